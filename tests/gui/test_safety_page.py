"""The safety page: open, locked and why, what lifts it, and what was answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt

from hipcoach.domain.person import Answer
from hipcoach.ui.pages.safety_page import SafetyPage
from hipcoach.ui.pages.safety_presenter import SafetyPresenter
from tests.gui.screening_room import CONTENT, DAY_S, WORDS, ScreeningRoom, answer_all, focus, key, text_of


@pytest.fixture
def room(tmp_path, clock):
    room = ScreeningRoom(tmp_path / "journal.db", clock)
    room.set_up()
    yield room
    room.journal.close()


@pytest.fixture
def opened(room, shown):
    def show() -> tuple[SafetyPage, SafetyPresenter]:
        page = SafetyPage()
        page.resize(1068, 800)
        presenter = SafetyPresenter(page, room.screening, CONTENT)
        presenter.refresh()
        shown(page)
        page.setFocus()
        return page, presenter

    return show


def test_it_says_that_sessions_are_open(opened, qtbot):
    page, presenter = opened()
    assert "Sessions are open" in text_of(page)
    assert not page.lock.isVisible()
    assert focus() is page.again
    with qtbot.waitSignal(presenter.setup_requested, timeout=0):
        key(Qt.Key.Key_Space)


def test_it_shows_every_answer_with_its_day_and_the_version_of_its_words(opened):
    page, _ = opened()
    group = page.answers.groups["whole_body"]
    assert "6 answers, the latest Mon 2 Mar 2026" in text_of(group)
    assert WORDS.question("rf_chest") not in text_of(group)

    group.unfold()

    words = text_of(group)
    assert WORDS.question("rf_chest") in words
    assert f"No, Mon 2 Mar 2026 \u00b7 version {CONTENT.safety.wording_version} of the words" in words


def test_it_keeps_the_notice_open(opened):
    page, _ = opened()
    assert all(paragraph in text_of(page) for paragraph in WORDS.notice())


def test_it_says_when_the_whole_check_is_due(opened, clock):
    clock.jump_s(28 * DAY_S)
    page, _ = opened()
    assert "time for the whole safety check" in text_of(page)


def test_a_lock_shows_why_and_what_lifts_it(opened, room):
    room.say("rf_dvt", Answer.UNSURE)
    page, _ = opened()
    words = text_of(page.lock)
    action = room.screening.verdict().action
    for text in (WORDS.question("rf_dvt"), "Your answer: Not sure", WORDS.action_lifts(action)):
        assert text in words
    assert focus() is page.lock.assess


def test_an_assessment_by_keyboard_opens_sessions_and_is_shown(opened, room, qtbot):
    room.say("rf_severe")
    page, presenter = opened()
    key(Qt.Key.Key_Space)
    for words in ("Dr Ada Example", "Doctor"):
        qtbot.keyClicks(focus(), words)
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab, times=3)  # day, month and year
    qtbot.keyClicks(focus(), "Walk daily.")
    key(Qt.Key.Key_Tab)
    with qtbot.waitSignal(presenter.answers_recorded, timeout=0):
        key(Qt.Key.Key_Space)
    assert not room.screening.person().is_locked
    assert "Dr Ada Example, Doctor, Mon 2 Mar 2026" in text_of(page)
    assert "Walk daily." in text_of(page)
    assert not page.form.isVisible()


def test_a_day_still_to_come_is_refused_with_a_sentence(opened, room):
    room.say("rf_severe")
    page, _ = opened()
    page.lock.assess.click()
    page.form.name.setText("A")
    page.form.role.setText("B")
    page.form.day.setDate(QDate(2026, 3, 3))
    page.form.save.click()
    assert "still to come" in text_of(page.form)
    assert room.screening.person().is_locked


def test_the_day_of_the_form_can_be_read(opened, room):
    room.say("rf_severe")
    page, _ = opened()
    page.lock.assess.click()
    edit = page.form.day.lineEdit()
    assert edit.text() == "2 Mar 2026"
    assert edit.width() > edit.fontMetrics().horizontalAdvance(edit.text())


def test_cancelling_the_form_brings_the_lock_back_as_it_was(opened, room):
    room.say("rf_severe")
    page, _ = opened()
    page.lock.assess.click()
    page.form.cancel.click()
    assert not page.form.isVisible()
    assert focus() is page.lock.assess


def test_questions_that_a_stop_signal_opened_are_asked_before_sessions_open(opened, room, qtbot):
    room.screening.record_stop_signal("stop_numb")
    page, presenter = opened()
    assert "Answers are missing" in text_of(page)
    assert focus() in page.waiting.stops()
    assert not page.save.isEnabled()
    answer_all(page.waiting)
    with qtbot.waitSignal(presenter.answers_recorded, timeout=0):
        page.save.click()
    assert not room.screening.person().is_locked
    assert "Sessions are open" in text_of(page)


def test_a_yes_among_the_waiting_questions_locks(opened, room):
    room.screening.record_stop_signal("stop_numb")
    page, _ = opened()
    answer_all(page.waiting)
    page.waiting.row("rf_cauda").choice.choose(1)
    page.save.click()
    assert page.lock.isVisible()
    assert not page.waiting.isVisible()


def test_under_18_can_change_the_answer_but_record_no_assessment(opened, room, qtbot):
    room.say("rf_under18")
    page, presenter = opened()
    assert not page.lock.assess.isVisible()
    with qtbot.waitSignal(presenter.setup_requested, timeout=0):
        page.lock.change.click()


def test_a_first_run_that_was_cut_short_by_a_lock_can_be_finished(tmp_path, clock, shown, qtbot):
    room = ScreeningRoom(tmp_path / "other.db", clock)
    room.screening.accept_notice()
    room.say("rf_trauma")
    room.screening.record_clearance("rf_trauma", name="A", role="B", told="Fine", assessed_on=clock.local.date())
    page = SafetyPage()
    presenter = SafetyPresenter(page, room.screening, CONTENT)
    presenter.refresh()
    shown(page)
    with qtbot.waitSignal(presenter.set_up_open, timeout=0):
        page.finish.click()
    room.journal.close()


def test_a_full_disk_keeps_the_answers_and_says_so(opened, room):
    room.screening.record_stop_signal("stop_numb")
    page, _ = opened()
    answer_all(page.waiting)
    room.store.is_disk_full = True
    page.save.click()
    assert "The disk is full." in text_of(page)
    assert page.waiting.left() == 0
