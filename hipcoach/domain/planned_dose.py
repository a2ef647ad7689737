"""An exact dose of a physiotherapist's plan: as told, at the nearest level of the catalogue (E5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Dose, Kind

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Exercise


def exact_dose(exercise: Exercise, *, sets: int, reps: int, hold_s: float) -> Dose:
    """A dose as it was told.

    Its level, by which precautions and the path go on judging it, is the one whose work is nearest; of two equally
    near ones the higher. Rest and tempo are those of that level.

    Args:
        exercise: The exercise.
        sets: Sets (per side where it is per side), at least 1.
        reps: Repetitions, holds, tries or breaths of each set, at least 1.
        hold_s: Seconds of each hold; not looked at where the exercise has none to set.
    """
    hold_s = hold_s if has_hold(exercise) else exercise.doses[0].hold_s
    work = sets * reps * (hold_s or 1)
    nearest = min(exercise.doses, key=lambda each: (abs(_work(each) - work), -each.level))
    return Dose(level=nearest.level, sets=sets, reps=reps, hold_s=hold_s, rest_s=nearest.rest_s, tempo=nearest.tempo)


def has_hold(exercise: Exercise) -> bool:
    """Whether seconds of a hold, or on one leg, can be set; a breath has its own time."""
    return exercise.kind is not Kind.BREATH and any(dose.hold_s for dose in exercise.doses)


def _work(dose: Dose) -> float:
    """Repetitions of all sets, or the seconds they are held."""
    reps = sum(dose.reps_in_set(number) for number in range(1, dose.sets + 1))
    return reps * (dose.hold_s or 1)
