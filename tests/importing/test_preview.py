import json
from hashlib import sha256

from desktop.importing.preview import preview
from desktop.wording import set_language
from tests.texts import PLAIN_ARTICLE


def test_a_file_shows_what_it_would_bring(tmp_path):
    (tmp_path / "a.txt").write_bytes(PLAIN_ARTICLE.encode("gb18030"))
    (file,) = preview([tmp_path / "a.txt"])["files"]
    assert file == {
        "file": "a.txt",
        "sha256": sha256(PLAIN_ARTICLE.encode("gb18030")).hexdigest(),
        "encoding": "gb18030",
        "page_texts": [PLAIN_ARTICLE],
        "repairs": [],
        "problems": [],
        "articles": [
            {
                "headline": "苇汀社区：一张便民桌摆了三百天",
                "kicker": None,
                "subtitle": None,
                "byline": "本报记者 白舟 通讯员 谷雨晴",
                "authors": [{"name": "白舟", "role": "本报记者"}, {"name": "谷雨晴", "role": "通讯员"}],
                "place": {"province": None, "city": None, "district": None, "town": []},
                "paragraphs": PLAIN_ARTICLE.strip().split("\n\n")[2:],
                "headings": [],
                "captions": [],
            }
        ],
    }


def test_a_refused_file_shows_its_reason_and_no_article(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (file,) = preview([tmp_path / "a.txt"])["files"]
    (problem,) = file["problems"]
    assert (file["articles"], problem["kind"], problem["line"]) == ([], "file_empty", None)
    assert "a.txt" in problem["message"]


def test_a_problem_names_its_line_in_the_current_language(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe" + "渠修了\n水通".encode("utf-16-le") + b"\x3d\xd8")
    messages = set()
    for language in ("zh", "en"):
        set_language(language)
        (problem,) = preview([tmp_path / "a.txt"])["files"][0]["problems"]
        assert (problem["kind"], problem["line"]) == ("characters_damaged", 2)
        messages.add(problem["message"])
    assert len(messages) == 2


def test_a_preview_is_plain_json_and_writes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(PLAIN_ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PLAIN_ARTICLE, encoding="utf-8")
    shown = preview([tmp_path])
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown
    assert [len(file["articles"]) for file in shown["files"]] == [1, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_the_shared_pages_come_in_whole(shared):
    files = sorted((shared / "pages").glob("*.txt"))
    for path, file in zip(files, preview(files)["files"], strict=True):
        assert file["problems"] == []
        (article,) = file["articles"]
        body = article["paragraphs"]
        for heading in reversed(article["headings"]):
            body.insert(heading["before_paragraph"], heading["text"])
        seen = "".join([article["headline"], article["byline"] or "", *body])
        assert "".join(seen.split()) == "".join(path.read_text(encoding="utf-8").split())
