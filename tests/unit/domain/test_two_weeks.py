"""Builder and path together, day by day: a person who does what is planned, as it is planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from hipcoach.domain.builder import SessionBuilder
from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Role, Side, Stage
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.records import Moment, Records
from hipcoach.domain.situation import Situation
from tests.unit.samples import EXERCISES, PROGRAMME, around, day, exercise_done, measured, pain, session_done

PERSON = Person(affected_side=Side.LEFT)


class Life:
    """Trains daily and answers everything.

    Attributes:
        plans: The plan of each day.
        states: State of flexibility at the start of each day.
    """

    def __init__(self, days, *, tested=(0, 7), worst=2, sore=frozenset()):
        self.sessions, self.plans, self.states = [], [], []
        self.pains, self.tests = [pain(Moment.WORST_24H, 2, 0)], []
        for number in range(days):
            if number in tested:
                self.tests += self.control(number)
            self.train(number, 6 if number in sore else worst)

    @staticmethod
    def control(number):
        return [
            measured("pelvic_control.tilt", 9, number),
            measured("pelvic_control.knee_out", 8, number, Side.LEFT),
            measured("pelvic_control.knee_out", 9, number, Side.RIGHT),
        ]

    def judge(self, number):
        records = Records(sessions=tuple(self.sessions), pains=tuple(self.pains), measurements=tuple(self.tests))
        now = datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=19)
        return Judge(History(records, now, day(number), PROGRAMME.calendar), EXERCISES, PROGRAMME, PERSON)

    def train(self, number, worst):
        judge = self.judge(number)
        path = judge.path()
        stage = path.working_stage
        opened = path.opened_on.get(stage, day(number))
        situation = Situation(
            today=day(number),
            stage=stage,
            stage_day=(day(number) - opened).days,
            states=path.states,
            limits=judge.limits(),
            shades=judge.shades,
            has_week_risen=judge.has_week_risen(),
        )
        plan = SessionBuilder(EXERCISES, PROGRAMME, PERSON).build(situation)
        self.plans.append(plan)
        self.states.append(path.states[Stage.FLEXIBILITY])
        done = (
            exercise_done(each.exercise_id, session_id=number, level=each.dose.level, role=each.role)
            for each in plan.prescriptions
        )
        self.sessions.append(session_done(number, *done, session_id=number, stage=stage))
        self.pains += [*around(number, number, worst=worst), pain(Moment.WORST_24H, 2, number + 1)]


@pytest.fixture(scope="module")
def life():
    return Life(24)


def test_flexibility_opens_within_the_second_week_of_steady_training(life):
    opened = life.states.index(StageState.OPEN)

    assert 10 <= opened <= 13
    assert life.states == [StageState.LOCKED] * opened + [StageState.OPEN] * (24 - opened)


def test_from_then_on_sessions_are_for_flexibility(life):
    opened = life.states.index(StageState.OPEN)

    assert [plan.stage for plan in life.plans] == [Stage.PELVIS] * opened + [Stage.FLEXIBILITY] * (24 - opened)
    assert any(each.exercise_id == "flex_thomas_edge" for each in life.plans[opened].prescriptions)


def test_without_the_second_test_it_stays_shut():
    assert set(Life(16, tested=(0,)).states) == {StageState.LOCKED}


def test_one_red_session_puts_it_off_by_a_week_at_least():
    life = Life(26, sore={8})

    assert 8 + 7 <= life.states.index(StageState.OPEN) <= 22
    assert {each.dose.level for each in life.plans[9].prescriptions} == {1}


def test_ambers_never_open_it_and_never_go_up():
    life = Life(20, worst=4)  # two points more than before

    assert set(life.states) == {StageState.LOCKED}
    assert {each.dose.level for plan in life.plans for each in plan.prescriptions} == {1}


def test_no_exercise_gains_two_levels_in_a_week_nor_skips_one(life):
    levels = {}
    for number, plan in enumerate(life.plans):
        for each in plan.prescriptions:
            levels.setdefault(each.exercise_id, []).append((number, each.dose.level))
    for found in levels.values():
        gains = [number for (_, before), (number, after) in pairwise(found) if after > before]
        assert all(after - before <= 1 for (_, before), (_, after) in pairwise(found))
        assert all(later - earlier >= 7 for earlier, later in pairwise(gains))


def test_no_day_has_more_than_two_steps_up_and_all_keep_to_the_cap(life):
    for plan in life.plans:
        assert sum(item.decision.reason is DoseReason.PROGRESS for item in plan.items) <= 2
        assert plan.duration_s <= PROGRAMME.sessions.cap_minutes * 60
        assert sum(each.role is Role.MAIN for each in plan.prescriptions) >= 2


def test_second_tier_comes_on_the_fourth_day_and_the_third_after_it(life):
    names = [{each.exercise_id for each in plan.prescriptions} for plan in life.plans]

    assert next(number for number in range(10) if "pelv_stand_level" in names[number]) == 3
    assert next(number for number in range(14) if "pelv_hike_drop" in names[number]) == 7
