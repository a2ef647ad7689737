"""The safety page in full: answers changed in their place, falls, precautions, and when to get help."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.pt_plan import PtPlan
from hipcoach.domain.records import Measurement
from hipcoach.domain.safety import Action
from hipcoach.services.screening import ScreeningService
from hipcoach.ui.pages.safety_page import SafetyPage
from hipcoach.ui.pages.safety_presenter import SafetyPresenter
from tests.gui.screening_room import CONTENT, DAY_S, WORDS, ScreeningRoom, answer_all, focus, key, text_of
from tests.unit.samples import stamp

YES, NO = Answer.YES, Answer.NO


class Room(ScreeningRoom):
    """The service with self-tests, and a physiotherapist's plan that a test may set."""

    def __init__(self, path, clock):
        super().__init__(path, clock)
        self.results = ()
        self.plan = None
        self.screening = ScreeningService(clock, CONTENT, self.store, results=lambda _: self.results)

    def told_of_falls(self, *yes, falls=None):
        """Answer the questions about falls; what is not named is no."""
        asked = [item.id for item in self.screening.fall_questions() if not item.after or item.id in yes]
        given = [(each, YES if each in yes else NO) for each in asked]
        self.screening.record_falls(given, Occasion.RESCREEN, falls=falls)


@pytest.fixture
def room(tmp_path, clock):
    room = Room(tmp_path / "journal.db", clock)
    room.set_up()
    yield room
    room.journal.close()


@pytest.fixture
def opened(room, shown):
    def show() -> tuple[SafetyPage, SafetyPresenter]:
        page = SafetyPage()
        page.resize(1068, 800)
        presenter = SafetyPresenter(page, room.screening, CONTENT, plan=lambda: room.plan)
        presenter.refresh()
        shown(page)
        page.setFocus()
        return page, presenter

    return show


def unfold(widget, words):
    """Unfold all that is folded under these words."""
    for button in widget.findChildren(QAbstractButton):
        if button.text() == words and button.isVisible():
            button.click()
    return text_of(widget)


# -- what was answered, changed in its place ---------------------------------------------------------------------------


def test_every_screen_stands_there_with_what_was_answered(opened, room):
    room.say("rf_pinch")
    page, _ = opened()

    assert list(page.answers.groups)[:5] == list(CONTENT.safety.screens)
    assert "Not asked yet" in text_of(page.answers.groups["health"])
    feels = text_of(page.answers.groups["hip_and_nerves"])
    assert WORDS.question("rf_pinch") in feels  # a yes is seen without unfolding
    assert "Yes, Mon 2 Mar 2026" in feels


def test_every_question_of_a_screen_is_in_its_group_and_follow_ups_nobody_was_asked_are_not(opened, room):
    room.screening.record_answers([("rf_dvt", YES), ("rf_dvt_chest", NO)], Occasion.RESCREEN)
    page, _ = opened()

    words = unfold(page.answers.groups["whole_body"], "All answers")
    asked = [each for each in CONTENT.safety.questions if each.screen == "whole_body" and not each.after]
    assert all(WORDS.question(each.id) in words for each in asked)
    assert WORDS.question("rf_dvt_chest") in words
    assert WORDS.question("rf_gca_vision") not in words


def test_what_was_tapped_before_a_session_is_shown_and_cannot_be_changed(opened, room):
    room.screening.record_mini(["mini_ill"])
    room.say("rf_infection", NO)
    page, _ = opened()

    group = page.answers.groups["between"]
    assert WORDS.text("mini", "mini_ill", "text") in unfold(group, "All answers")
    assert not group.change.isVisible()


def test_changing_an_answer_is_kept_and_makes_the_whole_check_due(opened, room, qtbot, clock):
    clock.jump_s(DAY_S)
    page, presenter = opened()
    group = page.answers.groups["you_and_hip"]
    group.change.click()
    group.box.questions.row("rf_severe").choice.choose(1)

    group.box.cancel.click()
    assert room.screening.latest_answers()["rf_severe"].answer is NO
    assert focus() is group.change

    room.say("rf_outer", NO)
    presenter.refresh()
    group = page.answers.groups["hip_and_nerves"]
    group.change.click()
    answer_all(group.box.questions)
    group.box.questions.row("rf_outer").choice.choose(1)
    with qtbot.waitSignal(presenter.answers_recorded, timeout=0):
        group.box.save.click()

    assert room.screening.latest_answers()["rf_outer"].answer is YES
    assert "gtps" in room.screening.person().flags
    assert room.screening.is_rescreen_due()
    assert "It is time for the whole safety check again." in text_of(page)


