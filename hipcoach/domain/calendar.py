"""The training day: it starts in the small hours, so that a late session counts for the evening it ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta


def training_day(local: datetime, starts_at_h: int) -> date:
    """The day a moment on the person's clock belongs to.

    Reckoned on the face of the clock, so a change to or from summer time can't move a session to another day.
    """
    return (local.replace(tzinfo=None) - timedelta(hours=starts_at_h)).date()


def days_between(first: date, last: date) -> int:
    """Whole days from ``first`` to ``last``."""
    return (last - first).days
