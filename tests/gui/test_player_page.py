"""The player's page by itself: names for screen readers, room for words, and how it scales."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.domain.preferences import TEXT_SCALES
from hipcoach.ui import theme
from tests.rehearsal import BREATH, EXERCISES, HOLD, REPS, SIDE_REPS, STANCE, STRETCH, prescribed

Key = Qt.Key
SIZES = [(1280, 800), (960, 640), (1920, 1080)]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def reachable(page: QWidget) -> list[QWidget]:
    """Everything that can have the keyboard and is seen."""
    return [
        each for each in page.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def clipped(page: QWidget) -> list[str]:
    """Words that find no room: labels and buttons smaller than they need to be."""
    QApplication.processEvents()  # layouts settle
    found = []
    for each in page.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, (QAbstractButton, QLabel)):
            continue
        text = each.text() if hasattr(each, "text") else ""
        if not text:
            continue
        needed = each.sizeHint()
        height = each.heightForWidth(each.width()) if each.hasHeightForWidth() else needed.height()
        is_short = each.height() < height - 1
        is_narrow = each.width() < needed.width() - 1 and not each.hasHeightForWidth()
        if is_short or is_narrow:
            found.append(f"{text[:40]!r} has {each.width()}x{each.height()}, needs {needed.width()}x{height}")
    return found


@pytest.mark.parametrize("exercise", [HOLD, REPS, BREATH, STANCE])
def test_everything_that_can_have_the_keyboard_has_a_name(playing, exercise):
    playing.begin(prescribed(exercise)).to_work(2)
    nameless = [type(each).__name__ for each in reachable(playing.page) if not spoken(each)]

    assert len(reachable(playing.page)) >= 4
    assert nameless == []


@pytest.mark.parametrize("ask", [Key.Key_H, Key.Key_Right, Key.Key_Escape])
def test_everything_on_a_sheet_has_a_name(playing, ask):
    playing.begin(prescribed(HOLD)).to_work(2)
    playing.press(ask)
    on_sheet = reachable(playing.sheet)

    assert on_sheet
    assert [type(each).__name__ for each in on_sheet if not spoken(each)] == []


def test_the_page_itself_is_no_stop_of_the_tab_key(playing):
    playing.begin(prescribed(HOLD)).to_work(2)
    stops = set()
    for _ in range(12):
        playing.press(Key.Key_Tab)
        stops.add(playing.focus)

    assert playing.page not in stops
    assert all(isinstance(stop, QAbstractButton) for stop in stops)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("exercise", [HOLD, STRETCH, REPS, SIDE_REPS, BREATH, STANCE])
def test_words_have_room_in_work_and_before_it(playing, exercise, size):
    playing.page.resize(*size)
    playing.begin(prescribed(exercise, 2), key_hints=True).run(1)
    assert clipped(playing.page) == []
    playing.to_work(1)

    assert clipped(playing.page) == []
    assert playing.page.size().toTuple() == size


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_the_words_of_every_exercise_have_room_in_the_smallest_window(playing, exercise):
    playing.page.resize(960, 640)
    playing.begin(prescribed(exercise), key_hints=True).run(1)
    assert clipped(playing.page) == []
    playing.to_work(1)

    assert clipped(playing.page) == []
    assert playing.page.size().toTuple() == (960, 640)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("ask", [Key.Key_H, Key.Key_Right, Key.Key_Escape])
def test_sheets_have_room_at_every_text_size(playing, qapp, ask, scale, size):
    theme.apply(qapp, theme.LIGHT, scale)
    playing.page.resize(*size)
    playing.begin(prescribed(STRETCH)).to_work(2)
    playing.press(ask)
    qapp.processEvents()

    assert clipped(playing.sheet) == []
    assert sideways(playing.sheet) == []
    assert playing.page.size().toTuple() == size


def sideways(sheet) -> list[str]:
    """Buttons and words beyond the right edge of the panel: it never scrolls sideways."""
    edge = sheet._panel.mapTo(sheet, sheet._panel.rect().topRight()).x()
    return [
        each.text()
        for each in sheet.findChildren(QAbstractButton)
        if each.isVisible() and each.mapTo(sheet, each.rect().topRight()).x() > edge
    ]


def test_everything_grows_with_the_window(playing):
    playing.page.setMinimumSize(960, 640)  # as the window has it
    playing.begin(prescribed(HOLD)).to_work(2)
    heights = []
    for size in SIZES:
        playing.page.resize(*size)
        for _ in range(2):  # the window first, then what lies in it
            QApplication.processEvents()
        heights.append(playing.button("Pause").height())

    assert heights[1] < heights[0] < heights[2]


def test_the_panel_is_left_in_work_and_right_in_a_rest(playing):
    playing.begin(prescribed(HOLD, sets=2, reps=1, hold_s=30.0, rest_s=20.0)).to_work(2)
    assert playing.page.panel.x() < playing.page.width() / 2
    playing.run(30)
    playing.page.layout().activate()

    assert playing.page.panel.x() > playing.page.width() / 4


def test_trouble_shows_a_line_and_takes_it_away(playing):
    playing.begin(prescribed(HOLD)).to_work(2)
    playing.page.show_trouble("The disk is full.", "Try again")
    assert playing.has_trouble()
    playing.page.show_trouble("", "")

    assert not playing.has_trouble()


def test_dark_and_light_are_painted_differently(playing, qapp):
    playing.begin(prescribed(STRETCH)).to_work(2)
    light = playing.page.grab().toImage()
    theme.apply(qapp, theme.DARK, 1.0)

    assert playing.page.grab().toImage() != light


def test_left_and_right_differ_in_word_colour_and_picture(playing):
    playing.begin(prescribed(STRETCH, reps=1, hold_s=30.0)).to_work(2)
    right = playing.page.panel.band.grab().toImage()
    playing.run(30 + 8)
    left = playing.page.panel.band.grab().toImage()

    assert playing.page.panel._side is Side.LEFT
    assert left.pixelColor(5, 40) != right.pixelColor(5, 40)
