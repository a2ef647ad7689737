"""The calm session: all that a sore day or the first days of a flare allow (B4, B6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.doses import with_flags
from hipcoach.domain.exercise import Dose, Role, Stage
from hipcoach.domain.path import StageState
from hipcoach.domain.prescribing import prescribed, usual_side
from hipcoach.domain.session_plan import Choice, ChoiceReason, PlannedExercise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.doses import Doses
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.situation import Situation


def calm_items(
    exercises: Mapping[str, Exercise],
    programme: Programme,
    person: Person,
    day: tuple[Situation, Doses] | None = None,
) -> Iterator[PlannedExercise]:
    """First doses of what is calm; without a day only the person's flags are looked at."""
    for exercise in (exercises[name] for name in programme.flare.calm_exercises):
        if not exercise.is_excluded_by(person.flags) and (day is None or day[1].is_open(exercise)):
            yield _item(exercise, exercise.dose(1), programme, person)
    isometric = exercises[programme.flare.calm_isometric]
    if day is not None and _has_isometric(isometric, programme, *day):
        yield _item(isometric, _isometric_dose(isometric, programme), programme, person)


def _has_isometric(exercise: Exercise, programme: Programme, situation: Situation, doses: Doses) -> bool:
    """Where strength is open, as long as it adds hardly any pain."""
    is_reached = situation.states.get(Stage.STRENGTH, StageState.LOCKED) is not StageState.LOCKED
    if not is_reached or not doses.is_open(exercise) or doses.decision(exercise).resting_until is not None:
        return False
    shades = doses.shades(exercise)
    added = shades[-1].added if shades else None
    return added is None or added <= programme.flare.calm_isometric_added_max


def _isometric_dose(exercise: Exercise, programme: Programme) -> Dose:
    rules = programme.flare
    return exercise.dose(1).replace(
        sets=rules.calm_isometric_sets, reps=1, hold_s=rules.calm_isometric_hold_s, pyramid=()
    )


def _item(exercise: Exercise, dose: Dose, programme: Programme, person: Person) -> PlannedExercise:
    dose = with_flags(exercise, dose, programme, person)
    return PlannedExercise(
        prescription=prescribed(exercise, dose, Role.MAIN, usual_side(person)),
        decision=DoseDecision(level=1, reason=DoseReason.CALM),
        choice=Choice(reason=ChoiceReason.CALM),
    )
