"""The goes at the programme: the stretches of time between long times off (E6)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.calendar import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Go(NamedTuple):
    """One of them.

    Attributes:
        tests_from: From this day on self-tests count in it: the day the time off was long enough.
        started_on: The first session in it, or today.
        ends: Its last day.
    """

    tests_from: date
    started_on: date
    ends: date


def goes(trained: Sequence[date], today: date, off_days: int) -> Iterator[Go]:
    """All of them, the last one ending today.

    Args:
        trained: The days with a session, ascending, at least one.
        today: The day it is.
        off_days: Days from one session to the next that end a go.
    """
    tests_from, started_on = date.min, trained[0]
    for last, following in pairwise((*trained, today)):
        if (following - last).days >= off_days:
            off = last + timedelta(days=off_days)
            yield Go(tests_from, started_on, off - ONE_DAY)
            tests_from, started_on = off, following
    yield Go(tests_from, started_on, today)
