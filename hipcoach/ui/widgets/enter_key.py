"""Enter presses the button that has the focus, else the one obvious next thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def take_enter(event: QKeyEvent, next_thing: QPushButton) -> bool:
    """Handle Enter on a page; return whether the key was used.

    A disabled or hidden button is never pressed.
    """
    focused = QApplication.focusWidget()
    if Qt.Key(event.key()) not in _ENTER or isinstance(focused, QPlainTextEdit):
        return False
    button = focused if isinstance(focused, QPushButton) else next_thing
    if button.isVisible():
        button.click()
    return True