def test_only_what_differs_is_written_again(opened, room, clock):
    clock.jump_s(DAY_S)
    page, _ = opened()
    group = page.answers.groups["whole_body"]
    group.change.click()
    group.box.questions.row("rf_gca").choice.choose(1)
    group.box.questions.row("rf_gca_vision").choice.choose(0)
    group.box.save.click()

    latest = room.screening.latest_answers()
    assert latest["rf_gca"].stamp.day == clock.local.date()
    assert latest["rf_chest"].stamp.day == clock.local.date() - timedelta(days=1)


def test_a_screen_answered_for_the_first_time_asks_for_no_further_check(opened, room):
    page, _ = opened()
    group = page.answers.groups["health"]
    assert group.change.text() == "Answer these"
    group.change.click()
    assert not group.box.save.isEnabled()
    answer_all(group.box.questions)
    group.box.save.click()

    assert room.screening.latest_answers()["rf_avn"].answer is NO
    assert not room.screening.is_rescreen_due()


def test_an_answer_that_pauses_exercise_says_so_before_and_what_to_do_after(opened, room):
    page, _ = opened()
    group = page.answers.groups["whole_body"]
    group.change.click()
    assert "exercise pauses" not in text_of(group)
    group.box.questions.row("rf_limb").choice.choose(1)
    assert "With this answer exercise pauses." in text_of(group)
    assert WORDS.question_advice("rf_limb") in text_of(group)
    group.box.questions.row("rf_limb").choice.choose(0)
    assert "exercise pauses" not in text_of(group)
    group.box.questions.row("rf_limb").choice.choose(1)

    group.box.save.click()

    assert room.screening.person().is_locked
    assert WORDS.action_title(Action.EMERGENCY) in text_of(page.lock)
    assert focus() is page.lock.assess


def test_answering_no_afterwards_does_not_open_and_says_why(opened, room):
    room.say("rf_limb")
    page, _ = opened()
    group = page.answers.groups["whole_body"]
    group.change.click()
    group.box.questions.row("rf_limb").choice.choose(0)
    group.box.save.click()

    assert room.screening.person().is_locked
    assert "Your answer was: Yes. On Mon 2 Mar 2026 you answered: No." in text_of(page.lock)


def test_a_full_disk_keeps_what_was_chosen_and_says_so(opened, room):
    page, _ = opened()
    group = page.answers.groups["whole_body"]
    group.change.click()
    group.box.questions.row("rf_limb").choice.choose(1)
    room.store.is_disk_full = True

    group.box.save.click()

    assert "The disk is full." in text_of(group)
    assert group.box.questions.row("rf_limb").answer == "yes"


def test_an_answer_is_changed_by_keyboard_alone(opened, room):
    page, _ = opened()
    page.answers.groups["you_and_hip"].change.setFocus()
    key(Qt.Key.Key_Space)
    box = page.answers.groups["you_and_hip"].box
    while focus() not in box.questions.row("rf_severe").choice.parts:
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Right)
    while focus() is not box.save:
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Space)

    assert room.screening.latest_answers()["rf_severe"].answer is YES
    assert page.lock.isVisible()


def test_what_was_unfolded_stays_so_when_the_page_is_refreshed(opened, room):
    page, presenter = opened()
    page.answers.groups["whole_body"].unfold()

    presenter.refresh()

    assert page.answers.groups["whole_body"].is_unfolded
    assert not page.answers.groups["you_and_hip"].is_unfolded


# -- falls ---------------------------------------------------------------------------------------------------------


