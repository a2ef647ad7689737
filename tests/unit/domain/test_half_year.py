"""Half a year of doing what is planned, day by day: every stage is reached, and no rule is broken on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason
from tests.unit.samples import EXERCISES, PROGRAMME
from tests.unit.training_days import TrainingDays

DAYS = 182
ALL = {Stage.PELVIS: 3, Stage.FLEXIBILITY: 2, Stage.STRENGTH: 3, Stage.CORE: 3, Stage.BALANCE: 1}
PATIENT = ["thr_posterior", "thr_lateral", "hernia", "no_kneel"]


@pytest.fixture(scope="module")
def life():
    return TrainingDays().live(DAYS)


def stages(plan):
    return {each.stage for each in plan.prescriptions}


def opened(life, stage):
    return next(number for number, path in life.paths.items() if path.states[stage] is not StageState.LOCKED)


def test_every_stage_and_tier_is_reached_in_its_usual_time(life):
    path = life.paths[max(life.paths)]

    assert {stage: path.tiers[stage] for stage in Stage} == ALL
    assert 10 <= opened(life, Stage.FLEXIBILITY) <= 21
    assert 14 <= opened(life, Stage.STRENGTH) - opened(life, Stage.FLEXIBILITY) <= 28
    assert 14 <= opened(life, Stage.BALANCE) - opened(life, Stage.STRENGTH) <= 21
    assert next(number for number, path in life.paths.items() if path.tiers[Stage.STRENGTH] == 3) <= 13 * 7


@pytest.mark.parametrize("flag", PATIENT)
def test_nobody_is_locked_out_by_a_precaution(flag):
    path = TrainingDays(flags=frozenset({flag})).live(140).paths

    assert {stage: path[max(path)].tiers[stage] for stage in Stage} == ALL


def test_strength_is_never_on_two_days_in_a_row(life):
    days = [number for number, plan in life.plans_made.items() if Stage.STRENGTH in stages(plan)]

    assert len(days) > 50
    assert all(later - before >= 2 for before, later in pairwise(days))


def test_every_strength_session_has_deep_rotators(life):
    for plan in life.plans_made.values():
        if Stage.STRENGTH in stages(plan):
            assert any("deep_rotators" in EXERCISES[each.exercise_id].focus for each in plan.prescriptions)


def test_every_later_session_keeps_the_pelvis_and_its_cap(life):
    for plan in life.plans_made.values():
        kept = [item for item in plan.items if item.choice.reason is ChoiceReason.PELVIS_KEPT]
        clock = any(item.prescription.exercise_id == "pelv_clock" for item in kept)
        assert plan.stage is Stage.PELVIS or len(kept) == 2 or clock
        assert plan.duration_s <= PROGRAMME.sessions.cap_minutes * 60
        assert plan.form is SessionForm.FULL


def test_most_sessions_take_15_to_25_minutes(life):
    minutes = [plan.duration_s / 60 for plan in life.plans_made.values()]

    assert sum(each >= PROGRAMME.sessions.aim_minutes_min for each in minutes) > 0.85 * len(minutes)


def test_no_session_raises_more_than_two_things(life):
    for plan in life.plans_made.values():
        up = [item for item in plan.items if item.decision.reason is DoseReason.PROGRESS]
        up += [item for item in plan.items if item.choice.reason is ChoiceReason.HARDER]
        assert len(up) <= PROGRAMME.dosage.progress_exercises_per_session


def test_no_exercise_gains_two_levels_in_a_week_nor_skips_one(life):
    levels = {}
    for number, plan in life.plans_made.items():
        for each in plan.prescriptions:
            levels.setdefault(each.exercise_id, []).append((number, each.dose.level))
    for found in levels.values():
        gains = [number for (_, before), (number, after) in pairwise(found) if after > before]
        assert all(after - before <= 1 for (_, before), (_, after) in pairwise(found))
        assert all(later - earlier >= 7 for earlier, later in pairwise(gains))


def test_starter_core_is_on_three_days_of_a_full_week_and_balance_on_two_or_three(life):
    core, balance = {}, {}
    for number, plan in life.plans_made.items():
        path, week = life.paths[number], number // 7
        if path.states[Stage.STRENGTH] is StageState.LOCKED and Stage.CORE in stages(plan):
            core[week] = core.get(week, 0) + 1
        if Stage.BALANCE in stages(plan):
            balance[week] = balance.get(week, 0) + 1

    assert max(core.values()) == PROGRAMME.core.starter_days_per_week
    first, last = min(balance), max(balance)
    assert all(2 <= balance[week] <= 3 for week in range(first + 1, last + 1))


def test_after_three_weeks_away_everything_starts_lower_and_comes_back():
    away = range(60, 81)
    life = TrainingDays(skips=frozenset(away)).live(110)
    before, back = life.plans_made[59], life.plans_made[81]
    last = {each.exercise_id: each.dose.level for plan in life.plans_made.values() for each in plan.prescriptions}
    known = {each.exercise_id: each.dose.level for each in back.prescriptions}
    was = {}
    for number, plan in life.plans_made.items():
        if number < 60:
            was |= {each.exercise_id: each.dose.level for each in plan.prescriptions}

    assert before.items
    assert all(level == max(was[name] - 2, 1) for name, level in known.items() if name in was)
    assert last["pelv_clock"] >= 3
