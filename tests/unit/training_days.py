"""A person who does day by day what is planned, through Judge, week and builder together."""

from __future__ import annotations

from datetime import timedelta

from hipcoach.domain.builder import SessionBuilder
from hipcoach.domain.exercise import Stage
from hipcoach.domain.situation import Situation
from hipcoach.domain.week import WeekState, usual_week, week_ahead
from tests.unit.months import Months
from tests.unit.samples import EXERCISES, PROGRAMME, day, exercise_done

TESTS_EVERY = PROGRAMME.calendar.tests_every_days


class TrainingDays(Months):
    """Months in which each session is the one that was planned for its day.

    Attributes:
        plans_made: The plan of each day on which a session was due.
        paths: The path of each day.
    """

    def __init__(self, *, skips=frozenset(), **person):
        super().__init__(**person)
        self.plans_made, self.paths = {}, {}
        self.skips = skips

    def live(self, days):
        """Train on each day that has a session due, and test every two weeks."""
        for number in range(days):
            if number % TESTS_EVERY == 3:
                self.tested(number)
            if number not in self.skips:
                self.day_of(number)
        return self

    def tested(self, number):
        self.control(number).ranges(number).stood(number)
        self.stood(number, 45, 45, measure="slst_eo").stood(number, 30, 30, measure="level_hip_stand")
        self.test("weight_shift", number, 10)

    def day_of(self, number):
        judge = self.judge(number, hour=7)
        path = judge.path()
        self.paths[number] = path
        today, yesterday = day(number), day(number - 1)
        strength = judge.strength_days(path.opened_on.get(Stage.STRENGTH, today), yesterday)
        is_open = path.is_open(Stage.STRENGTH) and path.frozen is not Stage.STRENGTH
        last = strength[-1] if strength else None
        state = WeekState(today=today, is_strength_open=is_open, last_strength_day=last)
        week = week_ahead(usual_week(PROGRAMME.calendar), state, PROGRAMME.calendar)
        if not week[0].is_due:
            return
        monday = today - timedelta(days=today.isoweekday() - 1)
        opened = path.opened_on.get(path.working_stage, today)
        situation = Situation(
            today=today,
            stage=path.working_stage,
            stage_day=(today - opened).days,
            states=path.states,
            limits=judge.limits(),
            shades=judge.shades,
            day_kind=week[0].kind,
            has_week_risen=judge.has_week_risen(),
            is_lapsed=path.lapsed_on is not None,
            frozen=path.frozen,
            stretch_extra=path.stretch_extra,
            strength_sessions=len(strength),
            last_strength_day=last,
            balance_days_this_week=judge.days_with(Stage.BALANCE, monday, yesterday),
            starter_core_days_this_week=judge.days_with(Stage.CORE, monday, yesterday),
            days_ahead=week[1:],
        )
        plan = SessionBuilder(EXERCISES, PROGRAMME, judge.person).build(situation)
        self.plans_made[number] = plan
        for each in plan.prescriptions:
            done = exercise_done(each.exercise_id, session_id=number, level=each.dose.level, role=each.role)
            self.done.setdefault(number, {})[each.exercise_id] = done
        self.changes[number] = {"stage": plan.stage, "form": plan.form}
