"""How a prescription stands in its row, and back."""

from __future__ import annotations

from typing import Any

from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo
from hipcoach.domain.records import Prescription

COLUMNS = (
    "exercise_id, stage, kind, role, level, sets, reps, hold_s, rest_s, tempo_out_s, tempo_hold_s, tempo_back_s,"
    " is_tempo_of_level, pyramid, is_per_side, first_side, body_position, extra_sets"
)
"""The columns ``to_prescription`` takes, in its order."""


def prescription_columns(prescription: Prescription) -> dict[str, Any]:
    """The columns of a prescription, without those that tie it to a session."""
    dose, tempo = prescription.dose, prescription.tempo
    return {
        "exercise_id": prescription.exercise_id,
        "stage": prescription.stage.value,
        "kind": prescription.kind.value,
        "role": prescription.role.value,
        "level": dose.level,
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "rest_s": dose.rest_s,
        "tempo_out_s": tempo.out_s if tempo else None,
        "tempo_hold_s": tempo.hold_s if tempo else None,
        "tempo_back_s": tempo.back_s if tempo else None,
        "is_tempo_of_level": int(dose.tempo is not None),
        "pyramid": ",".join(str(reps) for reps in dose.pyramid) or None,
        "work_s": work_s(prescription),
        "is_per_side": int(prescription.is_per_side),
        "first_side": prescription.first_side.value,
        "body_position": prescription.position.value,
        "extra_sets": prescription.extra_sets,
    }


def to_prescription(row: tuple[Any, ...]) -> Prescription:
    """The prescription of a row of ``COLUMNS``."""
    exercise_id, stage, kind, role, level, sets, reps, hold_s, rest_s, *rest = row
    out_s, tempo_hold_s, back_s, is_tempo_of_level, pyramid, is_per_side, first_side, position, extra = rest
    tempo = None if out_s is None else Tempo(out_s=out_s, hold_s=tempo_hold_s, back_s=back_s)
    return Prescription(
        exercise_id=exercise_id,
        stage=Stage(stage),
        kind=Kind(kind),
        role=Role(role),
        dose=Dose(
            level=level,
            sets=sets,
            reps=reps,
            hold_s=hold_s,
            rest_s=rest_s,
            tempo=tempo if is_tempo_of_level else None,
            pyramid=tuple(int(count) for count in pyramid.split(",")) if pyramid else (),
        ),
        tempo=tempo,
        is_per_side=bool(is_per_side),
        first_side=Side(first_side),
        position=Position(position),
        extra_sets=extra,
    )


def work_s(prescription: Prescription) -> float:
    """Seconds of work in all sets on all sides, as ``plan.build_steps`` lays them out.

    An extra set is as long as the last set.
    """
    dose, tempo = prescription.dose, prescription.tempo
    rep_s = dose.hold_s
    if prescription.kind is Kind.REPS and tempo is not None:
        rep_s = tempo.out_s + max(tempo.hold_s, dose.hold_s) + tempo.back_s
    sides = 2 if prescription.is_per_side else 1
    reps = sum(dose.reps_in_set(number) for number in range(1, dose.sets + 1)) * sides
    return (reps + prescription.extra_sets * dose.reps_in_set(dose.sets)) * rep_s
