"""An exact dose of a physiotherapist's plan (E5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Dose, Kind

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Exercise


def exact_dose(exercise: Exercise, level: int, *, sets: int, reps: int, hold_s: float) -> Dose:
    """A dose as it was told, done as a level of the exercise is; rest and tempo are those of the level.

    Args:
        exercise: The exercise.
        level: The level whose movement it is, and by which precautions and the path judge it.
        sets: Sets (per side where it is per side), at least 1.
        reps: Repetitions, holds, tries or breaths of each set, at least 1.
        hold_s: Seconds of each hold; not looked at where the exercise has none to set.

    Raises:
        ValueError: There is no such level, or nobody could do so much.
    """
    usual = exercise.dose(level)
    return Dose(
        level=level,
        sets=sets,
        reps=reps,
        hold_s=hold_s if has_hold(exercise) else usual.hold_s,
        rest_s=usual.rest_s,
        tempo=usual.tempo,
    )


def has_hold(exercise: Exercise) -> bool:
    """Whether seconds of a hold, or on one leg, can be set; a breath has its own time."""
    return exercise.kind is not Kind.BREATH and any(dose.hold_s for dose in exercise.doses)
