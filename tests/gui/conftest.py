"""What every test of the screen may ask for; each starts in the light theme and leaves nothing ticking behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QResource, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach import ui
from hipcoach.ui import overrides

overrides.guard()  # as the program does, before there is any class derived from Qt's

from hipcoach.ui import theme  # noqa: E402
from tests.gui.playing import Playing  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RCC = Path(ui.__file__).with_name("resources.rcc")


@pytest.fixture
def qtbot(qtbot, monkeypatch):
    """Hold the widgets of a test until they are closed.

    pytest-qt holds them weakly and lets Qt paint once more when the test function has returned. A page and its
    presenter that know each other are garbage by then, and Python may well collect them in the middle of that paint.
    """
    held = []
    add = qtbot.addWidget

    def add_and_hold(widget, **keywords):
        held.append(widget)
        add(widget, **keywords)

    monkeypatch.setattr(qtbot, "addWidget", add_and_hold)
    return qtbot


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test starts in the light theme at 100 % and leaves it so; the place of windows is kept apart."""
    QResource.registerResource(str(RCC))
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings"))
    )
    undress(qapp)
    yield
    undress(qapp)


@pytest.fixture(autouse=True)
def nothing_left_behind(dressed: None, qapp: QApplication) -> Iterator[None]:
    """After a test no window is seen and no timer of one that was seen goes on."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in seen:
        window.hide()
    ticking = [timer for window in seen for timer in window.findChildren(QTimer) if timer.isActive()]
    for timer in ticking:
        timer.stop()
    assert not seen, f"windows left open: {seen}"
    assert not ticking, f"timers left running: {ticking}"


def undress(qapp: QApplication) -> None:
    # Widgets of earlier tests that still wait for their deletion would all be dressed again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if theme.current() is not theme.LIGHT or theme.text_scale() != 1.0 or not qapp.styleSheet():
        theme.apply(qapp, theme.LIGHT, 1.0)


@pytest.fixture
def press() -> Callable[..., None]:
    """Send a key to whatever has the focus, with a time stamp of its own."""

    def send(
        widget: QWidget, key: Qt.Key, text: str = "", at_ms: int = 0, mods: Qt.KeyboardModifier | None = None
    ) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, mods or Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(QApplication.focusWidget() or widget, event)

    return send


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QWidget]:
    """Show a widget as the active window, so that it can have the focus."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    return show


@pytest.fixture
def playing(qtbot, tmp_path, clock) -> Iterator[Playing]:
    """A player over a real session; tests begin one and let the time pass."""
    made = Playing(tmp_path, clock)
    yield made
    made.close()
