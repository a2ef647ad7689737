"""What balance asks for, and what its exercises need from which level (E3, C6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject, at_least
from hipcoach.domain.evidence import BOTH_SIDES
from hipcoach.domain.exercise import Side
from hipcoach.domain.precautions import HOLDS_ON
from hipcoach.domain.records import Moment
from hipcoach.domain.strength_stage import stance_test

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hipcoach.domain.evidence import Evidence

SUPPORTED, ALONE, SHIFTS = "slst_supported", "slst_eo", "weight_shift"
_EYES_CLOSED, _HINGE = "bal_sls_eyes_closed", "bal_hinge_reach"


def opening_criteria(evidence: Evidence, day: date, strength_opened: date | None) -> Iterator[Criterion]:
    """What balance asks for besides the pelvis stage, as it stood on ``day``."""
    rules = evidence.programme.balance
    open_days = None if strength_opened is None else (day - strength_opened).days
    yield at_least(Subject.DAYS, open_days, rules.strength_days, about="strength")
    first = day - timedelta(days=rules.strength_window_days - 1)
    sessions = len(evidence.strength_days(first, day))
    yield at_least(Subject.STRENGTH_SESSIONS, sessions, rules.strength_sessions, rules.strength_window_days)
    yield _entry(evidence, day)
    yield from evidence.readiness.pain_ok(day)


def gate_criteria(evidence: Evidence, day: date, exercise_id: str) -> list[tuple[int, tuple[Criterion, ...]]]:
    """What an exercise needs besides the open stage: from which level, and what; ascending."""
    rules = evidence.programme.balance
    asked: dict[int, list[Criterion]] = {}
    for gated_id, level, test, seconds, _ in rules.gates:
        if gated_id == exercise_id:
            asked.setdefault(level, []).extend(stance_test(evidence, day, test, seconds))
    if exercise_id == _HINGE:
        asked.setdefault(1, []).append(_hinge(evidence, day))
    if exercise_id == _EYES_CLOSED:
        asked.setdefault(1, []).extend(_eyes_closed(evidence, day))
    return [(level, tuple(asked[level])) for level in sorted(asked)]


def _entry(evidence: Evidence, day: date) -> Criterion:
    """Standing on one leg with fingertips; whoever holds on, or can't, shifts weight with two hands instead."""
    rules = evidence.programme.balance
    if HOLDS_ON in evidence.person.flags or not evidence.can_be_tested(SUPPORTED):
        shifts = _calm_result(evidence, day, SHIFTS, Side.BOTH)
        return at_least(Subject.ENTRY_SHIFTS, shifts, rules.entry_shifts, about=SHIFTS)
    best = [_calm_stand_s(evidence, day, measure) for measure in (SUPPORTED, ALONE)]
    stood = max((value for value in best if value is not None), default=None)
    return at_least(Subject.ENTRY_STAND, stood, rules.entry_stand_s, about=SUPPORTED)


def _calm_stand_s(evidence: Evidence, day: date, measure: str) -> float | None:
    """Seconds of the weaker leg, both calm."""
    values = [_calm_result(evidence, day, measure, side) for side in BOTH_SIDES]
    return None if None in values else min(value for value in values if value is not None)


def _calm_result(evidence: Evidence, day: date, measure: str, side: Side) -> float | None:
    """The latest result, if pain stayed low at it; unanswered it did not."""
    pain_max = evidence.programme.balance.entry_pain_max
    results = evidence.history.measured_until(day, measure, side)
    if not results or results[-1].pain is None or results[-1].pain > pain_max:
        return None
    return results[-1].value


def _hinge(evidence: Evidence, day: date) -> Criterion:
    rules = evidence.programme.balance
    only = [evidence.exercises[rules.hinge_exercise]]
    level = rules.hinge_green_level
    return evidence.count_green(Subject.GREEN_EXERCISE, only, day, 1, level, about=rules.hinge_exercise)


def _eyes_closed(evidence: Evidence, day: date) -> Iterator[Criterion]:
    rules = evidence.programme.balance
    age, pain = evidence.person.age_from, _pain_today(evidence, day)
    yield Criterion(
        subject=Subject.AGE_BELOW,
        value=age,
        needed=rules.eyes_closed_age_below,
        is_met=0 < age < rules.eyes_closed_age_below,
        is_at_most=True,
    )
    yield Criterion(
        subject=Subject.PAIN_TODAY,
        value=pain,
        needed=rules.eyes_closed_pain_max,
        is_met=pain is not None and pain <= rules.eyes_closed_pain_max,
        is_at_most=True,
    )


def _pain_today(evidence: Evidence, day: date) -> int | None:
    """This morning's pain; without a session the day before, the worst of the last 24 hours."""
    morning = evidence.history.pain_on(Moment.NEXT_MORNING, day)
    return evidence.history.pain_on(Moment.WORST_24H, day) if morning is None else morning
