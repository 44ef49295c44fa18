from pathlib import Path

from desktop.importing.folders import natural_order, text_files


def put(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("文", encoding="utf-8")


def names(folder, paths=None):
    return [path.relative_to(folder).as_posix() for path in text_files(paths or [folder])]


def test_text_files_of_a_folder_come_in_the_order_a_person_would_put_them(tmp_path):
    put(tmp_path, "第10版.txt", "第2版.txt", "b/第1版.md", "a.TXT")
    assert names(tmp_path) == ["a.TXT", "b/第1版.md", "第2版.txt", "第10版.txt"]


def test_other_files_and_hidden_ones_stay_out(tmp_path):
    put(tmp_path, "a.txt", "b.pdf", "c.txt.bak", ".d.txt", ".git/e.txt", "f/.g/h.txt")
    assert names(tmp_path) == ["a.txt"]


def test_a_file_given_by_name_comes_whatever_its_ending(tmp_path):
    put(tmp_path, "a.log", "b.txt")
    given = [tmp_path / "b.txt", tmp_path / "a.log", tmp_path / "missing.txt"]
    assert text_files(given) == given


def test_a_file_reached_twice_comes_once(tmp_path):
    put(tmp_path, "a.txt", "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path, [tmp_path / "b.txt", tmp_path, tmp_path]) == ["b.txt", "a.txt"]


def test_folders_that_lead_into_themselves_end(tmp_path):
    put(tmp_path, "a/b.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/b.txt"]


def test_a_linked_folder_is_read(tmp_path):
    put(tmp_path, "elsewhere/b.txt")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert names(tmp_path, [tmp_path / "here"]) == ["here/linked/b.txt"]


def test_a_folder_without_texts_stands_for_itself(tmp_path):
    assert text_files([tmp_path]) == [tmp_path]


def test_numbers_count_as_numbers():
    pages = ["a2.txt", "a10.txt", "a1b2.txt", "a1b10.txt", "A3.txt"]
    assert sorted(map(Path, pages), key=natural_order) == [
        Path(name) for name in ["a1b2.txt", "a1b10.txt", "a2.txt", "A3.txt", "a10.txt"]
    ]


def test_relative_paths_stay_relative(tmp_path, monkeypatch):
    put(tmp_path, "pages/a.txt")
    monkeypatch.chdir(tmp_path)
    assert text_files([Path("pages")]) == [Path("pages") / "a.txt"]
