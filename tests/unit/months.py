"""Made-up months that run through all stages, to be spoilt by tests one by one: a session a day, gaps, pains, tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hipcoach.domain.course import find_course
from hipcoach.domain.evidence import Evidence
from hipcoach.domain.exercise import Side
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge
from hipcoach.domain.path import Person
from hipcoach.domain.pt_plan import PtPlan, plan_on, under_plan
from hipcoach.domain.readiness import Readiness
from hipcoach.domain.records import Measurement, Moment, Records
from hipcoach.domain.shading import ShadeBook
from tests.unit.samples import (
    CONTENT,
    EXERCISES,
    PROGRAMME,
    around,
    day,
    exercise_done,
    measured,
    pain,
    session_done,
    stamp,
)

PELVIS = ("pelv_tilt_supine", "pelv_glute_set_prone", "pelv_hip_lift_9090", "pelv_stand_level")
STRETCHES = ("flex_thomas_edge", "flex_fig4_supine")
TIER_1 = ("str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_bridge")
STARTERS = ("core_brace", "core_dead_bug", "core_bird_dog")
FALL_TABLE = CONTENT.safety.fall_table

# The days on which the stages of ``steady`` open.
PELVIS_ON = 10
STRENGTH_ON = 24
BALANCE_ON = 38


class Months:
    """Records from day 0 on, and a Judge over them.

    Attributes:
        done: What was done on each day, by day and exercise.
        changes: Changes to the session of a day, such as its effort.
        befores: Pain before the session of a day where it isn't 2; None is unanswered.
        worsts: Worst pain in the session, likewise.
        mornings: Pain the morning after a day, likewise.
        worst_24h: Worst in 24 hours of a day, likewise.
        tests: Self-tests in the order of entry.
        person: Who is judged.
        plans: Plans of physiotherapists.
        judging: Further arguments of the Judge.
        exercises: The catalogue.
        programme: The rules.
    """

    def __init__(self, **person):
        self.done = {}
        self.changes = {}
        self.befores, self.worsts, self.mornings, self.worst_24h = {}, {}, {}, {}
        self.tests = []
        self.person = Person(**person)
        self.plans = []
        self.judging = {}
        self.exercises = EXERCISES
        self.programme = PROGRAMME

    # -- what happens ------------------------------------------------------------------------------------------------

    def train(self, days, *names, level=2, **changes):
        """Do exercises on some days, as they stand or changed."""
        for number in days:
            for name in names:
                done = exercise_done(name, session_id=number, level=level, **changes)
                self.done.setdefault(number, {})[name] = done
        return self

    def rest(self, days):
        """Have no session on some days."""
        for number in days:
            self.done.pop(number, None)
        return self

    def red(self, *days, name="flex_heel_slide"):
        """Stop an exercise for pain on some days."""
        return self.train(days, name, was_stopped_for_pain=True)

    def control(self, *days, tilt=9, left=9, right=9):
        """Test control of the pelvis."""
        for number in days:
            self.test("pelvic_control.tilt", number, tilt)
            self.sided("pelvic_control.knee_out", number, left, right)
        return self

    def ranges(self, *days, gap=(1, 1), turn=(30, 30)):
        """Test the front of the hips and turning in, left and right; None leaves a test out."""
        for number in days:
            if gap:
                self.sided("thomas_gap", number, *gap)
            if turn:
                self.sided("seated_ir", number, *turn)
        return self

    def stood(self, number, left=12, right=12, *, measure="slst_supported", worst=1):
        """Stand on one leg."""
        return self.sided(measure, number, left, right, worst=worst)

    def sided(self, measure, number, left, right, *, worst=1):
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right)):
            self.test(measure, number, value, side, worst=worst)
        return self

    def test(self, measure, number, value, side=Side.BOTH, *, worst=1):
        """Take down a result; None is a test stopped for pain."""
        self.tests.append(measured(measure, value, number, side, was_stopped=value is None).replace(pain=worst))
        return self

    def plan(self, made_on=0, weeks=12, **what):
        """A physiotherapist makes a plan."""
        expires_on = day(made_on) + timedelta(weeks=weeks)
        known = {"name": "Kim", "role": "physiotherapist", "made_on": day(made_on), "stamp": stamp(made_on)}
        self.plans.append(PtPlan(plan_id=len(self.plans) + 1, **known | {"expires_on": expires_on} | what))
        return self

    # -- what is judged ----------------------------------------------------------------------------------------------

    def records(self, today):
        """What is known by the evening of a day."""
        pains = []
        for number in sorted(self.done):
            if number <= today:
                scores = around(
                    number,
                    number,
                    before=self.befores.get(number, 2),
                    worst=self.worsts.get(number, 2),
                    morning=self.mornings.get(number, 2),
                )
                pains += [entry for entry in scores if entry.stamp.day <= day(today)]
        daily = [(number, self.worst_24h.get(number, 2)) for number in range(today + 1)]
        pains += [pain(Moment.WORST_24H, score, number) for number, score in daily if score is not None]
        sessions = (
            session_done(number, *done.values(), session_id=number, **self.changes.get(number, {}))
            for number, done in sorted(self.done.items())
            if number <= today
        )
        tests: tuple[Measurement, ...] = tuple(test for test in self.tests if test.stamp.day <= day(today))
        return Records(sessions=tuple(sessions), pains=tuple(pains), measurements=tests)

    def history(self, today, hour=20):
        now = datetime.combine(day(today), datetime.min.time(), UTC) + timedelta(hours=hour)
        return History(self.records(today), now, day(today), self.programme.calendar)

    def judge(self, today, hour=20):
        """The Judge at a full hour of a day."""
        judging = {"plans": self.plans, "fall_table": FALL_TABLE} | self.judging
        return Judge(self.history(today, hour), self.exercises, self.programme, self.person, **judging)

    def path(self, today):
        return self.judge(today).path()

    def limits(self, today):
        return self.judge(today).limits()

    def evidence(self, today, kind=Evidence):
        """The ground of all criteria on a day; ``kind`` may search in another way."""
        history, plan = self.history(today), plan_on(self.plans, day(today))
        book = ShadeBook(history, self.programme.pain, self.plans)
        readiness = Readiness(history, book.red_days, self.programme.readiness, is_locked=self.person.is_locked)
        return kind(
            history=history,
            book=book,
            readiness=readiness,
            exercises=self.exercises,
            programme=self.programme,
            person=under_plan(self.person, plan),
            plan=plan,
            fall_table=FALL_TABLE,
        )

    def course(self, today, kind=Evidence):
        return find_course(self.evidence(today, kind))

    # -- questions of many tests -------------------------------------------------------------------------------------

    def opened(self, today, stage):
        """The number of the day on which a stage opened, or None."""
        on = self.path(today).opened_on.get(stage)
        return None if on is None else (on - day(0)).days

    def unmet(self, today, stage):
        """What a stage still asks for, with the number where the person stands."""
        return {each.subject: each.value for each in self.path(today).criteria.get(stage, ()) if not each.is_met}

    def level(self, today, exercise_id):
        """How far an exercise may go."""
        return self.limits(today)[exercise_id].level_max

    def reason(self, today, exercise_id):
        return self.limits(today)[exercise_id].reason


def steady(days, **person):
    """Everything done and everything well: pelvis daily, stretches from day 10 on, strength every other day from 24 on.

    The stages open on ``PELVIS_ON``, ``STRENGTH_ON`` and ``BALANCE_ON``.
    """
    months = Months(**person)
    months.train(range(days), *PELVIS)
    months.train(range(PELVIS_ON, days), *STRETCHES)
    months.train(range(STRENGTH_ON, days, 2), *TIER_1, *STARTERS)
    months.control(3, 9).ranges(5).stood(30)
    return months


def everything(**person):
    """All stages and tiers open from day 52 on, so far as the flags leave them."""
    months = steady(90, **person).stood(40, 45, 45, measure="slst_eo").test("weight_shift", 30, 10)
    months.train(range(38, 90, 2), "str_sl_abd", "str_stand_abd", "str_hip_hinge", "core_side_plank_knees", level=3)
    months.train([30], "flex_fig4_supine", level=3)
    return months.sided("level_hip_stand", 45, 30, 30)
