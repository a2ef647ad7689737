"""The person of the example journal: what their hip feels and what they do, day by day, from a seed alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum
from random import Random
from typing import TYPE_CHECKING

from hipcoach.domain.records import Effort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_AT_FIRST = 4.4  # pain in the first mornings
_IN_THE_END = 1.7  # pain after a long time
_SETTLES_IN_DAYS = 26.0
_SORE_DAY = 36  # too much gardening the day before
_SORE_BY = 3.7
_SORE_FOR_DAYS = 2.0
_AWAY_DAYS = range(24, 28)  # a long weekend without the mat
_NOT_TODAY_DAYS = frozenset({17, 32, 50})  # a session that isn't done
_FORGOTTEN_DAYS = frozenset({22, 33, 47})  # the app is not opened in the morning
_OPEN_MORNINGS = frozenset({16, 29, 41, 54})  # asked and left unanswered
_OPEN_AFTERS = frozenset({18, 40, 49})
_MORE_BY_NOON = 0.45  # a little more than in the morning, once up and about
_SUNDAY = 7
_TOLERATED_MAX = 5  # above it the person stops by themselves
_SOUND_SLEEP_MAX = 3  # up to it no night is broken


class Doing(Enum):
    """What the person does of the day's session."""

    ALL = "all"
    NOTHING = "nothing"
    CUT_SHORT = "cut_short"
    HURTS = "hurts"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDay:
    """One day of the person; scores are 0 to 10, None is asked and left open.

    Attributes:
        number: From 0.
        day: The calendar day.
        checks_in: Whether the morning's questions were seen at all.
        morning: Pain in the morning.
        worst_24h: Worst since yesterday morning.
        woke: Whether pain broke the night.
        rises_at: Time of the check-in.
        trains_at: Time of the session.
        doing: What is done of it.
        before: Pain before it.
        worst: Worst in it.
        after: Pain after it.
        effort: How hard it felt.
    """

    number: int
    day: date
    checks_in: bool
    morning: int | None
    worst_24h: int | None
    woke: bool | None
    rises_at: time
    trains_at: time
    doing: Doing
    before: int
    worst: int
    after: int | None
    effort: Effort | None


def live(first: date, days: int, seed: int) -> Iterator[DemoDay]:
    """The days of the person, beginning on ``first``."""
    rng = Random(seed)  # noqa: S311 (no secret: an example that is the same each time)
    coming = {19: Doing.CUT_SHORT, 30: Doing.HURTS, 45: Doing.CUT_SHORT}
    wobble = 0.0
    worst_yesterday = 5
    for number in range(days):
        day = first + timedelta(days=number)
        wobble = 0.55 * wobble + rng.gauss(0.0, 0.3)
        doing = Doing.NOTHING
        if number == 0 or not (day.isoweekday() == _SUNDAY or number in _AWAY_DAYS or number in _NOT_TODAY_DAYS):
            due = min((each for each in coming if each <= number), default=None)
            doing = Doing.ALL if due is None else coming.pop(due)
        made = _one_day(rng, number, day, _level(number) + wobble, worst_yesterday, doing)
        worst_yesterday = made.before if doing is Doing.NOTHING else made.worst
        yield made


def _level(number: int) -> float:
    """Where the pain would be on a quiet day: it eases, with one sore spell."""
    eased = _IN_THE_END + (_AT_FIRST - _IN_THE_END) * math.exp(-number / _SETTLES_IN_DAYS)
    since = number - _SORE_DAY
    return eased + (_SORE_BY * math.exp(-since / _SORE_FOR_DAYS) if since >= 0 else 0.0)


def _one_day(rng: Random, number: int, day: date, felt: float, worst_yesterday: int, doing: Doing) -> DemoDay:
    morning = _score(felt)
    before = _score(felt + _MORE_BY_NOON + rng.gauss(0.0, 0.25))
    worst = max(min(_score(before + rng.choice((0, 0, 1, 1, 1))), _TOLERATED_MAX), before)
    if doing is Doing.HURTS:
        worst = _TOLERATED_MAX
    efforts = (Effort.EASY, Effort.ABOUT_RIGHT, Effort.ABOUT_RIGHT, Effort.HARD)
    return DemoDay(
        number=number,
        day=day,
        checks_in=number not in _AWAY_DAYS and number not in _FORGOTTEN_DAYS,
        morning=None if number in _OPEN_MORNINGS else morning,
        worst_24h=_score(max(morning, worst_yesterday - rng.choice((0, 0, 1)))),
        woke=morning > _SOUND_SLEEP_MAX and rng.random() < 0.2 * (morning - _SOUND_SLEEP_MAX),
        rises_at=time(7, rng.randrange(10, 50)),
        trains_at=time(rng.choice((9, 9, 10, 17)), rng.randrange(55)),
        doing=doing,
        before=before,
        worst=worst,
        after=None if number in _OPEN_AFTERS else _score(worst - rng.choice((0, 1, 1, 2))),
        effort=Effort.HARD if doing is Doing.HURTS else rng.choice(efforts),
    )


def _score(pain: float) -> int:
    return min(max(round(pain), 0), 10)
