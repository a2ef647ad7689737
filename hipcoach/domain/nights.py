"""Nights in which hip pain woke the person (B7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.history import History


class BrokenNights(Frozen):
    """A spell of days with many broken nights each, that was new or increasing at some point.

    Attributes:
        since: The first day on which there were many, and more than in as many nights before.
        count: How many there are now.
        before: How many there were in as many nights before ``since``.
    """

    since: date
    count: int
    before: int


def broken_nights(history: History, many: int, window_days: int) -> BrokenNights | None:
    """The spell that today lies in, or None.

    An unanswered night is not counted as broken, neither now nor in the nights it is compared with; so where the nights
    before are not known, many broken ones are taken for new.
    """
    day, window = history.today, timedelta(days=window_days)
    broken = sum(1 for back in range(window_days) if history.woke_on(day - ONE_DAY * back))
    counts = {}
    while broken >= many:
        counts[day] = broken
        broken += bool(history.woke_on(day - window)) - bool(history.woke_on(day))
        day -= ONE_DAY
    for since in reversed(counts):  # oldest first
        before = counts.get(since - window)
        if before is None:
            before = sum(1 for back in range(window_days) if history.woke_on(since - window - ONE_DAY * back))
        if counts[since] > before:
            return BrokenNights(since=since, count=counts[history.today], before=before)
    return None
