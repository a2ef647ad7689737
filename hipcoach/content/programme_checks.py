"""Checks rules.toml and stages.toml: that everything the rules name exists, and sessions hold what is open by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.contradictions import check_numbers
from hipcoach.content.errors import ContentError
from hipcoach.content.reachability import check_criteria, check_ways
from hipcoach.content.rulebook import RULES_FILE, STAGES_FILE
from hipcoach.content.session_templates import check_templates
from hipcoach.domain.exercise import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import Recipe

_COMES = {Stage.PELVIS: 0, Stage.FLEXIBILITY: 1, Stage.STRENGTH: 2, Stage.CORE: 2, Stage.BALANCE: 3}


def check_programme(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check what the rules name, that they do not contradict each other, and that every stage can be reached.

    Raises:
        ContentError: Something does not fit.
    """
    for file, place, exercise_id in _named_exercises(programme):
        if exercise_id not in exercises:
            raise ContentError(file, place, f"there is no exercise {exercise_id}")
    for place, measure_id in _named_measures(programme):
        if measure_id not in programme.measures:
            raise ContentError(STAGES_FILE, place, f"there is no self-test {measure_id}")
    check_numbers(programme)
    check_criteria(programme, exercises)
    check_ways(programme, exercises)
    check_recipes(programme, exercises)
    check_templates(programme, exercises)


def check_recipes(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that every checked session holds only what is open in its stage, at levels there are.

    Raises:
        ContentError: A session names an exercise or level it can't hold.
    """
    sessions = programme.sessions
    for exercise_id in [each for slot in sessions.pelvis_slots for each in slot]:
        if exercises[exercise_id].stage is not Stage.PELVIS:
            raise ContentError(STAGES_FILE, "sessions", f"pelvis_slots: {exercise_id} is of a later stage")
    for template in sessions.templates.values():
        slots = [sessions.slots[each] for each in (*template.warm_up, *template.main) if each in sessions.slots]
        for name, first in [(slot.id, exercise_id) for slot in slots for exercise_id in slot.ladder[:1]]:
            if first in exercises and not _is_open_by(template.stage, exercises[first], programme):
                place = f"sessions.templates.{template.id}"
                problem = f"{name} begins with {first}, which is of a later stage than {template.stage.value}"
                raise ContentError(STAGES_FILE, place, problem)
    for recipe in sessions.recipes.values():
        for exercise_id in recipe.exercise_ids:
            fault = _recipe_fault(recipe, exercises[exercise_id], programme)
            if fault:
                raise ContentError(STAGES_FILE, f"sessions.recipes.{recipe.id}", f"{exercise_id} {fault}")
        if recipe.minutes_max > sessions.cap_minutes:
            place = f"sessions.recipes.{recipe.id}"
            raise ContentError(STAGES_FILE, place, f"minutes_max: more than cap_minutes, {sessions.cap_minutes}")


def _recipe_fault(recipe: Recipe, exercise: Exercise, programme: Programme) -> str:
    """What keeps an exercise out of a session, or ""."""
    level = recipe.level_of(exercise.id)
    if not 1 <= level <= exercise.doses[-1].level:
        return f"has no level {level}"
    if not _is_open_by(recipe.stage, exercise, programme):
        return f"is of a later stage than {recipe.stage.value}"
    is_starter = recipe.stage is Stage.FLEXIBILITY and exercise.stage is Stage.CORE
    is_over = is_starter and level > programme.core.starter_level_max
    return f"is at level {level}, over core: starter_level_max" if is_over else ""


def _is_open_by(stage: Stage, exercise: Exercise, programme: Programme) -> bool:
    """Whether an exercise can be open in a stage: its own, an earlier one's, or lent to it."""
    if stage is Stage.PELVIS and exercise.id in programme.sessions.borrowed_in_pelvis:
        return True
    if stage is Stage.FLEXIBILITY and exercise.id in programme.core.starter_exercises:
        return True
    return _COMES[exercise.stage] <= _COMES[stage]


def _named_exercises(programme: Programme) -> Iterator[tuple[str, str, str]]:
    """Every exercise a rule names, with file and place."""
    flare, sessions = programme.flare, programme.sessions
    for exercise_id in (*flare.calm_exercises, flare.calm_isometric):
        yield RULES_FILE, "flare", exercise_id
    yield STAGES_FILE, "pelvis: even_load_exercise", programme.pelvis.even_load_exercise
    yield STAGES_FILE, "core: tier_3_exercise", programme.core.tier_3_exercise
    yield STAGES_FILE, "balance: hinge_exercise", programme.balance.hinge_exercise
    for place, ids in (
        ("strength: tier_1_exercises", programme.strength.tier_1_exercises),
        ("core: starter_exercises", programme.core.starter_exercises),
        ("balance: gates", [gate[0] for gate in programme.balance.gates]),
        ("sessions: borrowed_in_pelvis", sessions.borrowed_in_pelvis),
        ("sessions: pelvis_slots", [exercise_id for slot in sessions.pelvis_slots for exercise_id in slot]),
        *[(f"sessions.recipes.{recipe.id}", recipe.exercise_ids) for recipe in sessions.recipes.values()],
    ):
        for exercise_id in ids:
            yield STAGES_FILE, place, exercise_id


def _named_measures(programme: Programme) -> Iterator[tuple[str, str]]:
    """Every self-test a criterion names, with its place."""
    yield "strength: tier_3_test", programme.strength.tier_3_test
    for test in programme.flexibility.tests:
        yield "flexibility: tests", test
    for gate in programme.balance.gates:
        yield "balance: gates", gate[2]
