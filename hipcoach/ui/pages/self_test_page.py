"""A guided self-test in a window of its own: before it, while it runs, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from hipcoach.ui.pages.self_test_brief import SelfTestBrief
from hipcoach.ui.pages.self_test_end import SelfTestEnd
from hipcoach.ui.pages.self_test_run import SelfTestRun
from hipcoach.ui.widgets.enter_key import take_enter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent


class SelfTestPage(QWidget):
    """The three faces of a test.

    Attributes:
        brief: Before it.
        run: While it runs.
        end: After it.

    Signals:
        hidden: Another page took its place.
    """

    hidden = Signal()

    def __init__(self, late_s: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections of a late press to choose from, in s."""
        super().__init__(parent)
        self.setObjectName("self_test_page")
        self.setAccessibleName(self.tr("Self-test"))
        self.brief = SelfTestBrief()
        self.run = SelfTestRun(late_s)
        self.end = SelfTestEnd()
        self._stack = QStackedLayout(self)
        for face in (self.brief, self.run, self.end):
            self._stack.addWidget(face)

    def turn_to(self, face: QWidget) -> None:
        """Show one of the three; the keyboard goes along."""
        self._stack.setCurrentWidget(face)
        if not face.isAncestorOf(self.focusWidget() or self):
            face.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, on with Enter."""
        if event.key() == Qt.Key.Key_Escape and self.brief.isVisible():
            self.brief.left_requested.emit()
        elif not take_enter(event, self.brief.start_button if self.brief.isVisible() else self.end.go_on_button):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that another page took its place."""
        super().hideEvent(event)
        self.hidden.emit()
