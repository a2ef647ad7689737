"""What strength and the core beside it ask for, and their tiers (E3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject, at_least
from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hipcoach.domain.evidence import Evidence


def opening_criteria(evidence: Evidence, day: date) -> Iterator[Criterion]:
    """What strength asks for besides the stages before it, as it stood on ``day``."""
    rules = evidence.programme.strength
    median = _median_before(evidence, day)
    yield Criterion(
        subject=Subject.BEFORE_MEDIAN,
        value=median,
        needed=rules.before_median_max,
        window=rules.before_days,
        is_met=median is not None and median <= rules.before_median_max,
        is_at_most=True,
    )


def strength_tier_criteria(evidence: Evidence, day: date, tier: int, opened: date, below: date) -> Iterator[Criterion]:
    """What opens a tier of strength, as it stood on ``day``.

    Args:
        evidence: The records.
        day: As it stood on that day.
        tier: 2 or 3.
        opened: The day strength opened.
        below: The day the tier below opened.
    """
    rules = evidence.programme.strength
    if tier == 2:  # noqa: PLR2004 (the tiers are 1, 2 and 3)
        first = [evidence.exercises[each] for each in rules.tier_1_exercises]
        rotators = [each for each in first if rules.tier_2_green_focus in each.focus]
        sessions = evidence.strength_days(opened, day - timedelta(days=1))
        level = rules.tier_2_green_level
        yield at_least(Subject.DAYS, (day - opened).days, rules.tier_2_days)
        yield at_least(Subject.STRENGTH_SESSIONS, len(sessions), rules.tier_2_sessions)
        yield evidence.count_green(Subject.GREEN_EXERCISES, first, day, rules.tier_2_green_exercises, level)
        yield evidence.count_green(Subject.GREEN_FOCUS, rotators, day, 1, level, about=rules.tier_2_green_focus)
        return
    level = rules.tier_3_green_level
    second = evidence.of_stage(Stage.STRENGTH, tier - 1)
    yield at_least(Subject.DAYS, (day - below).days, rules.tier_3_days)
    yield evidence.count_green(Subject.GREEN_EXERCISES, second, day, rules.tier_3_green_exercises, level)
    yield from stance_test(evidence, day, rules.tier_3_test, rules.tier_3_test_min_s)


def core_tier_criteria(evidence: Evidence, day: date, tier: int) -> Iterator[Criterion]:
    """What opens a tier of the core, as it stood on ``day``."""
    rules = evidence.programme.core
    if tier == 2:  # noqa: PLR2004 (the tiers are 1, 2 and 3)
        first = evidence.of_stage(Stage.CORE, 1)
        level = rules.tier_2_green_level
        yield evidence.count_green(Subject.GREEN_EXERCISES, first, day, rules.tier_2_green_exercises, level)
        return
    only = [evidence.exercises[rules.tier_3_exercise]]
    level = rules.tier_3_green_level
    yield evidence.count_green(Subject.GREEN_EXERCISE, only, day, 1, level, about=rules.tier_3_exercise)


def stance_test(evidence: Evidence, day: date, name: str, needed_s: float) -> Iterator[Criterion]:
    """Seconds of a test on the weaker leg; nothing is asked where a precaution takes the test out."""
    if evidence.can_be_tested(name):
        yield at_least(Subject.TEST, evidence.weaker(name, day), needed_s, about=name)


def _median_before(evidence: Evidence, day: date) -> float | None:
    """Median of the pain before the sessions of the last days, or None without one."""
    first = day - timedelta(days=evidence.programme.strength.before_days - 1)
    sessions = evidence.history.sessions_between(first, day)
    scores = (evidence.history.pain_in(Moment.BEFORE, session.session_id) for session in sessions)
    given = sorted(score for score in scores if score is not None)
    if not given:
        return None
    middle = len(given) // 2  # the statistics module would cost every start of the program 10 ms
    return given[middle] if len(given) % 2 else (given[middle - 1] + given[middle]) / 2
