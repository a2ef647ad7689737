"""Sets or repetitions as a row of dots; many of them as numbers."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.player_widget import PlayerWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

MOST_DOTS = 12


class DotSize(Enum):
    """Radius and distance in px at k = 1."""

    SET = (13, 36)
    REP = (16, 46)


class Dots(PlayerWidget):
    """Filled for done, a target for the present one, an open ring for what is to come."""

    def __init__(self, parent: QWidget | None = None, *, size: DotSize = DotSize.SET) -> None:
        super().__init__(parent)
        self._radius, self._step = size.value
        self._state = (0, 0, False)
        self._side = Side.BOTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_dots(self, done: int, total: int, side: Side = Side.BOTH, *, is_running: bool = True) -> None:
        """Show how many of ``total`` are done, and whether the next one is running."""
        if ((done, total, is_running), side) != (self._state, self._side):
            self._state, self._side = (done, total, is_running), side
            self.set_spoken(self.tr("{done} of {total} done").format(done=done, total=total))
            self.updateGeometry()
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return room for the dots, or for the numbers that stand for them."""
        count = self._state[1] if self._state[1] <= MOST_DOTS else 3
        return QSize(round(max(1, count) * self._step * self._k), round((2 * self._radius + 8) * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return the same: dots are never clipped."""
        return self.sizeHint()

    def paint_still(self, painter: QPainter) -> None:
        """Draw the dots."""
        done, total, is_running = self._state
        if total > MOST_DOTS:
            self._draw_numbers(painter)
            return
        for place in range(total):
            centre = QPointF((place + 0.5) * self._step * self._k, self.height() / 2)
            self._draw_dot(painter, centre, is_done=place < done, is_current=is_running and place == done)

    def _draw_dot(self, painter: QPainter, centre: QPointF, *, is_done: bool, is_current: bool) -> None:
        fill, radius = theme.side_colours(self._side).fill, self._radius * self._k
        painter.setBrush(fill if is_done else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current:
            painter.setPen(QPen(fill, 5 * self._k))
            painter.drawEllipse(centre, radius - 2 * self._k, radius - 2 * self._k)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawEllipse(centre, radius * 0.38, radius * 0.38)
            return
        if not is_done:
            painter.setPen(QPen(theme.current().control, 2 * self._k))
        painter.drawEllipse(centre, radius - self._k, radius - self._k)

    def _draw_numbers(self, painter: QPainter) -> None:
        done, total, is_running = self._state
        now = min(total, done + 1) if is_running else done
        painter.setFont(theme.player_font(22 * self._k, theme.BOLD))
        painter.setPen(theme.current().ink)
        text = self.tr("{number} of {total}").format(number=now, total=total)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, text)
