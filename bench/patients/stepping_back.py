"""A second, plain reading of when to step back (E5, E6): sore weeks, long times off, a near-fall, a plan's end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bench.patients import oracle
from bench.patients.story import Fault
from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import SessionForm

if TYPE_CHECKING:
    from datetime import date

    from bench.patients.diary import Diary
    from bench.patients.dose_audit import DoseAudit
    from bench.patients.story import Story
    from hipcoach.content.content import Content
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today

_WEEK, _OFF_DAYS, _HELD_DAYS = 7, 28, 28
_MOBILITY = "mobility"  # lent to every stage as warm-up movement
_BEYOND = {Stage.STRENGTH, Stage.CORE, Stage.BALANCE}
_HOLDS_ON = frozenset({"fall_risk_2"})


class SteppingBack:
    """Looks at one person's days for steps back that were not taken.

    Attributes:
        stumbled_on: The day of a near-fall in a balance exercise, or None.
    """

    def __init__(self, content: Content, diary: Diary, story: Story, doses: DoseAudit) -> None:
        self._exercises = content.exercises
        self._diary = diary
        self._story = story
        self._doses = doses
        self.stumbled_on: date | None = None
        self._in_force: PtPlan | None = None
        self._to_check: set[str] = set()

    def look(self, today: Today, number: int) -> None:
        """Look at the path of a day."""
        path, newest = today.path, max(today.path.opened_on.values(), default=today.day)
        reds = self._red_days(today.day)
        is_beyond = Stage.FLEXIBILITY in path.opened_on and Stage.FLEXIBILITY not in path.by_plan
        is_due = len(reds) > 1 and is_beyond and newest < min(reds) and not today.person.is_locked
        if is_due and path.frozen is None and not path.is_fast_track:
            self._story.blame(Fault.NOT_FROZEN, number, f"red on {min(reds):%d %b} and {max(reds):%d %b}")
        plan = today.physio_plan
        if self._in_force is not None and plan != self._in_force:
            told = {each.exercise_id for each in self._in_force.doses} | self._in_force.opens
            self._to_check = {each for each in told if plan is None or not plan.opens_exercise(each)}
        self._in_force = plan

    def plan(self, plan: SessionPlan, today: Today, number: int) -> None:
        """Look at a session that is about to be done."""
        last = max((each.day for each in self._diary.sessions), default=today.day)
        is_long_off = (today.day - last).days >= _OFF_DAYS
        for each in plan.prescriptions:
            exercise = self._exercises[each.exercise_id]
            if is_long_off and exercise.stage in _BEYOND and not _is_told(today, exercise.id):
                self._story.blame(Fault.NOT_BACK, number, exercise.id)
            is_lent = exercise.focus[0] == _MOBILITY or plan.form is SessionForm.CALM
            if today.path.frozen is exercise.stage and not is_lent and not _is_told(today, exercise.id):
                self._story.blame(Fault.IN_FROZEN, number, exercise.id)
            if exercise.stage is Stage.BALANCE and self._must_hold_on(today.day) and exercise.is_excluded_by(_HOLDS_ON):
                self._story.blame(Fault.NOT_HELD_ON, number, exercise.id)
            if exercise.id in self._to_check:
                self._to_check.discard(exercise.id)
                self._after_plan(exercise.id, each.dose.level, number)

    def _after_plan(self, exercise_id: str, level: int, number: int) -> None:
        known = self._doses.exposures(exercise_id)
        green = [part.level for session, part in known if oracle.may_be_green(self._diary, session, part)]
        if known and level > max(green[-1:], default=1):
            self._story.blame(Fault.ABOVE_GREEN, number, f"{exercise_id} at {level}")

    def _must_hold_on(self, day: date) -> bool:
        return self.stumbled_on is not None and (day - self.stumbled_on).days < _HELD_DAYS

    def _red_days(self, today: date) -> list[date]:
        """Days of the last week with a red exposure for certain."""
        since = today - timedelta(days=_WEEK - 1)
        return sorted(
            {
                session.day
                for session in self._diary.sessions
                if session.day >= since and any(oracle.is_red(self._diary, session, part) for part in session.parts)
            }
        )


def _is_told(today: Today, exercise_id: str) -> bool:
    return today.physio_plan is not None and today.physio_plan.opens_exercise(exercise_id)
