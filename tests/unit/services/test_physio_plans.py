"""A physiotherapist's plan: entered, replaced, withdrawn, put back; one that can't be read takes nothing down (E5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipcoach.domain.exercise import Dose, Side, Stage
from hipcoach.domain.planned_dose import exact_dose, has_hold
from hipcoach.domain.pt_plan import PlannedDose
from hipcoach.services.composition import make_services
from hipcoach.services.physio_plans import PhysioPlans, PlanRefusedError, Standing
from hipcoach.store.database import open_journal
from hipcoach.store.person import PersonStore
from hipcoach.store.pt_plans import PtPlanStore
from tests.unit.samples import CONTENT, EXERCISES

DAY_S = 86_400
STRENGTH = {"opens_stages": frozenset({Stage.STRENGTH})}


@pytest.fixture
def journal(tmp_path):
    opened = open_journal(tmp_path / "journal.db")
    yield opened
    opened.close()


@pytest.fixture
def plans(journal, clock):
    return PhysioPlans(clock, CONTENT, PtPlanStore(journal), PersonStore(journal))


def enter(plans, name="Kim Example", **what):
    return plans.add(plans.blank().replace(name=name, role="physiotherapist", **(what or STRENGTH)))


def spoil(journal, plan_id):
    with journal.writing() as writer:
        writer.execute("update pt_plans set body = '{' where id = ?", [plan_id])


def standings(plans):
    return [(each.plan.name, each.standing) for each in plans.log()]


def test_a_blank_plan_is_of_today_and_holds_for_six_weeks(plans, clock):
    blank = plans.blank()

    assert blank.made_on == clock.local.date()
    assert blank.expires_on - blank.made_on == timedelta(weeks=6)


def test_what_is_entered_is_in_force_at_once_without_blanks_around_its_names(plans):
    plan_id = enter(plans, "  Kim Example ", reason=" Stiff ", **STRENGTH)

    found = plans.in_force()
    assert (found.plan_id, found.name, found.reason) == (plan_id, "Kim Example", "Stiff")
    assert standings(plans) == [("Kim Example", Standing.IN_FORCE)]


def test_what_is_wrong_is_refused_with_all_its_problems_and_nothing_is_kept(plans):
    with pytest.raises(PlanRefusedError) as caught:
        plans.add(plans.blank().replace(pain_ceiling=7))

    assert [each.fault.value for each in caught.value.problems] == ["name", "role", "ceiling"]
    assert plans.log() == ()


def test_a_plan_expires_after_its_last_day(plans, clock):
    enter(plans)
    clock.jump_s(42 * DAY_S)
    assert plans.in_force() is not None
    clock.jump_s(DAY_S)
    assert plans.in_force() is None
    assert standings(plans) == [("Kim Example", Standing.EXPIRED)]


def test_a_plan_that_expires_on_a_training_day_holds_until_the_small_hours(plans, clock):
    enter(plans)
    clock.jump_s(42 * DAY_S + 19 * 3_600)  # three in the morning of the day after
    assert plans.in_force() is not None


def test_a_later_plan_takes_the_place_of_the_one_before_for_good(plans, clock):
    enter(plans, "First Example")
    clock.jump_s(DAY_S)
    fresh = plans.blank()
    plans.add(
        fresh.replace(name="Second Example", role="PT", expires_on=fresh.made_on + timedelta(weeks=1), **STRENGTH)
    )
    first = plans.log()[1]

    assert standings(plans) == [("Second Example", Standing.IN_FORCE), ("First Example", Standing.REPLACED)]
    assert (first.replaced_by, first.ended_on) == ("Second Example", clock.local.date())
    clock.jump_s(14 * DAY_S)
    assert plans.in_force() is None


def test_a_plan_entered_after_the_clock_was_set_back_is_still_the_later_one(plans, clock):
    enter(plans, "First Example")
    clock.jump_s(-3_600)
    enter(plans, "Second Example")

    assert plans.in_force().name == "Second Example"


def test_withdrawing_brings_back_the_plan_before_and_can_be_undone(plans):
    enter(plans, "First Example")
    second = enter(plans, "Second Example")

    plans.withdraw(second)
    assert plans.in_force().name == "First Example"
    assert standings(plans) == [("Second Example", Standing.WITHDRAWN), ("First Example", Standing.IN_FORCE)]
    plans.put_back(second)
    assert plans.in_force().name == "Second Example"


def test_the_same_plan_again_is_of_today_and_keeps_all_else(plans, clock):
    enter(plans, bans=frozenset({"str_clam"}), pain_ceiling=3)
    clock.jump_s(40 * DAY_S)
    again = plans.again(plans.in_force())

    assert (again.plan_id, again.made_on, again.pain_ceiling) == (0, clock.local.date(), 3)
    assert again.expires_on - again.made_on == timedelta(weeks=6)
    assert plans.problems(again) == ()


# -- what can't be read ----------------------------------------------------------------------------------------------


def test_a_plan_that_cannot_be_read_counts_as_none_and_is_named(plans, journal):
    whole = enter(plans, "Whole Example")
    spoil(journal, enter(plans, "Broken Example"))

    assert plans.in_force().plan_id == whole
    assert [each.name for each in plans.unreadable()] == ["Broken Example"]
    assert standings(plans) == [("Broken Example", Standing.UNREADABLE), ("Whole Example", Standing.IN_FORCE)]


def test_once_withdrawn_it_is_no_longer_told_of(plans, journal):
    broken = enter(plans)
    spoil(journal, broken)
    plans.withdraw(broken)

    assert plans.unreadable() == ()
    assert standings(plans) == [("Kim Example", Standing.WITHDRAWN)]
    plans.put_back(broken)
    assert [each.plan_id for each in plans.unreadable()] == [broken]


def test_today_is_planned_all_the_same(journal, clock):
    services = make_services(journal, CONTENT, clock)
    spoil(journal, enter(services.physio_plans))

    today = services.training.today()
    assert today.physio_plan is None
    assert today.path.by_plan == frozenset()
    assert services.judging.assess().plan is None


def test_a_plan_that_can_be_read_reaches_the_judges(journal, clock):
    services = make_services(journal, CONTENT, clock)
    assert services.training.today().physio_plan is None
    enter(services.physio_plans)

    assert services.training.today().path.by_plan == {Stage.STRENGTH}


# -- half entered ----------------------------------------------------------------------------------------------------


HALF = {
    "name": "",
    "role": "PT",
    "reason": "„Ruhe“",
    "expires_on": date(2020, 1, 1),
    "opens_stages": frozenset({Stage.CORE}),
    "bans": frozenset({"str_clam"}),
    "doses": (PlannedDose(exercise_id="str_bridge", level_min=3, level_max=2),),
    "affected_side": Side.LEFT,
    "pain_ceiling": 9,
    "targets": (("slst_eo", 12.5),),
    "profile": "front_stiff",
}


def test_what_is_half_entered_is_kept_with_all_its_slips_until_it_is_thrown_away(plans, journal, clock):
    half = plans.blank().replace(**HALF)
    assert plans.draft() is None
    plans.keep_draft(half)

    later = PhysioPlans(clock, CONTENT, PtPlanStore(journal), PersonStore(journal))
    found = later.draft()
    assert found == half.replace(stamp=found.stamp)
    assert later.plans() == ()
    later.drop_draft()
    assert plans.draft() is None


def test_the_same_again_writes_nothing(plans, journal):
    plans.drop_draft()
    plans.keep_draft(plans.blank().replace(**HALF))
    plans.keep_draft(plans.blank().replace(**HALF))

    assert journal.rows("select count(*) from facts") == [(1,)]


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2}', '{"version": 1, "name": 3}', '{"made_on": "x"}'])
def test_what_another_version_put_aside_is_left_alone(plans, journal, text):
    plans.keep_draft(plans.blank())
    with journal.writing() as writer:
        writer.execute("update facts set value = ?", [text])

    assert plans.draft() is None


# -- an exact dose ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES.keys())
def test_a_dose_of_the_catalogue_told_exactly_is_that_dose(exercise):
    for dose in exercise.doses:
        exact = exact_dose(exercise, dose.level, sets=dose.sets, reps=dose.reps, hold_s=dose.hold_s)
        assert exact == dose.replace(pyramid=())


def test_an_exact_dose_keeps_rest_and_tempo_of_its_level():
    step_up = EXERCISES["str_step_up"]
    exact = exact_dose(step_up, 3, sets=5, reps=2, hold_s=0)
    assert (exact.level, exact.sets, exact.reps) == (3, 5, 2)
    assert (exact.rest_s, exact.tempo) == (step_up.dose(3).rest_s, step_up.dose(3).tempo)


@pytest.mark.parametrize("wrong", [{"level": 9}, {"sets": 0}, {"reps": 0}])
def test_a_dose_nobody_could_do_is_refused(wrong):
    with pytest.raises(ValueError, match=r"level|sets and reps"):
        exact_dose(EXERCISES["str_clam"], **{"level": 1, "sets": 1, "reps": 1, "hold_s": 0} | wrong)


def test_only_holds_and_stands_have_seconds_to_set():
    breath = next(each for each in EXERCISES.values() if each.kind.value == "breath")
    assert not has_hold(breath)
    assert exact_dose(breath, 1, sets=1, reps=9, hold_s=99).hold_s == breath.doses[0].hold_s
    assert exact_dose(EXERCISES["bal_sls"], 2, sets=1, reps=3, hold_s=25).hold_s == 25
    assert exact_dose(EXERCISES["str_clam"], 2, sets=1, reps=3, hold_s=25).hold_s == 0


def test_an_exact_dose_is_what_the_session_holds(journal, clock):
    services = make_services(journal, CONTENT, clock)
    bridge = EXERCISES["str_bridge"]
    dose = exact_dose(bridge, 2, sets=2, reps=7, hold_s=0)
    enter(services.physio_plans, doses=(PlannedDose(exercise_id="str_bridge", dose=dose),))
    services.screening.accept_notice()

    limit = services.judging.assess().judge.limits()["str_bridge"]
    assert isinstance(limit.dose, Dose)
    assert (limit.dose.sets, limit.dose.reps) == (2, 7)
    assert limit.is_by_plan
