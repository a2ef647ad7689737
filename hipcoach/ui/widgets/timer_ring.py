"""The count-down ring of holds, rests and changes of position."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.player_widget import PlayerWidget, draw_line, fitted_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from hipcoach.domain.exercise import Side

# At an edge of 452 px; everything scales with the edge.
_EDGE_PX = 452
_TRACK_PX = 28.0
_ROOM_SHARE = 0.8
_FULL_TURN = 360 * 16
_QUARTER_TURN = 90 * 16
_MOST_TICKS = 24


class TimerRing(PlayerWidget):
    """A ring that empties, with the count in its middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 1.0
        self._side: Side | None = None
        self._is_paused = False
        self._words = ("", "", "")
        self._ticks: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_ticks(self, total_s: float, every_s: float = 10.0) -> None:
        """Mark the steps of a hold of ``total_s`` seconds; 0 shows none."""
        count = int(total_s / every_s) if total_s > every_s else 0
        ticks = tuple(place * every_s / total_s for place in range(1, count + 1) if place * every_s < total_s)
        if len(ticks) > _MOST_TICKS:
            ticks = ()
        if ticks != self._ticks:
            self._ticks = ticks
            self.redraw()

    def show_remaining(
        self, fraction: float, count: str, *, word: str = "", unit: str = "", side: Side | None = None
    ) -> None:
        """Show what is left.

        Args:
            fraction: Part of the time that is left, 1 to 0.
            count: The large number.
            word: What to do, above the number.
            unit: Below the number.
            side: Whose colour the ring wears; none wears the primary colour.
        """
        if (self._is_paused, self._words) != (False, (word, count, unit)):
            self._is_paused, self._words = False, (word, count, unit)
            self.redraw()
        self._move_to(fraction, side)

    def show_paused(self, title: str, line: str, hint: str = "") -> None:
        """Show words instead of the number; the ring keeps its place and loses its colour."""
        if (self._is_paused, self._words) != (True, (title, line, hint)):
            self._is_paused, self._words = True, (title, line, hint)
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return the wished edge at the present scale."""
        edge = round(_EDGE_PX * self._k)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        """Return the least edge at which the count can be read from the floor."""
        return QSize(200, 200)

    def paint_still(self, painter: QPainter) -> None:
        """Draw track, ticks and words."""
        colours, unit = theme.current(), self._unit()
        track = self._track()
        for width, colour in ((_TRACK_PX * unit, colours.control), (_TRACK_PX * unit - 2, colours.inset)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(track)
        self._draw_ticks(painter)
        if self._is_paused:
            self._draw_pause(painter)
        else:
            self._draw_count(painter)

    def paint_moving(self, painter: QPainter) -> None:
        """Draw the arc of what is left."""
        if self._fraction <= 0.0:
            return
        colours = theme.current()
        colour = colours.primary if self._side is None else theme.side_colours(self._side).fill
        pen = QPen(colours.control if self._is_paused else colour, _TRACK_PX * self._unit())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(self._track(), _QUARTER_TURN, -round(self._fraction * _FULL_TURN))

    def _move_to(self, fraction: float, side: Side | None) -> None:
        """Repaint only where the arc's end moves by a visible step."""
        steps = max(1.0, 3.2 * self._track().width())
        if round(fraction * steps) != round(self._fraction * steps) or side is not self._side:
            self._fraction, self._side = min(1.0, max(0.0, fraction)), side
            self.update()

    def _draw_ticks(self, painter: QPainter) -> None:
        unit = self._unit()
        outer = self._track().width() / 2 - (_TRACK_PX / 2 + 7) * unit
        pen = QPen(theme.current().ink2, 3 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for tick in self._ticks:
            angle = radians(tick * 360 - 90)
            direction = QPointF(cos(angle), sin(angle))
            painter.drawLine(self._middle() + direction * outer, self._middle() + direction * (outer - 10 * unit))

    def _draw_count(self, painter: QPainter) -> None:
        colours, unit, middle = theme.current(), self._unit(), self._middle()
        word, count, words_below = self._words
        room = self._track().width() * _ROOM_SHARE
        painter.setPen(colours.ink)
        size = 212 if word or words_below else 232
        draw_line(
            painter,
            count,
            middle + QPointF(0, 3 * unit if word else 0),
            fitted_font(count, size * unit, theme.BOLD, room),
        )
        if word:
            font = fitted_font(word, 36 * unit, theme.BOLD, room * 0.7)
            draw_line(painter, word, middle - QPointF(0, 112 * unit), font)
        painter.setPen(colours.ink2)
        font = fitted_font(words_below, 28 * unit, theme.REGULAR, room * 0.7)
        draw_line(painter, words_below, middle + QPointF(0, 120 * unit), font)

    def _draw_pause(self, painter: QPainter) -> None:
        colours, unit, middle = theme.current(), self._unit(), self._middle()
        title, line, hint = self._words
        room = self._track().width() * _ROOM_SHARE
        painter.setPen(colours.ink)
        draw_line(painter, title, middle - QPointF(0, 56 * unit), fitted_font(title, 76 * unit, theme.BOLD, room))
        painter.setPen(colours.ink2)
        draw_line(painter, line, middle + QPointF(0, 12 * unit), fitted_font(line, 29 * unit, theme.MEDIUM, room))
        painter.setFont(theme.player_font(21 * unit))
        width = 270 * unit
        box = QRectF(middle.x() - width / 2, middle.y() + 62 * unit, width, 90 * unit)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, hint)

    def _unit(self) -> float:
        return min(self.width(), self.height()) / _EDGE_PX

    def _middle(self) -> QPointF:
        return QRectF(self.rect()).center()

    def _track(self) -> QRectF:
        radius = (min(self.width(), self.height()) - _TRACK_PX * self._unit()) / 2 - 1
        middle = self._middle()
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
