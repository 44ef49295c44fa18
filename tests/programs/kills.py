"""Kill a process that is coding, again and again, and look whether anything it had acknowledged was lost.

    python -m tests.programs.kills --runs 200

The control works without a journal and must be found broken, else this program could find nothing at all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.errors import KnownError
from desktop.session import Session
from tests import projects
from tests.conftest import PROJECT
from tests.programs.worker import standing
from tests.projects import LEAD


class Run(NamedTuple):
    """One kill: what was acknowledged before it, whether it fell inside a commit, and what was found wrong."""

    acknowledged: list[dict[str, Any]]
    inside: bool
    faults: list[str]


def killed(work: str, path: Path, *, seed: int) -> list[dict[str, Any]]:
    """Let a process work on a project, kill it at a random moment, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.programs.worker", work, str(path), str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT)
    assert child.stdout is not None
    with child.stdout as told:
        first = told.readline()
        if not first:
            raise RuntimeError(f"the process ended by itself: {child.wait()}")
        time.sleep(random.Random(seed).uniform(0.01, 0.25))
        child.kill()
        if child.wait() != -signal.SIGKILL:
            # What broke before the kill says nothing about kills, in the control least of all.
            raise RuntimeError(f"the process ended by itself: {child.returncode}")
        lines = [first, *told.read().splitlines(keepends=True)]
    return [json.loads(line) for line in lines if line.endswith(b"\n")]


def kill_coding(path: Path, *, seed: int, work: str = "code") -> Run:
    """Kill a process that codes on this project, and judge what it left."""
    acknowledged = killed(work, path, seed=seed)
    journal = path.with_name(path.name + "-journal")
    inside = journal.exists() and journal.stat().st_size > 0
    return Run(acknowledged, inside, judge(path, acknowledged[-1]))


def judge(path: Path, last: dict[str, Any]) -> list[str]:
    """Return what is wrong with a project whose last acknowledged standing is known; nothing, if all is well."""
    try:
        session = Session.open(path, coder=LEAD)
    except KnownError as error:
        return [f"does not open: {error.kind}"]
    try:
        return [*(finding.kind for finding in session.read.check()), *_lost(session, last)]
    except KnownError as error:
        return [f"cannot be read: {error.kind}"]
    finally:
        session.close()


def _lost(session: Session, last: dict[str, Any]) -> list[str]:
    revisions = projects.revisions(session)
    before, after = revisions[: last["size"]], revisions[last["size"] :]
    if len(before) < last["size"] or before[-1][-1] != last["head"]:
        return ["acknowledged work is lost"]
    for work in ("codings", "answers"):
        if not after and standing(session)[work] != last[work]:
            return [f"the {work} are others than acknowledged"]
    # One action may be whole though its acknowledgement was cut off; a second one cannot have begun.
    actions = [row for row in after if row[8] == "action"]
    return ["more was written than begun"] if len(actions) > 1 or (after and not actions) else []


def _repeat(folder: Path, *, runs: int, work: str, seed: int) -> list[Run]:
    found: list[Run] = []
    for number in range(runs):
        # What the control breaks is of no use to the next run.
        path = folder / (f"{work}-{number}.zhubi" if work == "careless" else f"{work}.zhubi")
        if not path.exists():
            projects.filled(path)
        found.append(kill_coding(path, seed=seed + number, work=work))
        print(".x"[bool(found[-1].faults)], end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return found


def _report(name: str, runs: list[Run]) -> None:
    acknowledged = sum(len(run.acknowledged) for run in runs)
    broken = [run for run in runs if run.faults]
    print(
        f"{name}: {len(runs)} kills, {sum(run.inside for run in runs)} of them inside a commit, "
        f"{acknowledged} actions acknowledged, {len(broken)} projects broken"
    )
    for fault in sorted({fault for run in broken for fault in run.faults}):
        print(f"  {fault}: {sum(fault in run.faults for run in broken)}")


def main() -> int:
    """Run the kills and the control; return 0 if nothing was lost and the control was found broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--control-runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    print(f"seed {given.seed}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHUBI_HOME"] = f"{folder}/home"
        runs = _repeat(Path(folder), runs=given.runs, work="code", seed=given.seed)
        answers = _repeat(Path(folder), runs=given.runs, work="answer", seed=given.seed)
        walks = _repeat(Path(folder), runs=given.runs, work="walk", seed=given.seed)
        control = _repeat(Path(folder), runs=given.control_runs, work="careless", seed=given.seed)
    _report("coding", runs)
    _report("answering", answers)
    _report("clause by clause", walks)
    _report("control", control)
    return int(any(run.faults for run in (*runs, *answers, *walks)) or not any(run.faults for run in control))


if __name__ == "__main__":
    sys.exit(main())
