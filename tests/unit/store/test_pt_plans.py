"""A physiotherapist's plan: all of it comes back, none is ever lost, and one that can't be read is named."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta

import pytest

from hipcoach.domain.exercise import Dose, Side, Stage, Tempo
from hipcoach.domain.pt_plan import PlannedDose, PtPlan
from hipcoach.store import plan_body
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalEntryError, JournalError
from hipcoach.store.pt_plans import PtPlanStore


@pytest.fixture
def store(journal):
    return PtPlanStore(journal)


@pytest.fixture
def bare(samples):
    return PtPlan(
        plan_id=0,
        name="Anna Example",
        role="Physiotherapist",
        made_on=samples.day,
        expires_on=samples.day + timedelta(days=42),
        stamp=samples.stamp(offset_min=-300),
    )


@pytest.fixture
def full(bare):
    exact = Dose(
        level=3, sets=2, reps=8, hold_s=2.5, rest_s=45, tempo=Tempo(out_s=2, hold_s=0, back_s=3.5), pyramid=(8, 6)
    )
    return bare.replace(
        reason="Stiff „rechts“, 50 % \n der Kraft",
        opens_stages=frozenset({Stage.STRENGTH, Stage.CORE}),
        locks_stages=frozenset({Stage.BALANCE}),
        opens=frozenset({"str_bridge", "an_exercise_of_another_version"}),
        bans=frozenset({"str_clamshell"}),
        doses=(
            PlannedDose(exercise_id="str_bridge", level_min=1, level_max=3, dose=exact),
            PlannedDose(exercise_id="core_dead_bug", level_max=2),
            PlannedDose(exercise_id="flex_figure_4", dose=Dose(level=1, sets=1, reps=1, hold_s=20, rest_s=0)),
        ),
        sets_flags=frozenset({"early_stretch_caution"}),
        lifts_flags=frozenset({"a_flag_of_another_version"}),
        affected_side=Side.LEFT,
        pain_ceiling=0,
        targets=(("seated_ir", 35.5), ("thomas_gap", 0.0)),
        profile="stiff_joint",
    )


def test_there_is_no_plan_at_first(store):
    assert store.plans() == ()
    assert store.log() == ()


def test_plans_come_back_with_all_they_say_in_the_order_they_were_entered(path, journal, full, bare):
    store = PtPlanStore(journal)
    ids = [store.add(plan) for plan in (full, bare.replace(plan_id=99, made_on=bare.made_on - timedelta(days=9)))]
    journal.close()
    with open_journal(path) as journal_again:
        plans = PtPlanStore(journal_again).plans()
    assert ids == [1, 2]
    assert plans == (full.replace(plan_id=1), bare.replace(plan_id=2, made_on=bare.made_on - timedelta(days=9)))


@pytest.mark.parametrize("name", PtPlan.__annotations__)
def test_no_value_of_a_plan_is_forgotten_in_the_sample(full, name):
    assert name == "plan_id" or getattr(full, name) not in {None, "", frozenset(), ()}


@pytest.mark.parametrize("side", Side)
def test_every_side_comes_back(store, bare, side):
    store.add(bare.replace(affected_side=side))
    assert store.plans()[0].affected_side is side


def test_a_withdrawn_plan_is_gone_but_stays_in_the_log(store, samples, bare):
    first, second = store.add(bare), store.add(bare.replace(name="Ben Example"))
    at_utc = samples.stamp(days=3).at_utc
    store.withdraw(first, at_utc)
    store.withdraw(first, samples.stamp(days=9).at_utc)

    assert [plan.plan_id for plan in store.plans()] == [second]
    assert [(each.plan.name, each.withdrawn_at_utc) for each in store.log()] == [
        ("Anna Example", at_utc),
        ("Ben Example", None),
    ]


def test_a_plan_that_is_not_there_cannot_be_withdrawn(store, samples):
    with pytest.raises(ValueError, match="no plan 7"):
        store.withdraw(7, samples.at_utc)


def test_what_another_version_may_have_written_is_passed_over_and_stays(store, journal, bare):
    store.add(bare)
    body = json.dumps({"opens_stages": ["strength", "swimming"], "colour": "red", "bans": ["a", "a"]})
    with journal.writing() as writer:
        writer.execute("update pt_plans set body = ?", [body])
    [plan] = store.plans()
    assert plan == bare.replace(plan_id=1, opens_stages=frozenset({Stage.STRENGTH}), bans=frozenset({"a"}))
    assert journal.rows("select body from pt_plans") == [(body,)]


def dose(**changes):
    whole = {"level": 1, "sets": 1, "reps": 8, "hold_s": 0, "rest_s": 30, "tempo": None, "pyramid": []} | changes
    return {"doses": [{"exercise_id": "str_bridge", "level_min": None, "level_max": None, "dose": whole}]}


MALFORMED = {
    "{": "body: Expecting property name",
    "[]": "body: [] is no dict",
    '{"opens": "str_bridge"}': "body.opens: 'str_bridge' is no list",
    '{"bans": ["a", 3]}': "body.bans[1]: 3 is no str",
    '{"locks_stages": [["core"]]}': "body.locks_stages[0]: ['core'] is no str",
    '{"doses": [1]}': "body.doses[0]: 1 is no dict",
    '{"doses": [{}]}': "body.doses[0].exercise_id: None is no str",
    '{"doses": [{"exercise_id": "a", "level_max": 1.5}]}': "body.doses[0].level_max: 1.5 is no int",
    '{"doses": [{"exercise_id": "a", "level_min": true}]}': "body.doses[0].level_min: True is no int",
    json.dumps(dose(sets=None)): "body.doses[0].dose.sets: None is no int",
    json.dumps(dose(sets=0)): "body.doses[0].dose: sets and reps must be at least 1",
    json.dumps(dose(hold_s="5")): "body.doses[0].dose.hold_s: '5' is no int or float",
    json.dumps(dose(tempo={"out_s": 1, "hold_s": 0})): "body.doses[0].dose.tempo.back_s: None is no int or float",
    json.dumps(dose(pyramid=[8, 6])): "body.doses[0].dose: pyramid needs one entry for each set",
    json.dumps(dose(pyramid=["8"])): "body.doses[0].dose.pyramid[0]: '8' is no int",
    '{"targets": [["seated_ir"]]}': "body.targets[0]: ['seated_ir'] is no measure with its value",
    '{"targets": [["seated_ir", "much"]]}': "body.targets[0][1]: 'much' is no int or float",
}


@pytest.mark.parametrize(("body", "detail"), MALFORMED.items(), ids=MALFORMED.values())
def test_a_body_that_cannot_be_read_is_named_and_the_plan_can_be_withdrawn(store, journal, samples, bare, body, detail):
    store.add(bare.replace(name="Ben Example"))
    broken = store.add(bare)
    with journal.writing() as writer:
        writer.execute("update pt_plans set body = ? where id = ?", [body, broken])

    with pytest.raises(JournalEntryError, match="the plan by Anna Example of 2026-03-02 can't be read") as caught:
        store.plans()

    assert isinstance(caught.value, JournalError)
    assert caught.value.detail.startswith(detail)
    assert caught.value.entry_id == broken
    store.withdraw(caught.value.entry_id, samples.at_utc)
    assert [plan.name for plan in store.plans()] == ["Ben Example"]


def test_a_body_of_a_later_kind_is_not_guessed_at(store, journal, bare):
    store.add(bare)
    journal.rows("update pt_plans set body_version = 2")
    with pytest.raises(JournalEntryError) as caught:
        store.plans()
    assert caught.value.detail == "body_version: 2, not 1"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "  "},
        {"role": ""},
        {"pain_ceiling": 11},
        {"pain_ceiling": -1},
    ],
    ids=str,
)
def test_the_table_refuses_nonsense(store, bare, changes):
    with pytest.raises(sqlite3.IntegrityError):
        store.add(bare.replace(**changes))
    assert store.plans() == ()


def test_a_plan_cannot_end_before_it_was_made(store, bare):
    with pytest.raises(sqlite3.IntegrityError):
        store.add(bare.replace(expires_on=bare.made_on - timedelta(days=1)))
    store.add(bare.replace(expires_on=bare.made_on))


def test_the_body_of_a_plan_is_always_the_same_text(full):
    same = full.replace(opens=frozenset(sorted(full.opens, reverse=True)))
    assert plan_body.body_text(same) == plan_body.body_text(full)
    values = plan_body.read_body(plan_body.body_text(full), plan_body.VERSION)
    assert full.replace(**values) == full


def test_rows_tell_of_every_plan_as_far_as_it_can_be_read(store, journal, samples, full, bare):
    whole, broken, gone = store.add(full), store.add(full.replace(name="Ben Example")), store.add(bare)
    store.withdraw(gone, samples.at_utc)
    with journal.writing() as writer:
        writer.execute("update pt_plans set body = '{' where id = ?", [broken])

    first, second, third = store.rows()

    assert first.plan == full.replace(plan_id=whole)
    assert (first.unreadable, first.withdrawn_at_utc) == (None, None)
    assert second.plan == bare.replace(plan_id=broken, name="Ben Example", reason=full.reason)
    assert second.unreadable.entry_id == broken
    assert third.withdrawn_at_utc == samples.at_utc


def test_a_withdrawn_plan_can_be_put_back_as_it_was(store, samples, full):
    plan_id = store.add(full)
    store.withdraw(plan_id, samples.at_utc)

    store.put_back(plan_id)

    assert store.plans() == (full.replace(plan_id=plan_id),)
    assert store.log()[0].withdrawn_at_utc is None


def test_a_plan_that_is_not_there_cannot_be_put_back(store):
    with pytest.raises(ValueError, match="no plan 7"):
        store.put_back(7)
