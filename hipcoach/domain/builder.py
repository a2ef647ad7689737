"""Puts a day's session together: which exercises, in which order, at which dose, and why (E7, B4, B6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.arranging import Arranger
from hipcoach.domain.choosing import Chooser
from hipcoach.domain.completing import Completer
from hipcoach.domain.doses import CALM_ROW, Doses, halved, usual_dose
from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.fitting import Fitter
from hipcoach.domain.prescribing import Prescriber
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_length import planned_s, work_s
from hipcoach.domain.session_plan import PlannedExercise, PlanReason, SessionPlan
from hipcoach.domain.situation import Situation
from hipcoach.domain.week import DayKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.domain.arranging import Arrangement
    from hipcoach.domain.choosing import Pick
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.fitting import Draft
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.records import Prescription

__all__ = ["PlannedExercise", "SessionBuilder", "SessionPlan", "Situation", "halved"]

_BLOCKS = (Stage.PELVIS, Stage.BALANCE, Stage.STRENGTH, Stage.CORE, Stage.FLEXIBILITY)
"""The order of the main block (E7)."""
_ABDUCTORS = "abductors"


class SessionBuilder:
    """Builds sessions from the catalogue by the programme's templates."""

    def __init__(self, exercises: Mapping[str, Exercise], programme: Programme, person: Person) -> None:
        self._exercises = exercises
        self._programme = programme
        self._person = person

    def build(self, situation: Situation) -> SessionPlan:
        """The day's session; a calm one on a sore day, in a flare's first days, and where everything else rests."""
        doses = Doses(self._programme, self._person, situation)
        if doses.row == CALM_ROW:
            return self.calm(situation.stage, situation, reason=PlanReason.FLARE)
        if situation.form is SessionForm.CALM:
            return self.calm(situation.stage, situation)
        day = Arranger(self._exercises, self._programme, situation, doses).arranged()
        chooser = Chooser(self._exercises, self._programme, situation, doses)
        picks = chooser.fill(day.template, day.stages)
        picks = Completer(self._exercises, self._programme, situation, doses, chooser).completed(picks, day.template)
        if not any(pick.role is Role.MAIN for pick in picks):
            reason = PlanReason.ALL_RESTS if doses.row is None else PlanReason.FLARE
            return self.calm(situation.stage, situation, reason=reason)
        prescriber = Prescriber(self._programme, self._person, situation, doses, chooser.steps_up)
        return self._fitted(prescriber.drafts(sorted(picks, key=self._place)), day)

    def calm(
        self, stage: Stage, situation: Situation | None = None, *, reason: PlanReason = PlanReason.SORE
    ) -> SessionPlan:
        """The calm session of a sore day: first doses of what is allowed in a flare's first days (B6).

        Args:
            stage: The stage that leads.
            situation: The day; without it only the person's flags are looked at.
            reason: Why it is a calm one.
        """
        from hipcoach.domain.calming import calm_items  # only for sore days

        day = (situation, Doses(self._programme, self._person, situation)) if situation is not None else None
        items = tuple(calm_items(self._exercises, self._programme, self._person, day))
        return SessionPlan(
            stage=stage,
            form=SessionForm.CALM,
            items=items,
            duration_s=planned_s([item.prescription for item in items], self._programme.timing),
            day_kind=situation.day_kind if situation is not None else DayKind.DAILY,
            reason=reason,
        )

    def eased(self, prescription: Prescription, levels_down: int) -> Prescription:
        """The same exercise some levels lower, without a set more; below level 1, or where that is no less, half."""
        exercise = self._exercises[prescription.exercise_id]
        level = prescription.dose.level - levels_down
        dose = usual_dose(exercise, max(level, 1), self._programme, self._person)
        if level < 1:
            dose = halved(dose)
        lower = prescription.replace(dose=dose, tempo=exercise.tempo_of(dose), extra_sets=0)
        if work_s(lower, self._programme.timing) <= work_s(prescription, self._programme.timing):
            return lower
        return prescription.replace(dose=halved(prescription.dose).replace(level=max(level, 1)), extra_sets=0)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _place(self, pick: Pick) -> tuple[int, int]:
        """Where an exercise stands: warm-up, then block by block, in strength the deep rotators first."""
        if pick.role is Role.WARMUP:
            return -1, 0
        exercise = pick.exercise
        first = (self._programme.strength.every_session_focus, _ABDUCTORS)
        is_strength = exercise.stage is Stage.STRENGTH
        within = first.index(exercise.focus[0]) if is_strength and exercise.focus[0] in first else len(first)
        return _BLOCKS.index(exercise.stage), within if is_strength else 0

    def _fitted(self, drafts: Sequence[Draft], day: Arrangement) -> SessionPlan:
        """The plan, without what the cap on its length leaves no room for."""
        fitter = Fitter(self._programme, day.template)
        kept, dropped = fitter.fitted(drafts, day.cap_s)
        sets = {draft.pick.exercise.id: draft.item.prescription.dose.sets for draft in drafts}
        items = tuple(draft.item for draft in kept)
        trimmed = [each for each in items if each.prescription.dose.sets < sets[each.prescription.exercise_id]]
        return SessionPlan(
            stage=day.template.stage,
            form=day.form,
            items=items,
            duration_s=fitter.duration_s(kept),
            day_kind=day.day_kind,
            reason=day.reason,
            dropped=tuple(dropped),
            trimmed=tuple(each.prescription.exercise_id for each in trimmed),
        )
