"""Fills the slots of a session with what is open, and says why each exercise is there (E7, B4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.pain import Colour
from hipcoach.domain.path import StageState
from hipcoach.domain.session_plan import Choice, ChoiceReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hipcoach.domain.doses import Doses
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import Slot, Template
    from hipcoach.domain.situation import Situation

_TAKEN_OUT = {
    *(LimitReason.PLAN_BANS, LimitReason.FLAG, LimitReason.EQUIPMENT),
    *(LimitReason.STANDING, LimitReason.ADVICE),
}
"""What takes an exercise out so that another takes its place; what isn't earned yet leaves the place empty."""
_SORE = {DoseReason.RED, DoseReason.AMBERS}


class Pick(Frozen):
    """One exercise chosen for a session.

    Attributes:
        slot: The slot it fills, "" where it is there besides.
        exercise: The exercise.
        role: Its part of the session.
        choice: Why it is there.
        is_short: A stretch at the short dose.
        is_kept_up: Kept up beside a harder one, with half the sets.
    """

    slot: str
    exercise: Exercise
    role: Role
    choice: Choice
    is_short: bool = False
    is_kept_up: bool = False


class Chooser:
    """Chooses the exercises of one session; each can be chosen once."""

    def __init__(
        self, exercises: Mapping[str, Exercise], programme: Programme, situation: Situation, doses: Doses
    ) -> None:
        self._exercises = exercises
        self._programme = programme
        self._situation = situation
        self._doses = doses
        self._steps_up = 0
        self.taken: set[str] = set()
        self.stages: frozenset[Stage] = frozenset()

    @property
    def steps_up(self) -> int:
        """How many slots went up to a harder exercise today."""
        return self._steps_up

    def fill(self, template: Template, stages: frozenset[Stage]) -> list[Pick]:
        """The exercises of a template, slots nothing fits left out.

        Args:
            template: What is wanted.
            stages: Stages that may be drawn from today.
        """
        self.stages = stages
        order = [*((name, Role.WARMUP) for name in template.warm_up), *((name, Role.MAIN) for name in template.main)]
        order += [(name, Role.MAIN) for name in template.short_stretches]
        found: dict[str, Pick | None] = {}
        # The second core exercise and the warm-up take what is left.
        for name, role in sorted(order, key=lambda each: (each[1] is Role.WARMUP, each[0] == template.second_core)):
            found[name] = self._from_ladder(self._slot(name), role, template)
        for name, role in order:
            if found[name] is None:
                found[name] = self._substitute(self._slot(name), role)
        picks = [pick for name, _ in order if (pick := found[name]) is not None]
        short = set(template.short_stretches)
        return [pick.replace(is_short=True) if pick.slot in short else pick for pick in picks]

    def is_free(self, exercise: Exercise) -> bool:
        """Whether it may still be chosen for this session."""
        return exercise.id not in self.taken and exercise.stage in self.stages and self._doses.is_available(exercise)

    def take(
        self,
        exercise: Exercise,
        reason: ChoiceReason,
        *,
        slot: str = "",
        role: Role = Role.MAIN,
        instead_of: Exercise | None = None,
    ) -> Pick:
        """Choose an exercise."""
        self.taken.add(exercise.id)
        limit = self._situation.limits.get(instead_of.id) if instead_of is not None else None
        choice = Choice(
            reason=reason,
            instead_of=instead_of.id if instead_of is not None else "",
            flags=limit.flags if limit is not None else frozenset(),
            is_by_plan=self.is_by_plan(exercise),
        )
        return Pick(slot=slot, exercise=exercise, role=role, choice=choice)

    def is_by_plan(self, exercise: Exercise) -> bool:
        """Whether a physiotherapist's plan names it."""
        plan = self._situation.plan
        return plan is not None and plan.opens_exercise(exercise.id)

    # -- a ladder ----------------------------------------------------------------------------------------------------

    def _slot(self, name: str) -> Slot:
        return self._programme.sessions.slots[name]

    def _from_ladder(self, slot: Slot, role: Role, template: Template) -> Pick | None:
        """The exercise of a slot's own ladder for today; never one above the rung that is reached."""
        rungs = [each for name in slot.ladder if self._is_on_today(each := self._exercises[name])]
        if not rungs:
            return None
        reached = self._reached(rungs)
        target = self._next_up(slot, rungs, reached)
        for exercise in self._in_order_of_wish(rungs[: rungs.index(target or reached) + 1]):
            if not self.is_free(exercise):
                continue
            if exercise is target:
                self._steps_up += 1
                return self.take(exercise, ChoiceReason.HARDER, slot=slot.id, role=role, instead_of=reached)
            return self._easier_than(exercise, slot, role) or self._as_usual(exercise, slot, role, template, reached)
        return None

    def _is_on_today(self, exercise: Exercise) -> bool:
        return exercise.stage in self.stages and self._doses.is_open(exercise)

    def _reached(self, rungs: Sequence[Exercise]) -> Exercise:
        """The highest rung that was ever done, else the lowest."""
        return next((each for each in reversed(rungs) if self._doses.is_known(each)), rungs[0])

    def _next_up(self, slot: Slot, rungs: Sequence[Exercise], reached: Exercise) -> Exercise | None:
        """The harder exercise whose turn it is, or None (B4); so many a day as doses may go up."""
        most = self._programme.dosage.progress_exercises_per_session
        is_ready = self._doses.may_go_up and self._steps_up < most and self._doses.is_known(reached)
        if not is_ready or self._doses.decision(reached).resting_until is not None:
            return None
        above = rungs[rungs.index(reached) + 1 :]
        if slot.is_by_tier:
            tier = max(each.tier for each in rungs)
            first = next((each for each in above if each.tier == tier > reached.tier), None)
            if first is not None and first.id not in self.taken:
                return first
        if not self._doses.decision(reached).offers_harder:
            return None
        return next((each for each in above if each.id not in self.taken), None)

    def _in_order_of_wish(self, rungs: Sequence[Exercise]) -> list[Exercise]:
        """The highest first; before it what a plan names, and what a profile favours."""
        favoured = self._situation.favoured
        highest_first = list(reversed(rungs))
        return sorted(highest_first, key=lambda each: (not self.is_by_plan(each), each.id not in favoured))

    def _as_usual(self, exercise: Exercise, slot: Slot, role: Role, template: Template, reached: Exercise) -> Pick:
        lowest = self._exercises[slot.ladder[0]]
        limit = self._situation.limits.get(lowest.id)
        if limit is not None and not limit.is_open and limit.reason in _TAKEN_OUT:
            return self.take(exercise, ChoiceReason.SUBSTITUTE, slot=slot.id, role=role, instead_of=lowest)
        if exercise is not reached and reached.id not in self.taken and not self._doses.is_available(reached):
            return self.take(exercise, ChoiceReason.EASIER, slot=slot.id, role=role, instead_of=reached)
        return self.take(exercise, self._reason(exercise, slot, role, template), slot=slot.id, role=role)

    def _reason(self, exercise: Exercise, slot: Slot, role: Role, template: Template) -> ChoiceReason:
        if self.is_by_plan(exercise):
            return ChoiceReason.PLAN
        if exercise.id in self._situation.favoured:
            return ChoiceReason.PROFILE
        if slot.id in template.kept and template.stage is not Stage.PELVIS:
            return ChoiceReason.PELVIS_KEPT
        return ChoiceReason.WARM_UP if role is Role.WARMUP else self._reason_in_main(exercise)

    def _reason_in_main(self, exercise: Exercise) -> ChoiceReason:
        states = self._situation.states
        if exercise.stage is Stage.STRENGTH:
            is_deep = exercise.focus[0] == self._programme.strength.every_session_focus
            return ChoiceReason.DEEP_ROTATORS if is_deep else ChoiceReason.SLOT
        if exercise.stage is Stage.CORE:
            is_full = states.get(Stage.STRENGTH, StageState.LOCKED) is not StageState.LOCKED
            return ChoiceReason.CORE_ALONGSIDE if is_full else ChoiceReason.STARTER_CORE
        if exercise.stage is Stage.BALANCE:
            return ChoiceReason.BALANCE
        is_kept = exercise.stage is Stage.FLEXIBILITY and states.get(exercise.stage) is StageState.ACHIEVED
        return ChoiceReason.STRETCH_KEPT if is_kept else ChoiceReason.SLOT

    # -- something else ----------------------------------------------------------------------------------------------

    def _easier_than(self, exercise: Exercise, slot: Slot, role: Role) -> Pick | None:
        """In place of one that was too much at level 1 an easier one at level 1, until that went well (B4).

        One that is further on by now would be no more than a step back: then the sets are halved instead.
        """
        decision = self._doses.decision(exercise, role)
        if not decision.needs_easier or decision.reason not in _SORE:
            return None
        for name in exercise.easier:
            easier = self._exercises[name]
            if (
                self.is_free(easier)
                and self._doses.decision(easier).level == 1
                and not self._went_well(easier, exercise)
            ):
                return self.take(easier, ChoiceReason.EASIER, slot=slot.id, role=role, instead_of=exercise)
        return None

    def _went_well(self, easier: Exercise, than: Exercise) -> bool:
        """Whether the easier exercise was green since the other was too much."""
        shades, sore = self._doses.shades(easier), self._doses.shades(than)
        return bool(shades) and shades[-1].colour is Colour.GREEN and shades[-1].day > sore[-1].day

    def _substitute(self, slot: Slot, role: Role) -> Pick | None:
        """Another exercise where precautions, missing things or soreness take out what the slot is for."""
        wanted = self._wanted(slot)
        if wanted is None:
            return None
        for name in self._in_its_place(wanted):
            exercise = self._exercises[name]
            if self.is_free(exercise):
                rests = self._doses.is_open(wanted)
                reason = ChoiceReason.EASIER if rests and name in wanted.easier else ChoiceReason.SUBSTITUTE
                return self.take(exercise, reason, slot=slot.id, role=role, instead_of=wanted)
        return None

    def _wanted(self, slot: Slot) -> Exercise | None:
        """The exercise a substitute is for: one that rests, or was taken out; None where it is only not earned yet."""
        rungs = [self._exercises[name] for name in slot.ladder]
        today = [each for each in rungs if self._is_on_today(each)]
        if today:
            reached = self._reached(today)
            is_out = reached.id not in self.taken and self._doses.decision(reached).resting_until is not None
            return reached if is_out else None
        lowest = rungs[0]
        limit = self._situation.limits.get(lowest.id)
        is_out = limit is not None and not limit.is_open and limit.reason in _TAKEN_OUT
        return lowest if is_out and lowest.stage in self.stages else None

    def _in_its_place(self, wanted: Exercise) -> Iterator[str]:
        """First what its cautions name, then easier ones, then others with the same main focus; never a harder one."""
        limit = self._situation.limits[wanted.id]
        for caution in wanted.cautions:
            if caution.flag in limit.flags:
                yield from caution.instead
        yield from wanted.easier
        for each in self._exercises.values():
            is_alike = each.stage is wanted.stage and each.focus[0] == wanted.focus[0]
            if is_alike and each.tier <= wanted.tier and each.id not in wanted.harder:
                yield each.id
