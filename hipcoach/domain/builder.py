"""Puts a day's session together: which exercises, in which order, at which dose, and why (E7, B4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseDecision, DoseReason, decide
from hipcoach.domain.exercise import Dose, Exercise, Role, Side, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Prescription, SessionForm
from hipcoach.domain.session_length import first_to_drop, planned_s

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.domain.dosage import Shade
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.recipes import Recipe


class PlannedExercise(Frozen):
    """One exercise of a plan with the reason for its dose."""

    prescription: Prescription
    decision: DoseDecision


class SessionPlan(Frozen):
    """What a session is to be.

    Attributes:
        stage: The stage it is for.
        form: What sort of session.
        items: The exercises in order.
        duration_s: Planned seconds, rests and the time to set up each exercise included.
    """

    stage: Stage
    form: SessionForm
    items: tuple[PlannedExercise, ...]
    duration_s: float

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """The exercises as they are prescribed."""
        return tuple(item.prescription for item in self.items)


class Situation(Frozen):
    """What the builder needs to know about the day.

    Attributes:
        today: The training day.
        stage: The stage the session is for.
        stage_day: Days since the stage opened, 0 on its first.
        open_tiers: Highest open tier of each stage the session may draw from.
        level_max: Highest level allowed in the stage today, over and above each exercise's own.
        shades: Exposures of each exercise, oldest first.
        has_week_risen: Last week hurt clearly more than the one before; this week is a calmer one.
    """

    today: date
    stage: Stage
    stage_day: int
    open_tiers: Mapping[Stage, int]
    level_max: int
    shades: Mapping[str, Sequence[Shade]]
    has_week_risen: bool = False


class SessionBuilder:
    """Builds sessions from the catalogue by the programme's recipes."""

    def __init__(self, exercises: Mapping[str, Exercise], programme: Programme, person: Person) -> None:
        self._exercises = exercises
        self._programme = programme
        self._person = person

    def build(self, situation: Situation) -> SessionPlan:
        """The day's full session."""
        recipe = self._recipe(situation)
        chosen: list[tuple[Exercise, Role]] = []
        for exercise_id in recipe.exercise_ids:
            taken = {each.id for each, _ in chosen} | set(recipe.exercise_ids) - {exercise_id}
            exercise = self._open_or_substitute(exercise_id, situation, taken)
            if exercise:
                chosen.append((exercise, Role.WARMUP if exercise_id in recipe.warm_up else Role.MAIN))
        return self._plan(SessionForm.FULL, situation.stage, self._dosed(chosen, situation))

    def calm(self, stage: Stage) -> SessionPlan:
        """The calm session of a sore day: first doses of what is allowed in a flare's first days (B6)."""
        ids = self._programme.flare.calm_exercises
        exercises = [self._exercises[x] for x in ids if not self._exercises[x].is_excluded_by(self._person.flags)]
        decision = DoseDecision(level=1, reason=DoseReason.HOLD)
        items = [self._item(exercise, Role.MAIN, decision) for exercise in exercises]
        return self._plan(SessionForm.CALM, stage, items)

    def eased(self, prescription: Prescription, levels_down: int) -> Prescription:
        """The same exercise some levels lower, without a set more; below level 1 with half the sets."""
        exercise = self._exercises[prescription.exercise_id]
        level = prescription.dose.level - levels_down
        dose = exercise.dose(max(level, 1))
        if level < 1:
            dose = halved(dose)
        return prescription.replace(dose=dose, tempo=exercise.tempo_of(dose), extra_sets=0)

    def _recipe(self, situation: Situation) -> Recipe:
        """The stage's recipe: in the first week the lowest, later the next; starter core only on its weekdays."""
        rules = self._programme.sessions
        recipes = sorted(
            (recipe for recipe in rules.recipes.values() if recipe.stage is situation.stage),
            key=lambda recipe: recipe.level,
        )
        is_first_week = situation.stage_day < rules.first_week_days
        is_off_day = situation.today.isoweekday() not in self._programme.calendar.strength_weekdays
        if is_first_week or len(recipes) == 1 or (situation.stage is Stage.FLEXIBILITY and is_off_day):
            return recipes[0]
        return recipes[1]

    def _open_or_substitute(self, exercise_id: str, situation: Situation, taken: set[str]) -> Exercise | None:
        """The exercise, or where it can't be done today another open one of its stage, or nothing.

        First comes what its cautions name in its place, then easier ones, then others with the same main focus; never
        a harder one.
        """
        wanted = self._exercises[exercise_id]
        named = (x for caution in wanted.cautions if caution.flag in self._person.flags for x in caution.instead)
        alike = (
            each.id
            for each in self._exercises.values()
            if each.focus[0] == wanted.focus[0] and each.tier <= wanted.tier and each.id not in wanted.harder
        )
        for other_id in (exercise_id, *named, *wanted.easier, *alike):
            exercise = self._exercises[other_id]
            is_free = other_id not in taken and exercise.stage is wanted.stage
            if is_free and self._is_available(exercise, situation):
                return exercise
        return None

    def _is_available(self, exercise: Exercise, situation: Situation) -> bool:
        is_open = exercise.tier <= situation.open_tiers.get(exercise.stage, 1)
        if not is_open or exercise.is_excluded_by(self._person.flags):
            return False
        return self._decide(exercise, situation).resting_until is None

    def _decide(self, exercise: Exercise, situation: Situation) -> DoseDecision:
        level_max = min(exercise.highest_level(self._person.flags), situation.level_max)
        if exercise.stage is Stage.CORE and situation.stage is Stage.FLEXIBILITY:
            level_max = min(level_max, self._programme.core.starter_level_max)
        shades = situation.shades.get(exercise.id, ())
        decision = decide(shades, situation.today, level_max, self._programme.dosage)
        return self._in_a_calmer_week(decision, shades, situation) if situation.has_week_risen else decision

    def _in_a_calmer_week(self, decision: DoseDecision, shades: Sequence[Shade], situation: Situation) -> DoseDecision:
        """The week rule of B4: nothing goes up, and what was last done before this week goes down, once."""
        monday = situation.today - timedelta(days=situation.today.isoweekday() - 1)
        down = self._programme.dosage.week_levels_down if shades and shades[-1].day < monday else 0
        level = max(shades[-1].level - down, 1) if shades else decision.level
        return decision if decision.level <= level else DoseDecision(level=level, reason=DoseReason.WEEK_ROSE)

    def _dosed(self, chosen: Sequence[tuple[Exercise, Role]], situation: Situation) -> list[PlannedExercise]:
        """Give each exercise its dose; only so many go up in one session, the main ones first, the others stay."""
        decisions = [self._decide(exercise, situation) for exercise, _ in chosen]
        ready = [n for n, decision in enumerate(decisions) if decision.reason is DoseReason.PROGRESS]
        ready.sort(key=lambda n: chosen[n][1] is not Role.MAIN)
        for n in ready[self._programme.dosage.progress_exercises_per_session :]:
            decisions[n] = decisions[n].replace(level=decisions[n].level - 1, reason=DoseReason.ONE_AT_A_TIME)
        return [self._item(*pair, decision) for pair, decision in zip(chosen, decisions, strict=True)]

    def _item(self, exercise: Exercise, role: Role, decision: DoseDecision) -> PlannedExercise:
        dose = exercise.dose(decision.level)
        if decision.needs_easier:
            dose = halved(dose)
        side = self._person.affected_side if self._person.affected_side is not Side.BOTH else Side.RIGHT
        prescription = Prescription(
            exercise_id=exercise.id,
            stage=exercise.stage,
            kind=exercise.kind,
            role=role,
            dose=dose,
            tempo=exercise.tempo_of(dose),
            is_per_side=exercise.is_per_side,
            first_side=side if exercise.is_per_side else Side.BOTH,
            position=exercise.position,
        )
        return PlannedExercise(prescription=prescription, decision=decision)

    def _plan(self, form: SessionForm, stage: Stage, items: Sequence[PlannedExercise]) -> SessionPlan:
        """The plan, without what the cap on its length leaves no room for."""
        kept = list(items)
        while True:
            duration_s = planned_s([item.prescription for item in kept], self._programme.timing)
            exercises = [self._exercises[item.prescription.exercise_id] for item in kept]
            spare = first_to_drop(exercises, stage, self._programme.sessions)
            if spare is None or duration_s <= self._programme.sessions.cap_minutes * 60:
                return SessionPlan(stage=stage, form=form, items=tuple(kept), duration_s=duration_s)
            del kept[spare]


def halved(dose: Dose) -> Dose:
    """Half the sets, rounded up; of a single set half the repetitions."""
    if dose.sets > 1:
        sets = (dose.sets + 1) // 2
        return dose.replace(sets=sets, pyramid=dose.pyramid[:sets])
    return dose.replace(reps=(dose.reps + 1) // 2)
