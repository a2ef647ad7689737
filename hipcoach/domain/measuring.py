"""When a self-test is due, and what keeps it from being done today (C2)."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.measures import Repeat, is_excluded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from hipcoach.domain.exercise import Stage
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import CalendarRules, MeasuringRules


class Bar(Enum):
    """Why a test isn't done today, most binding first."""

    LOCKED = "locked"
    EXCLUDED = "excluded"
    FLARE = "flare"
    UNRATED = "unrated"
    SORE = "sore"
    AFTER_STRENGTH = "after_strength"
    NOT_YET = "not_yet"
    NEEDS_ADULT = "needs_adult"


class MeasuringDay(Frozen):
    """What decides which tests may be done on a day.

    Attributes:
        day: The training day.
        flags: Precautions in force, those of the fall risk included.
        affected_side: The sore side, BOTH for both or unknown.
        is_locked: A safety lock is on.
        is_flaring: A flare is on.
        before: Pain right now, 0 to 10; None while it was not asked, which is no permission.
        strength_on: Day of the latest strength session, or None.
        tiers: The highest open tier of each open stage.
        gates_met: Ids of exercises whose gates are met.
        has_adult: Another adult is there.
    """

    day: date
    flags: frozenset[str]
    affected_side: Side
    is_locked: bool
    is_flaring: bool
    before: int | None
    strength_on: date | None
    tiers: Mapping[Stage, int]
    gates_met: Collection[str]
    has_adult: bool


def next_due(measure: Measure, done_on: Collection[date], started_on: date, calendar: CalendarRules) -> date | None:
    """The day from which a test is due, or None where it isn't done on a schedule (C2).

    Args:
        measure: The test.
        done_on: Days it was done on, those it was stopped on for pain included.
        started_on: The day of the set-up.
        calendar: How often tests are done again.
    """
    days = sorted(set(done_on))
    if measure.at_setup and len(days) < measure.setup_times:
        return days[-1] + timedelta(days=1) if days else started_on
    if measure.repeat is None:
        return None
    every = calendar.tests_every_days if measure.repeat is Repeat.SHORT else calendar.long_tests_every_days
    return (days[-1] if days else started_on) + timedelta(days=every)


def bar(measure: Measure, day: MeasuringDay, rules: MeasuringRules, side: Side = Side.BOTH) -> Bar | None:
    """What keeps a test from being done today, the most binding thing first; None where nothing does (C2 to C6)."""
    bars = {
        Bar.LOCKED: day.is_locked,
        Bar.EXCLUDED: is_excluded(measure, day.flags, side, day.affected_side),
        Bar.FLARE: day.is_flaring,
        Bar.UNRATED: day.before is None,
        Bar.SORE: day.before is not None and day.before >= rules.no_test_before_min,
        Bar.AFTER_STRENGTH: _is_soon_after_strength(day, rules),
        Bar.NOT_YET: _is_too_early(measure, day),
        Bar.NEEDS_ADULT: not day.has_adult and not day.flags.isdisjoint(measure.needs_adult_by),
    }
    return next((each for each, holds in bars.items() if holds), None)


def _is_soon_after_strength(day: MeasuringDay, rules: MeasuringRules) -> bool:
    """By days: a session has no hour once its day is over, so 48 h end with the second day after."""
    if day.strength_on is None:
        return False
    return (day.day - day.strength_on) < timedelta(hours=rules.after_strength_h)


def _is_too_early(measure: Measure, day: MeasuringDay) -> bool:
    if measure.gated_as and measure.gated_as not in day.gates_met:
        return True
    return measure.needs_stage is not None and day.tiers.get(measure.needs_stage, 0) < measure.needs_tier
