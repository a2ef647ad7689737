"""The training day: it starts in the small hours, so that a late session counts for the evening it ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE_DAY = timedelta(days=1)


def training_day(local: datetime, starts_at_h: int) -> date:
    """The day a moment on the person's clock belongs to.

    Reckoned on the face of the clock, so a change to or from summer time can't move a session to another day.
    """
    return (local.replace(tzinfo=None) - timedelta(hours=starts_at_h)).date()


def days_between(first: date, last: date) -> int:
    """Whole days from ``first`` to ``last``."""
    return (last - first).days


def until_next_day_s(local: datetime, starts_at_h: int) -> float:
    """Seconds on the face of the clock until the next training day begins."""
    begins = training_day(local, starts_at_h) + timedelta(days=1)
    at = datetime(begins.year, begins.month, begins.day, starts_at_h)  # noqa: DTZ001 (clock face)
    return (at - local.replace(tzinfo=None)).total_seconds()


def between(days: Sequence[date], first: date, last: date) -> list[date]:
    """Those of the ascending ``days`` that lie from ``first`` to ``last``, both included."""
    return list(days[bisect_left(days, first) : bisect_right(days, last)])
