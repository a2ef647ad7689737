"""A clock on the wall of a made-up person: it shows what it is told, in their time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, time


class WallClock:
    """Shows a time of day in a zone; goes on only when told."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._start = self._shows = datetime(2026, 1, 1, tzinfo=UTC)

    def tell(self, day: date, at: time) -> None:
        """Show a time of day; never earlier than it showed before."""
        wanted = datetime.combine(day, at, tzinfo=self._zone).astimezone(UTC)
        self._shows = max(wanted, self._shows)

    def let_pass(self, seconds: float) -> None:
        """Go on by so many seconds."""
        self._shows += timedelta(seconds=seconds)

    def monotonic_s(self) -> float:
        """Seconds shown since it was made."""
        return (self._shows - self._start).total_seconds()

    def local_now(self) -> datetime:
        """The moment shown."""
        return self._shows.astimezone(self._zone)

    def to_real_s(self, monotonic_s: float) -> float:  # noqa: ARG002 (as every clock has it)
        """No real time passes, however far the clock is told: nobody slept meanwhile."""
        return 0.0
