"""A physiotherapist's own plan for this person (E5): it outranks the path and the progression, never safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pain import Colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from hipcoach.domain.dosage import Shade
    from hipcoach.domain.exercise import Dose, Side, Stage
    from hipcoach.domain.path import Person
    from hipcoach.domain.records import Stamp

FALL_FLAGS = frozenset({"fall_risk_1", "fall_risk_2"})
"""Precautions of the fall risk: safety, which no plan lifts (A3, E5)."""


class PlannedDose(Frozen):
    """What a plan sets for one exercise; what is None stays as the rules have it.

    Attributes:
        exercise_id: The exercise.
        level_min: Lowest level, or None.
        level_max: Highest level, or None.
        dose: An exact dose, or None; its level is the nearest one of the catalogue.
    """

    exercise_id: str
    level_min: int | None = None
    level_max: int | None = None
    dose: Dose | None = None


class PtPlan(Frozen):
    """A physiotherapist's plan.

    Attributes:
        plan_id: Its row, 0 before it is kept.
        name: Of the physiotherapist, never empty.
        role: Their profession, never empty.
        made_on: The day it was made.
        expires_on: The last day it holds.
        reason: Why, in their words; may be empty.
        opens_stages: Stages that are open whatever the path says.
        locks_stages: Stages that stay closed.
        opens: Exercises that are open whatever the path says.
        bans: Exercises that are never planned.
        doses: Levels and doses of exercises.
        sets_flags: Precautions that count besides the person's own.
        lifts_flags: Precautions that don't count; those of the fall risk are never lifted.
        affected_side: The side that goes first, or None.
        pain_ceiling: Highest pain in exercise, 0 to 5, or None.
        targets: Results of self-tests to reach, as (measure, value).
        profile: Id of the profile to work by, or "".
        stamp: When it was entered.
    """

    plan_id: int
    name: str
    role: str
    made_on: date
    expires_on: date
    stamp: Stamp
    reason: str = ""
    opens_stages: frozenset[Stage] = frozenset()
    locks_stages: frozenset[Stage] = frozenset()
    opens: frozenset[str] = frozenset()
    bans: frozenset[str] = frozenset()
    doses: tuple[PlannedDose, ...] = ()
    sets_flags: frozenset[str] = frozenset()
    lifts_flags: frozenset[str] = frozenset()
    affected_side: Side | None = None
    pain_ceiling: int | None = None
    targets: tuple[tuple[str, float], ...] = ()
    profile: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.made_on <= day <= self.expires_on

    def dose_of(self, exercise_id: str) -> PlannedDose | None:
        """What it sets for an exercise, or None."""
        return next((each for each in self.doses if each.exercise_id == exercise_id), None)

    def opens_exercise(self, exercise_id: str) -> bool:
        """Whether it opens an exercise or says what is to be done of it; a highest level alone does neither."""
        planned = self.dose_of(exercise_id)
        is_told = planned is not None and (planned.dose is not None or planned.level_min is not None)
        return exercise_id in self.opens or is_told


def plan_on(plans: Iterable[PtPlan], day: date) -> PtPlan | None:
    """The plan in force on a day: of several the one that was entered last."""
    holding = [plan for plan in plans if plan.holds_on(day)]
    return max(holding, key=lambda plan: plan.stamp.at_utc, default=None)


def in_turn(plans: Iterable[PtPlan]) -> tuple[PtPlan, ...]:
    """Plans of which a later entered one ends those before it, for good: none comes back when the new one expires.

    Made for what a person does: the new plan takes the place of the old one. One that ends before it begins never
    holds; all others keep their ends.
    """
    found: list[PtPlan] = []
    for plan in sorted(plans, key=lambda each: each.stamp.at_utc):
        last = plan.made_on - ONE_DAY
        found = [each.replace(expires_on=min(each.expires_on, last)) for each in found]
        found.append(plan)
    return tuple(found)


def under_plan(person: Person, plan: PtPlan | None) -> Person:
    """The person as a plan sees them: precautions set and lifted, the side that goes first."""
    if plan is None:
        return person
    flags = (person.flags - (plan.lifts_flags - FALL_FLAGS)) | plan.sets_flags
    return person.replace(flags=flags, affected_side=plan.affected_side or person.affected_side)


def green_levels(plans: Iterable[PtPlan], shades: Mapping[str, Sequence[Shade]], today: date) -> dict[str, int]:
    """What a plan that has ended leaves of its doses: the level last done green, until the rules have set one (E5).

    Of the exercises it opened or gave a dose, those whose latest exposure lies in its time; level 1 where none of them
    was green. What the plan in force says is to be done of an exercise counts instead.
    """
    every = tuple(plans)
    now = plan_on(every, today)
    told = {each for each in _told_by(now) if now.opens_exercise(each)} if now is not None else set()
    found = {}
    for plan in every:
        if plan.expires_on >= today:
            continue
        for exercise_id in _told_by(plan) - told:
            done = shades.get(exercise_id)
            if done and plan.holds_on(done[-1].day):
                greens = (each.level for each in reversed(done) if each.colour is Colour.GREEN)
                found[exercise_id] = next(greens, 1)
    return found


def _told_by(plan: PtPlan) -> frozenset[str]:
    """Ids of the exercises it opens or says how much is to be done of."""
    return plan.opens | {dose.exercise_id for dose in plan.doses}
