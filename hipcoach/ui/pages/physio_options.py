"""All that can be chosen in the form of a physiotherapist's plan, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.entering import MOST_OF_UNIT
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.planned_dose import has_hold
from hipcoach.domain.pt_plan import FALL_FLAGS
from hipcoach.ui import labels
from hipcoach.ui.pages.physio_views import ExerciseOption, FlagOption, LevelOption, MeasureOption, PlanOptions
from hipcoach.ui.pages.physio_words import reps_words, weeks_text

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.content.words import Words
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person

_NO_NUMBER = "text"


def plan_options(content: Content, person: Person) -> PlanOptions:
    """All that can be chosen, for this person: what counts now is marked."""
    words, programme = content.words, content.programme
    measures = [each for each in programme.measures.values() if each.unit != _NO_NUMBER]
    return PlanOptions(
        stages=tuple((stage.value, words.stage_name(stage)) for stage in Stage),
        exercises=tuple(_exercise(each, words) for each in content.exercises.values()),
        flags=tuple(_flag(flag, person, words) for flag in programme.flags.ids),
        sides=tuple((side.value, labels.side_title(side)) for side in Side),
        ceilings=tuple(range(programme.physio_plan.ceiling_max + 1)),
        measures=tuple(_measure(each, programme, words) for each in measures),
        profiles=tuple((each, words.text("profile", each, "name")) for each in content.profiles),
        weeks_text=weeks_text(programme.physio_plan),
    )


def _exercise(exercise: Exercise, words: Words) -> ExerciseOption:
    levels = [
        LevelOption(level=dose.level, sets=dose.sets, reps=dose.reps, hold_s=round(dose.hold_s))
        for dose in exercise.doses
    ]
    return ExerciseOption(
        key=exercise.id,
        name=words.exercise_name(exercise.id),
        stage=words.stage_name(exercise.stage),
        levels=tuple(levels),
        has_hold=has_hold(exercise),
        reps_words=reps_words(exercise.kind),
    )


def _flag(flag: str, person: Person, words: Words) -> FlagOption:
    return FlagOption(
        key=flag,
        name=words.text("flag", flag, "name"),
        meaning=words.text("flag", flag, "meaning"),
        can_lift=flag not in FALL_FLAGS,
        is_in_force=flag in person.flags,
    )


def _measure(measure: Measure, programme: Programme, words: Words) -> MeasureOption:
    return MeasureOption(
        key=measure.id,
        name=words.text("measure", measure.id, "name"),
        unit=words.label("unit", measure.unit),
        most=measure.cap if measure.cap is not None else MOST_OF_UNIT[measure.unit],
        step=programme.protocols[measure.protocol].step,
        is_lower_better=measure.is_lower_better,
        proposed=next((each for each in (measure.band_min, measure.band_max) if each is not None), 0),
    )
