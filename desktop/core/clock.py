"""Times as they are written down: UTC, ISO 8601, milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> str:
    """Return the present as `2025-03-01T08:15:30.123Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now_after(time: str | None) -> str:
    """Return the present, or the millisecond after a written time that lies ahead: clocks differ between computers."""
    present = now()
    if time is None or present > time:
        return present
    later = datetime.fromisoformat(time.replace("Z", "+00:00")) + timedelta(milliseconds=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_clock(time: str) -> str:
    """Return a written time as the wall clock shows it, `16:15:30`."""
    return _local(time).strftime("%H:%M:%S")


def local_minute(time: str) -> str:
    """Return a written time as a local date and minute, `2025-03-01 16:15`."""
    return _local(time).strftime("%Y-%m-%d %H:%M")


def _local(time: str) -> datetime:
    return datetime.fromisoformat(time.replace("Z", "+00:00")).astimezone()
