"""Which level of an exercise comes next, replayed from its exposures (B4)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pain import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.parameters import DosageRules


class DoseReason(Enum):
    """Why a dose is what it is."""

    FIRST_TIME = "first_time"
    HOLD = "hold"
    WAITING_FOR_MORNING = "waiting_for_morning"
    PROGRESS = "progress"
    ONE_AT_A_TIME = "one_at_a_time"
    AMBERS = "ambers"
    RED = "red"
    RESTING = "resting"
    RESTART = "restart"
    TIME_OFF = "time_off"
    CAPPED = "capped"
    WEEK_ROSE = "week_rose"


class Shade(Frozen):
    """The colour of one exposure, as the dosage rule and the path need it.

    Attributes:
        day: Training day.
        level: Level prescribed.
        colour: Its colour; AMBER at best while the morning is missing.
        is_settled: Whether the morning is in, or can't come in time any more.
    """

    day: date
    level: int
    colour: Colour
    is_settled: bool


class DoseDecision(Frozen):
    """What comes next for one exercise.

    Attributes:
        level: The level.
        reason: Why.
        needs_easier: Level 1 was too much: the easier exercise, or half the sets.
        resting_until: First day the exercise may come back, or None.
    """

    level: int
    reason: DoseReason
    needs_easier: bool = False
    resting_until: date | None = None


def decide(shades: Sequence[Shade], today: date, level_max: int, rules: DosageRules) -> DoseDecision:
    """Decide the next dose of an exercise; where several rules take something away, the most careful one counts.

    Args:
        shades: Its exposures before now, oldest first.
        today: The training day it is planned for.
        level_max: Highest level its catalogue entry and the person's flags allow.
        rules: The numbers of B4.
    """
    if not shades:
        return DoseDecision(level=1, reason=DoseReason.FIRST_TIME)
    found = (_after_reds(shades, today, rules), _after_ambers(shades, rules), _after_time_off(shades[-1], today, rules))
    lower = [decision for decision in found if decision]
    decision = min(lower, key=_amount) if lower else _after_greens(shades, today, rules)
    if decision.level > level_max:
        return DoseDecision(level=level_max, reason=DoseReason.CAPPED)
    return decision


def _amount(decision: DoseDecision) -> tuple[bool, int, bool]:
    """How much a decision asks for, so that decisions can be compared."""
    return decision.resting_until is None, decision.level, not decision.needs_easier


def _after_reds(shades: Sequence[Shade], today: date, rules: DosageRules) -> DoseDecision | None:
    last = shades[-1]
    reds = [shade for shade in shades[-rules.rest_of_exposures :] if shade.colour is Colour.RED]
    if len(reds) >= rules.rest_reds:
        back_on = reds[-1].day + timedelta(days=rules.rest_days)
        if today < back_on:
            return DoseDecision(
                level=rules.restart_level, reason=DoseReason.RESTING, needs_easier=True, resting_until=back_on
            )
        return DoseDecision(level=rules.restart_level, reason=DoseReason.RESTART)
    return _one_level_down(last, DoseReason.RED, rules) if last.colour is Colour.RED else None


def _after_ambers(shades: Sequence[Shade], rules: DosageRules) -> DoseDecision | None:
    """Several in a row at one level without a green; a red among them counts as well."""
    last = shades[-1]
    if not last.is_settled or last.colour is not Colour.AMBER:
        return None
    run = list(takewhile(lambda shade: shade.colour is not Colour.GREEN and shade.level == last.level, shades[::-1]))
    return _one_level_down(last, DoseReason.AMBERS, rules) if len(run) >= rules.step_back_ambers else None


def _one_level_down(last: Shade, reason: DoseReason, rules: DosageRules) -> DoseDecision:
    level = last.level - rules.step_back_levels
    return DoseDecision(level=max(level, 1), reason=reason, needs_easier=level < 1)


def _after_time_off(last: Shade, today: date, rules: DosageRules) -> DoseDecision | None:
    off = (today - last.day).days
    if off >= rules.off_restart_days:
        level = 1
    elif off >= rules.off_long_days:
        level = last.level - rules.off_long_levels_down
    elif off >= rules.off_days:
        level = last.level - rules.off_levels_down
    else:
        return None
    return DoseDecision(level=max(level, 1), reason=DoseReason.TIME_OFF)


def _after_greens(shades: Sequence[Shade], today: date, rules: DosageRules) -> DoseDecision:
    """One level up after an unbroken run of greens at the present level, else the same.

    B4 asks for three greens that span five days; with a session every day three alone never do, so the whole run of
    greens counts for the span.
    """
    last = shades[-1]
    if not last.is_settled:
        return DoseDecision(level=last.level, reason=DoseReason.WAITING_FOR_MORNING)
    run = list(takewhile(lambda shade: shade.colour is Colour.GREEN and shade.level == last.level, shades[::-1]))
    is_long = len(run) >= rules.progress_greens and (last.day - run[-1].day).days >= rules.progress_span_days
    may_gain = _levels_gained(shades, today, rules) < rules.progress_levels_per_window
    if is_long and may_gain and last.level < rules.level_max:
        return DoseDecision(level=last.level + 1, reason=DoseReason.PROGRESS)
    return DoseDecision(level=last.level, reason=DoseReason.HOLD)


def _levels_gained(shades: Sequence[Shade], today: date, rules: DosageRules) -> int:
    """Levels gained in the days before ``today`` in which only so many may be gained."""
    first_day = today - timedelta(days=rules.progress_window_days - 1)
    return sum(max(after.level - before.level, 0) for before, after in pairwise(shades) if after.day >= first_day)
