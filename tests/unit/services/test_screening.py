"""Locks last until somebody has looked; answers are kept at each step; the screen comes again when it is time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipcoach.content.loader import load_content
from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.safety import Action
from hipcoach.services.screening import SEVERE_PAIN, ClearanceError, ScreeningService
from hipcoach.store.database import open_journal
from hipcoach.store.person import PersonStore

CONTENT = load_content()
DAY_S = 86_400


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def screening(clock, journal):
    return ScreeningService(clock, CONTENT, PersonStore(journal))


def answer_all_no(screening, occasion=Occasion.SETUP):
    for screen in screening.screens():
        asked = [question.id for question in screen.questions if not question.after]
        screening.record_answers([(question_id, Answer.NO) for question_id in asked], occasion)


@pytest.fixture
def ready(screening):
    screening.accept_notice()
    answer_all_no(screening)
    screening.set_side(Side.RIGHT)
    screening.set_age_band(AgeBand.FIFTIES)
    screening.set_has_scales(has_scales=True)
    return screening


def clear(screening, question_id, **changes):
    values = {"name": "Dr Example", "role": "Doctor", "assessed_on": date(2026, 3, 1), "told": "Fine."}
    screening.record_clearance(question_id, **(values | changes))


def test_nobody_may_exercise_before_the_questions_are_answered(screening):
    assert not screening.is_set_up()
    assert screening.person().is_locked
    assert screening.person().affected_side is Side.BOTH


def test_the_first_run_is_complete_with_notice_questions_side_and_age(ready):
    assert ready.is_set_up()
    person = ready.person()
    assert (person.affected_side, person.has_scales, person.is_locked) == (Side.RIGHT, True, False)
    assert person.flags == frozenset()


def test_each_missing_part_keeps_the_first_run_open(clock, tmp_path):
    steps = [
        lambda each: each.accept_notice(),
        answer_all_no,
        lambda each: each.set_side(Side.LEFT),
        lambda each: each.set_age_band(AgeBand.UNDER_40),
    ]
    for left_out in range(len(steps)):
        with open_journal(tmp_path / f"{left_out}.db") as journal:
            screening = ScreeningService(clock, CONTENT, PersonStore(journal))
            for place, step in enumerate(steps):
                if place != left_out:
                    step(screening)
            assert not screening.is_set_up()


def test_a_new_start_goes_on_at_the_first_screen_that_was_not_answered(screening, clock, journal):
    assert screening.next_screen() == 0
    first = screening.screens()[0]
    screening.record_answers(
        [(question.id, Answer.NO) for question in first.questions if not question.after], Occasion.SETUP
    )
    assert ScreeningService(clock, CONTENT, PersonStore(journal)).next_screen() == 1


def test_a_new_notice_is_accepted_again(ready, clock, journal):
    changed = type(CONTENT.safety)(**(CONTENT.safety.as_dict() | {"notice_version": 99}))
    content = type(CONTENT)(**(CONTENT.as_dict() | {"safety": changed}))
    later = ScreeningService(clock, content, PersonStore(journal))
    assert not later.is_set_up()
    later.accept_notice()
    assert later.is_set_up()


@pytest.mark.parametrize(
    ("question_id", "answer", "action"),
    [
        ("rf_chest", Answer.YES, Action.EMERGENCY),
        ("rf_chest", Answer.UNSURE, Action.EMERGENCY),
        ("rf_dvt", Answer.UNSURE, Action.TODAY),
        ("rf_surgery", Answer.YES, Action.CLEAR_FIRST),
        ("rf_under18", Answer.YES, Action.BLOCK),
    ],
)
def test_a_grave_answer_locks(ready, question_id, answer, action):
    ready.record_answers([(question_id, answer)], Occasion.RESCREEN)
    assert ready.person().is_locked
    assert [(lock.question_id, lock.action) for lock in ready.verdict().locks] == [(question_id, action)]


def test_answering_no_afterwards_does_not_lift_a_lock(ready):
    ready.record_answers([("rf_chest", Answer.YES)], Occasion.RESCREEN)
    ready.record_answers([("rf_chest", Answer.NO)], Occasion.RESCREEN)
    assert ready.person().is_locked


def test_answering_no_lifts_the_lock_of_the_age(ready):
    ready.record_answers([("rf_under18", Answer.YES)], Occasion.SETUP)
    ready.record_answers([("rf_under18", Answer.NO)], Occasion.SETUP)
    assert not ready.person().is_locked


def test_an_assessment_lifts_its_lock_and_no_other(ready):
    ready.record_answers([("rf_severe", Answer.YES), ("rf_anticoag_fall", Answer.YES)], Occasion.RESCREEN)
    clear(ready, "rf_severe", told="  Walk daily. ")
    assert [lock.question_id for lock in ready.verdict().locks] == ["rf_anticoag_fall"]
    clear(ready, "rf_anticoag_fall")
    assert not ready.person().is_locked
    assert [each.told for each in ready.clearances()] == ["Walk daily.", "Fine."]


def test_a_yes_afresh_locks_again_after_an_assessment(ready):
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    clear(ready, "rf_severe")
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    assert ready.person().is_locked


def test_an_assessment_counts_even_when_the_clock_was_set_back_in_between(ready, clock):
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    clock.jump_s(-3 * DAY_S)
    clear(ready, "rf_severe", assessed_on=clock.local.date())
    assert not ready.person().is_locked


def test_a_yes_locks_even_when_the_clock_was_set_back_after_an_assessment(ready, clock):
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    clear(ready, "rf_severe")
    clock.jump_s(-3 * DAY_S)
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    assert ready.person().is_locked


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"name": "  "}, "who assessed you"),
        ({"role": ""}, "profession"),
        ({"assessed_on": date(2026, 3, 3)}, "still to come"),
    ],
)
def test_an_assessment_that_lacks_something_is_refused_with_a_sentence(ready, changes, word):
    ready.record_answers([("rf_severe", Answer.YES)], Occasion.RESCREEN)
    with pytest.raises(ClearanceError, match=word):
        clear(ready, "rf_severe", **changes)
    assert ready.person().is_locked
    assert ready.clearances() == ()


@pytest.mark.parametrize("question_id", ["rf_under18", "rf_chest"])
def test_an_assessment_needs_a_lock_it_can_lift(ready, question_id):
    ready.record_answers([("rf_under18", Answer.YES)], Occasion.SETUP)
    with pytest.raises(ValueError, match=question_id):
        clear(ready, question_id)


def test_a_yes_in_the_mini_screen_locks_until_its_questions_are_answered(ready):
    opened = ready.record_mini({"mini_fall"})
    assert opened == ready.opened_by_mini({"mini_fall"})
    assert "rf_trauma" in opened
    assert ready.person().is_locked
    assert ready.is_set_up()
    ready.record_answers([(question_id, Answer.NO) for question_id in opened], Occasion.MINI)
    assert not ready.person().is_locked


def test_a_mini_screen_of_three_noes_changes_nothing(ready):
    assert ready.record_mini(set()) == ()
    assert not ready.person().is_locked


def test_a_stop_signal_locks_until_its_questions_are_answered(ready):
    opened = ready.record_stop_signal("stop_numb")
    assert "rf_cauda" in opened
    assert ready.person().is_locked


@pytest.mark.parametrize(("days", "is_due"), [(27, False), (28, True)])
def test_the_whole_screen_is_due_after_four_weeks(ready, clock, days, is_due):
    for day in range(days):
        clock.jump_s(DAY_S)
        if day % 7 == 0:
            ready.record_mini(set())
    assert ready.is_rescreen_due() is is_due


@pytest.mark.parametrize(("days", "is_due"), [(13, False), (14, True)])
def test_the_whole_screen_is_due_after_two_weeks_away(ready, clock, days, is_due):
    clock.jump_s(days * DAY_S)
    assert ready.is_rescreen_due() is is_due


def test_the_whole_screen_is_due_after_strong_pain_until_it_is_answered(ready, clock):
    assert ready.record_stop_signal(SEVERE_PAIN) == ()
    assert ready.is_rescreen_due()
    answer_all_no(ready, Occasion.RESCREEN)
    assert not ready.is_rescreen_due()


def test_nothing_is_due_before_the_first_screen(screening):
    assert not screening.is_rescreen_due()


@pytest.mark.parametrize(
    ("band", "flags"),
    [
        (AgeBand.UNDER_40, frozenset()),
        (AgeBand.FIFTIES, frozenset()),
        (AgeBand.SIXTIES, frozenset({"fall_risk_1"})),
        (AgeBand.OVER_80, frozenset({"fall_risk_1"})),
    ],
)
def test_who_may_be_65_keeps_a_support_in_reach(ready, band, flags):
    ready.set_age_band(band)
    assert ready.person().flags == flags


def test_precautions_of_the_answers_reach_the_plan(ready):
    ready.record_answers([("rf_surgery", Answer.YES), ("rf_surgery_back", Answer.UNSURE)], Occasion.SETUP)
    assert "thr_posterior" in ready.person().flags


def test_each_grave_question_stands_on_exactly_one_screen_before_its_follow_ups(screening):
    asked = [question for screen in screening.screens() for question in screen.questions]
    assert {question.id for question in CONTENT.safety.gravest} <= {question.id for question in asked}
    assert len(asked) == len({question.id for question in asked})
    places = {question.id: place for place, question in enumerate(asked)}
    assert all(places[question.after] < places[question.id] for question in asked if question.after)


def test_answers_outlive_the_program(ready, clock, journal, tmp_path):
    ready.record_answers([("rf_chest", Answer.YES)], Occasion.MINI)
    journal.close()
    clock.local += timedelta(days=400)
    with open_journal(tmp_path / "journal.db") as reopened:
        assert ScreeningService(clock, CONTENT, PersonStore(reopened)).person().is_locked
