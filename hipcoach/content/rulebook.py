"""Reads rules.toml, stages.toml and measures.toml into the programme's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.lazy import lazy_measures, lazy_protocols
from hipcoach.content.reading import check_sections, entries, read_group
from hipcoach.content.session_templates import read_slots, read_templates
from hipcoach.domain import criteria, parameters
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.parameters import Programme
from hipcoach.domain.recipes import Recipe, SessionRules

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "activities": parameters.ActivityRules,
    "physio_plan": parameters.PhysioPlanRules,
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
        measures=lazy_measures(measures),
        protocols=lazy_protocols(measures),
    )


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
    built = {"slots": read_slots(table), "templates": read_templates(table), "recipes": recipes}
    return _group(STAGES_FILE, "sessions", table, SessionRules, **built)
