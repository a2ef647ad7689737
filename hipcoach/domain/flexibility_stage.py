"""What flexibility asks for before strength opens, its tiers, and when it is achieved (E3, E6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.criterion import Criterion, Subject, ask_physio, at_least
from hipcoach.domain.evidence import BOTH_SIDES
from hipcoach.domain.exercise import HoldType, Stage
from hipcoach.domain.range_tests import has_fallen_back, is_in_band, range_test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.evidence import Evidence
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.measures import Measure

_DAYS_OF_FOCUS = {"hip_flexors": Subject.HIP_FLEXOR_DAYS, "external_rotators": Subject.ROTATOR_DAYS}
TESTED_BY = {"hip_flexors": "thomas_gap", "external_rotators": "seated_ir"}
"""The test that shows what stretching a group has brought (E6)."""


def along_criteria(evidence: Evidence, day: date, opened: date) -> Iterator[Criterion]:
    """What "coming along" asks for, as it stood on ``day``, one after the other."""
    rules = evidence.programme.flexibility
    yield at_least(Subject.DAYS, (day - opened).days, rules.days_min)
    yield evidence.readiness.adherence(day, rules.adherence_days, rules.adherence_window_days, opened)
    for focus in rules.stretch_focuses:
        if stretches(evidence, focus):
            done = _stretch_days(evidence, focus, day)
            yield at_least(_DAYS_OF_FOCUS[focus], done, rules.stretch_days, rules.stretch_window_days, about=focus)
    yield from evidence.readiness.pain_ok(day)
    yield from _range_tests(evidence, day, is_lenient=(day - opened).days >= rules.lenient_from_day)


def searched_criteria(evidence: Evidence, day: date, opened: date) -> Iterator[Criterion]:
    """The same for a search through the days: what is quick to look up, and rare, comes first."""
    lenient_from = opened + timedelta(days=evidence.programme.flexibility.lenient_from_day)
    for each in _range_tests(evidence, day, is_lenient=day >= lenient_from):
        # Another test may meet it, or the day on which less is asked.
        again_on = evidence.history.next_test_day(day) or date.max
        yield each.replace(again_on=min(again_on, lenient_from) if day < lenient_from else again_on)
    yield from along_criteria(evidence, day, opened)


def achieved_on(evidence: Evidence, opened: date, last: date) -> date | None:
    """The day the stage went over into being kept up: all tests in band, or long enough with pain and tests fine."""
    late = opened + timedelta(days=evidence.programme.flexibility.achieved_day)
    in_band = _in_band_on(evidence, opened, last)
    if in_band is not None and in_band <= late:
        return in_band
    found = evidence.first_day(
        late, last, lambda day: (*_range_tests(evidence, day, is_lenient=True), *evidence.readiness.pain_ok(day))
    )
    return min((day for day in (in_band, found) if day is not None), default=None)


def _in_band_on(evidence: Evidence, opened: date, last: date) -> date | None:
    """The first day on which the latest results of all tests were in band on both sides."""
    tests = _tests(evidence)
    day: date | None = opened
    while tests and day is not None and day <= last:
        if all(is_in_band(evidence.history, test, day) for test in tests):
            return day
        day = evidence.history.next_test_day(day)
    return None


def tier_criteria(evidence: Evidence, day: date, opened: date) -> Iterator[Criterion]:
    """What opens the second tier of the stage, as it stood on ``day``."""
    rules = evidence.programme.flexibility
    days = evidence.readiness.session_days(opened, day - ONE_DAY)
    yield at_least(Subject.SESSION_DAYS, len(days), rules.tier_2_session_days)


def focus_criteria(evidence: Evidence, day: date, focus: str) -> Iterator[Criterion]:
    """What opens the third tier for one group of exercises: one of the same group that goes well."""
    rules = evidence.programme.flexibility
    among = [each for tier in (1, 2) for each in evidence.of_stage(Stage.FLEXIBILITY, tier) if each.focus[0] == focus]
    subject, level = Subject.GREEN_SAME_FOCUS, rules.tier_3_green_level
    yield evidence.count_green(subject, among, day, rules.tier_3_green_exercises, level, about=focus)


def stretches(evidence: Evidence, focus: str) -> list[Exercise]:
    """The stretches of a group that flags and equipment leave; a group with none is skipped (E3)."""
    every = (each for each in evidence.of_stage(Stage.FLEXIBILITY) if _is_stretch_of(each, focus))
    return evidence.remaining(every)


def worse_focuses(evidence: Evidence, today: date) -> frozenset[str]:
    """Groups whose test was clearly worse than its best on two tests, not long ago: one more stretch each (E6)."""
    rules = evidence.programme.step_back
    found = set()
    for focus, name in TESTED_BY.items():
        if not evidence.can_be_tested(name):
            continue
        measure = evidence.programme.measures[name]
        days = (has_fallen_back(evidence.history, measure, side, today, rules.stretch_tests) for side in BOTH_SIDES)
        if any(day is not None and (today - day).days < rules.stretch_days for day in days):
            found.add(focus)
    return frozenset(found)


def _tests(evidence: Evidence) -> list[Measure]:
    names = evidence.programme.flexibility.tests
    return [evidence.programme.measures[name] for name in names if evidence.can_be_tested(name)]


def _range_tests(evidence: Evidence, day: date, *, is_lenient: bool) -> Iterator[Criterion]:
    """The tests no precaution takes out; with none left a physiotherapist decides."""
    tests = _tests(evidence)
    if not tests:
        yield ask_physio(Stage.FLEXIBILITY.value)
    side = evidence.person.affected_side
    for measure in tests:
        yield range_test(evidence.history, measure, side, day, is_lenient=is_lenient)


def _stretch_days(evidence: Evidence, focus: str, day: date) -> int:
    first = day - timedelta(days=evidence.programme.flexibility.stretch_window_days - 1)
    return len(
        {
            session.day
            for session in evidence.history.sessions_between(first, day)
            for done in session.exercises
            if done.sets_done
            and (exercise := evidence.exercises.get(done.exercise_id)) is not None
            and _is_stretch_of(exercise, focus)
        }
    )


def _is_stretch_of(exercise: Exercise, focus: str) -> bool:
    return exercise.hold_type is HoldType.STRETCH and focus in exercise.focus
