"""The only place that reads a clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """Two clocks: a steady one for durations, the calendar's for records."""

    def monotonic_s(self) -> float:
        """Seconds of a clock that never jumps, from an arbitrary start."""
        ...

    def local_now(self) -> datetime:
        """The moment on the person's clock, aware, with their offset from UTC."""
        ...

    def to_real_s(self, monotonic_s: float) -> float:
        """The moment ``monotonic_s`` in seconds of ``time.perf_counter``, which other processes share."""
        ...


class SystemClock:
    """The computer's clocks."""

    def monotonic_s(self) -> float:
        """Seconds of ``time.perf_counter``: finer than ``time.monotonic`` on Windows, and the same in all processes."""
        return time.perf_counter()

    def local_now(self) -> datetime:
        """The moment in the computer's time zone."""
        return datetime.now(UTC).astimezone()

    def to_real_s(self, monotonic_s: float) -> float:
        """Return the moment as it is."""
        return monotonic_s


class FastClock:
    """A clock that runs ``speed`` times as fast and can be set, for the example journal and for rehearsals.

    Attributes:
        speed: Seconds of this clock in one real second, from 1 to 60.
    """

    def __init__(self, speed: float, starts_at: datetime | None = None) -> None:
        self.speed = speed
        self._real_start_s = time.perf_counter()
        self._local_start = starts_at or datetime.now(UTC).astimezone()

    def monotonic_s(self) -> float:
        """Seconds since this clock was made, at its speed."""
        return (time.perf_counter() - self._real_start_s) * self.speed

    def local_now(self) -> datetime:
        """The moment on the calendar, at its speed from its start."""
        return self._local_start + timedelta(seconds=self.monotonic_s())

    def to_real_s(self, monotonic_s: float) -> float:
        """The real moment at which this clock shows ``monotonic_s``."""
        return self._real_start_s + monotonic_s / self.speed

    def set_local(self, moment: datetime) -> None:
        """Let the calendar show ``moment`` now; the steady clock goes on."""
        self._local_start = moment - timedelta(seconds=self.monotonic_s())


def offset_min(moment: datetime) -> int:
    """Minutes the offset of an aware moment is ahead of UTC."""
    offset = moment.utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


def with_offset(moment_utc: datetime, minutes: int) -> datetime:
    """The UTC moment as the clock of a person ``minutes`` ahead of UTC showed it."""
    return moment_utc.astimezone(timezone(timedelta(minutes=minutes)))
