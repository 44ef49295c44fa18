"""`start.sh` and `test.sh` install only what is missing, and say in one sentence what is in the way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for a POSIX shell")

TOOLS = ("sh", "cat", "cksum", "dirname", "env", "mkdir")


class Machine:
    """A checkout on a made-up machine, whose programs only write down that they were called."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.top = folder / "check out"
        self.programs = folder / "programs"
        self.record = folder / "calls"
        self.record.touch()
        self.programs.mkdir(parents=True)
        shutil.copytree(project / "resources" / "setup", self.top / "resources" / "setup")
        shutil.copy(project / "pyproject.toml", self.top)
        for tool in TOOLS:
            (self.programs / tool).symlink_to(str(shutil.which(tool)))
        self.has("dpkg-query")
        self.has("apt-get")
        self.user(0)
        self.libraries(missing=())

    def has(self, program: str, *, does: str = "exit 0", at: Path | None = None) -> None:
        file = (at or self.programs) / program
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'#!/bin/sh\necho "{program} $*" >>"{self.record}"\n{does}\n', encoding="utf-8")
        file.chmod(0o755)

    def user(self, number: int) -> None:
        self.has("id", does=f"echo {number}")

    def libraries(self, *, missing: tuple[str, ...]) -> None:
        lines = (self.top / "resources" / "setup" / "libraries.txt").read_text(encoding="utf-8").splitlines()
        files = [line.split()[0] for line in lines if not line.startswith("#")]
        known = "\n".join(f"\t{file} (libc6,x86-64) => /lib/{file}" for file in files if file not in missing)
        self.has("ldconfig", does=f"cat <<'END'\n{known}\nEND")

    def is_set_up(self) -> None:
        self.environment()
        outcome = subprocess.run(
            ["cksum"], stdin=(self.top / "pyproject.toml").open("rb"), capture_output=True, check=True
        )
        for stamp in ("run", "test"):
            (self.top / ".venv" / f"zhubi-{stamp}").write_bytes(outcome.stdout)

    def environment(self, *, pip: str = "exit 0") -> None:
        does = f'case "$*" in *"-m pip"*) {pip};; esac\nexit 0'
        for program in ("zhubi", "ruff", "mypy"):
            self.has(program, does="pwd", at=self.top / ".venv" / "bin")
        self.has("python", does=does, at=self.top / ".venv" / "bin")

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(self.top / "resources" / "setup" / script), *arguments]
        environment = {"PATH": str(self.programs), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, cwd=self.programs, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def calls(self, beginning: str) -> list[str]:
        lines = self.record.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(beginning)]


@pytest.fixture
def machine(tmp_path: Path, project: Path) -> Machine:
    return Machine(tmp_path, project)


def test_a_second_start_installs_nothing(machine):
    machine.is_set_up()
    outcome = machine.run("start.sh")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert machine.calls("apt-get") == []
    assert [call for call in machine.calls("python") if "pip" in call] == []


def test_start_hands_its_arguments_on_where_it_was_called(machine):
    machine.is_set_up()
    outcome = machine.run("start.sh", "export", "a b.zhubi")
    assert machine.calls("zhubi") == ["zhubi export a b.zhubi"]
    assert outcome.stdout.strip() == str(machine.programs)


def test_only_the_missing_library_is_installed(machine):
    machine.is_set_up()
    machine.libraries(missing=("libxcb-cursor.so.0",))
    machine.run("start.sh")
    assert machine.calls("apt-get install") == ["apt-get install -y -qq --no-install-recommends libxcb-cursor0"]


def test_tests_need_no_libraries_of_a_screen(machine):
    machine.is_set_up()
    machine.libraries(missing=("libxcb-cursor.so.0",))
    assert machine.run("test.sh").returncode == 0
    assert machine.calls("apt-get") == []


def test_arguments_of_the_test_command_reach_pytest(machine):
    machine.is_set_up()
    machine.run("test.sh", "tests/core", "-x")
    assert [call for call in machine.calls("python") if "pytest" in call] == ["python -m pytest -n auto tests/core -x"]


@pytest.mark.parametrize("script", ["start.sh", "test.sh"])
def test_without_rights_one_sentence_names_the_package(machine, script):
    machine.is_set_up()
    machine.libraries(missing=("libEGL.so.1",))
    machine.user(1000)
    outcome = machine.run(script)
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("zhubi: ")
    assert outcome.stderr.count("\n") == 1
    assert "apt install libegl1" in outcome.stderr


def test_the_command_line_runs_without_the_libraries_of_the_window(machine):
    machine.is_set_up()
    machine.libraries(missing=("libEGL.so.1",))
    machine.user(1000)
    assert machine.run("start.sh", "formats").returncode == 0
    assert machine.calls("zhubi") == ["zhubi formats"]


def test_sudo_is_used_where_there_is_one(machine):
    machine.is_set_up()
    machine.libraries(missing=("libEGL.so.1",))
    machine.user(1000)
    machine.has("sudo", does='"$@"')
    assert machine.run("start.sh").returncode == 0
    assert machine.calls("apt-get install")[0].endswith(" libegl1")


def test_a_failed_apt_is_one_sentence(machine):
    machine.is_set_up()
    machine.libraries(missing=("libEGL.so.1",))
    machine.has("apt-get", does="echo 'E: could not resolve' >&2; exit 100")
    outcome = machine.run("start.sh")
    assert outcome.returncode == 1
    assert "apt install libegl1" in outcome.stderr.splitlines()[-1]
    assert "could not resolve" not in outcome.stderr


def test_a_failed_pip_is_one_sentence_and_is_tried_again(machine):
    machine.environment(pip="exit 1")
    for _ in range(2):
        outcome = machine.run("start.sh")
        assert outcome.returncode == 1
        assert "install.log" in outcome.stderr.splitlines()[-1]
    assert len([call for call in machine.calls("python") if "-m pip install" in call]) == 2


def test_a_changed_list_of_packages_is_installed_once(machine):
    machine.is_set_up()
    with (machine.top / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    machine.run("start.sh")
    machine.run("start.sh")
    assert len([call for call in machine.calls("python") if "-m pip install" in call]) == 1


def test_without_a_python_one_sentence_says_which_is_needed(machine):
    outcome = machine.run("start.sh")
    assert outcome.returncode == 1
    assert "Python 3.11" in outcome.stderr.splitlines()[-1]


def test_another_system_than_debian_is_left_to_itself(machine):
    machine.is_set_up()
    machine.libraries(missing=("libEGL.so.1",))
    (machine.programs / "apt-get").unlink()
    outcome = machine.run("start.sh")
    assert (outcome.returncode, outcome.stderr) == (0, "")
