"""The fall-risk screen is kept with its words, and decides about support and standing work (A3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.falls import FALLS
from hipcoach.domain.person import Occasion, Sex
from hipcoach.domain.records import Measurement
from hipcoach.store.database import open_journal
from tests.unit.asking import DAY_S, NO, UNSURE, YES, Asking
from tests.unit.samples import CONTENT


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def asking(clock, journal):
    made = Asking(clock, journal)
    made.set_up()
    return made


def test_each_question_is_asked_before_what_stands_under_it(asking):
    items = asking.service.fall_questions()
    assert [item.id for item in items if item.after] == [
        "f_fall12_many", "f_fall12_injured", "f_fall12_mild", "f_dizzy_blackout",
    ]  # fmt: skip
    places = {item.id: place for place, item in enumerate(items)}
    assert all(places[item.after] < places[item.id] for item in items if item.after)
    assert not {"f_age", "f_sls5", "f_tandem10", "f_chair"} & places.keys()


def test_answers_are_kept_with_the_version_of_their_words(asking):
    asking.answer_falls(f_unsteady=YES)
    given = asking.service.latest_answers()["f_unsteady"]
    assert (given.answer, given.wording_version) == (YES, CONTENT.safety.wording_version)
    assert given.occasion is Occasion.RESCREEN


def test_the_level_reaches_the_plan_as_a_precaution(asking):
    assert asking.service.person().flags == frozenset()
    asking.answer_falls(f_worry=YES)
    assert asking.service.person().flags == {"fall_risk_1"}
    asking.answer_falls(f_aid=UNSURE)
    assert asking.service.person().flags == {"fall_risk_2"}


@pytest.mark.parametrize(
    ("falls", "answers"),
    [
        (0, {"f_fall12": NO}),
        (1, {"f_fall12": YES, "f_fall12_many": NO}),
        (2, {"f_fall12": YES, "f_fall12_many": YES}),
        (5, {"f_fall12": YES, "f_fall12_many": YES}),
    ],
)
def test_how_many_answers_two_of_the_questions(asking, falls, answers):
    asking.answer_falls(falls)
    latest = asking.service.latest_answers()
    assert {key: latest[key].answer for key in answers} == answers
    assert asking.service.falls == falls
    assert ("f_fall12_many" in latest) is (falls > 0)


def test_nobody_knows_how_many_before_it_was_told(asking):
    assert asking.service.falls is None
    asking.answer_falls(f_fall12=YES)
    assert asking.service.falls is None


def test_an_answer_of_another_screen_is_refused_and_nothing_is_kept(asking):
    with pytest.raises(ValueError, match="rf_chest"):
        asking.service.record_falls([("f_aid", YES), ("rf_chest", NO)], Occasion.RESCREEN)
    assert "f_aid" not in asking.service.latest_answers()


def test_one_fall_on_ice_is_level_one_and_standing_goes_on(asking):
    asking.answer_falls(1, f_fall12_injured=NO, f_fall12_mild=YES)
    person = asking.service.person()
    assert (person.flags, person.may_stand) == ({"fall_risk_1"}, True)


@pytest.mark.parametrize(
    "told",
    [
        {"falls": 2, "f_fall12_injured": NO, "f_fall12_mild": YES},
        {"falls": 1, "f_fall12_injured": YES, "f_fall12_mild": NO},
        {"f_dizzy": YES, "f_dizzy_blackout": YES},
    ],
)
def test_standing_waits_for_a_recorded_assessment_while_the_rest_goes_on(asking, told):
    asking.answer_falls(**told)
    person = asking.service.person()
    assert (person.may_stand, person.is_locked) == (False, False)
    asking.clear(FALLS)
    person = asking.service.person()
    assert person.may_stand
    assert person.flags == {"fall_risk_2"}
    assert person.cleared_on == {FALLS: date(2026, 3, 2)}


def test_there_is_nothing_to_assess_while_no_falls_ask_for_it(asking):
    asking.answer_falls()
    with pytest.raises(ValueError, match="falls"):
        asking.clear(FALLS)


def test_telling_of_the_same_falls_again_asks_for_no_other_assessment(asking):
    asking.answer_falls(2, f_fall12_injured=YES, f_fall12_mild=NO)
    asking.clear(FALLS)
    asking.pass_days(28)
    asking.answer_falls(2, f_fall12_injured=YES, f_fall12_mild=NO)
    assert asking.service.person().may_stand


@pytest.mark.parametrize(
    ("falls", "injured"),
    [(3, NO), (2, YES)],
)
def test_another_fall_or_an_injury_does(asking, falls, injured):
    asking.answer_falls(2, f_fall12_injured=NO, f_fall12_mild=NO)
    asking.clear(FALLS)
    asking.pass_days(28)
    asking.answer_falls(falls, f_fall12_injured=injured, f_fall12_mild=NO)
    assert not asking.service.person().may_stand


def test_falls_that_come_back_after_a_year_without_do_as_well(asking):
    asking.answer_falls(2, f_fall12_injured=NO, f_fall12_mild=NO)
    asking.clear(FALLS)
    asking.clock.jump_s(370 * DAY_S)
    asking.answer_falls(0)
    assert asking.service.person().may_stand
    asking.clock.jump_s(30 * DAY_S)
    asking.answer_falls(2, f_fall12_injured=NO, f_fall12_mild=NO)
    assert not asking.service.person().may_stand


def test_an_injury_that_comes_back_after_a_no_is_a_new_one(asking):
    hurt = {"f_fall12": YES, "f_fall12_many": NO, "f_fall12_injured": YES, "f_fall12_mild": NO}
    asking.answer_falls(**hurt)
    asking.clear(FALLS)
    asking.clock.jump_s(400 * DAY_S)
    asking.answer_falls()
    asking.clock.jump_s(28 * DAY_S)
    asking.answer_falls(**hurt)
    assert not asking.service.person().may_stand


def test_a_fall_told_of_in_the_same_words_after_a_new_fall_is_a_new_one(asking):
    asking.answer_falls(2, f_fall12_injured=YES, f_fall12_mild=NO)
    asking.clear(FALLS)
    asking.clock.jump_s(DAY_S)
    asking.service.record_mini({"mini_fall"})
    assert asking.service.unasked_fall() == date(2026, 3, 3)
    asking.answer_falls(2, f_fall12_injured=YES, f_fall12_mild=NO)
    assert not asking.service.person().may_stand
    assert asking.service.unasked_fall() is None


def test_after_a_near_fall_in_a_session_standing_waits_for_the_questions(asking):
    asking.answer_falls()
    asking.clock.jump_s(DAY_S)
    asking.service.record_stop_signal("stop_fall")
    person = asking.service.person()
    assert (person.may_stand, person.fell_on) == (False, date(2026, 3, 3))
    asking.answer_falls()
    person = asking.service.person()
    assert (person.may_stand, person.fell_on) == (True, date(2026, 3, 3))
    asking.pass_days(28)
    asking.answer_falls()
    assert asking.service.person().fell_on is None


@pytest.mark.parametrize(("days", "is_due"), [(27, False), (28, True)])
def test_the_questions_are_due_at_first_and_after_four_weeks(asking, days, is_due):
    assert asking.service.is_fall_screen_due()
    asking.answer_falls()
    assert not asking.service.is_fall_screen_due()
    asking.pass_days(days)
    assert asking.service.is_fall_screen_due() is is_due


def test_the_questions_are_due_after_a_fall(asking):
    asking.answer_falls()
    asking.service.record_mini({"mini_fall"})
    assert asking.service.is_fall_screen_due()


def test_level_two_is_left_after_four_weeks_and_two_days_of_tests(asking):
    asking.answer_falls(f_unsteady=YES)
    for _ in range(2):
        asking.pass_days(7)
        asking.test_legs(20, 20)
    asking.pass_days(13)
    asking.answer_falls()
    assert asking.service.person().flags == {"fall_risk_2"}
    verdict = asking.service.fall_verdict()
    assert (verdict.lower_from, verdict.test_days_left) == (date(2026, 3, 30), 0)
    asking.pass_days(1)
    asking.answer_falls()
    assert asking.service.person().flags == frozenset()


def test_a_self_test_of_less_than_five_seconds_is_level_two(asking):
    asking.answer_falls()
    asking.test_legs(45, 4)
    assert asking.service.person().flags == {"fall_risk_2"}


def test_a_corrected_result_takes_the_level_back(asking):
    asking.answer_falls()
    asking.test_legs(45, 4)
    asking.clock.jump_s(60)
    asking.test_legs(45, 40)
    assert asking.service.person().flags == frozenset()


@pytest.mark.parametrize(
    ("band", "sex", "stands", "is_present"),
    [
        (AgeBand.SEVENTIES, Sex.MALE, 11, True),
        (AgeBand.SEVENTIES, Sex.MALE, 12, False),
        (AgeBand.SEVENTIES, Sex.FEMALE, 9, True),
        (AgeBand.SEVENTIES, Sex.FEMALE, 10, False),
        (AgeBand.SEVENTIES, Sex.NOT_TOLD, 11, True),  # the higher line
        (AgeBand.SEVENTIES, None, 11, True),
        (AgeBand.SIXTIES, Sex.FEMALE, 11, True),  # the line of 60 to 64
        (AgeBand.FIFTIES, Sex.MALE, 3, False),
    ],
)
def test_few_stands_from_a_chair_go_by_age_and_sex(asking, band, sex, stands, is_present):
    asking.service.set_age_band(band)
    if sex:
        asking.service.set_sex(sex)
    stamp = asking.service._stamp()
    asking.tests.add(
        Measurement(measure="cst30", side=Side.BOTH, value=stands, was_stopped_for_pain=False, stamp=stamp)
    )
    assert ("f_chair" in asking.service.fall_verdict().present) is is_present


def test_a_chair_stand_before_the_age_was_told_says_nothing(clock, tmp_path):
    with open_journal(tmp_path / "new.db") as journal:
        asking = Asking(clock, journal)
        stamp = asking.service._stamp()
        asking.tests.add(Measurement(measure="cst30", side=Side.BOTH, value=3, was_stopped_for_pain=False, stamp=stamp))
        assert asking.service.fall_verdict().present == ()


def test_the_verdict_outlives_the_program(asking, clock, journal, tmp_path):
    asking.answer_falls(2, f_fall12_injured=NO, f_fall12_mild=NO)
    journal.close()
    clock.local += timedelta(days=2000)
    with open_journal(tmp_path / "journal.db") as reopened:
        person = Asking(clock, reopened).service.person()
        assert (person.flags, person.may_stand) == ({"fall_risk_2"}, False)
