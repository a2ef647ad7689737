from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from hipcoach.ui import theme
from hipcoach.ui.widgets.sidebar import NARROW_PX, WIDE_PX, Sidebar, SidebarEntry

TOP = [SidebarEntry(key="today", icon="sun", text="Today"), SidebarEntry(key="path", icon="route", text="Path")]
BOTTOM = [SidebarEntry(key="safety", icon="shield-check", text="Safety")]


@pytest.fixture
def sidebar(shown) -> Sidebar:
    widget = shown(Sidebar(TOP, BOTTOM))
    widget.set_current("today")
    return widget


def marked(sidebar: Sidebar) -> list[str]:
    return [item.key for item in sidebar._items if item.isChecked()]


def test_a_press_asks_for_the_page_and_leaves_the_mark_to_the_window(sidebar, qtbot):
    with qtbot.waitSignal(sidebar.page_requested, timeout=0) as asked:
        qtbot.mouseClick(sidebar._items[1], Qt.MouseButton.LeftButton)

    assert asked.args == ["path"]
    assert marked(sidebar) == ["today"]

    sidebar.set_current("path")
    assert marked(sidebar) == ["path"]


def test_a_press_on_the_present_page_keeps_its_mark(sidebar, qtbot):
    qtbot.mouseClick(sidebar._items[0], Qt.MouseButton.LeftButton)

    assert marked(sidebar) == ["today"]


@pytest.mark.parametrize(("width", "text_scale", "narrow"), [(1280, 1.0, False), (1099, 1.0, True), (1280, 1.3, True)])
def test_the_sidebar_shrinks_to_icons_in_a_narrow_window_or_with_large_text(qapp, sidebar, width, text_scale, narrow):
    theme.apply(qapp, theme.LIGHT, text_scale)

    sidebar.fit(width)

    assert sidebar.is_narrow is narrow
    assert sidebar.width() == (NARROW_PX if narrow else WIDE_PX)


def test_icons_alone_keep_their_names_for_tool_tips_and_screen_readers(sidebar):
    sidebar.fit(1000)

    item = sidebar._items[2]
    assert item.toolTip() == "Safety"
    assert QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name) == "Safety"

    sidebar.fit(1280)
    assert not item.toolTip()


def test_arrows_walk_through_the_entries_and_enter_opens(sidebar, qtbot):
    sidebar.focus_current()
    assert QApplication.focusWidget() is sidebar._items[0]

    qtbot.keyClick(sidebar._items[0], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is sidebar._items[2]
    with qtbot.waitSignal(sidebar.page_requested, timeout=0) as asked:
        qtbot.keyClick(sidebar._items[2], Qt.Key.Key_Return)
    assert asked.args == ["safety"]


def test_bottom_entries_stand_at_the_bottom(sidebar):
    sidebar.resize(WIDE_PX, 800)

    assert sidebar._items[1].geometry().bottom() < 250
    assert sidebar._items[2].geometry().top() > 700
