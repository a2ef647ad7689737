"""Flares found in a diary, and the one most tests are about."""

from __future__ import annotations

from hipcoach.domain.flare import flares
from tests.unit.domain.diary import Diary, number
from tests.unit.samples import PROGRAMME

RULES, PAIN = PROGRAMME.flare, PROGRAMME.pain
BEGINS = 10  # the day the flare of most tests is reported


def found(diary, today=60, rules=RULES, hour=20):
    return flares(diary.history(today, hour), diary.usual_pain, rules, PAIN)


def started(diary, today=60):
    return [(number(flare.started_on), flare.start) for flare in found(diary, today)]


def calm_week(level=2, first=0, last=9):
    """A diary with the same worst pain every day."""
    diary = Diary()
    diary.worst = dict.fromkeys(range(first, last + 1), level)
    return diary


def reported(mornings=None, worst=2):
    """A flare on day 10, with a morning of 3 every day from then on, and what a test says otherwise."""
    diary = calm_week(worst, last=60)
    diary.reports = {BEGINS: True}
    diary.mornings = dict.fromkeys(range(BEGINS, 60), 3) | (mornings or {})
    return diary


def rows(diary, today=60):
    (flare,) = found(diary, today)
    return [number(first) - BEGINS for first in flare.rows_from]
