import pytest

from desktop.importing.bylines import authors, is_byline


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 白舟",
        "□记者 白某 通讯员 谷雨晴",
        "记者白舟 通讯员谷雨晴",
        "\u3000本报通讯员：白舟",
        "文/图 白舟",
        "摄影：白舟",
        "□苇汀街道党工委书记 白舟",
        "通讯员 白舟 文/摄",
        "全媒体记者 欧阳晴",
        "本报评论员",
        "□本报特约评论员",
    ],
)
def test_a_line_that_names_who_wrote_is_a_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "记者手记",
        "评论员",
        "本报评论员文章",
        "记者近日走访苇汀社区",
        "记者从县里获悉，水渠已经修通。",
        "本报讯 记者 白舟",
        "白舟 谷雨晴",
        "通讯员培训班开班",
        "图为修渠现场",
        "□" + "水渠" * 30,
        "□水渠通了。",
    ],
)
def test_a_line_in_doubt_is_none(line):
    assert not is_byline(line)


def test_names_take_the_role_printed_before_them():
    assert authors("□记者 白某 孟小舟 通讯员 谷雨晴") == (("白某", "记者"), ("孟小舟", "记者"), ("谷雨晴", "通讯员"))


def test_a_role_may_stand_close_to_its_name():
    assert authors("本报记者白舟、孟小舟") == (("白舟", "本报记者"), ("孟小舟", "本报记者"))


def test_an_office_before_a_name_is_its_role():
    assert authors("□苇汀街道党工委书记 白舟") == (("白舟", "苇汀街道党工委书记"),)


def test_names_alone_have_no_role():
    assert authors("白舟 孟小舟") == (("白舟", None), ("孟小舟", None))


def test_a_name_of_two_characters_may_be_spaced_out():
    assert authors("记者 白\u3000舟 孟小舟") == (("白舟", "记者"), ("孟小舟", "记者"))


@pytest.mark.parametrize("byline", ["", "文/图 白舟", "苇汀社区供稿", "记者 阿卜杜拉·某"])
def test_what_is_not_plain_gives_nobody(byline):
    assert authors(byline) == ()
