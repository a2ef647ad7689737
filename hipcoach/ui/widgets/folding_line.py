"""Words with their control beside them, or below them where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.label import Label, TextRole

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_WORDS_PX = 340
_GAP_PX = 20
_GAP_BELOW_PX = 8
_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class FoldingLine(QBoxLayout):
    """The layout of both.

    It knows its height for a width before it has that width: rows that are made late keep their place.
    """

    def __init__(self, words: QWidget, choice: QWidget) -> None:
        super().__init__(_BESIDE)
        self._words = words
        self._choice = choice
        self.setSpacing(_GAP_PX)
        self.addWidget(words, 1)
        self.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def heightForWidth(self, width: int) -> int:
        """Return the height that words and answers need."""
        answers = self._choice.sizeHint()
        if self._is_narrow(width):
            return self._words.heightForWidth(width) + _GAP_BELOW_PX + answers.height()
        return max(self._words.heightForWidth(width - answers.width() - _GAP_PX), answers.height())

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the same: nothing is clipped."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect) -> None:
        """Fold where the width asks for it."""
        direction = _BELOW if self._is_narrow(rect.width()) else _BESIDE
        if direction is not self.direction():
            self.setDirection(direction)
            self.setSpacing(_GAP_BELOW_PX if direction is _BELOW else _GAP_PX)
        super().setGeometry(rect)

    def _is_narrow(self, width: int) -> bool:
        return width - self._choice.sizeHint().width() - _GAP_PX < theme.scaled(_WORDS_PX)


class LineOf(QWidget):
    """A line of a form: what it is about, and its control."""

    def __init__(self, words: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addLayout(FoldingLine(Label(words, role=TextRole.STRONG, wrap=True), control))
