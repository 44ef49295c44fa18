import errno
import os
import signal
import subprocess
import sys

import pytest

from desktop.cli.guard import guarded
from desktop.core.errors import KnownError


def raising(error):
    def work():
        raise error

    return work


def test_the_code_of_the_work_is_the_answer():
    assert guarded(lambda: 5) == 5


def test_a_known_error_is_told(capsys):
    assert guarded(raising(KnownError("file_missing", file="亭.txt"))) == 1
    assert capsys.readouterr().err.startswith("zhubi: 找不到“亭.txt”")


def test_an_unknown_one_goes_into_the_log(capsys, zhubi_home):
    assert guarded(raising(ZeroDivisionError("seven by nought"))) == 1
    log = zhubi_home / "log" / "zhubi.log"
    message = capsys.readouterr().err
    assert str(log) in message
    assert message.count("\n") == 1
    assert "seven by nought" not in message
    assert "ZeroDivisionError: seven by nought" in log.read_text(encoding="utf-8")


def test_no_word_of_an_article_goes_into_the_log(capsys, zhubi_home):
    guarded(raising(LookupError("渡口的灯修好了")))
    assert "渡口" not in (zhubi_home / "log" / "zhubi.log").read_text(encoding="utf-8")


def test_where_no_log_can_be_written_the_reason_is_told(capsys, monkeypatch, tmp_path):
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("ZHUBI_HOME", str(tmp_path / "home"))
    assert guarded(raising(ZeroDivisionError("seven by nought"))) == 1
    assert "seven by nought" in capsys.readouterr().err


def test_a_known_error_without_a_sentence_still_ends_well(capsys):
    assert guarded(raising(KnownError("never_heard_of"))) == 1
    assert capsys.readouterr().err.startswith("zhubi: ")


def test_an_interruption_is_told(capsys):
    assert guarded(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err.startswith("zhubi: 已中断")


def test_a_reader_who_has_gone_is_no_fault(capsys):
    assert guarded(raising(BrokenPipeError(errno.EPIPE, "gone"))) == 0
    assert capsys.readouterr().err == ""


def run(project, home, *arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(project), "ZHUBI_HOME": str(home), "ZHUBI_LANG": "zh"}
    environment.update(options.pop("variables", {}))
    return subprocess.Popen([sys.executable, "-m", "desktop", *map(str, arguments)], env=environment, **options)


def test_output_into_a_closed_pipe_is_quiet(project, zhubi_home):
    reading, writing = os.pipe()
    os.close(reading)
    process = run(project, zhubi_home, "--help", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert process.communicate()[1] == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")  # noqa: PTH110
def test_output_onto_a_full_disk_is_told(project, zhubi_home):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = run(project, zhubi_home, "--help", stdout=full, stderr=subprocess.PIPE)
        err = process.communicate()[1].decode()
    assert process.returncode == 1
    assert err.count("\n") == 1
    assert err.startswith("zhubi: 结果没有写完整")


def test_chinese_comes_out_whole_under_a_latin_locale(project, zhubi_home):
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    process = run(project, zhubi_home, "--help", stdout=subprocess.PIPE, variables=variables)
    assert "朱笔" in process.communicate()[0].decode("utf-8")


def test_interrupting_an_import_leaves_the_project_as_it_was(project, zhubi, study, zhubi_home, tmp_path):
    before = study.read_bytes()
    pipe = tmp_path / "slow.txt"
    os.mkfifo(pipe)
    program = (
        "import sys, desktop.importing.batches as batches\n"
        "def wait(*_, **__):\n"
        "    print('waiting', flush=True)\n"
        "    import time; time.sleep(60)\n"
        "batches.read_pages = wait\n"
        "from desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(project), "ZHUBI_HOME": str(zhubi_home), "ZHUBI_LANG": "zh"}
    process = subprocess.Popen(
        [sys.executable, "-c", program, "import", str(study), str(pipe)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"waiting\n"
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130
    assert err.count("\n") == 1
    assert study.read_bytes() == before
    assert not study.with_name("study.zhubi.lock").exists()
