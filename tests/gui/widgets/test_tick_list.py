"""Things to tick: what is not ticked is a no only once "None of these" was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hipcoach.ui import theme
from hipcoach.ui.widgets.question_row import QuestionView
from hipcoach.ui.widgets.tick_list import TickList

VIEWS = [
    QuestionView("a", "First thing", title="Do this", advice="Call now.", is_grave=True, has_unsure=True),
    QuestionView("a_more", "Did it come suddenly?", after="a", has_unsure=True),
    QuestionView("b", "Second thing"),
    QuestionView("c", "Third thing", has_unsure=True),
]


@pytest.fixture
def ticks(shown):
    made = TickList()
    made.resize(700, 500)
    made.show_questions(VIEWS, {})
    shown(made)
    return made


def test_silence_is_no_answer(ticks):
    assert ticks.answers() == {}
    assert ticks.left() == 1
    assert ticks.is_rest_open


def test_none_of_these_says_no_to_all(ticks, qtbot):
    with qtbot.waitSignal(ticks.answered, timeout=0):
        ticks.none.click()
    assert ticks.answers() == {"a": "no", "b": "no", "c": "no"}
    assert ticks.left() == 0


def test_a_tick_is_a_yes_and_asks_for_the_rest_anew(ticks):
    ticks.none.click()
    ticks.row("b").tick.click()
    assert ticks.ticks() == {"b": "yes"}
    assert ticks.left() == 1
    assert ticks.none.text() == "None of the others"
    ticks.none.click()
    assert ticks.answers() == {"a": "no", "b": "yes", "c": "no"}


def test_taking_a_tick_back_leaves_what_was_said_about_the_others(ticks):
    ticks.row("b").tick.click()
    ticks.none.click()
    ticks.row("b").tick.click()
    assert ticks.answers() == {"a": "no", "b": "no", "c": "no"}
    assert ticks.none.text() == "None of these"


def test_not_sure_and_a_tick_exclude_each_other(ticks):
    row = ticks.row("a")
    row.unsure.click()
    assert ticks.ticks()["a"] == "unsure"
    row.tick.click()
    assert ticks.ticks()["a"] == "yes"
    assert not row.unsure.isChecked()
    row.unsure.click()
    assert not row.tick.isChecked()
    row.unsure.click()
    assert "a" not in ticks.ticks()


def test_not_sure_is_there_only_where_it_is_offered(ticks):
    assert ticks.row("b").unsure is None


@pytest.mark.parametrize("press", ["tick", "unsure"])
def test_advice_and_what_follows_open_below(ticks, press):
    follow_up = ticks.follow_up("a_more")
    assert not follow_up.isVisible()
    getattr(ticks.row("a"), press).click()
    assert ticks.row("a")._advice.isVisible()
    assert follow_up.isVisible()
    assert ticks.left() == 2
    ticks.none.click()
    follow_up.choice.choose_value("no")
    assert ticks.left() == 0
    assert ticks.answers()["a_more"] == "no"


def test_what_followed_is_no_answer_once_its_tick_is_gone(ticks):
    ticks.row("a").tick.click()
    ticks.follow_up("a_more").choice.choose_value("yes")
    ticks.row("a").tick.click()
    assert ticks.ticks() == {}
    assert not ticks.follow_up("a_more").isVisible()


def test_with_everything_ticked_there_is_no_rest(ticks):
    for key in ("a", "b", "c"):
        ticks.row(key).tick.click()
    ticks.follow_up("a_more").choice.choose_value("no")
    assert not ticks.none.isVisible()
    assert ticks.left() == 0


def test_known_answers_are_shown_and_ticks_alone_wait_for_the_rest(ticks):
    ticks.show_questions(VIEWS, {"a": "unsure", "a_more": "yes", "b": "no", "c": "no"})
    assert ticks.left() == 0
    assert ticks.answers() == {"a": "unsure", "a_more": "yes", "b": "no", "c": "no"}
    ticks.show_questions(VIEWS, {"c": "yes"})
    assert ticks.left() == 1
    assert ticks.ticks() == {"c": "yes"}


def test_without_needing_none_what_is_not_ticked_is_a_no(shown):
    made = TickList(needs_none=False)
    made.show_questions(VIEWS, {})
    shown(made)
    assert made.left() == 0
    assert not made.none.isVisible()
    made.row("b").tick.click()
    assert made.answers() == {"a": "no", "b": "yes", "c": "no"}


def test_the_keyboard_goes_through_everything_and_home_and_end_jump(ticks):
    stops = [stop for stop in ticks.stops() if stop.isVisible()]
    for before, after in pairwise(stops):
        ticks.setTabOrder(before, after)
    assert ticks.focus_first()
    seen = []
    for _ in stops:
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == stops
    ticks.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert QApplication.focusWidget() is ticks.none
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert QApplication.focusWidget() is ticks.row("a").tick
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert ticks.ticks() == {"a": "yes"}


def test_the_focus_goes_to_what_is_missing(ticks):
    ticks.row("a").tick.click()
    ticks.focus_first()
    assert QApplication.focusWidget() in ticks.follow_up("a_more").choice.parts
    assert not TickList().focus_first()


def test_screen_readers_hear_what_one_is_not_sure_about(ticks):
    assert ticks.row("a").unsure.accessibleName() == "First thing, not sure"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_clipped(ticks, qapp, scale):
    theme.apply(qapp, theme.LIGHT, scale)
    qapp.processEvents()
    for row in (ticks.row("a"), ticks.row("b")):
        for stop in row.stops:
            assert stop.height() >= 44
            assert stop.width() >= stop.minimumSizeHint().width()
