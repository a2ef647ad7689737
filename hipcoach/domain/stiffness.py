"""Long stiffness in the morning at weekly checks (B7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.domain.records import StiffnessEntry

    Check = tuple[date, int]


def last_long_run(entries: Iterable[StiffnessEntry], today: date, over_minutes: int, length: int) -> list[Check] | None:
    """The latest ``length`` weekly checks in a row with more minutes than ``over_minutes``, or None.

    The last answer of a calendar week is its check; weeks without one are neither good nor bad and don't part others.
    """
    latest = {entry.stamp.day: entry.minutes for entry in entries if entry.stamp.day <= today}
    known = sorted((day, minutes) for day, minutes in latest.items() if minutes is not None)
    checks = list({day.isocalendar()[:2]: (day, minutes) for day, minutes in known}.values())
    for end in range(len(checks), length - 1, -1):
        run = checks[end - length : end]
        if all(minutes > over_minutes for _, minutes in run):
            return run
    return None
