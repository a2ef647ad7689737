"""The read-out of a chart: a small dark panel beside the line that marks a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent

_PADDING_PX = 14
_GAP_PX = 20
_RADIUS_PX = 10.0


class ChartReadout(QWidget):
    """A title and rows of words and numbers, painted; the mouse passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._rows: tuple[tuple[str, str], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_rows(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show other words and numbers, and take the size they need."""
        self._title, self._rows = title, tuple(rows)
        self.resize(self.sizeHint())
        self.update()

    def place(self, x: float, area: QRectF, apart: float) -> None:
        """Stand beside ``x``: to its right, or to its left where ``area`` ends; lengths in px."""
        left = x + apart
        if left + self.width() > area.right():
            left = max(x - apart - self.width(), area.left())
        self.move(round(left), round(area.top()))

    def sizeHint(self) -> QSize:
        """Return the room that title and rows need."""
        names, values = QFontMetricsF(_font()), QFontMetricsF(_font(is_bold=True))
        widths = [
            names.horizontalAdvance(name) + _GAP_PX + values.horizontalAdvance(value) for name, value in self._rows
        ]
        width = max([values.horizontalAdvance(self._title), *widths])
        padding = 2 * theme.scaled(_PADDING_PX)
        return QSize(round(width) + padding + 1, round(_line_px() * (len(self._rows) + 1)) + padding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the panel and its rows."""
        colours = theme.current()
        padding = theme.scaled(_PADDING_PX)
        line = QRectF(padding, padding, self.width() - 2 * padding, _line_px())
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, colours.ink, None)
            painter.setPen(colours.surface)
            painter.setFont(_font(is_bold=True))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
            for name, value in self._rows:
                line.translate(0, _line_px())
                painter.setFont(_font())
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
                painter.setFont(_font(is_bold=True))
                painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)


def _font(*, is_bold: bool = False) -> QFont:
    return theme.font(14, theme.BOLD if is_bold else theme.REGULAR)


def _line_px() -> float:
    return QFontMetricsF(_font(is_bold=True)).height() + 2
