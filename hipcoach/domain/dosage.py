"""Which level of an exercise comes next, replayed from its exposures (B4)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pain import Colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipcoach.domain.parameters import DosageRules


class DoseReason(Enum):
    """Why a dose is what it is; those after ``CAPPED`` come from the day, not from the exercise."""

    FIRST_TIME = "first_time"
    HOLD = "hold"
    WAITING_FOR_MORNING = "waiting_for_morning"
    PROGRESS = "progress"
    ONE_AT_A_TIME = "one_at_a_time"
    NO_PROGRESS = "no_progress"
    AMBERS = "ambers"
    RED = "red"
    RESTING = "resting"
    RESTART = "restart"
    TIME_OFF = "time_off"
    CAPPED = "capped"
    WEEK_ROSE = "week_rose"
    FLARE = "flare"
    CALM = "calm"
    EASY = "easy"
    LAPSED = "lapsed"
    PLAN = "plan"
    PLAN_ENDED = "plan_ended"


class Shade(Frozen):
    """The colour of one exposure, as the dosage rule and the path need it.

    Attributes:
        day: Training day.
        level: Level prescribed.
        colour: Its colour; AMBER at best while the morning is missing.
        is_settled: Whether the morning is in, or can't come in time any more.
        is_eased: It was done in an easy or a calm session: its level is not the one to go on from, and its green
            counts for nothing; a worse colour counts all the same.
        added: How much pain it added, or None where that is not known.
    """

    day: date
    level: int
    colour: Colour
    is_settled: bool
    is_eased: bool = False
    added: int | None = None


class DoseDecision(Frozen):
    """What comes next for one exercise.

    Attributes:
        level: The level.
        reason: Why.
        needs_easier: Level 1 was too much: the easier exercise, or half the sets.
        resting_until: First day the exercise may come back, or None.
        offers_harder: It is through at the highest level: a harder one may take its place.
    """

    level: int
    reason: DoseReason
    needs_easier: bool = False
    resting_until: date | None = None
    offers_harder: bool = False


def decide(
    shades: Sequence[Shade], today: date, level_max: int, rules: DosageRules, *, may_progress: bool = True
) -> DoseDecision:
    """Decide the next dose of an exercise; where several rules take something away, the most careful one counts.

    Args:
        shades: Its exposures before now, oldest first; looked at from the end.
        today: The training day it is planned for.
        level_max: Highest level that is open.
        rules: The numbers of B4.
        may_progress: Nothing forbids that doses go up.
    """
    base = next((shade for shade in reversed(shades) if not shade.is_eased), None)
    if base is None:
        found = _only_eased(shades, today, rules)
    else:
        reds, ambers = _after_reds(shades, base, today, rules), _after_ambers(shades, base, rules)
        lower = [decision for decision in (reds, ambers, _after_time_off(base, today, rules)) if decision]
        found = min(lower, key=amount) if lower else _after_greens(shades, base, today, rules)
        if found.reason is DoseReason.PROGRESS and not may_progress:
            found = DoseDecision(level=base.level, reason=DoseReason.NO_PROGRESS)
    if found.level > level_max:
        return DoseDecision(level=level_max, reason=DoseReason.CAPPED)
    return found


def lowered(decision: DoseDecision, levels: int, reason: DoseReason) -> DoseDecision:
    """A decision so many levels lower; below level 1 the easier exercise, or half the sets."""
    if levels <= 0:
        return decision
    level = decision.level - levels
    needs_easier = decision.needs_easier or level < 1
    return DoseDecision(
        level=max(level, 1), reason=reason, needs_easier=needs_easier, resting_until=decision.resting_until
    )


def amount(decision: DoseDecision) -> tuple[bool, int, bool]:
    """How much a decision asks for, so that decisions can be compared."""
    return decision.resting_until is None, decision.level, not decision.needs_easier


def _only_eased(shades: Sequence[Shade], today: date, rules: DosageRules) -> DoseDecision:
    """An exercise that was only done in easy or calm sessions starts at level 1 still; what hurt counts."""
    reds = _after_reds(shades, shades[-1].replace(level=1), today, rules) if shades else None
    return reds or DoseDecision(level=1, reason=DoseReason.FIRST_TIME)


def _after_reds(shades: Sequence[Shade], base: Shade, today: date, rules: DosageRules) -> DoseDecision | None:
    last = shades[-1]
    reds = [shade for shade in shades[-rules.rest_of_exposures :] if shade.colour is Colour.RED]
    if len(reds) >= rules.rest_reds:
        back_on = reds[-1].day + timedelta(days=rules.rest_days)
        if today < back_on:
            return DoseDecision(
                level=rules.restart_level, reason=DoseReason.RESTING, needs_easier=True, resting_until=back_on
            )
        return DoseDecision(level=rules.restart_level, reason=DoseReason.RESTART)
    if last.colour is not Colour.RED:
        return None
    return _one_level_down(min(last.level, base.level), DoseReason.RED, rules)


def _after_ambers(shades: Sequence[Shade], base: Shade, rules: DosageRules) -> DoseDecision | None:
    """Several in a row at one level without a green; a red among them counts as well."""
    last = shades[-1]
    if not last.is_settled or last.colour is not Colour.AMBER:
        return None
    run = 0
    for shade in reversed(shades):
        if shade.colour is Colour.GREEN or not (shade.is_eased or shade.level == base.level):
            break
        run += 1
    return _one_level_down(base.level, DoseReason.AMBERS, rules) if run >= rules.step_back_ambers else None


def _one_level_down(level: int, reason: DoseReason, rules: DosageRules) -> DoseDecision:
    level -= rules.step_back_levels
    return DoseDecision(level=max(level, 1), reason=reason, needs_easier=level < 1)


def _after_time_off(base: Shade, today: date, rules: DosageRules) -> DoseDecision | None:
    off = (today - base.day).days
    if off >= rules.off_restart_days:
        level = 1
    elif off >= rules.off_long_days:
        level = base.level - rules.off_long_levels_down
    elif off >= rules.off_days:
        level = base.level - rules.off_levels_down
    else:
        return None
    return DoseDecision(level=max(level, 1), reason=DoseReason.TIME_OFF)


def _after_greens(shades: Sequence[Shade], base: Shade, today: date, rules: DosageRules) -> DoseDecision:
    """One level up after three greens in a row, where greens at this level span five days; else the same.

    With a session every day the last three alone never span five days. So the span reaches back to the first green at
    this level since the last red: an amber before the last three means the same dose next time (B4), not a new start.
    """
    if not shades[-1].is_settled:
        return DoseDecision(level=base.level, reason=DoseReason.WAITING_FOR_MORNING)
    run = list(_green_run(shades, base.level))
    if base.level >= rules.level_max:
        is_through = len(run) >= rules.harder_after_greens
        return DoseDecision(level=base.level, reason=DoseReason.HOLD, offers_harder=is_through)
    first_green = _first_green(shades, base.level)
    spans = first_green is not None and (base.day - first_green).days >= rules.progress_span_days
    is_ready = spans and len(run) >= rules.progress_greens
    if is_ready and _levels_gained(shades, today, rules) < rules.progress_levels_per_window:
        return DoseDecision(level=base.level + 1, reason=DoseReason.PROGRESS)
    return DoseDecision(level=base.level, reason=DoseReason.HOLD)


def _green_run(shades: Sequence[Shade], level: int) -> Iterator[Shade]:
    """The latest greens at a level, newest first; easy days between them are passed over unless they hurt."""
    for shade in reversed(shades):
        if shade.colour is not Colour.GREEN or not (shade.is_eased or shade.level == level):
            return
        if not shade.is_eased:
            yield shade


def _first_green(shades: Sequence[Shade], level: int) -> date | None:
    """The day of the first green at a level since the last red, or since that level was reached."""
    first = None
    for shade in reversed(shades):
        if shade.colour is Colour.RED or not (shade.is_eased or shade.level == level):
            break
        if shade.colour is Colour.GREEN and not shade.is_eased:
            first = shade.day
    return first


def _levels_gained(shades: Sequence[Shade], today: date, rules: DosageRules) -> int:
    """Levels gained in the days before ``today`` in which only so many may be gained."""
    first_day = today - timedelta(days=rules.progress_window_days - 1)
    return sum(max(after.level - before.level, 0) for before, after in _latest_pairs(shades, first_day))


def _latest_pairs(shades: Sequence[Shade], first_day: date) -> Iterator[tuple[Shade, Shade]]:
    """Exposures from a day on, each with the one before it; easy ones left out."""
    after = None
    for before in reversed(shades):
        if before.is_eased:
            continue
        if after is not None:
            yield before, after
        if before.day < first_day:
            return
        after = before