def test_before_the_questions_about_falls_were_asked_it_says_so_and_asks_them(opened, room, qtbot):
    page, presenter = opened()
    words = text_of(page.falls)
    assert "Not asked yet" in words
    assert page.falls.ask_button.text() == "Answer the questions about falls"

    page.falls.ask_button.click()
    assert not page.falls.box.save.isEnabled()
    answer_all(page.falls.box.questions)
    with qtbot.waitSignal(presenter.answers_recorded, timeout=0):
        page.falls.box.save.click()

    assert room.screening.fall_verdict().unanswered == ()
    words = text_of(page.falls)
    assert "Nothing speaks for a raised risk" in words
    assert "They come again on Mon 30 March, or after a fall." in words


@pytest.mark.parametrize(
    ("yes", "pill", "allows"),
    [
        ((), "Nothing speaks for a raised risk", "something to hold one step away"),
        (("f_worry",), "Some risk of falling", "a counter or rail in reach, always"),
        (("f_unsteady",), "Raised risk of falling", "at least one hand on a support, always"),
    ],
)
def test_each_level_says_what_it_allows_and_what_speaks_for_it(opened, room, yes, pill, allows):
    room.told_of_falls(*yes)
    page, _ = opened()

    words = text_of(page.falls)
    assert pill in words
    assert allows in words
    for each in yes:
        assert WORDS.text("fall_item", each, "text") in words
    assert ("What speaks for it" in words) is bool(yes)


def test_what_holding_on_leaves_out_is_named(opened, room):
    room.told_of_falls("f_unsteady")
    page, _ = opened()

    words = unfold(page.falls, "Exercises it changes")
    assert "Left out:" in words
    assert WORDS.exercise_name("bal_sls_eyes_closed") in words


def test_a_held_level_says_from_when_and_after_how_many_tests_it_goes_down(opened, room, clock):
    room.told_of_falls("f_unsteady")
    clock.jump_s(DAY_S)
    room.told_of_falls()
    page, _ = opened()

    words = text_of(page.falls)
    assert "Raised risk of falling" in words
    assert "The questions answered again, from Mon 30 March on." in words
    assert "The balance tests passed on 2 more days." in words


def test_one_passed_day_leaves_one(opened, room, clock):
    room.told_of_falls("f_unsteady")
    clock.jump_s(60)
    room.told_of_falls()
    room.results = tuple(
        Measurement(measure=measure, side=side, value=30, was_stopped_for_pain=False, stamp=stamp(3))
        for measure in ("slst_eo", "tandem")
        for side in (Side.LEFT, Side.RIGHT)
    )
    clock.jump_s(4 * DAY_S)
    page, _ = opened()

    assert "The balance tests passed on one more day." in text_of(page.falls)


def test_several_falls_wait_for_an_assessment_that_can_be_written_down(opened, room, qtbot):
    room.told_of_falls("f_fall12", "f_fall12_many", falls=2)
    page, presenter = opened()
    assert "Standing exercises wait" in text_of(page.falls)
    assert "Standing ones wait" in text_of(page)
    assert not room.screening.person().is_locked

    page.falls.assessed.click()
    page.form.name.setText("Dr Ada Example")
    page.form.role.setText("Doctor")
    with qtbot.waitSignal(presenter.answers_recorded, timeout=0):
        page.form.save.click()

    assert room.screening.person().may_stand
    assert "Standing exercises wait" not in text_of(page.falls)
    assert "Falls Dr Ada Example, Doctor, Mon 2 Mar 2026" in text_of(page)


def test_after_a_fall_the_questions_are_asked_afresh(opened, room):
    room.told_of_falls()
    room.screening.record_stop_signal("stop_fall")
    page, _ = opened()
    assert "You told of a fall, or nearly one, on Mon 2 March." in text_of(page.falls)

    page.falls.ask_button.click()

    assert page.falls.box.questions.all_answers() == {}


def test_answers_about_falls_that_are_not_due_are_known_when_asked_again(opened, room):
    room.told_of_falls("f_worry")
    page, _ = opened()

    page.falls.ask_button.click()

    assert page.falls.box.questions.row("f_worry").answer == "yes"
    page.falls.box.cancel.click()
    assert focus() is page.falls.ask_button


def test_the_questions_about_falls_come_again_after_four_weeks(opened, room, clock):
    room.told_of_falls()
    clock.jump_s(28 * DAY_S)
    page, _ = opened()

    assert "It is time to answer them again." in text_of(page.falls)


