"""Reads rules.toml, stages.toml and measures.toml into the programme's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.measuring import read_measures, read_protocols
from hipcoach.content.reading import check_sections, entries, read_group
from hipcoach.domain import criteria, parameters
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.parameters import Programme
from hipcoach.domain.recipes import Recipe, SessionRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.exercise import Exercise

T = TypeVar("T", bound=Frozen)

RULES_FILE = "rules.toml"
STAGES_FILE = "stages.toml"
_RULES: dict[str, type[Frozen]] = {
    "timing": parameters.Timing,
    "pain": parameters.PainRules,
    "dosage": parameters.DosageRules,
    "in_session": parameters.InSessionRules,
    "flare": parameters.FlareRules,
    "advice": parameters.AdviceRules,
    "safety": parameters.SafetyRules,
    "flags": parameters.FlagRules,
    "calendar": parameters.CalendarRules,
    "measuring": parameters.MeasuringRules,
    "pointing": parameters.PointingRules,
}
_STAGES: dict[str, type[Frozen]] = {
    "readiness": criteria.ReadinessRules,
    "pelvis": criteria.PelvisCriteria,
    "flexibility": criteria.FlexibilityCriteria,
    "strength": criteria.StrengthCriteria,
    "core": criteria.CoreCriteria,
    "balance": criteria.BalanceCriteria,
    "step_back": criteria.StepBackRules,
    "maintenance": criteria.MaintenanceRules,
}


def read_programme(rules: Mapping[str, Any], stages: Mapping[str, Any], measures: Mapping[str, Any]) -> Programme:
    """Read every number of the programme.

    Raises:
        ContentError: An entry can't be read.
    """
    check_sections(RULES_FILE, rules, _RULES)
    check_sections(STAGES_FILE, stages, [*_STAGES, "sessions"])
    groups: dict[str, Any] = {name: _group(RULES_FILE, name, rules.get(name), kind) for name, kind in _RULES.items()}
    groups |= {name: _group(STAGES_FILE, name, stages.get(name), kind) for name, kind in _STAGES.items()}
    return Programme(
        **groups,
        sessions=_sessions(stages),
        measures=read_measures(measures),
        protocols=read_protocols(measures),
    )


def check_programme(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    """Check that every exercise and self-test the rules name exists, and that the tables of a flare fit.

    Raises:
        ContentError: A rule names what there is not.
    """
    for file, place, exercise_id in _named_exercises(programme):
        if exercise_id not in exercises:
            raise ContentError(file, place, f"there is no exercise {exercise_id}")
    for place, measure_id in _named_measures(programme):
        if measure_id not in programme.measures:
            raise ContentError(STAGES_FILE, place, f"there is no self-test {measure_id} under measures")
    flare = programme.flare
    rows = len(flare.row_first_days)
    for field in ("row_load_shares", "row_levels_down", "row_set_shares", "row_fewer_sets"):
        if len(getattr(flare, field)) != rows:
            raise ContentError(RULES_FILE, "flare", f"{field}: needs {rows} values, one for each row")
    _check_recipes(programme, exercises)


def _group(file: str, place: str, table: Any, kind: type[T], **given: Any) -> T:
    try:
        return read_group(kind, table, **given)
    except MisfitError as fault:
        raise ContentError(file, place, str(fault)) from None


def _sessions(stages: Mapping[str, Any]) -> SessionRules:
    table = dict(entries(STAGES_FILE, stages, "sessions"))
    raw_recipes = table.pop("recipes", None)
    if not isinstance(raw_recipes, dict):
        raise ContentError(STAGES_FILE, "sessions.recipes", "this section is missing")
    recipes = {
        name: _group(STAGES_FILE, f"sessions.recipes.{name}", raw, Recipe, id=name) for name, raw in raw_recipes.items()
    }
    return _group(STAGES_FILE, "sessions", table, SessionRules, recipes=recipes)


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


def _check_recipes(programme: Programme, exercises: Mapping[str, Exercise]) -> None:
    for recipe in programme.sessions.recipes.values():
        for exercise_id in recipe.exercise_ids:
            level, highest = recipe.level_of(exercise_id), exercises[exercise_id].doses[-1].level
            if not 1 <= level <= highest:
                place = f"sessions.recipes.{recipe.id}"
                raise ContentError(STAGES_FILE, place, f"{exercise_id} has no level {level}")
