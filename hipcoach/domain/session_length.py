"""How long a session takes (E7), reckoned from its doses without laying out its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.records import Prescription


def planned_s(prescriptions: Sequence[Prescription], timing: Timing) -> float:
    """Seconds a session takes by the programme's reckoning, or as the player runs it, whichever is more.

    The programme adds to work and rests the time to set up each exercise, in which the sides are changed as well.
    """
    reckoned_s = played_s = 0.0
    position = None
    for each in prescriptions:
        busy_s = _busy_s(each, timing)
        is_new = each.position is not position
        position = each.position
        reckoned_s += busy_s + timing.setup_s
        played_s += busy_s + _changing_s(each, timing)
        played_s += timing.get_ready_new_position_s if is_new else timing.get_ready_s
    return max(reckoned_s, played_s)


def work_s(prescription: Prescription, timing: Timing) -> float:
    """Seconds of work in an exercise, releases between holds included."""
    dose = prescription.dose
    sides = 2 if prescription.is_per_side else 1
    sets = [_set_s(prescription, dose.reps_in_set(number), timing) for number in range(1, dose.sets + 1)]
    return sum(sets) * sides + sets[-1] * prescription.extra_sets


def _set_s(prescription: Prescription, reps: int, timing: Timing) -> float:
    """Seconds of one set on one side, rests between tries left out."""
    hold_s, tempo = prescription.dose.hold_s, prescription.tempo
    if prescription.kind is Kind.REPS and tempo is not None:
        return reps * (tempo.out_s + max(tempo.hold_s, hold_s) + tempo.back_s)
    gaps_s = (reps - 1) * timing.hold_gap_s if prescription.kind is Kind.HOLD else 0.0
    return reps * hold_s + gaps_s


def _busy_s(prescription: Prescription, timing: Timing) -> float:
    """Seconds of work and rests, changes of side within a set left out."""
    dose, extra = prescription.dose, prescription.extra_sets
    sides = 2 if prescription.is_per_side else 1
    same_s = max(dose.rest_s, timing.get_ready_s)
    other_s = max(dose.rest_s, timing.change_side_s) if prescription.is_per_side else same_s
    rests_s = (dose.sets - 1) * other_s
    if extra:
        rests_s += other_s + (extra - 1) * same_s
    if prescription.kind is Kind.STANCE:
        rests_s += (dose.sets * sides + extra) * (dose.reps - 1) * same_s
    return work_s(prescription, timing) + rests_s


def _changing_s(prescription: Prescription, timing: Timing) -> float:
    """Seconds of changing sides within the sets."""
    return prescription.dose.sets * timing.change_side_s if prescription.is_per_side else 0.0
