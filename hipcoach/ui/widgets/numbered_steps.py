"""What to do, step by step, each with its number in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.label import Label
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_EDGE_PX = 32


class _Number(QWidget):
    """A number in a pale circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a circle that grows with the text size."""
        edge = theme.scaled(_EDGE_PX)
        return QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and number."""
        colours, rect = theme.current(), QRectF(self.rect())
        with painter_on(self) as painter:
            draw_box(painter, rect, rect.height() / 2, colours.primary_soft, None)
            painter.setFont(theme.font(15, theme.BOLD))
            painter.setPen(colours.primary)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._number))


class NumberedSteps(QWidget):
    """Steps below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show other steps."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_row(number, words) for number, words in enumerate(steps, start=1)]
        for row in self._rows:
            self._layout.addWidget(row)


def _row(number: int, words: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    text = Label(words, wrap=True)
    text.setAccessibleName(f"{number}. {words}")
    layout.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
    return row
