"""What can't be in a physiotherapist's plan (E5): found before it is kept, all of it at once."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.entering import value_fault
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pt_plan import FALL_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import PhysioPlanRules
    from hipcoach.domain.pt_plan import PlannedDose, PtPlan


class PlanFault(Enum):
    """What is wrong, in the order of the form."""

    NAME = "name"
    ROLE = "role"
    MADE_LATER = "made_later"
    ENDS_BEFORE = "ends_before"
    TOO_LONG = "too_long"
    ENDED = "ended"
    NOTHING = "nothing"
    STAGE_BOTH = "stage_both"
    EXERCISE_BOTH = "exercise_both"
    EXERCISE_IN_CLOSED_STAGE = "exercise_in_closed_stage"
    LEVELS = "levels"
    NO_SUCH_LEVEL = "no_such_level"
    DOSE_OVER_LEVEL = "dose_over_level"
    FLAG_BOTH = "flag_both"
    FALL_FLAG = "fall_flag"
    CEILING = "ceiling"
    TARGET_TWICE = "target_twice"
    TARGET = "target"


class PlanProblem(Frozen):
    """One thing that is wrong.

    Attributes:
        fault: What.
        about: Id of the stage, exercise, precaution or self-test it is about, or "".
    """

    fault: PlanFault
    about: str = ""


def last_day(made_on: date, weeks: int) -> date:
    """The last day of a plan that holds for so many weeks."""
    return made_on + timedelta(weeks=weeks)


def plan_problems(
    plan: PtPlan,
    today: date,
    rules: PhysioPlanRules,
    exercises: Mapping[str, Exercise],
    measures: Mapping[str, Measure],
) -> tuple[PlanProblem, ...]:
    """All that is wrong with a plan, in the order of the form; empty where it can be kept.

    Ids that nobody knows are no fault: another version may know them.
    """
    found = (
        *_of_head(plan, today, rules),
        *_of_path(plan, exercises),
        *_of_doses(plan, exercises),
        *_of_flags(plan),
        *_of_pain_and_tests(plan, rules, measures),
    )
    places = list(PlanFault)
    return tuple(sorted(found, key=lambda each: places.index(each.fault)))


def changes_nothing(plan: PtPlan) -> bool:
    """Whether it says nothing beside who made it and until when."""
    lists = (plan.opens_stages, plan.locks_stages, plan.opens, plan.bans, plan.doses, plan.sets_flags)
    more = (plan.lifts_flags, plan.targets, plan.profile)
    return not any((*lists, *more)) and plan.affected_side is None and plan.pain_ceiling is None


def _of_head(plan: PtPlan, today: date, rules: PhysioPlanRules) -> Iterator[PlanProblem]:
    """Who made it, when, and until when."""
    if not plan.name.strip():
        yield PlanProblem(fault=PlanFault.NAME)
    if not plan.role.strip():
        yield PlanProblem(fault=PlanFault.ROLE)
    if plan.made_on > today:
        yield PlanProblem(fault=PlanFault.MADE_LATER)
    if plan.expires_on < plan.made_on:
        yield PlanProblem(fault=PlanFault.ENDS_BEFORE)
    elif plan.expires_on > last_day(plan.made_on, rules.weeks_max):
        yield PlanProblem(fault=PlanFault.TOO_LONG)
    elif plan.expires_on < today:
        yield PlanProblem(fault=PlanFault.ENDED)
    if changes_nothing(plan):
        yield PlanProblem(fault=PlanFault.NOTHING)


def _of_path(plan: PtPlan, exercises: Mapping[str, Exercise]) -> Iterator[PlanProblem]:
    """What is opened and closed at the same time."""
    for stage in sorted(plan.opens_stages & plan.locks_stages, key=lambda each: each.value):
        yield PlanProblem(fault=PlanFault.STAGE_BOTH, about=stage.value)
    told = sorted({*plan.opens, *(each.exercise_id for each in plan.doses)})
    for exercise_id in told:
        if exercise_id in plan.bans:
            yield PlanProblem(fault=PlanFault.EXERCISE_BOTH, about=exercise_id)
        exercise = exercises.get(exercise_id)
        if exercise is not None and exercise.stage in plan.locks_stages and plan.opens_exercise(exercise_id):
            yield PlanProblem(fault=PlanFault.EXERCISE_IN_CLOSED_STAGE, about=exercise_id)


def _of_doses(plan: PtPlan, exercises: Mapping[str, Exercise]) -> Iterator[PlanProblem]:
    """Levels that cross or aren't there, and doses above the highest level."""
    for planned in plan.doses:
        if _crosses(planned):
            yield PlanProblem(fault=PlanFault.LEVELS, about=planned.exercise_id)
        exercise = exercises.get(planned.exercise_id)
        levels = {dose.level for dose in exercise.doses} if exercise is not None else None
        if levels is not None and not {planned.level_min, planned.level_max} - {None} <= levels:
            yield PlanProblem(fault=PlanFault.NO_SUCH_LEVEL, about=planned.exercise_id)
        if planned.dose is not None and planned.level_max is not None and planned.dose.level > planned.level_max:
            yield PlanProblem(fault=PlanFault.DOSE_OVER_LEVEL, about=planned.exercise_id)


def _crosses(planned: PlannedDose) -> bool:
    low, high = planned.level_min, planned.level_max
    return low is not None and high is not None and low > high


def _of_flags(plan: PtPlan) -> Iterator[PlanProblem]:
    """Precautions set and lifted at the same time, and those that no plan lifts (A3)."""
    for flag in sorted(plan.sets_flags & plan.lifts_flags):
        yield PlanProblem(fault=PlanFault.FLAG_BOTH, about=flag)
    for flag in sorted(plan.lifts_flags & FALL_FLAGS):
        yield PlanProblem(fault=PlanFault.FALL_FLAG, about=flag)


def _of_pain_and_tests(plan: PtPlan, rules: PhysioPlanRules, measures: Mapping[str, Measure]) -> Iterator[PlanProblem]:
    if plan.pain_ceiling is not None and not 0 <= plan.pain_ceiling <= rules.ceiling_max:
        yield PlanProblem(fault=PlanFault.CEILING)
    seen: set[str] = set()
    for measure_id, value in plan.targets:
        measure = measures.get(measure_id)
        if measure_id in seen:
            yield PlanProblem(fault=PlanFault.TARGET_TWICE, about=measure_id)
        elif measure is not None and (value_fault(measure, value) is not None or _is_empty(measure, value)):
            yield PlanProblem(fault=PlanFault.TARGET, about=measure_id)
        seen.add(measure_id)


def _is_empty(measure: Measure, value: float) -> bool:
    """Whether everybody has reached it already."""
    return value == 0 and not measure.is_lower_better
