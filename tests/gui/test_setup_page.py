"""The first run, done by hand and by keyboard, left in the middle, and ended by a lock."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui import labels, theme
from hipcoach.ui.pages.setup_page import SetupPage
from hipcoach.ui.pages.setup_presenter import SetupPresenter
from tests.gui.screening_room import WORDS, ScreeningRoom, answer_all, focus, key, text_of


@pytest.fixture
def room(tmp_path, clock):
    room = ScreeningRoom(tmp_path / "journal.db", clock)
    yield room
    room.journal.close()


@pytest.fixture
def make(room, shown):
    def make() -> tuple[SetupPage, SetupPresenter]:
        sides = [(side.value, labels.side_title(side)) for side in Side]
        page = SetupPage(sides, [(band.value, labels.age_word(band)) for band in AgeBand])
        page.resize(1280, 800)
        presenter = SetupPresenter(page, room.screening, WORDS)
        presenter.refresh()
        shown(page)
        page.setFocus()
        return page, presenter

    return make


def to_questions(page) -> None:
    page.welcome.accept.click()
    page.go_on.click()


def test_the_notice_must_be_ticked_to_go_on(make, room):
    page, _ = make()
    assert not page.go_on.isEnabled()
    page.go_on.click()
    assert not room.screening.has_accepted_notice
    page.welcome.accept.click()
    page.go_on.click()
    assert room.screening.has_accepted_notice
    assert page.safety.isVisible()


def test_the_counter_says_how_many_are_left_until_all_are_answered(make, room):
    page, _ = make()
    to_questions(page)
    count = page.safety.left()
    assert page.foot.hint == f"{count} questions left"
    answer_all(page.safety.questions)
    assert page.foot.hint == ""
    assert page.go_on.isEnabled()


def test_a_yes_opens_its_advice_and_its_follow_up(make):
    page, _ = make()
    to_questions(page)
    rows = page.safety.questions
    assert not rows.row("rf_no_weight_sudden").isVisible()
    before = page.safety.left()
    rows.row("rf_no_weight").choice.choose(1)
    assert WORDS.question_advice("rf_no_weight") in text_of(rows.row("rf_no_weight"))
    assert rows.row("rf_no_weight_sudden").isVisible()
    assert page.safety.left() == before
    rows.row("rf_no_weight").choice.choose(0)
    assert not rows.row("rf_no_weight_sudden").isVisible()


def test_not_sure_is_offered_only_where_it_counts(make):
    page, presenter = make()
    to_questions(page)
    presenter._show_questions(2)
    rows = page.safety.questions
    assert [part.text() for part in rows.row("rf_cauda").choice.parts] == ["No", "Yes", "Not sure"]
    assert [part.text() for part in rows.row("rf_under18").choice.parts] == ["No", "Yes"]


def test_the_whole_first_run_works_by_keyboard_alone(make, room, qtbot):
    page, presenter = make()
    assert focus() is page.welcome.accept
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Return)
    for screen in room.screening.screens():
        asked = [question for question in screen.questions if not question.after]
        for question in asked:
            assert focus() in page.safety.questions.row(question.id).choice.parts
            key(Qt.Key.Key_Left)
            key(Qt.Key.Key_Tab)
        assert focus() is page.go_on
        key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_End)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Return)
    assert focus() is page.go_on
    with qtbot.waitSignal(presenter.finished, timeout=0):
        key(Qt.Key.Key_Return)
    screening = room.screening
    assert screening.is_set_up()
    assert (screening.side, screening.age_band, screening.has_scales) == (Side.RIGHT, AgeBand.OVER_80, True)
    assert not screening.person().is_locked


def test_enter_never_goes_on_while_something_is_unanswered(make, room):
    page, _ = make()
    to_questions(page)
    key(Qt.Key.Key_Return)
    assert page.safety.isVisible()
    assert room.screening.next_screen() == 0


def test_a_new_start_resumes_at_the_screen_that_was_left(make, room):
    page, _ = make()
    to_questions(page)
    answer_all(page.safety.questions)
    page.go_on.click()
    page.hide()
    again, _ = make()
    assert again.safety.isVisible()
    assert again.safety.title.text() == WORDS.text("screen", "whole_body", "title")


def test_going_back_shows_the_answers_that_were_given(make):
    page, _ = make()
    to_questions(page)
    answer_all(page.safety.questions)
    page.go_on.click()
    page.back.click()
    assert page.safety.left() == 0
    assert set(page.safety.questions.answers().values()) == {"no"}


def test_a_lock_ends_the_run_with_what_to_do_and_the_answer_that_led_to_it(make, room, qtbot):
    page, presenter = make()
    to_questions(page)
    answer_all(page.safety.questions)
    page.safety.questions.row("rf_trauma").choice.choose(1)
    assert "pauses exercise" in page.foot.hint
    page.go_on.click()
    assert page.locked.isVisible()
    words = text_of(page.locked)
    for text in (WORDS.action_advice(room.screening.verdict().action), WORDS.question("rf_trauma"), "Your answer: Yes"):
        assert text in words
    assert room.screening.person().is_locked
    with qtbot.waitSignal(presenter.finished, timeout=0):
        page.go_on.click()


def test_no_lock_names_a_disease(make, room):
    sources = " ".join(question.source.split("[")[0] for question in room.screening.safety.questions)
    diseases = (
        "fracture",
        "dislocation",
        "cauda",
        "artery",
        "thromb",
        "arthritis",
        "aneurysm",
        "metastasis",
        "necrosis",
    )
    assert any(name in sources for name in diseases)
    for question in room.screening.safety.gravest:
        advice = WORDS.question_advice(question.id).lower()
        assert not any(name in advice for name in diseases), question.id


def test_a_locked_first_run_stays_locked_at_the_next_start(make, room):
    room.screening.accept_notice()
    room.say("rf_chest")
    page, _ = make()
    assert page.locked.isVisible()


def test_going_back_and_answering_no_does_not_lift_a_lock_and_keeps_all(make, room):
    page, _ = make()
    to_questions(page)
    answer_all(page.safety.questions)
    page.safety.questions.row("rf_trauma").choice.choose(1)
    page.go_on.click()
    page.back.click()
    assert page.safety.questions.answers()["rf_trauma"] == "yes"
    assert page.safety.left() == 0
    page.safety.questions.row("rf_trauma").choice.choose(0)
    page.go_on.click()
    assert page.locked.isVisible()


def test_under_18_is_told_kindly_and_may_change_a_slip(make, room):
    room.screening.accept_notice()
    room.answer_all_no()
    room.say("rf_under18")
    page, _ = make()
    assert page.locked.panel.change.isVisible()
    assert not page.locked.panel.assess.isVisible()
    page.locked.panel.change.click()
    page.safety.questions.row("rf_under18").choice.choose(0)
    page.go_on.click()
    assert page.about.isVisible()


def test_an_assessment_in_the_locked_end_lets_the_run_go_on(make, room):
    room.screening.accept_notice()
    room.answer_all_no()
    room.say("rf_severe")
    page, _ = make()
    page.locked.panel.assess.click()
    form = page.locked.form
    assert focus() is form.name
    form.save.click()
    assert "who assessed you" in text_of(form)
    form.name.setText("Dr Example")
    form.role.setText("Doctor")
    form.day.setDate(QDate(2026, 3, 1))
    form.save.click()
    assert [each.assessed_on for each in room.screening.clearances()] == [date(2026, 3, 1)]
    assert page.about.isVisible()


def test_looking_again_at_a_yes_after_its_assessment_does_not_lock_anew(make, room, clock):
    room.screening.accept_notice()
    room.answer_all_no()
    room.say("rf_severe")
    room.screening.record_clearance("rf_severe", name="A", role="B", assessed_on=clock.local.date())
    page, _ = make()
    page.back.click()
    assert page.safety.questions.answers()["rf_severe"] == "yes"
    page.go_on.click()
    assert page.about.isVisible()


def test_of_several_answers_the_assessment_must_say_which(make, room):
    room.screening.accept_notice()
    room.answer_all_no()
    room.say("rf_severe")
    room.say("rf_surgery")
    page, _ = make()
    page.locked.panel.assess.click()
    form = page.locked.form
    form.name.setText("Dr Example")
    form.role.setText("Doctor")
    form.save.click()
    assert room.screening.clearances() == ()
    assert "tick the answer" in text_of(form)


def test_a_full_disk_keeps_the_step_and_says_so(make, room):
    page, _ = make()
    to_questions(page)
    answer_all(page.safety.questions)
    room.store.is_disk_full = True
    page.go_on.click()
    assert page.safety.isVisible()
    assert page.safety.left() == 0
    assert "The disk is full." in text_of(page._problem)
    room.store.is_disk_full = False
    page.go_on.click()
    assert not page._problem.isVisible()
    assert room.screening.next_screen() == 1


def test_repeating_the_check_asks_everything_afresh_and_ends_the_need_for_it(make, room, clock, qtbot):
    room.set_up()
    clock.jump_s(40 * 86_400)
    assert room.screening.is_rescreen_due()
    page, presenter = make()
    presenter.repeat()
    for place in range(len(room.screening.screens())):
        assert page.safety.questions.answers() == {}, place
        answer_all(page.safety.questions)
        if place == 2:
            with qtbot.waitSignal(presenter.finished, timeout=0):
                page.go_on.click()
        else:
            page.go_on.click()
    assert not room.screening.is_rescreen_due()
    assert room.screening.latest_answers()["rf_chest"].occasion is Occasion.RESCREEN
    assert room.screening.latest_answers()["rf_chest"].answer is Answer.NO


def test_a_new_notice_alone_leads_straight_on(make, room, qtbot, monkeypatch):
    room.set_up()
    changed = room.screening.safety.as_dict() | {"notice_version": 99}
    monkeypatch.setattr(room.screening, "_safety", type(room.screening.safety)(**changed))
    page, presenter = make()
    page.welcome.accept.click()
    with qtbot.waitSignal(presenter.finished, timeout=0):
        page.go_on.click()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(960, 640), (1280, 800), (1920, 1080)])
def test_no_step_needs_more_width_than_the_window(make, room, qapp, scale, size):
    theme.apply(qapp, theme.LIGHT, scale)
    page, presenter = make()
    page.resize(*size)
    for step in (presenter._show_about, presenter._show_plan, lambda: presenter._show_questions(0)):
        step()
        qapp.processEvents()
        assert (page.width(), page.height()) == size
        assert page.minimumSizeHint().width() <= size[0]
        scroll = page._stack.currentWidget()
        assert scroll.widget().width() <= scroll.viewport().width()
