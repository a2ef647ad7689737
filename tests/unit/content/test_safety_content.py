"""The shipped safety questions are those of the programme."""

from __future__ import annotations

import pytest

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
