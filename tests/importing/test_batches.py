from desktop.importing.batches import Refusal, iter_pages, read_pages
from tests.texts import PLAIN_ARTICLE


def article(number):
    return PLAIN_ARTICLE.replace("三百天", f"{number}天", 1)


def fill(folder, *, good=0, bad=0):
    for number in range(good):
        (folder / f"好{number}.txt").write_text(article(number), encoding="utf-8")
    for number in range(bad):
        (folder / f"坏{number}.txt").write_bytes([b"", b"%PDF-1.4", bytes(range(256))][number % 3])


def test_the_good_files_of_a_folder_come_in_and_the_bad_ones_are_listed(tmp_path):
    fill(tmp_path, good=90, bad=10)
    batch = read_pages([tmp_path])
    assert (len(batch.pages), len(batch.refused), batch.cancelled) == (90, 10, False)
    assert {refusal.file_name for refusal in batch.refused} == {f"坏{number}.txt" for number in range(10)}
    assert {refusal.error.kind for refusal in batch.refused} == {"file_empty", "file_not_text"}


def test_the_same_text_twice_is_refused_by_name(tmp_path):
    (tmp_path / "a.txt").write_text(PLAIN_ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(PLAIN_ARTICLE.replace("\n", "\r\n").encode("gb18030"))
    batch = read_pages([tmp_path])
    (refusal,) = batch.refused
    headline = PLAIN_ARTICLE.split("\n")[0]
    assert (refusal.error.kind, refusal.error.facts) == ("same_text", {"file": "b.txt", "other": headline})


def test_a_text_that_the_study_holds_already_is_refused_by_name(tmp_path):
    fill(tmp_path, good=2)
    first = read_pages([tmp_path]).pages[0]
    batch = read_pages([tmp_path], known_digests={first.articles[0].digest: "旧文"})
    assert len(batch.pages) == 1
    assert batch.refused[0].error.facts["other"] == "旧文"


def test_progress_counts_files_good_and_bad(tmp_path):
    fill(tmp_path, good=2, bad=2)
    told = []
    read_pages([tmp_path], progress=lambda count, whole: told.append((count, whole)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_is_read_before_cancelling_is_kept(tmp_path):
    fill(tmp_path, good=5)
    told = []
    batch = read_pages([tmp_path], progress=lambda *counts: told.append(counts), cancelled=lambda: len(told) == 3)
    assert (len(batch.pages), batch.cancelled) == (3, True)


def test_pages_come_one_by_one(tmp_path):
    fill(tmp_path, good=1, bad=1)
    reading = iter_pages([tmp_path / "好0.txt", tmp_path / "坏0.txt", tmp_path / "好0.txt"])
    assert next(reading).file_name == "好0.txt"
    assert isinstance(next(reading), Refusal)
    assert next(reading).error.kind == "same_text"


def test_an_encoding_holds_for_every_file(tmp_path):
    for number in range(2):
        (tmp_path / f"{number}.txt").write_bytes(article(number).encode("gb18030"))
    assert len(read_pages([tmp_path], encoding="gbk").pages) == 2
    assert [each.error.kind for each in read_pages([tmp_path], encoding="utf-8").refused] == ["encoding_wrong"] * 2
