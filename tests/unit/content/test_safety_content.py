"""The shipped safety questions are those of the programme."""

from __future__ import annotations

import pytest

from hipcoach.domain.fall_tests import FallTest
from hipcoach.domain.falls import FallTell
from hipcoach.domain.safety import Action

GRAVE = {Action.EMERGENCY, Action.TODAY, Action.BLOCK}


def test_the_short_first_run_holds_every_grave_question_and_two_more(shipped):
    on_screens = [question for question in shipped.safety.questions if question.screen]
    grave = {question.id for question in on_screens if question.action in GRAVE}
    assert {question.id for question in shipped.safety.gravest} == grave | {"rf_surgery", "rf_severe"}


def test_the_short_first_run_is_three_screens_of_six(shipped):
    screens = [question.screen for question in shipped.safety.gravest]
    assert {screen: screens.count(screen) for screen in screens} == {
        "falls_and_weight": 6,
        "whole_body": 6,
        "you_and_hip": 6,
    }
    assert list(dict.fromkeys(screens)) == list(shipped.safety.screens[:3])


@pytest.mark.parametrize(
    ("question_id", "action"),
    [
        ("rf_under18", Action.BLOCK),
        ("rf_trauma", Action.EMERGENCY),
        ("rf_no_weight", Action.TODAY),
        ("rf_no_weight_sudden", Action.EMERGENCY),
        ("rf_infection", Action.EMERGENCY),
        ("rf_cauda", Action.EMERGENCY),
        ("rf_limb", Action.EMERGENCY),
        ("rf_dvt", Action.TODAY),
        ("rf_dvt_chest", Action.EMERGENCY),
        ("rf_chest", Action.EMERGENCY),
        ("rf_abdomen", Action.EMERGENCY),
        ("rf_replaced_sudden", Action.EMERGENCY),
        ("rf_stress", Action.TODAY),
        ("rf_minor_fall", Action.TODAY),
        ("rf_anticoag_fall", Action.TODAY),
        ("rf_gca", Action.TODAY),
        ("rf_gca_vision", Action.EMERGENCY),
        ("rf_weakness", Action.TODAY),
        ("rf_preg_weight", Action.TODAY),
        ("rf_avn", Action.CLEAR_FIRST),
        ("rf_avn_sudden", Action.TODAY),
        ("rf_cancer", Action.CLEAR_FIRST),
        ("rf_cancer_severe", Action.TODAY),
        ("rf_weight_loss", Action.CLEAR_FIRST),
        ("rf_night_rest", Action.CLEAR_FIRST),
        ("rf_inflammatory", Action.CLEAR_FIRST),
        ("rf_numb", Action.CLEAR_FIRST),
        ("rf_groin_lump", Action.CLEAR_FIRST),
        ("rf_surgery", Action.CLEAR_FIRST),
        ("rf_injection", Action.CLEAR_FIRST),
        ("rf_pregnancy", Action.CLEAR_FIRST),
        ("rf_heart_bp", Action.CLEAR_FIRST),
        ("rf_severe", Action.CLEAR_FIRST),
        ("rf_locking", Action.CLEAR_FIRST),
        ("rf_osteoporosis", Action.CAUTION),
        ("rf_bendy", Action.CAUTION),
        ("rf_pinch", Action.CAUTION),
        ("rf_outer", Action.CAUTION),
        ("rf_sitbone", Action.CAUTION),
    ],
)
def test_each_question_leads_where_the_programme_says(shipped, question_id, action):
    assert {question.id: question.action for question in shipped.safety.questions}[question_id] is action


@pytest.mark.parametrize(
    ("question_id", "flags"),
    [
        ("rf_surgery_back", {"thr_posterior"}),
        ("rf_surgery_front", {"thr_anterior"}),
        ("rf_surgery_side", {"thr_lateral"}),
        ("rf_surgery_belly", {"hernia"}),
        ("rf_pregnancy_now", {"pregnancy"}),
        ("rf_pregnancy_pelvis", {"pgp"}),
        ("rf_heart_bp", {"bp_heart"}),
        ("rf_osteoporosis", {"osteoporosis"}),
        ("rf_numb", {"back_leg"}),
        ("rf_groin_lump", {"hernia"}),
        ("rf_bendy", {"hypermobile"}),
        ("rf_pinch", {"fai_pinch"}),
        ("rf_outer", {"gtps"}),
        ("rf_sitbone", {"ham_tendon"}),
    ],
)
def test_each_question_sets_the_precautions_the_programme_names(shipped, question_id, flags):
    set_by = {question.id: set(question.flags) for question in shipped.safety.questions}
    assert set_by.pop(question_id) == flags
    assert {each for each, some in set_by.items() if some} <= {
        "rf_surgery_back", "rf_surgery_front", "rf_surgery_side", "rf_surgery_belly", "rf_pregnancy_now",
        "rf_pregnancy_pelvis", "rf_heart_bp", "rf_osteoporosis", "rf_numb", "rf_groin_lump", "rf_bendy", "rf_pinch",
        "rf_outer", "rf_sitbone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("question_id", "under"),
    [
        ("rf_no_weight", ["rf_no_weight_sudden"]),
        ("rf_dvt", ["rf_dvt_chest"]),
        ("rf_gca", ["rf_gca_vision"]),
        ("rf_avn", ["rf_avn_sudden"]),
        ("rf_cancer", ["rf_cancer_severe"]),
        ("rf_pregnancy", ["rf_pregnancy_now", "rf_pregnancy_pelvis"]),
    ],
)
def test_what_makes_an_answer_graver_or_clearer_is_asked_under_it(shipped, question_id, under):
    assert [question.id for question in shipped.safety.follow_ups(question_id)] == under


