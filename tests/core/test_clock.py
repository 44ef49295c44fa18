"""Times are written in UTC with milliseconds and shown on the local clock."""

import re
import time

import pytest

from desktop.core.clock import local_clock, local_minute, now


@pytest.fixture
def _in_hangzhou(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_present_is_written_in_utc_with_milliseconds():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())


def test_written_times_sort_as_they_passed():
    times = [now() for _ in range(500)]
    assert times == sorted(times)


@pytest.mark.usefixtures("_in_hangzhou")
def test_a_time_is_shown_on_the_local_clock():
    assert local_clock("2025-03-01T20:15:30.123Z") == "04:15:30"


@pytest.mark.usefixtures("_in_hangzhou")
def test_the_local_date_may_be_the_next_day():
    assert local_minute("2025-03-01T20:15:30.123Z") == "2025-03-02 04:15"
