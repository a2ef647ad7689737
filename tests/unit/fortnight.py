"""Two made-up weeks of daily sessions that meet all criteria of the pelvis stage, to be spoilt by tests one by one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hipcoach.domain.exercise import Side
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge
from hipcoach.domain.path import Person
from hipcoach.domain.records import Moment, Records
from hipcoach.domain.self_tests import KNEE_OUT, TILT
from tests.unit.samples import EXERCISES, PROGRAMME, around, day, exercise_done, measured, pain, session_done

TRAINED = ("pelv_tilt_supine", "pelv_glute_set_prone", "pelv_hip_lift_9090", "pelv_stand_level")
MET_ON = 10  # the first day on which all is met
FIRST_TEST, SECOND_TEST = 3, 9


class Fortnight:
    """Records from day 0 on, one session a day with its scores, and a Judge over them.

    Attributes:
        sessions: Session of each day.
        mornings: Score of the morning after each day, 0 to 10, or None.
        worst_24h: Worst in 24 hours of each day, or None.
        tests: Self-tests in the order of entry.
        corrections: Further answers, entered last.
        person: Whom the Judge judges.
        exercises: The catalogue.
        programme: The rules.
    """

    def __init__(self, days=14):
        self.sessions = {number: self.session(number) for number in range(days)}
        self.befores = dict.fromkeys(range(days), 2)
        self.mornings = dict.fromkeys(range(days), 2)
        self.worst_24h = dict.fromkeys(range(days + 1), 2)
        self.tests = [
            *self.control(FIRST_TEST),
            *self.control(SECOND_TEST),
        ]
        self.corrections = []
        self.person = Person()
        self.exercises = EXERCISES
        self.programme = PROGRAMME

    @staticmethod
    def session(number, *extra, levels=None, **changes):
        """The four exercises at level 2, and what a test adds."""
        trained = (exercise_done(name, session_id=number, level=(levels or {}).get(name, 2)) for name in TRAINED)
        return session_done(number, *trained, *extra, session_id=number, **changes)

    @staticmethod
    def control(number, tilt=9, left=8, right=9):
        """The tests of one day; None was stopped for pain."""
        results = ((TILT, Side.BOTH, tilt), (KNEE_OUT, Side.LEFT, left), (KNEE_OUT, Side.RIGHT, right))
        return [measured(name, value, number, side, was_stopped=value is None) for name, side, value in results]

    def replace_exercise(self, name, days, **changes):
        """Change what was done of one exercise on some days."""
        for number in days:
            done = tuple(
                each.replace(**changes) if each.exercise_id == name else each
                for each in self.sessions[number].exercises
            )
            self.sessions[number] = self.sessions[number].replace(exercises=done)

    def add_exercise(self, name, days, **changes):
        """Put one more exercise into the sessions of some days."""
        for number in days:
            done = exercise_done(name, session_id=number, **changes)
            exercises = (*self.sessions[number].exercises, done)
            self.sessions[number] = self.sessions[number].replace(exercises=exercises)

    def records(self, today):
        """What is known by the evening of a day."""
        pains = []
        for number in self.sessions:
            scores = around(number, number, before=self.befores[number], morning=self.mornings[number])
            pains += [entry for entry in scores if entry.stamp.day <= day(today)]
        daily = [pain(Moment.WORST_24H, score, number) for number, score in self.worst_24h.items() if number <= today]
        return Records(
            sessions=tuple(session for number, session in self.sessions.items() if number <= today),
            pains=(*pains, *daily, *self.corrections),
            measurements=tuple(test for test in self.tests if test.stamp.day <= day(today)),
        )

    def judge(self, today=13, hour=20):
        """The Judge at a full hour of a day."""
        now = datetime.combine(day(today), datetime.min.time(), UTC) + timedelta(hours=hour)
        history = History(self.records(today), now, day(today), self.programme.calendar)
        return Judge(history, self.exercises, self.programme, self.person)

    def path(self, today=13):
        return self.judge(today).path()

    def unmet(self, today=13):
        """What the pelvis stage still asks for, with the number where the person stands."""
        criteria = self.judge(today).pelvis_criteria(day(today))
        return {criterion.subject: criterion.value for criterion in criteria if not criterion.is_met}
