from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QResource, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach import ui
from hipcoach.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
from pathlib import Path

RCC = Path(ui.__file__).with_name("resources.rcc")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Every widget test starts in the light theme at 100 % and leaves it so."""
    QResource.registerResource(str(RCC))
    undress(qapp)
    yield
    undress(qapp)


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
