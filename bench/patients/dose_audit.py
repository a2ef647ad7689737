"""A second, plain reading of the dosage rules (B4, B6), to look at every planned dose with."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from bench.patients import oracle
from bench.patients.story import Fault
from hipcoach.domain.records import SessionForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from bench.patients.diary import Diary, Part, Trained
    from bench.patients.story import Story
    from hipcoach.domain.exercise import Dose, Exercise
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.records import Prescription
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today

_RAISED_PER_SESSION = 2
_A_DAY = timedelta(hours=24)
_FULL = 0.9
_REST_DAYS = 7  # after two reds; then from the first level again
_EASED = {SessionForm.CALM, SessionForm.EASY}
_OFF = ((28, 99), (14, 2), (7, 1))  # days off, levels lower

Exposure = tuple["Trained", "Part"]


class DoseAudit:
    """Looks at the doses of one person's plans."""

    def __init__(self, exercises: Mapping[str, Exercise], diary: Diary, story: Story) -> None:
        self._exercises = exercises
        self._diary = diary
        self._story = story
        self._exposures: dict[str, list[Exposure]] = {}

    def note(self, session: Trained) -> None:
        """Remember what was done of each exercise, in sessions that count for the dose."""
        if session.form in _EASED:
            return
        for part in session.parts:
            if part.share > 0:
                self._exposures.setdefault(part.exercise_id, []).append((session, part))

    def exposures(self, exercise_id: str) -> list[Exposure]:
        """What was done of an exercise, easy days left out."""
        return self._exposures.get(exercise_id, [])

    def look(self, plan: SessionPlan, today: Today, number: int, at_utc: datetime) -> None:
        """Look at all doses of a plan."""
        raised = []
        for each in plan.prescriptions:
            known = self.exposures(each.exercise_id)
            if not known or _is_set_by_plan(each.exercise_id, today):
                continue
            last = known[-1][1].level
            if each.dose.level > last:
                raised.append(each.exercise_id)
                self._raised(each, today, number, at_utc)
            lowered = () if plan.form in _EASED else self._not_lowered(each, today)  # a calm session has its own doses
            for fault in (*lowered, *self._in_flare(each, today)):
                self._blame(fault, each, known, number)
        if len(raised) > _RAISED_PER_SESSION:
            self._story.blame(Fault.TOO_MANY, number, " ".join(raised))

    # -- up ----------------------------------------------------------------------------------------------------------

    def _raised(self, each: Prescription, today: Today, number: int, at_utc: datetime) -> None:
        known = self.exposures(each.exercise_id)
        if oracle.has_red_since(self._diary, each.exercise_id, at_utc - _A_DAY):
            self._blame(Fault.RAISED_AFTER_RED, each, known, number)
        elif oracle.has_red_since(self._diary, None, at_utc - _A_DAY):
            self._story.raised_beside_red += 1
        if each.dose.level > known[-1][1].level + 1:
            self._blame(Fault.JUMPED, each, known, number)
        days = sorted({session.day for session, _ in known})[-3:]
        if len(days) < 3 or not all(self._may_be_green_on(day, known) for day in days):
            self._blame(Fault.RAISED_UNEARNED, each, known, number)
        week_ago = today.day - timedelta(days=6)
        recent = [part.level for session, part in known if session.day >= week_ago]
        before = [part.level for session, part in known if session.day < week_ago][-1:]
        levels = [*before, *recent]
        if any(after > level for level, after in pairwise(levels)):
            self._blame(Fault.RAISED_TWICE, each, known, number)
        if oracle.has_week_risen(self._diary, today.day):
            self._blame(Fault.RAISED_IN_BAD_WEEK, each, known, number)

    def _may_be_green_on(self, day: date, known: list[Exposure]) -> bool:
        """Whether nothing forbids that a day is green; done twice on it, once in full is enough."""
        of_day = [each for each in known if each[0].day == day]
        is_full = any(part.share >= _FULL for _, part in of_day)
        return is_full and all(oracle.may_be_green(self._diary, *each) for each in of_day)

    # -- down --------------------------------------------------------------------------------------------------------

    def _not_lowered(self, each: Prescription, today: Today) -> Iterator[Fault]:
        """One level down after a red, or half the sets; so many down after time off."""
        known = self.exposures(each.exercise_id)
        session, part = known[-1]
        lowest = _amount(self._exercises[each.exercise_id].dose(1))
        if oracle.is_red(self._diary, session, part) and not self._has_eased_since(session, each.exercise_id):
            is_halved = part.level == 1 and _amount(each.dose) < lowest
            is_rested = (today.day - session.day).days >= _REST_DAYS and each.dose.level == 1
            if each.dose.level >= part.level and not is_halved and not is_rested:
                yield Fault.NOT_LOWERED_AFTER_RED
        off = (today.day - session.day).days
        down = next((levels for days, levels in _OFF if off >= days), 0)
        if (
            down
            and each.dose.level > max(part.level - down, 1)
            and not self._has_eased_since(session, each.exercise_id)
        ):
            yield Fault.NOT_LOWERED_AFTER_OFF

    def _in_flare(self, each: Prescription, today: Today) -> Iterator[Fault]:
        """Nothing goes over the level before the flare; after its first days everything starts a level below it."""
        flare = today.flare
        before = self._before_flare(each.exercise_id, flare) if flare is not None else None
        if flare is None or before is None or today.day < flare.started_on:
            return
        if each.dose.level > before:
            yield Fault.RAISED_IN_FLARE
        elif (today.day - flare.started_on).days >= 2 and each.dose.level > max(before - 1, 1):
            yield Fault.NOT_LOWERED_IN_FLARE

    def _before_flare(self, exercise_id: str, flare: Flare) -> int | None:
        levels = [part.level for session, part in self.exposures(exercise_id) if session.day < flare.started_on]
        return levels[-1] if levels else None

    def _has_eased_since(self, session: Trained, exercise_id: str) -> bool:
        """Whether it was done again since on an easy day, which the rules may count."""
        later = [each for each in self._diary.sessions if each.at_utc > session.at_utc]
        return any(part.exercise_id == exercise_id for each in later for part in each.parts)

    def _blame(self, fault: Fault, each: Prescription, known: list[Exposure], number: int) -> None:
        session, part = known[-1]
        what = f"{each.exercise_id} {part.level} -> {each.dose.level}, last done {_day(session.day)}"
        self._story.blame(fault, number, what)


def _amount(dose: Dose) -> float:
    """How much there is to do, to compare doses of one exercise by."""
    return dose.sets * dose.reps * max(dose.hold_s, 1.0)


def _day(day: date) -> str:
    return day.strftime("%a %d %b")


def _is_set_by_plan(exercise_id: str, today: Today) -> bool:
    plan = today.physio_plan
    return plan is not None and (plan.opens_exercise(exercise_id) or plan.dose_of(exercise_id) is not None)
