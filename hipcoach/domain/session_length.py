"""How long a session takes, and what is left out of one that takes too long (E7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import HoldType, Stage
from hipcoach.domain.plan import StepKind, build_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.recipes import SessionRules
    from hipcoach.domain.records import Prescription

_STRETCHES_KEPT = 2
_MOBILITY = "mobility"


def planned_s(prescriptions: Sequence[Prescription], timing: Timing) -> float:
    """Seconds a session takes: work, rests, and for each exercise the time people need to set it up."""
    steps = build_steps(list(enumerate(prescriptions)), timing)
    return sum(timing.setup_s if step.kind is StepKind.GET_READY else step.duration_s for step in steps)


def first_to_drop(exercises: Sequence[Exercise], stage: Stage, rules: SessionRules) -> int | None:
    """Position of the exercise that is left out first when a session is too long, or None when all must stay.

    The order is the programme's; what it never drops is in none of the groups. In the pelvis stage, which has nothing
    else to spare, the second exercise of one slot follows: beside the clock the tilt.
    """
    for group in (*rules.drop_order, "second_of_slot"):
        spare = _spare(group, exercises, stage, rules)
        if spare:
            return spare[-1]
    return None


def _spare(group: str, exercises: Sequence[Exercise], stage: Stage, rules: SessionRules) -> list[int]:
    """Positions of the exercises a group can spare."""
    numbered = list(enumerate(exercises))
    if group == "extra_mobility":
        return [n for n, each in numbered if each.focus[0] == _MOBILITY]
    if group == "second_core":
        return [n for n, each in numbered if each.stage is Stage.CORE][1:]
    if group == "third_stretch":
        return [n for n, each in numbered if each.hold_type is HoldType.STRETCH][_STRETCHES_KEPT:]
    if group == "second_of_slot" and stage is Stage.PELVIS:
        ids = {each.id for each in exercises}
        doubled = {x for slot in rules.pelvis_slots[:1] for x in slot[1:] if slot[0] in ids}
        return [n for n, each in numbered if each.id in doubled]
    return []
