"""What scores ask for on the safety page: locks that no answer holds, advice, and the assessment that ends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.advice import ClinicianAdvice, Restraint, Trigger
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui.pages.safety_page import SafetyPage
from hipcoach.ui.pages.safety_presenter import SafetyPresenter
from hipcoach.ui.pages.today_advice_words import NIGHT_QUESTION, advice_view
from tests.gui.screening_room import WORDS, ScreeningRoom, answer_all, focus, key, text_of
from tests.unit.samples import CONTENT, PROGRAMME

DAY = date(2026, 3, 2)


@pytest.fixture
def room(tmp_path, clock):
    room = ScreeningRoom(tmp_path / "journal.db", clock)
    room.set_up()
    yield room
    room.journal.close()


@pytest.fixture
def opened(room, shown):
    """The page while some advice stands; an assessment on its day or later ends what one can end."""

    def show(*advice) -> tuple[SafetyPage, SafetyPresenter]:
        def standing():
            done = room.screening.person().cleared_on
            left = [each for each in advice if done.get(each.trigger.value, date.min) < each.since]
            return [advice_view(each, PROGRAMME) for each in left]

        page = SafetyPage()
        page.resize(1068, 800)
        presenter = SafetyPresenter(page, room.screening, CONTENT, advice=standing)
        presenter.refresh()
        shown(page)
        page.setFocus()
        return page, presenter

    return show


def advice(trigger, restraint, **numbers):
    return ClinicianAdvice(trigger=trigger, since=DAY, restraint=restraint, **numbers)


STIFF = advice(Trigger.STIFF, Restraint.CLEAR_FIRST, value=90, before=75)
SEVERE = advice(Trigger.SEVERE, Restraint.STRENGTH_AND_BALANCE, value=8)
PLATEAU = advice(Trigger.LONG_PLATEAU, Restraint.HOLD_STAGES, value=4.0, before=4.5)


def record_by_keyboard(qtbot):
    """Fill the form in, from its first field on."""
    for words in ("Dr Ada Example", "Doctor"):
        qtbot.keyClicks(focus(), words)
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab, times=3)  # day, month and year
    qtbot.keyClicks(focus(), "Nothing against exercise")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Space)


def test_a_lock_by_scores_says_what_was_noticed_and_what_opens_sessions(opened):
    page, _ = opened(STIFF)

    words = text_of(page.lock)
    assert "Please ask a clinician first" in words
    assert "What you wrote down needs a person, not an app." in words
    assert "Long stiffness in the mornings" in words
    assert "Over 60 minutes at 2 weekly checks in a row, 90 at the last." in words
    assert focus() is page.lock.assess


def test_an_assessment_by_keyboard_lifts_a_lock_by_scores_and_is_listed(opened, room, qtbot):
    page, presenter = opened(STIFF)
    key(Qt.Key.Key_Space)

    with qtbot.waitSignal(presenter.answers_recorded):
        record_by_keyboard(qtbot)

    assert not page.lock.isVisible()
    assert room.screening.person().cleared_on == {"c_stiff": DAY}
    assert "Dr Ada Example, Doctor, Mon 2 Mar 2026" in text_of(page)
    assert "Long stiffness in the mornings" in text_of(page)


def test_answers_and_scores_that_lock_stand_together(opened, room):
    room.say("rf_severe")
    page, _ = opened(STIFF)

    words = text_of(page.lock)
    assert WORDS.question("rf_severe") in words
    assert "Long stiffness in the mornings" in words
    page.lock.assess.click()
    assert set(page.form._ticks) == {"rf_severe", "c_stiff"}


def test_advice_without_a_lock_is_listed_with_what_waits(opened):
    page, _ = opened(SEVERE)

    words = text_of(page)
    assert "What was noticed" in words
    assert "Strength and balance wait until you give a score of 6 or less." in words
    assert "Sessions are open" in words
    assert not page.assessed.isVisible()  # a lower score ends it, no assessment does


def test_an_assessment_of_what_does_not_lock_is_written_down_too(opened, room, qtbot):
    page, presenter = opened(PLATEAU, SEVERE)
    qtbot.mouseClick(page.assessed, Qt.MouseButton.LeftButton)
    assert not page.assessed.isEnabled()

    with qtbot.waitSignal(presenter.answers_recorded):
        record_by_keyboard(qtbot)

    assert room.screening.person().cleared_on == {"c_plateau12": DAY}
    assert "Strength and balance wait" in text_of(page)


def test_cancelling_gives_the_button_back(opened, qtbot):
    page, _ = opened(PLATEAU)
    qtbot.mouseClick(page.assessed, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(page.form.cancel, Qt.MouseButton.LeftButton)

    assert page.assessed.isEnabled()
    assert focus() is page.assessed


def test_falls_that_wait_for_an_assessment_can_have_one(opened, room, clock):
    asked = [item.id for item in room.screening.fall_questions()]
    yes = {"f_fall12", "f_fall12_many"}
    answers = [(each, Answer.YES if each in yes else Answer.NO) for each in asked]
    room.screening.record_falls(answers, Occasion.RESCREEN, falls=3)
    page, _ = opened()
    assert "What was noticed" not in text_of(page)
    assert not page.assessed.isVisible()

    page.falls.assessed.click()

    assert set(page.form._ticks) == {"falls"}


def test_one_question_is_asked_whatever_was_answered_before(opened, room):
    page, presenter = opened()

    presenter.ask(NIGHT_QUESTION)
    answer_all(page.waiting)
    page.save.click()

    assert room.screening.latest_answers()[NIGHT_QUESTION].stamp.day == DAY
    assert "Sessions are open" in text_of(page)


def test_a_yes_to_that_question_locks(opened, room):
    page, presenter = opened()

    presenter.ask(NIGHT_QUESTION)
    answer_all(page.waiting, "yes")
    page.save.click()

    assert page.lock.isVisible()
    assert WORDS.question(NIGHT_QUESTION) in text_of(page.lock)


def test_a_lock_comes_before_a_question(opened, room):
    room.say("rf_severe")
    page, presenter = opened()

    presenter.ask(NIGHT_QUESTION)

    assert page.lock.isVisible()


def test_advice_that_is_over_leaves_the_page(opened, room, clock):
    page, presenter = opened(PLATEAU)
    assert "What was noticed" in text_of(page)
    room.screening.record_clearance(
        "c_plateau12", name="Ada", role="Doctor", assessed_on=DAY + timedelta(days=0), in_force=["c_plateau12"]
    )

    presenter.refresh()

    assert "What was noticed" not in text_of(page)


def test_an_assessment_before_something_was_noticed_is_no_assessment_of_it(opened, room):
    page, _ = opened(STIFF)
    page.lock.assess.click()
    page.form.name.setText("Ada")
    page.form.role.setText("Doctor")
    page.form.day.set_day(DAY - timedelta(days=1))

    page.form.save.click()

    assert "was noticed on Mon 2 March, after that assessment. Please check the day." in text_of(page.form)
    assert room.screening.clearances() == ()