def test_a_fall_in_a_session_says_until_when_balance_stays_hands_on(opened, room, clock):
    room.told_of_falls()
    room.screening.record_stop_signal("stop_fall")
    clock.jump_s(60)
    room.told_of_falls("f_fall12")
    page, _ = opened()

    words = text_of(page.falls)
    assert "balance exercises stay hands-on until these questions are answered on 30 Mar or later" in words


# -- precautions ---------------------------------------------------------------------------------------------------


def plan(**what):
    made = stamp(0).day
    return PtPlan(
        plan_id=1, name="Kim", role="PT", made_on=made, expires_on=made + timedelta(weeks=6), stamp=stamp(0), **what
    )


def test_without_precautions_there_is_no_card(opened):
    page, _ = opened()
    assert not page.precautions.isVisible()


def test_a_precaution_says_what_it_means_where_it_comes_from_and_what_it_changes(opened, room):
    room.say("rf_outer")
    page, _ = opened()

    words = unfold(page.precautions, "What it changes")
    assert WORDS.text("flag", "gtps", "name") in words
    assert WORDS.text("flag", "gtps", "meaning") in words
    assert f"From your answer on 2 Mar: {WORDS.question('rf_outer')}" in words
    assert "Left out: " in words
    out = [each for each in CONTENT.exercises.values() if each.is_excluded_by(frozenset({"gtps"}))]
    assert all(WORDS.exercise_name(each.id) in words for each in out)


def test_what_the_person_cannot_do_is_told_as_such(opened, room):
    room.screening.set_abilities(can_kneel=False)
    page, _ = opened()
    assert "From what you told about what you can do." in text_of(page.precautions)


def test_the_risk_of_falling_has_its_own_card(opened, room):
    room.told_of_falls("f_unsteady")
    page, _ = opened()
    assert not page.precautions.isVisible()


def test_what_a_plan_sets_and_lifts_is_said_with_name_and_day(opened, room):
    room.say("rf_pinch")
    room.plan = plan(sets_flags=frozenset({"ham_tendon"}), lifts_flags=frozenset({"fai_pinch"}))
    page, _ = opened()

    words = text_of(page.precautions)
    assert "Lifted by Kim, until 13 Apr." in words
    assert f"{WORDS.text('flag', 'fai_pinch', 'name')} (does not count now)" in words
    assert "Set by Kim, until 13 Apr." in words


def test_a_plan_that_wants_to_lift_the_risk_of_falling_changes_nothing_here(opened, room):
    room.told_of_falls("f_unsteady")
    room.plan = plan(lifts_flags=frozenset({"fall_risk_2"}))
    page, _ = opened()

    assert "Raised risk of falling" in text_of(page.falls)
    assert not page.precautions.isVisible()


# -- when to get help ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_locked", [False, True])
def test_when_to_get_help_is_always_open(opened, room, is_locked):
    if is_locked:
        room.say("rf_limb")
    page, _ = opened()

    words = text_of(page.help)
    for question in CONTENT.safety.questions:
        if question.action in {Action.EMERGENCY, Action.TODAY} and not question.after:
            assert WORDS.question(question.id) in words
    for signal in CONTENT.safety.stop_signals:
        assert (WORDS.text("stop_signal", signal.id, "text") in words) is not bool(signal.needs_flag)


def test_it_says_when_the_whole_check_comes_again(opened):
    page, _ = opened()
    assert "The whole check comes again on Mon 30 March; sooner after 14 days off, a fall, pain of 7" in text_of(page)


# -- what stands in the form is not lost -------------------------------------------------------------------------------


def test_a_half_filled_form_is_found_again_after_another_page(opened, room):
    room.say("rf_severe")
    page, presenter = opened()
    page.lock.assess.click()
    page.form.name.setText("Dr Ada Example")
    page.form.told.setPlainText("Walk daily.")

    presenter.refresh()
    page.lock.assess.click()

    assert page.form.name.text() == "Dr Ada Example"
    assert page.form.told.toPlainText() == "Walk daily."
    page.form.cancel.click()
    page.lock.assess.click()
    assert page.form.name.text() == ""
