"""The window: which page is seen when, by which keys, and where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach.domain.preferences import ThemeChoice
from hipcoach.ui import theme, window_place
from tests.gui.window_room import WindowRoom

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qapp, tmp_path, clock):
    made = WindowRoom(qapp, tmp_path, clock)
    yield made
    made.leave()


@pytest.fixture
def first_run(qapp, tmp_path, clock):
    made = WindowRoom(qapp, tmp_path, clock, is_set_up=False)
    yield made
    made.leave()


# -- going about -------------------------------------------------------------------------------------------------------


def test_it_opens_on_today(room):
    assert room.page == "today"
    assert room.window._sidebar.isVisible()


@pytest.mark.parametrize(
    ("key", "mods", "page"),
    [
        (Key.Key_2, CTRL, "path"),
        (Key.Key_3, CTRL, "progress"),
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier, "safety"),
        (Key.Key_Comma, CTRL, "settings"),
    ],
)
def test_keys_lead_to_the_pages_and_back(room, key, mods, page):
    room.press(key, mods)
    assert room.page == page

    room.press(Key.Key_1, CTRL)
    assert room.page == "today"


@pytest.mark.parametrize("page", ["path", "progress", "safety", "settings", "today"])
def test_the_sidebar_leads_to_the_pages(room, page):
    room.window._sidebar.page_requested.emit(page)
    room.settle()

    assert room.page == page


def test_pages_are_made_when_they_are_first_asked_for(room):
    assert set(room.made) == {"today"}
    room.window.open_page("path")

    assert set(room.made) == {"today", "path"}


def test_f6_goes_to_the_sidebar_and_back(room):
    room.press(Key.Key_F6)
    assert room.window._sidebar.isAncestorOf(QApplication.focusWidget())
    room.press(Key.Key_F6)

    assert not room.window._sidebar.isAncestorOf(QApplication.focusWidget())


def test_f11_fills_the_screen_and_leaves_it(room):
    room.press(Key.Key_F11)
    assert room.window.isFullScreen()
    room.press(Key.Key_F11)

    assert not room.window.isFullScreen()


def test_words_grow_and_shrink_by_keys(room):
    room.press(Key.Key_Plus, CTRL)
    assert theme.text_scale() == 1.15
    room.press(Key.Key_Equal, CTRL).press(Key.Key_Equal, CTRL).press(Key.Key_Minus, CTRL)
    assert room.services.choices.current.text_scale == 1.3

    room.press(Key.Key_0, CTRL)
    assert (theme.text_scale(), room.services.choices.current.text_scale) == (1.0, 1.0)
    room.press(Key.Key_Minus, CTRL)
    assert theme.text_scale() == 1.0
    assert room.page == "today"


def test_another_theme_is_worn_at_once(room):
    room.window.open_page("settings")
    room.click("Dark")

    assert theme.current() is theme.DARK
    assert room.services.choices.current.theme is ThemeChoice.DARK


def test_a_narrow_window_has_a_narrow_sidebar(room):
    wide = room.window._sidebar.width()
    room.window.resize(960, 640)
    room.settle()

    assert room.window.size().toTuple() == (960, 640)
    assert room.window._sidebar.width() < wide


# -- the first run -----------------------------------------------------------------------------------------------------


def test_the_first_run_fills_the_window(first_run):
    assert first_run.page == "setup"
    assert not first_run.window._sidebar.isVisible()


@pytest.mark.parametrize(
    ("key", "mods"),
    [
        (Key.Key_1, CTRL),
        (Key.Key_3, CTRL),
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Comma, CTRL),
        (Key.Key_F6, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_passes_the_first_run_by(first_run, key, mods):
    first_run.press(key, mods)

    assert first_run.page == "setup"


def test_after_the_first_run_comes_today(first_run):
    first_run.made["setup"].finished.emit()
    first_run.settle()

    assert first_run.page == "today"


def test_the_first_run_can_be_left_by_closing(first_run):
    assert first_run.close()


# -- closing -----------------------------------------------------------------------------------------------------------


def test_closing_on_today_closes_and_keeps_the_place(room):
    assert room.close()

    assert window_place._settings().value("geometry") == room.window.saveGeometry()


def test_a_window_comes_back_where_it_was(qapp):
    window, other = QWidget(), QWidget()
    window.setGeometry(40, 50, 500, 400)
    window_place.keep(window)
    window_place.restore(other)

    assert other.geometry() == window.geometry()


def test_a_place_on_no_screen_is_not_taken(qapp):
    window, other = QWidget(), QWidget()
    window.setGeometry(30_000, 30_000, 500, 400)
    window_place.keep(window)
    window_place.restore(other)

    assert qapp.primaryScreen().availableGeometry().contains(other.geometry())


def test_a_first_window_is_no_larger_than_the_screen(qapp):
    window = QWidget()
    window_place.restore(window)

    assert qapp.primaryScreen().availableGeometry().contains(window.geometry())


def test_bringing_forward_shows_a_window_that_was_put_away(room):
    room.window.showMinimized()
    room.settle()
    room.window.bring_forward()
    room.settle()

    assert not room.window.isMinimized()
    assert room.window.isVisible()
