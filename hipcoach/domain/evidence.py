"""What the criteria of all stages are judged from, and the questions they share (E2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY, between
from hipcoach.domain.criterion import Subject, at_least
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.pain import Colour
from hipcoach.domain.precautions import caps_of_equipment, caps_of_flags
from hipcoach.domain.self_tests import control_losses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.history import History
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.readiness import Readiness
    from hipcoach.domain.shading import ShadeBook
    from hipcoach.domain.support import FallTable

BOTH_SIDES = (Side.LEFT, Side.RIGHT)
_BY_TESTS = {
    *(Subject.TILT, Subject.KNEE_OUT, Subject.WEIGHT_SHARE),
    *(Subject.FRONT_RANGE, Subject.TURNING_IN),
    *(Subject.TEST, Subject.ENTRY_STAND, Subject.ENTRY_SHIFTS),
}
"""What only another test can change."""
_DAY_BY_DAY = {
    *(Subject.DAYS, Subject.ADHERENCE, Subject.FAST_SESSION_DAYS, Subject.SESSION_DAYS),
    *(Subject.HIP_FLEXOR_DAYS, Subject.ROTATOR_DAYS, Subject.STRENGTH_SESSIONS),
}
"""Counts that grow by one a day at most."""


class Evidence:
    """The records as the criteria need them; every question can be asked about any day up to today.

    Attributes:
        history: The records.
        book: The colours of all exposures.
        readiness: Session days and "pain is OK".
        exercises: The catalogue.
        programme: The rules.
        person: Who is judged, a physiotherapist's plan counted in.
        plan: The physiotherapist's plan in force, or None.
        fall_table: How far standing work may go at each fall-risk level; None leaves that to the catalogue.
    """

    def __init__(  # noqa: PLR0913 (what all criteria are judged from; made in one place)
        self,
        *,
        history: History,
        book: ShadeBook,
        readiness: Readiness,
        exercises: Mapping[str, Exercise],
        programme: Programme,
        person: Person,
        plan: PtPlan | None = None,
        fall_table: FallTable | None = None,
    ) -> None:
        self.history = history
        self.book = book
        self.readiness = readiness
        self.exercises = exercises
        self.programme = programme
        self.person = person
        self.plan = plan
        self.fall_table = fall_table
        self._of_stage = {stage: tuple(each for each in exercises.values() if each.stage is stage) for stage in Stage}
        self._highest = {each.id: self._highest_level(each) for each in exercises.values()}
        self._strength_days: list[date] | None = None
        self._control_losses: list[date] | None = None

    def of_stage(self, stage: Stage, tier: int | None = None) -> tuple[Exercise, ...]:
        """The exercises of a stage, or of one of its tiers."""
        every = self._of_stage[stage]
        return every if tier is None else tuple(each for each in every if each.tier == tier)

    def is_green(self, exercise_id: str, day: date, level: int) -> bool:
        """Whether the latest exposure known on ``day`` is green at ``level`` or above."""
        shades = self.book.get(exercise_id)
        return shades is not None and shades.is_green(day, level)

    def has_been_green(self, exercise_id: str, day: date) -> bool:
        """Whether any exposure known on ``day`` is green."""
        shades = self.book.get(exercise_id)
        if shades is None:
            return False
        return any(shades[place].colour is Colour.GREEN for place in range(shades.count_known(day)))

    def remaining(self, exercises: Iterable[Exercise], level: int = 1) -> list[Exercise]:
        """Those that precautions, equipment and a physiotherapist's plan leave up to ``level``."""
        return [each for each in exercises if self._highest[each.id] >= level]

    def _highest_level(self, exercise: Exercise) -> int:
        """The highest level that can ever be reached as things are, 0 for none."""
        person, rules = self.person, self.programme.flags
        caps = (
            *caps_of_flags(exercise, person.flags, rules, self.fall_table),
            *caps_of_equipment(exercise, person.lacks),
        )
        levels = [exercise.doses[-1].level, *(cap.level for cap in caps)]
        if self.plan is not None:
            planned = self.plan.dose_of(exercise.id)
            levels += [planned.level_max] if planned is not None and planned.level_max is not None else []
            levels += [0] if exercise.id in self.plan.bans else []
        return min(levels)

    def count_green(
        self,
        subject: Subject,
        among: Sequence[Exercise],
        day: date,
        needed: int,
        level: int,
        about: str = "",
    ) -> Criterion:
        """How many exercises are green at ``level``; where fewer remain, all of these (E3)."""
        asked = min(needed, len(self.remaining(among, level)))
        green = sum(1 for each in among if self.is_green(each.id, day, level))
        found = at_least(subject, green, asked, level=level, about=about)
        return found if found.is_met else found.replace(again_on=self._after_next_exposure(among, day, level))

    def _after_next_exposure(self, among: Iterable[Exercise], day: date, level: int) -> date:
        """The day after one of the exercises is done next at a level that counts, ``day`` included."""
        shades = (self.book.get(each.id) for each in among)
        coming = [found for each in shades if each is not None and (found := each.next_at(level, day)) is not None]
        return min(coming) + ONE_DAY if coming else date.max

    def strength_days(self, first: date, last: date) -> list[date]:
        """Days from ``first`` to ``last`` on which a strength exercise was done."""
        if self._strength_days is None:
            ids = {each.id for each in self._of_stage[Stage.STRENGTH]}
            days = {day for exercise_id, shades in self.book.items() if exercise_id in ids for day in shades.days}
            self._strength_days = sorted(days)
        return between(self._strength_days, first, last)

    def control_losses(self) -> list[date]:
        """Days on which control of the pelvis was lost, ascending."""
        if self._control_losses is None:
            self._control_losses = control_losses(self.history, self.programme.step_back)
        return self._control_losses

    def latest(self, measure: str, day: date, side: Side = Side.BOTH) -> float | None:
        """The latest result of a test until ``day``; None where there is none, or the latest was stopped for pain."""
        results = self.history.measured_until(day, measure, side)
        return results[-1].value if results else None

    def weaker(self, measure: str, day: date) -> float | None:
        """The lower of both sides' latest results, or None where one is missing."""
        values = [self.latest(measure, day, side) for side in BOTH_SIDES]
        return None if None in values else min(value for value in values if value is not None)

    def can_be_tested(self, name: str) -> bool:
        """Whether no precaution takes the test out."""
        measure = self.programme.measures.get(name)
        return measure is None or not self.person.flags.intersection(measure.excluded_by)

    def first_day(self, first: date, last: date, asked: Callable[[date], Iterable[Criterion]]) -> date | None:
        """The first day from ``first`` to ``last`` on which all that is asked was met, or None.

        Days on which it can't be met yet are passed over, so that ten years of trying are quick to judge.
        """
        day = first
        while day <= last:
            unmet = next((each for each in asked(day) if not each.is_met), None)
            if unmet is None:
                return day
            after = unmet.again_on or self._next_chance(unmet, day)
            if after is None:
                return None
            day = max(after, day + ONE_DAY)
        return None

    def _next_chance(self, unmet: Criterion, day: date) -> date | None:
        """The first day after ``day`` on which a criterion may be met, or None where nothing later can change it."""
        if unmet.subject in _BY_TESTS:
            return self.history.next_test_day(day)
        if unmet.subject in _DAY_BY_DAY and unmet.value is not None:
            return day + timedelta(days=int(unmet.needed - unmet.value))
        return day + ONE_DAY
