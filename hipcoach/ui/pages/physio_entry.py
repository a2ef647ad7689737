"""Between the form of a physiotherapist's plan and the plan itself; nothing is judged here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.planned_dose import exact_dose
from hipcoach.domain.pt_plan import PlannedDose
from hipcoach.ui.pages.physio_views import (
    AS_USUAL,
    CLOSE,
    DO,
    EXACT,
    LEAVE,
    LEVELS,
    LIFT,
    LIMIT,
    OPEN,
    SET,
    ExerciseDraft,
    PlanDraft,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.pt_plan import PtPlan


def to_plan(draft: PlanDraft, blank: PtPlan, exercises: Mapping[str, Exercise]) -> PtPlan:
    """The plan that stands in the form; id and stamp are those of ``blank``."""
    every = [_planned(each, exercises[each.key]) for each in draft.exercises if each.say != LEAVE]
    return blank.replace(
        name=draft.name,
        role=draft.role,
        made_on=draft.made_on,
        expires_on=draft.expires_on,
        reason=draft.reason,
        opens_stages=frozenset(Stage(key) for key, say in draft.stages if say == OPEN),
        locks_stages=frozenset(Stage(key) for key, say in draft.stages if say == CLOSE),
        opens=frozenset(each.key for each in draft.exercises if each.say == DO),
        bans=frozenset(each.key for each in draft.exercises if each.say == LEAVE),
        doses=tuple(each for each in every if each is not None),
        sets_flags=frozenset(key for key, say in draft.flags if say == SET),
        lifts_flags=frozenset(key for key, say in draft.flags if say == LIFT),
        affected_side=Side(draft.side) if draft.side else None,
        pain_ceiling=draft.ceiling,
        targets=draft.targets,
        profile=draft.profile,
    )


def to_draft(plan: PtPlan, exercises: Mapping[str, Exercise]) -> PlanDraft:
    """What stands in the form for a plan; exercises this version does not know are left out."""
    told = [*plan.opens, *plan.bans, *(each.exercise_id for each in plan.doses)]
    known = [key for key in exercises if key in told]
    stages = [(stage.value, OPEN) for stage in Stage if stage in plan.opens_stages]
    stages += [(stage.value, CLOSE) for stage in Stage if stage in plan.locks_stages]
    return PlanDraft(
        name=plan.name,
        role=plan.role,
        made_on=plan.made_on,
        expires_on=plan.expires_on,
        reason=plan.reason,
        stages=tuple(stages),
        exercises=tuple(_draft(plan, key) for key in known),
        flags=tuple(
            [(each, SET) for each in sorted(plan.sets_flags)] + [(each, LIFT) for each in sorted(plan.lifts_flags)]
        ),
        side=plan.affected_side.value if plan.affected_side else "",
        ceiling=plan.pain_ceiling,
        targets=plan.targets,
        profile=plan.profile,
    )


def _planned(draft: ExerciseDraft, exercise: Exercise) -> PlannedDose | None:
    """How much of an exercise, or None where nothing is said about that."""
    if draft.say == LIMIT:
        return PlannedDose(exercise_id=draft.key, level_max=draft.high)
    if draft.amount == EXACT:
        dose = exact_dose(exercise, draft.level, sets=draft.sets, reps=draft.reps, hold_s=draft.hold_s)
        return PlannedDose(exercise_id=draft.key, dose=dose)
    if draft.amount == LEVELS and (draft.low is not None or draft.high is not None):
        return PlannedDose(exercise_id=draft.key, level_min=draft.low, level_max=draft.high)
    return None


def _draft(plan: PtPlan, key: str) -> ExerciseDraft:
    planned = plan.dose_of(key)
    if key in plan.bans:
        return ExerciseDraft(key=key, say=LEAVE)
    if planned is None:
        return ExerciseDraft(key=key)
    if not plan.opens_exercise(key):
        return ExerciseDraft(key=key, say=LIMIT, high=planned.level_max)
    if planned.dose is not None:
        dose = planned.dose
        return ExerciseDraft(
            key=key, amount=EXACT, level=dose.level, sets=dose.sets, reps=dose.reps, hold_s=round(dose.hold_s)
        )
    amount = LEVELS if planned.level_min is not None or planned.level_max is not None else AS_USUAL
    return ExerciseDraft(key=key, amount=amount, low=planned.level_min, high=planned.level_max)
