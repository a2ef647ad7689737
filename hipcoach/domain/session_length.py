"""How long a session takes (E7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.plan import StepKind, build_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.records import Prescription

_SET_UP = {StepKind.GET_READY, StepKind.CHANGE_SIDE}


def planned_s(prescriptions: Sequence[Prescription], timing: Timing) -> float:
    """Seconds a session takes by the programme's reckoning, or as the player runs it, whichever is more.

    The programme adds to work and rests the time to set up each exercise, in which the sides are changed as well.
    """
    reckoned = [_reckoned_s(each, timing) for each in prescriptions]
    return max(sum(each[0] for each in reckoned), _played_s(prescriptions, [each[1] for each in reckoned], timing))


def work_s(prescription: Prescription, timing: Timing) -> float:
    """Seconds of work in an exercise, releases between holds left out."""
    steps = build_steps([(0, prescription)], timing)
    return sum(step.work_s for step in steps if step.kind is StepKind.WORK)


def _reckoned_s(prescription: Prescription, timing: Timing) -> tuple[float, float]:
    """Seconds of one exercise by the programme's reckoning, and as the player runs it without getting ready."""
    steps = build_steps([(0, prescription)], timing)
    work_s = sum(step.duration_s for step in steps if step.kind not in _SET_UP)
    played_s = sum(step.duration_s for step in steps if step.kind is not StepKind.GET_READY)
    return work_s + timing.setup_s, played_s


def _played_s(prescriptions: Sequence[Prescription], parts_s: Sequence[float], timing: Timing) -> float:
    position, total_s = None, 0.0
    for prescription, part_s in zip(prescriptions, parts_s, strict=True):
        is_new = prescription.position is not position
        position = prescription.position
        total_s += part_s + (timing.get_ready_new_position_s if is_new else timing.get_ready_s)
    return total_s
