"""What a session holds besides its slots: a deep rotator, more stretches, what a profile or a plan adds (E3-E8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.doses import LAST_ROW
from hipcoach.domain.exercise import HoldType, Role, Stage
from hipcoach.domain.path import StageState
from hipcoach.domain.session_plan import ChoiceReason
from hipcoach.domain.week import FREE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipcoach.domain.choosing import Chooser, Pick
    from hipcoach.domain.doses import Doses
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import Template
    from hipcoach.domain.situation import Situation


class Completer:
    """Completes the picks of one session."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        programme: Programme,
        situation: Situation,
        doses: Doses,
        chooser: Chooser,
    ) -> None:
        self._exercises = exercises
        self._programme = programme
        self._situation = situation
        self._doses = doses
        self._chooser = chooser

    def completed(self, picks: list[Pick], template: Template) -> list[Pick]:
        """The picks with what else belongs to the session, not yet in order."""
        picks = self._with_favoured_pair(picks, template)
        if template.stage is Stage.STRENGTH:
            picks = self._with_deep_rotator(picks)
            picks = self._as_many_as_the_level_has(picks, template)
        is_short = bool(template.short_stretches)
        picks += [pick.replace(is_short=is_short) for pick in self._more_stretches(picks)]
        picks += self._of_plan()
        return picks + self._kept_up(picks)

    # -- strength ----------------------------------------------------------------------------------------------------

    def _with_deep_rotator(self, picks: list[Pick]) -> list[Pick]:
        """At least one exercise for the deep rotators, wherever any can be done (E3)."""
        focus = self._programme.strength.every_session_focus
        if any(focus in pick.exercise.focus for pick in picks):
            return picks
        free = (each for each in self._exercises.values() if focus in each.focus and self._chooser.is_free(each))
        deep = next(free, None)
        return [*picks, self._chooser.take(deep, ChoiceReason.DEEP_ROTATORS)] if deep is not None else picks

    def _as_many_as_the_level_has(self, picks: list[Pick], template: Template) -> list[Pick]:
        """One exercise more while all strength is at level 1."""
        focus = self._programme.strength.every_session_focus
        strength = [pick for pick in picks if pick.exercise.stage is Stage.STRENGTH]
        usual = [pick for pick in strength if pick.slot not in template.at_level_1]
        is_at_level_1 = all(self._doses.decision(pick.exercise).level == 1 for pick in usual)
        has_deep = any(focus in pick.exercise.focus for pick in usual)
        if is_at_level_1 or not has_deep:
            return picks
        return [pick for pick in picks if pick.slot not in template.at_level_1 or pick.choice.is_by_plan]

    # -- profiles ----------------------------------------------------------------------------------------------------

    def _with_favoured_pair(self, picks: list[Pick], template: Template) -> list[Pick]:
        """A favoured pelvis exercise in place of the one of the pair that is not (E8)."""
        if template.stage is Stage.PELVIS:
            return picks
        for name in self._situation.favoured:
            exercise = self._exercises.get(name)
            is_one = exercise is not None and exercise.stage is Stage.PELVIS and self._chooser.is_free(exercise)
            if exercise is None or not is_one or not self._doses.is_known(exercise):
                continue
            for place, pick in reversed(list(enumerate(picks))):
                if pick.choice.reason is ChoiceReason.PELVIS_KEPT:
                    picks[place] = self._chooser.take(exercise, ChoiceReason.PROFILE, slot=pick.slot, role=pick.role)
                    break
        return picks

    # -- stretches ---------------------------------------------------------------------------------------------------

    def _more_stretches(self, picks: list[Pick]) -> Iterator[Pick]:
        """One stretch more of a group whose test fell back (E6), or that a profile favours (E8)."""
        if Stage.FLEXIBILITY not in self._chooser.stages or self._is_first_rows_of_flare():
            return
        for focus in sorted(self._situation.stretch_extra):
            for _ in range(self._programme.step_back.stretch_extra):
                yield from self._stretch(focus, ChoiceReason.EXTRA_STRETCH)
        for focus in self._situation.favoured:
            there = sum(pick.exercise.focus[0] == focus for pick in picks if _is_stretch(pick.exercise))
            if 0 < there < self._programme.sessions.hip_flexor_slots and focus not in self._situation.stretch_extra:
                yield from self._stretch(focus, ChoiceReason.PROFILE)

    def _stretch(self, focus: str, reason: ChoiceReason) -> Iterator[Pick]:
        """A stretch of a group that is not in the session yet: first one that was done before."""
        free = [
            each
            for each in self._exercises.values()
            if _is_stretch(each) and each.focus[0] == focus and self._chooser.is_free(each)
        ]
        if free:
            yield self._chooser.take(min(free, key=lambda each: not self._doses.is_known(each)), reason)

    def _is_first_rows_of_flare(self) -> bool:
        return self._doses.row is not None and self._doses.row != LAST_ROW

    # -- the physiotherapist, and what is kept up ----------------------------------------------------------------------

    def _of_plan(self) -> Iterator[Pick]:
        """What a plan names and no slot has taken (E5)."""
        if self._situation.plan is None:
            return
        for exercise in self._exercises.values():
            is_free = self._chooser.is_free(exercise) or self._is_open_by_plan_only(exercise)
            if self._chooser.is_by_plan(exercise) and is_free:
                yield self._chooser.take(exercise, ChoiceReason.PLAN)

    def _is_open_by_plan_only(self, exercise: Exercise) -> bool:
        """Whether it may be done though its stage is still locked; strength with its 48 h, and not on a free day."""
        is_locked = self._situation.states.get(exercise.stage, StageState.LOCKED) is StageState.LOCKED
        if not is_locked or exercise.id in self._chooser.taken or self._situation.day_kind in FREE_DAYS:
            return False
        alike = [each for each in self._exercises.values() if each.stage is exercise.stage]
        is_rested = exercise.stage is not Stage.STRENGTH or self._doses.is_rested(alike)
        return is_rested and self._doses.is_available(exercise)

    def _kept_up(self, picks: list[Pick]) -> list[Pick]:
        """The exercise a harder one has replaced, the one that was done longest ago only (B4)."""
        if not self._doses.may_go_up:
            return []
        since = self._situation.today - timedelta(days=self._programme.sessions.kept_every_days)
        below = [old for pick in picks if (old := self._below(pick)) is not None]
        due = [old for old in below if self._doses.shades(old)[-1].day <= since and self._chooser.is_free(old)]
        if not due:
            return []
        old = min(due, key=lambda each: self._doses.shades(each)[-1].day)
        return [self._chooser.take(old, ChoiceReason.MAINTENANCE).replace(is_kept_up=True)]

    def _below(self, pick: Pick) -> Exercise | None:
        """The rung below, while it is still at the highest level; one that was let go is not begun again."""
        slot = self._programme.sessions.slots.get(pick.slot)
        if slot is None or pick.role is not Role.MAIN or pick.exercise.id not in slot.ladder[1:]:
            return None
        old = self._exercises[slot.ladder[slot.ladder.index(pick.exercise.id) - 1]]
        is_known = self._doses.is_open(old) and self._doses.is_known(old)
        is_up = is_known and self._doses.decision(old).level == self._programme.dosage.level_max
        return old if is_up else None


def _is_stretch(exercise: Exercise) -> bool:
    return exercise.hold_type is HoldType.STRETCH
