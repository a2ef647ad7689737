"""Today: the check-in, and how the page follows the day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from hipcoach.domain.builder import SessionPlan
from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import Moment
from hipcoach.ui import theme
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.pain_scale import PainScale
from tests.gui.training_room import WORDS, button, texts


def scale(page, name="morning"):
    return page.findChild(PainScale, name)


def scores(room, moment=Moment.NEXT_MORNING):
    return [entry.score for entry in room.pains.pains() if entry.moment is moment]


def test_the_first_day_says_welcome_and_counts_from_one(room, presenter, page):
    presenter.refresh()

    assert "Welcome" in texts(page)
    assert "Monday 2 March \N{MIDDLE DOT} Day 1" in texts(page)
    assert "This first answer becomes your starting point." in texts(page)
    assert WORDS.notice_short() in texts(page)


def test_nothing_is_chosen_before_the_person_chooses(presenter, page):
    presenter.refresh()

    assert scale(page).score is None
    assert scale(page, "worst") is None  # not even made: it would be asked too early
    assert page.findChild(ChoiceRow, "woke") is None


def test_the_check_in_is_done_by_keyboard_alone(room, presenter, page, shown, press, qtbot):
    presenter.refresh()
    shown(page)
    assert scale(page).isAncestorOf(QApplication.focusWidget())

    press(page, Qt.Key.Key_3, "3")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_1, "1", at_ms=1000)
    press(page, Qt.Key.Key_0, "0", at_ms=1200)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Right)
    with qtbot.waitSignal(presenter.start_requested) as started:
        press(page, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is button(page, "Start")
        press(page, Qt.Key.Key_Return)

    assert scores(room) == [3]
    assert scores(room, Moment.WORST_24H) == [1, 10]
    assert [night.woke for night in room.pains.nights()] == [True]
    assert isinstance(started.args[0], SessionPlan)


def test_an_answer_is_saved_at_once_and_says_when(room, presenter, page, qtbot):
    presenter.refresh()

    with qtbot.waitSignal(presenter.answers_recorded):
        scale(page).choose(2)

    assert scores(room) == [2]
    assert "Saved 8:00" in texts(page)
    assert scale(page, "worst").score is None


def test_a_changed_answer_is_a_new_row_and_the_later_one_is_shown(room, presenter, page):
    presenter.refresh()

    scale(page).choose(2)
    scale(page).choose(5)

    assert scores(room) == [2, 5]
    presenter.refresh()
    assert scale(page).score == 5


def test_an_answer_that_could_not_be_saved_does_not_look_saved(room, presenter, page, qtbot):
    presenter.refresh()
    room.is_disk_full = True

    with qtbot.assertNotEmitted(presenter.answers_recorded):
        scale(page).choose(2)

    assert scale(page).score is None
    assert not any(text.startswith("Saved") for text in texts(page))
    assert any("disk is full" in text for text in texts(page))

    room.is_disk_full = False
    scale(page).choose(2)
    assert scores(room) == [2]
    assert not any("disk is full" in text for text in texts(page))


def test_start_has_the_keyboard_when_the_morning_is_answered_already(room, presenter, page, shown):
    room.training.answer_pain(Moment.NEXT_MORNING, 1)
    presenter.refresh()
    shown(page)

    assert QApplication.focusWidget() is button(page, "Start")
    assert "Saved" in texts(page)


def test_starting_without_an_answer_is_allowed(presenter, page, qtbot):
    presenter.refresh()

    with qtbot.waitSignal(presenter.start_requested):
        button(page, "Start").click()


def test_the_path_says_what_the_next_stage_needs_and_leads_there(room, presenter, page, qtbot):
    presenter.refresh()
    path = room.today().path
    left = sum(not each.is_met for each in path.criteria[Stage.PELVIS])

    with qtbot.waitSignal(presenter.path_requested):
        button(page, f"Flexibility opens after {left} more targets").click()


def test_one_timer_waits_for_the_next_day_and_nothing_else_ticks(presenter, page, shown):
    presenter.refresh()
    shown(page)
    for _ in range(4):  # what is built after the first paint
        QCoreApplication.processEvents()

    waiting = [timer for timer in page.findChildren(QTimer) if timer.isActive()]

    assert len(waiting) == 1
    assert waiting[0].isSingleShot()
    assert waiting[0].interval() == pytest.approx(20 * 3600 * 1000, abs=2000)  # 8 in the morning to 4 in the next


def test_a_new_day_asks_afresh(room, presenter, page, shown):
    presenter.refresh()
    scale(page).choose(2)
    shown(page)

    room.clock.jump_s(24 * 3600)
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))

    assert scale(page).score is None
    assert "Tuesday 3 March \N{MIDDLE DOT} Day 1" in texts(page)
    assert not any(text.startswith("Saved") for text in texts(page))


def test_coming_back_on_the_same_day_leaves_the_page_as_it_is(room, presenter, page, shown):
    presenter.refresh()
    shown(page)
    greeting = texts(page)

    room.clock.jump_s(6 * 3600)
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))

    assert texts(page) == greeting


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("width", [884, 1068, 1708])
def test_the_page_never_scrolls_sideways(room, presenter, page, shown, width, text_scale):
    theme.apply(QApplication.instance(), theme.LIGHT, text_scale)
    room.training.answer_pain(Moment.NEXT_MORNING, 2)
    presenter.refresh()
    page.resize(width, 800)
    shown(page)
    scroll = page.findChild(QScrollArea)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
