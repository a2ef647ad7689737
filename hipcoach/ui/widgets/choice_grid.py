"""Answers side by side that go on in a new line where the width ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui.widgets.choice_row import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class ChoiceGrid(ChoiceRow):
    """A :class:`ChoiceRow` of boxes apart, alike in width, in as many lines as it takes."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make an unanswered grid; arguments as for :class:`ChoiceRow`."""
        super().__init__(question, choices, parent, joined=False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return room for all answers on one line."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest answer."""
        return QSize(self._widths()[0], self._height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = -(-len(self._parts) // self._columns(width))
        return lines * self._height() + (lines - 1) * self._apart

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Share the width evenly."""
        columns = self._columns(self.width())
        step = (self.width() + self._apart) / columns
        for place, part in enumerate(self._parts):
            line, column = divmod(place, columns)
            left, right = round(column * step), round((column + 1) * step) - self._apart
            part.setGeometry(left, line * (self._height() + self._apart), right - left, self._height())

    def _columns(self, width: int) -> int:
        """Return how many fit beside each other; a remainder is spread over lines of equal length where that works."""
        count = len(self._parts)
        fitting = max(1, min(count, (width + self._apart) // (self._widths()[0] + self._apart)))
        lines = -(-count // fitting)
        return -(-count // lines)