def test_pain_eased_by_turning_over_asks_about_the_outer_hip(shipped):
    assert {question.id: question.opens for question in shipped.safety.questions}["rf_night_eased"] == ("rf_outer",)


def test_every_question_is_asked_at_first_or_on_a_further_screen_or_opened_by_something(shipped):
    safety = shipped.safety
    items = (*safety.questions, *safety.mini_screen, *safety.stop_signals)
    opened = {question_id for item in items for question_id in item.opens}
    for question in safety.questions:
        assert question.screen or question.after or question.id in opened, question.id
    further = {question.screen for question in safety.further}
    assert further == {"health", "hip_and_nerves"} == set(safety.screens[3:])


@pytest.mark.parametrize(
    ("item_id", "level", "after", "tells", "measure"),
    [
        ("f_age", 1, "", None, None),
        ("f_fall12", 2, "", None, None),
        ("f_fall12_many", 0, "f_fall12", FallTell.MANY, None),
        ("f_fall12_injured", 0, "f_fall12", FallTell.INJURED, None),
        ("f_fall12_mild", 0, "f_fall12", FallTell.MILD, None),
        ("f_unsteady", 2, "", None, None),
        ("f_worry", 1, "", None, None),
        ("f_dizzy", 2, "", None, None),
        ("f_dizzy_blackout", 0, "f_dizzy", FallTell.BLACKOUT, None),
        ("f_aid", 2, "", None, None),
        ("f_condition", 2, "", None, None),
        ("f_meds", 1, "", None, None),
        ("f_sls5", 2, "", None, FallTest.ONE_LEG),
        ("f_tandem10", 2, "", None, FallTest.TANDEM),
        ("f_chair", 1, "", None, FallTest.CHAIR),
    ],
)
def test_the_items_of_the_fall_risk_screen_are_those_of_the_programme(shipped, item_id, level, after, tells, measure):
    items = {item.id: item for item in shipped.safety.fall_items}
    item = items[item_id]
    assert (item.level, item.after, item.tells, item.measure) == (level, after, tells, measure)
    assert len(items) == 15


def test_the_tests_of_the_fall_risk_screen_are_known_self_tests(shipped):
    assert {test.value for test in FallTest} <= set(shipped.programme.measures)


def test_the_taps_that_tell_of_a_fall_ask_the_whole_screen_again(shipped):
    taps = [item for item in (*shipped.safety.mini_screen, *shipped.safety.stop_signals) if item.is_fall]
    assert [item.id for item in taps] == ["mini_fall", "stop_fall"]
    assert all(item.is_rescreen for item in taps)


def test_every_precaution_of_a_question_is_known_to_the_exercises(shipped):
    used = {caution.flag for exercise in shipped.exercises.values() for caution in exercise.cautions}
    set_by_answers = {flag for question in shipped.safety.questions for flag in question.flags}
    assert set_by_answers <= used


def test_follow_ups_stand_under_their_question(shipped):
    follow_ups = [question.id for question in shipped.safety.follow_ups("rf_surgery")]
    assert follow_ups == ["rf_surgery_back", "rf_surgery_front", "rf_surgery_side", "rf_surgery_belly"]


def test_the_mini_screen_has_three_taps_and_opens_grave_questions(shipped):
    grave = {question.id for question in shipped.safety.gravest}
    assert len(shipped.safety.mini_screen) == 3
    for item in shipped.safety.mini_screen:
        assert grave & set(item.opens)


def test_every_stop_signal_leads_to_questions_or_the_whole_screen(shipped):
    assert len(shipped.safety.stop_signals) == 8
    assert all(item.opens or item.is_rescreen for item in shipped.safety.stop_signals)
