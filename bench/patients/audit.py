"""Looks at every plan a person is shown, and blames what must never be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bench.patients import oracle
from bench.patients.dose_audit import DoseAudit
from bench.patients.stepping_back import SteppingBack
from bench.patients.story import Fault
from hipcoach.domain.exercise import Position, Role, Stage
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm

if TYPE_CHECKING:
    from datetime import datetime

    from bench.patients.diary import Diary
    from bench.patients.story import Story
    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.records import Prescription
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today

_ROTATORS = "deep_rotators"
_FALL_FLAGS = {"fall_risk_1", "fall_risk_2"}


class Audit:
    """Compares what is planned with what the person knows about themselves.

    Attributes:
        flags: Precautions that hold for certain now.
        is_barred_from_standing: A fall waits for a look.
        doses: Who looks at the doses.
        stepping_back: Who looks for steps back that were not taken.
    """

    def __init__(self, content: Content, diary: Diary, story: Story, lacks: frozenset[str]) -> None:
        self._exercises = content.exercises
        self._cap_s = content.programme.sessions.cap_minutes * 60
        self._diary = diary
        self._story = story
        self._lacks = lacks
        self.flags: frozenset[str] = frozenset()
        self.is_barred_from_standing = False
        self.doses = DoseAudit(content.exercises, diary, story)
        self.stepping_back = SteppingBack(content, diary, story, self.doses)

    def look(self, today: Today, number: int) -> None:
        """Look at the day, whether or not the person trains."""
        self._story.looks += 1
        if today.plan is None:
            reason = _why_no_plan(today)
            self._story.no_plan[reason] += 1
            if reason == "no reason":
                self._blame(Fault.NO_REASON, number, f"{today.path.working_stage.value}")
        elif today.person.is_locked:
            self._blame(Fault.LOCKED, number, "a plan in spite of the lock")
        self.stepping_back.look(today, number)

    def plan(self, plan: SessionPlan, today: Today, number: int, at_utc: datetime) -> None:
        """Look at a plan that is about to be done."""
        if not plan.items:
            self._blame(Fault.EMPTY, number, plan.form.value)
        if plan.duration_s > self._cap_s:
            self._blame(Fault.OVER_CAP, number, f"{plan.duration_s / 60:.1f} min")
        ids = [each.exercise_id for each in plan.prescriptions]
        if len(set(ids)) < len(ids):
            self._blame(Fault.TWICE_PLANNED, number, " ".join(ids))
        self.doses.look(plan, today, number, at_utc)
        for each in plan.prescriptions:
            self._allowed(each, plan, today, number)
        self._strength(plan, today, number)
        self.stepping_back.plan(plan, today, number)

    # -- what is allowed ---------------------------------------------------------------------------------------------

    def _allowed(self, each: Prescription, plan: SessionPlan, today: Today, number: int) -> None:
        exercise, level = self._exercises[each.exercise_id], each.dose.level
        flags = self._flags(today)
        if exercise.is_excluded_by(flags) or level > exercise.highest_level(flags):
            self._blame(Fault.EXCLUDED, number, f"{exercise.id} at {level} with {', '.join(sorted(flags))}")
        if missing := self._missing(exercise, level):
            self._blame(Fault.LACKING, number, f"{exercise.id} at {level} without {missing}")
        if exercise.position is Position.STANDING and self.is_barred_from_standing:
            self._blame(Fault.STANDING, number, exercise.id)
        if not self._is_open(exercise, plan, today):
            self._blame(Fault.CLOSED, number, f"{exercise.id} (tier {exercise.tier})")
        self._against_plan(exercise, level, today, number)

    def _flags(self, today: Today) -> frozenset[str]:
        lifted = today.physio_plan.lifts_flags - _FALL_FLAGS if today.physio_plan else frozenset()
        return (self.flags - lifted) | today.person.flags

    def _missing(self, exercise: Exercise, level: int) -> str:
        for item in exercise.equipment:
            name, _, from_level = item.partition("_level_")
            is_needed = not name.endswith("_optional") and level >= int(from_level or 1)
            if is_needed and name in self._lacks:
                return name
        return ""

    @staticmethod
    def _is_open(exercise: Exercise, plan: SessionPlan, today: Today) -> bool:
        """Whether its stage is open; what the pelvis stage borrows is open besides, and what a plan opens."""
        is_lent = exercise.stage is Stage.FLEXIBILITY and exercise.focus[0] == "mobility"
        is_calm = plan.form is SessionForm.CALM and exercise.stage is Stage.PELVIS
        is_given = today.physio_plan is not None and today.physio_plan.opens_exercise(exercise.id)
        return is_lent or is_calm or is_given or today.path.states[exercise.stage] is not StageState.LOCKED

    def _against_plan(self, exercise: Exercise, level: int, today: Today, number: int) -> None:
        """What a physiotherapist's plan forbids; and after it ended, nothing above what was last done green."""
        plan = today.physio_plan
        if plan is None:
            return
        planned = plan.dose_of(exercise.id)
        is_over = planned is not None and planned.level_max is not None and level > planned.level_max
        if exercise.id in plan.bans or exercise.stage in plan.locks_stages or is_over:
            self._blame(Fault.AGAINST_PLAN, number, f"{exercise.id} at {level}")

    # -- strength ----------------------------------------------------------------------------------------------------

    def _strength(self, plan: SessionPlan, today: Today, number: int) -> None:
        has_strength = plan.form is not SessionForm.CALM and any(
            each.stage is Stage.STRENGTH and each.role is Role.MAIN for each in plan.prescriptions
        )
        if not has_strength:
            return
        near = {today.day, today.day - timedelta(days=1)}
        if any(session.has_strength and session.day in near for session in self._diary.sessions):
            self._blame(Fault.STRENGTH_IN_A_ROW, number, "strength a day after strength, or twice in a day")
        focuses = {focus for each in plan.prescriptions for focus in self._exercises[each.exercise_id].focus}
        if _ROTATORS not in focuses and (could := self._open_rotator(today)):
            self._blame(Fault.NO_ROTATOR, number, f"{could} is open")

    def _open_rotator(self, today: Today) -> str:
        tier = max(today.path.tiers.get(Stage.STRENGTH, 1), 1)
        flags, bans = self._flags(today), today.physio_plan.bans if today.physio_plan else frozenset()
        for each in self._exercises.values():
            is_open = each.stage is Stage.STRENGTH and each.tier <= tier and _ROTATORS in each.focus
            is_free = each.id not in bans and not each.is_excluded_by(flags) and each.highest_level(flags) > 0
            if is_open and is_free and not self._missing(each, 1) and not self._rests(each.id):
                return each.id
        return ""

    def _rests(self, exercise_id: str) -> bool:
        """Whether two of its last three exposures were red: it rests."""
        last = [oracle.is_red(self._diary, *each) for each in self.doses.exposures(exercise_id)[-3:]]
        return sum(last) >= 2

    def _blame(self, fault: Fault, number: int, what: str) -> None:
        self._story.blame(fault, number, what)


def _why_no_plan(today: Today) -> str:
    if today.person.is_locked:
        return "locked"
    if today.start.value == "no_session":
        return "too sore"
    return "rest day" if today.is_rest_day else "no reason"
