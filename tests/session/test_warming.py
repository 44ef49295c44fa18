import subprocess
import sys

from desktop.session import warming
from desktop.session.warming import Warming

SCRIPT = """
import sys
from desktop.session.warming import Warming
before = "desktop.operations.place_code" in sys.modules
warming = Warming()
warming.start()
warming._thread.join()
print(before, "desktop.operations.place_code" in sys.modules)
"""


def test_what_the_first_coding_needs_is_loaded_ahead(project):
    found = subprocess.run([sys.executable, "-c", SCRIPT], cwd=project, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True"]


def test_nothing_more_is_loaded_once_stopped(monkeypatch):
    done = []
    made = Warming()
    monkeypatch.setattr(
        warming,
        "_steps",
        lambda: (lambda: done.append(1), lambda: setattr(made, "_wanted", False), lambda: done.append(2)),
    )
    made.start()
    made.stop()
    assert done in ([], [1])


def test_it_can_be_stopped_before_it_was_started():
    Warming().stop()
