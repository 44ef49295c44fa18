import pytest

from desktop.cli.guard import WrongCall
from desktop.cli.language import language_of_environment, take_language


@pytest.fixture
def surroundings(monkeypatch):
    for name in ("ZHUBI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", "zh"),
        ("zh_TW", "zh"),
        ("zh_Hans_CN.GB18030", "zh"),
        ("C", "zh"),
        ("POSIX", "zh"),
        ("C.UTF-8", "zh"),
        ("en_US.UTF-8", "en"),
        ("de_DE@euro", "en"),
        ("ja_JP.eucJP", "en"),
    ],
)
def test_the_locale_gives_the_language(surroundings, name, language):
    surroundings.setenv("LANG", name)
    assert language_of_environment() == language


def test_the_stronger_variable_counts(surroundings):
    surroundings.setenv("LANG", "zh_CN.UTF-8")
    surroundings.setenv("LC_ALL", "en_GB.UTF-8")
    assert language_of_environment() == "en"


def test_the_own_variable_goes_before_the_locale(surroundings):
    surroundings.setenv("LC_ALL", "zh_CN.UTF-8")
    surroundings.setenv("ZHUBI_LANG", "en")
    assert language_of_environment() == "en"


def test_an_unknown_language_in_the_own_variable_is_passed_over(surroundings):
    surroundings.setenv("ZHUBI_LANG", "fr")
    surroundings.setenv("LANG", "en_US.UTF-8")
    assert language_of_environment() == "en"


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "check", "a"], ["check", "--lang=en", "a"], ["check", "a", "--lang", "en"]]
)
def test_the_option_may_stand_anywhere(arguments):
    assert take_language(arguments) == ("en", ["check", "a"])


def test_behind_two_dashes_nothing_is_an_option():
    assert take_language(["--", "--lang", "en"]) == (None, ["--", "--lang", "en"])


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_an_unknown_language_is_a_wrong_call(arguments):
    with pytest.raises(WrongCall):
        take_language(arguments)


def test_the_option_goes_before_the_variable(zhubi, study):
    assert zhubi("check", study, "--lang", "en").out == "“study.zhubi”: all is well.\n"
