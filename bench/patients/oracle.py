"""A second, plain reading of the programme's rules about pain, to compare the program with; it shares no code with it.

Only what is certain is called red, and only what is plainly due is called due: where the programme leaves room, the
program is given that room.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from statistics import mean, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bench.patients.diary import Diary, Part, Trained

DAY = timedelta(days=1)
_LOOKS_BACK_DAYS = {"c_night": 28, "c_stiff": 14, "c_rising": 21}
"""Days that count for an advice: it can't be due again before so many have passed since somebody had a look."""


def is_red(diary: Diary, session: Trained, part: Part) -> bool:
    """Whether an exposure is red beyond doubt (B3)."""
    worst = part.own_worst if part.own_worst is not None else session.worst
    if worst >= 6 or part.was_stopped:
        return True
    morning = diary.mornings.get(session.day + DAY)
    if morning is None or session.day + DAY in diary.late:
        return False
    rise = morning - session.before
    return (rise >= 2 and morning >= 3) or (rise >= 1 and morning >= 6)


def may_be_green(diary: Diary, session: Trained, part: Part) -> bool:
    """Whether pain forbids nothing that makes an exposure green (B3)."""
    morning = diary.mornings.get(session.day + DAY)
    if morning is None or session.day + DAY in diary.late or is_red(diary, session, part):
        return False
    rise = morning - session.before
    return rise <= 0 or (rise <= 1 and morning <= 2)


def has_week_risen(diary: Diary, day: date) -> bool:
    """Whether last week was worse than the one before by a point or more (B4)."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    weeks = [_week_mean(diary, monday - timedelta(days=7 * back)) for back in (1, 2)]
    last, before = (math.nan if each is None else each for each in weeks)
    return last - before >= 1.0


def has_red_since(diary: Diary, exercise_id: str | None, since: datetime) -> bool:
    """Whether an exercise, or any, was red since a moment."""
    return any(
        is_red(diary, session, part)
        for session in reversed(diary.sessions)
        if session.at_utc >= since
        for part in session.parts
        if exercise_id in {None, part.exercise_id} and part.share > 0
    )


def baseline(diary: Diary, day: date) -> float | None:
    """Median of the worst in 24 hours over the seven days before (B1)."""
    scores = [diary.worst_24h[each] for each in _back(day - DAY, 7) if each in diary.worst_24h]
    return median(scores) if len(scores) >= 4 else None


def flare_starts_on(diary: Diary, day: date) -> bool:
    """Whether a flare has started for certain on a day (B6), if none is going on."""
    if day in diary.said_flare:
        return True
    days = (day - DAY, day)
    rises = [_rise(diary, each) for each in days]
    if all(
        rise is not None and rise >= 2 and diary.mornings[each] >= 3 for rise, each in zip(rises, days, strict=True)
    ):
        return True
    usual = baseline(diary, day - DAY)
    scores = [diary.worst_24h.get(each) for each in days]
    return usual is not None and all(score is not None and score >= max(usual + 2, 5) for score in scores)


def due(diary: Diary, day: date, first: date) -> Iterator[str]:
    """The reasons to see a clinician that are plainly there on a day (B7), by their ids; what was just seen isn't."""
    for id_ in _due(diary, day, first):
        seen = diary.cleared.get(id_, date.min)
        if (day - seen).days >= _LOOKS_BACK_DAYS.get(id_, 1):
            yield id_


def _due(diary: Diary, day: date, first: date) -> Iterator[str]:
    if _is_severe(diary, day):
        yield "c_severe"
        if _is_severe(diary, day - DAY):
            yield "c_severe2"
    if day.isoweekday() == 1 and _is_rising(diary, day):
        yield "c_rising"
    if _is_woken(diary, day):
        yield "c_night"
    for id_, number in (("c_plateau6", 42), ("c_plateau12", 84)):
        if (day - first).days == number and _is_plateau(diary, day, first):
            yield id_
    if _function_fell(diary, day):
        yield "c_worse_function"
    if day in diary.falls:
        yield "c_fall"
    checks = [minutes for when, minutes in sorted(diary.stiff.items()) if when <= day][-2:]
    if day in diary.stiff and len(checks) == 2 and min(checks) > 60:
        yield "c_stiff"


def _is_rising(diary: Diary, monday: date) -> bool:
    weeks = [_week_mean(diary, monday - timedelta(days=7 * back)) for back in (1, 2, 3)]
    last, before, first = (math.nan if each is None else each for each in weeks)
    return last > before > first and last - first >= 1.0


def _is_woken(diary: Diary, day: date) -> bool:
    nights = [diary.woke.get(each, False) for each in _back(day, 7)]
    nights_before = [diary.woke.get(each, False) for each in _back(day - timedelta(days=7), 7)]
    was_seen = "c_night" in diary.cleared  # of a run that goes on after that, the programme leaves room
    return sum(nights) >= 3 and sum(nights_before) < (3 if was_seen else sum(nights))


def _is_severe(diary: Diary, day: date) -> bool:
    """Whether a rating of a day was 7 or more; the worst of 24 hours may belong to the day before, so it stays out."""
    scores = [diary.mornings.get(day, 0)]
    scores += [max(each.before, each.worst) for each in diary.sessions if each.day == day]
    return max(scores) >= 7


def _week_mean(diary: Diary, monday: date) -> float | None:
    scores = [diary.worst_24h[each] for each in _back(monday + 6 * DAY, 7) if each in diary.worst_24h]
    return mean(scores) if len(scores) >= 4 else None


def _is_plateau(diary: Diary, day: date, first: date) -> bool:
    """No better in pain and in activities than at first."""
    now = [diary.worst_24h[each] for each in _back(day, 7) if each in diary.worst_24h]
    then = [diary.worst_24h[each] for each in _back(first + 6 * DAY, 7) if each in diary.worst_24h]
    if min(len(now), len(then)) < 4:
        return False
    gained = mean(then) - mean(now)
    rated = sorted(when for when in diary.activities if when <= day)
    if len(rated) < 2 or (day - rated[-1]).days > 14:
        return False
    function = mean(diary.activities[rated[-1]]) - mean(diary.activities[rated[0]])
    # A margin on each side: the programme doesn't say which week the first mean is of.
    return gained < 1.2 and gained < 0.2 * mean(then) and function < 1.7


def _function_fell(diary: Diary, day: date) -> bool:
    rated = sorted(when for when in diary.activities if when <= day)
    if day not in diary.activities or len(rated) < 2:
        return False
    return mean(diary.activities[rated[0]]) - mean(diary.activities[day]) >= 2


def _rise(diary: Diary, morning: date) -> int | None:
    before = [each.before for each in diary.sessions if each.day == morning - DAY]
    score = diary.mornings.get(morning)
    return None if score is None or not before or morning in diary.late else score - max(before)


def _back(last: date, days: int) -> list[date]:
    return [last - timedelta(days=back) for back in range(days)]
