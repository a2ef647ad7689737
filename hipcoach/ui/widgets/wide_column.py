"""A page's content as wide as the page, that scrolls up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_MARGINS_PX = (32, 28, 32, 28)


class WideColumn(QScrollArea):
    """A scrolled page.

    Attributes:
        body: The vertical layout of its content.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "scrolled")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(*_MARGINS_PX)
        self.body.setSpacing(16)
        self.setWidget(content)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.verticalScrollBar().setValue(0)
