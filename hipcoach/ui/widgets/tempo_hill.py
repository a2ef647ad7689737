"""The hill of a paced repetition: out, hold and back as a path that a dot travels; breaths use it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.player_widget import PlayerWidget, fitted_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

# In a box of 560 x 372 px; everything scales with the box.
_BOX = QSize(560, 372)
_BASELINE_Y = 136.0
_CREST_Y = 193.0
_FOOT_Y = 353.0
_EDGE_X = 25.0
_LINE_PX = 11.0
_DOT_PX = 19.0
_LEVEL_PARTS = 3


class TempoHill(PlayerWidget):
    """Where one is in the rhythm of a movement, with the word and the count above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, float], ...] = ()
        self._corners: list[QPointF] = []
        self._place = (0, 0.0)
        self._word = ""
        self._count = ""
        self._side = Side.BOTH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_parts(self, parts: Sequence[tuple[str, float]]) -> None:
        """Set the word and the seconds of each part: out, hold, back; without a hold, out and back."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.redraw()

    def show_position(self, part: int, fraction: float, word: str, count: str, side: Side = Side.BOTH) -> None:
        """Show where the movement is.

        Args:
            part: Place of the part, from 0.
            fraction: How much of that part is done, 0 to 1.
            word: What to do, large.
            count: The number beside it.
            side: Whose colour is worn.
        """
        if (word, count, side) != (self._word, self._count, self._side):
            self._word, self._count, self._side = word, count, side
            self.redraw()
        steps = max(1.0, self.width() * 1.0)
        before, at = self._place
        if part != before or round(fraction * steps) != round(at * steps):
            self._place = (part, min(1.0, max(0.0, fraction)))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the wished size at the present scale."""
        return QSize(round(_BOX.width() * self._k), round(_BOX.height() * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the count can be read from the floor."""
        return QSize(260, 172)

    def paint_still(self, painter: QPainter) -> None:
        """Draw word and count, and measure the hill anew."""
        self._corners = self._measure()
        unit, origin = self._unit(), self._origin()
        room = self.width() * 0.96
        count_font = fitted_font(self._count, 168 * unit, theme.BOLD, room * 0.4)
        count_width = QFontMetricsF(count_font).horizontalAdvance(self._count)
        gap = 36 * unit if self._count and self._word else 0.0
        word_font = fitted_font(self._word, 76 * unit, theme.BOLD, room - count_width - gap)
        word_width = QFontMetricsF(word_font).horizontalAdvance(self._word)
        left = (self.width() - word_width - gap - count_width) / 2
        baseline = origin.y() + _BASELINE_Y * unit
        painter.setFont(word_font)
        painter.setPen(theme.side_colours(self._side).text)
        painter.drawText(QPointF(left, baseline), self._word)
        painter.setFont(count_font)
        painter.setPen(theme.current().ink)
        painter.drawText(QPointF(left + word_width + gap, baseline), self._count)

    def paint_moving(self, painter: QPainter) -> None:
        """Draw the hill, what is done of it, its words and the dot."""
        if len(self._corners) <= 1:
            return
        colours, unit = theme.current(), self._unit()
        side = theme.side_colours(self._side)
        part, fraction = self._place
        part = min(part, len(self._corners) - 2)
        dot = self._corners[part] + (self._corners[part + 1] - self._corners[part]) * fraction
        done, rest = [*self._corners[: part + 1], dot], [dot, *self._corners[part + 1 :]]
        self._fill_under(painter, rest, colours.inset)
        self._fill_under(painter, done, side.soft)
        for points, colour in ((rest, colours.control), (done, side.fill)):
            pen = QPen(colour, _LINE_PX * unit)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(points)
        self._draw_words(painter, part)
        painter.setPen(QPen(side.fill, 9 * unit))
        painter.setBrush(colours.surface)
        painter.drawEllipse(dot, _DOT_PX * unit, _DOT_PX * unit)

    def _fill_under(self, painter: QPainter, points: list[QPointF], colour: QColor) -> None:
        foot = self._origin().y() + _FOOT_Y * self._unit()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([*points, QPointF(points[-1].x(), foot), QPointF(points[0].x(), foot)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_words(self, painter: QPainter, part: int) -> None:
        """Write each part's word and seconds under its piece of the path, where the hill is high enough."""
        colours, unit = theme.current(), self._unit()
        y = self._origin().y() + (_FOOT_Y - 22) * unit
        last = len(self._parts) - 1
        for place, (word, seconds) in enumerate(self._parts):
            font = theme.player_font(22 * unit, theme.BOLD if place == part else theme.MEDIUM)
            metrics = QFontMetricsF(font)
            text = f"{word} {seconds:g}"
            left, right = self._corners[place].x(), self._corners[place + 1].x()
            away = 0.22 if last > 1 else 0.1  # from the feet of the hill, where it is too low for words
            lean = 0.5 + away if place == 0 else 0.5 - away if place == last else 0.5
            centre = left + (right - left) * lean
            painter.setFont(font)
            painter.setPen(colours.ink if place == part else colours.ink2)
            painter.drawText(QPointF(centre - metrics.horizontalAdvance(text) / 2, y + metrics.capHeight() / 2), text)

    def _measure(self) -> list[QPointF]:
        """Return the corners of the path; widths go by the seconds, within reason."""
        if not self._parts:
            return []
        unit, origin = self._unit(), self._origin()
        total = sum(seconds for _word, seconds in self._parts) or 1.0
        # A short part stays wide enough for its word.
        shares = [max(seconds / total, 0.22) for _word, seconds in self._parts]
        scale = (_BOX.width() - 2 * _EDGE_X) / sum(shares)
        crest = {1, 2} if len(self._parts) >= _LEVEL_PARTS else {1}
        corners, x = [], _EDGE_X
        for place in range(len(self._parts) + 1):
            y = _CREST_Y if place in crest else _FOOT_Y
            corners.append(origin + QPointF(x, y) * unit)
            x += shares[place] * scale if place < len(shares) else 0.0
        return corners

    def _unit(self) -> float:
        return min(self.width() / _BOX.width(), self.height() / _BOX.height())

    def _origin(self) -> QPointF:
        unit = self._unit()
        return QPointF((self.width() - _BOX.width() * unit) / 2, (self.height() - _BOX.height() * unit) / 2)
