"""Self-tests: how one is done, who leaves it out, and what one value means (C3 to C7).

Values and sources stand in content/measures.toml; nothing here holds a number of the programme.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hipcoach.domain.exercise import Position, Stage


class Score(Enum):
    """Which of the tries of a test counts."""

    BEST = "best"
    MEDIAN = "median"
    LAST = "last"


class Repeat(Enum):
    """How often a test is done again."""

    SHORT = "short"
    LONG = "long"


class Protocol(Frozen):
    """How a test is done (C3 to C6); its words stand in content/text.

    Attributes:
        id: Permanent id.
        position: Where the body is.
        equipment: Ids of what is needed.
        score: Which try counts.
        tries: Tries, on each side where the measure is per side.
        rest_s: Seconds of rest between tries, and between sides where there is one try.
        ends_at_cap: A try that reaches the cap makes further ones needless.
        work_s: Seconds of each try, or None where it isn't timed.
        still_s: Seconds to lie or stand still before reading.
        moves: Moves in each try, or None.
        rounds: How often all tries are done.
        step: Smallest step of a reading, in the measure's unit.
        height_cm_min: Least height of the seat or step, or None.
        height_cm_max: Most height of it, or None.
        practice: Practice moves before it counts.
        picture: Id of the exercise whose figure is shown.
        faults: Ids of what is looked for, one fault each, or empty.
    """

    id: str
    position: Position
    equipment: tuple[str, ...]
    score: Score
    tries: int = 1
    rest_s: float = 0.0
    ends_at_cap: bool = False
    work_s: float | None = None
    still_s: float = 0.0
    moves: int | None = None
    rounds: int = 1
    step: float = 1.0
    height_cm_min: float | None = None
    height_cm_max: float | None = None
    practice: int = 0
    picture: str = ""
    faults: tuple[str, ...] = ()


class Measure(Frozen):
    """One self-test as the rules see it (C7).

    Attributes:
        id: Permanent id, also in the journal.
        unit: reps, percent, text, mm, cm, deg, s, stands or faults.
        protocol: Id of how it is done.
        is_per_side: It is done on both sides.
        gate: What it opens: a stage, "strength_tier_3", "fall_risk", or "" for information only.
        cap: Highest value that is recorded.
        cap_for_unlock: Highest value that counts for what opens.
        band_min: Lowest value in band.
        band_max: Highest value in band.
        band_side_difference_below: How far a side in band stays behind the other must be below this.
        marked_over: Above this it is clearly out of band.
        grades: Value from which a word holds, ascending.
        asymmetry: Side difference that counts; of a measure that isn't per side, the value over which it counts.
        asymmetry_share: The same as a share of the larger side; both must be reached where both are set.
        asymmetry_floor: The larger side must reach this for a difference to count.
        change: Smallest real change.
        change_probable: Change that is probably real, or None.
        change_share: Smallest real change as a share; either is enough where both are set.
        change_from_age: Age from which ``change`` holds; 0 for every age.
        change_younger: Smallest real change below that age.
        change_younger_tests: Tests in a row that must show it.
        is_lower_better: Less is better.
        excluded_by: Precaution flags under which it is left out.
        affected_excluded_by: Precaution flags under which it is left out on the sore side.
        changed_by: Precaution flags under which it is done differently.
        needs_adult_by: Precaution flags under which another adult stands beside.
        no_norms_by: Precaution flags under which no norm fits.
        at_setup: It is done in the first days.
        setup_times: On how many days then; the last result counts.
        repeat: How often it is done again, or None.
        needs_stage: It waits for this stage, or None.
        needs_tier: ... and this tier of it.
        gated_as: Id of the exercise whose gates hold for it too, or "".
        stands_in_for: Id of the measure it replaces for who can't do that, or "".
    """

    id: str
    unit: str
    protocol: str
    is_per_side: bool
    gate: str = ""
    cap: float | None = None
    cap_for_unlock: float | None = None
    band_min: float | None = None
    band_max: float | None = None
    band_side_difference_below: float | None = None
    marked_over: float | None = None
    grades: tuple[tuple[float, str], ...] = ()
    asymmetry: float | None = None
    asymmetry_share: float | None = None
    asymmetry_floor: float | None = None
    change: float | None = None
    change_probable: float | None = None
    change_share: float | None = None
    change_from_age: int = 0
    change_younger: float | None = None
    change_younger_tests: int = 1
    is_lower_better: bool = False
    excluded_by: tuple[str, ...] = ()
    affected_excluded_by: tuple[str, ...] = ()
    changed_by: tuple[str, ...] = ()
    needs_adult_by: tuple[str, ...] = ()
    no_norms_by: tuple[str, ...] = ()
    at_setup: bool = False
    setup_times: int = 1
    repeat: Repeat | None = None
    needs_stage: Stage | None = None
    needs_tier: int = 1
    gated_as: str = ""
    stands_in_for: str = ""

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""
        return -1 if self.is_lower_better else 1


def is_excluded(
    measure: Measure, flags: Collection[str], side: Side = Side.BOTH, affected_side: Side = Side.BOTH
) -> bool:
    """Whether a precaution takes a test out, for a side that is or may be sore (C3 to C6)."""
    if not set(flags).isdisjoint(measure.excluded_by):
        return True
    is_sore = side is not Side.BOTH and affected_side in {side, Side.BOTH}
    return is_sore and not set(flags).isdisjoint(measure.affected_excluded_by)


def score_of(measure: Measure, protocol: Protocol, tries: Sequence[float]) -> float:
    """The value that counts of the tries of one side, at least one; never above the cap."""
    ordered = sorted(tries, reverse=measure.is_lower_better)
    chosen = {Score.BEST: ordered[-1], Score.MEDIAN: ordered[len(ordered) // 2], Score.LAST: tries[-1]}
    value = chosen[protocol.score]
    return value if measure.cap is None else min(value, measure.cap)


def is_in_band(measure: Measure, value: float, other: float | None = None) -> bool | None:
    """Whether a result is in band; None where the measure has none, or only one for a side not known (C7).

    Args:
        measure: The test.
        value: The result, of one side where it has sides.
        other: The result of the other side; unknown, it can't take a side out of band.
    """
    tests = []
    if measure.band_min is not None:
        tests.append(value >= measure.band_min)
    if measure.band_max is not None:
        tests.append(value <= measure.band_max)
    if measure.band_side_difference_below is not None and other is not None:
        tests.append(measure.sign * (other - value) < measure.band_side_difference_below)
    return all(tests) if tests else None


def is_marked(measure: Measure, value: float) -> bool:
    """Whether a result is clearly out of band."""
    return measure.marked_over is not None and value > measure.marked_over


def grade_of(measure: Measure, value: float) -> str:
    """The id of the word that holds for a result, "" where the measure has no such words."""
    held = [grade for least, grade in measure.grades if value >= least]
    return held[-1] if held else ""
