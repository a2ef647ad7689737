"""The count-up gauge of a one-leg stance: an open ring from 0 to the cap, with best, target and norm."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QSizePolicy

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_icon
from hipcoach.ui.widgets.player_widget import PlayerWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

# In a box of 592 x 400 px; everything scales with the box.
_BOX = QSize(592, 400)
_MIDDLE_Y = 235.0
_RADIUS = 186.0
_TRACK_PX = 32.0
_START_DEG = 129.0  # clockwise from three o'clock
_SWEEP_DEG = 282.0
_TOP_BAND = 0.35  # cosine within which a label stands above its mark rather than beside it


class StanceGauge(PlayerWidget):
    """Seconds on one leg, counted up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap_s = 45.0
        self._marks: tuple[float | None, float | None, float | None, str] = (None, None, None, "")
        self._tenths = 0
        self._side = Side.BOTH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_marks(
        self,
        cap_s: float,
        *,
        best_s: float | None = None,
        target_s: float | None = None,
        typical_s: float | None = None,
        typical_name: str = "",
    ) -> None:
        """Set the end of the gauge and its marks, all in seconds; ``typical_name`` says whose norm it is."""
        marks = (best_s, target_s, typical_s, typical_name)
        if (cap_s, marks) != (self._cap_s, self._marks):
            self._cap_s, self._marks = cap_s, marks
            self.redraw()

    def show_elapsed(self, elapsed_s: float, side: Side) -> None:
        """Show the seconds so far, to a tenth."""
        tenths = int(elapsed_s * 10 + 1e-6)
        if (tenths, side) != (self._tenths, self._side):
            self._tenths, self._side = tenths, side
            self.update()

    def sizeHint(self) -> QSize:
        """Return the wished size at the present scale."""
        return QSize(round(_BOX.width() * self._k), round(_BOX.height() * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the count can be read from the floor."""
        return QSize(280, 190)

    def paint_still(self, painter: QPainter) -> None:
        """Draw the track, the marks and their labels."""
        colours, unit = theme.current(), self._unit()
        for width, colour in ((_TRACK_PX * unit, colours.control), (_TRACK_PX * unit - 2, colours.inset)):
            self._draw_arc(painter, self._cap_s, _pen(colour, width))
        best_s, target_s, typical_s, name = self._marks
        if typical_s is not None:
            self._draw_mark(painter, typical_s, 2.5)
            self._draw_label(painter, typical_s, name, self.tr("typical {seconds}").format(seconds=_short(typical_s)))
        if best_s is not None:
            self._draw_mark(painter, best_s, 3.5)
            is_left = target_s is None or best_s <= target_s
            text = self.tr("Best {seconds}").format(seconds=self.locale().toString(float(best_s), "f", 1))
            self._draw_label(painter, best_s, text, is_left=is_left)
        if target_s is not None:
            is_left = best_s is not None and best_s > target_s
            text = self.tr("Target {seconds}").format(seconds=_short(target_s))
            self._draw_label(painter, target_s, text, is_left=is_left)
        painter.setPen(colours.ink2)
        painter.setFont(theme.player_font(28 * unit))
        middle = self._middle()
        below = QRectF(0, middle.y() + 62 * unit, self.width(), 44 * unit)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("seconds"))

    def paint_moving(self, painter: QPainter) -> None:
        """Draw the arc, the flag over it and the number."""
        elapsed_s = self._tenths / 10
        if elapsed_s > 0:
            self._draw_arc(painter, elapsed_s, _pen(theme.side_colours(self._side).fill, _TRACK_PX * self._unit()))
        if self._marks[1] is not None:
            self._draw_flag(painter, self._marks[1])
        self._draw_count(painter)

    def _draw_count(self, painter: QPainter) -> None:
        colours, unit = theme.current(), self._unit()
        seconds, tenth = divmod(self._tenths, 10)
        large, small = theme.player_font(164 * unit, theme.BOLD), theme.player_font(96 * unit, theme.BOLD)
        rest = self.locale().decimalPoint() + str(tenth)
        count_width = QFontMetricsF(large).horizontalAdvance(str(seconds))
        left = self._middle().x() - (count_width + QFontMetricsF(small).horizontalAdvance(rest)) / 2
        baseline = self._middle().y() + 45 * unit
        painter.setFont(large)
        painter.setPen(colours.ink)
        painter.drawText(QPointF(left, baseline), str(seconds))
        painter.setFont(small)
        painter.setPen(colours.ink2)
        painter.drawText(QPointF(left + count_width, baseline), rest)

    def _draw_arc(self, painter: QPainter, until_s: float, pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawArc(self._circle(), -round(_START_DEG * 16), -round(_SWEEP_DEG * 16 * self._share(until_s)))

    def _draw_mark(self, painter: QPainter, at_s: float, width: float) -> None:
        colours, unit = theme.current(), self._unit()
        painter.setPen(_pen(colours.ink, width * unit))
        painter.drawLine(self._point(at_s, _RADIUS - 27), self._point(at_s, _RADIUS + 25))

    def _draw_flag(self, painter: QPainter, at_s: float) -> None:
        colours, unit = theme.current(), self._unit()
        centre = self._point(at_s, _RADIUS)
        painter.setPen(QPen(colours.ink, 3.5 * unit))
        painter.setBrush(colours.surface)
        painter.drawEllipse(centre, 24 * unit, 24 * unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_icon(painter, "flag", centre, round(28 * unit), colours.ink)

    def _draw_label(
        self, painter: QPainter, at_s: float, title: str, detail: str = "", *, is_left: bool = False
    ) -> None:
        """Write beside a mark, away from the ring; near the top to the left or right of it."""
        colours, unit = theme.current(), self._unit()
        bold, plain = theme.player_font(19 * unit, theme.BOLD), theme.player_font(18 * unit)
        height = QFontMetricsF(bold).height() + (QFontMetricsF(plain).height() if detail else 0)
        direction = cos(self._angle(at_s))
        point = self._point(at_s, _RADIUS + 34)
        if abs(direction) < _TOP_BAND:
            point = QPointF(point.x() + (-8 if is_left else 8) * unit, self._middle().y() - (_RADIUS + 37) * unit)
        else:
            is_left = direction < 0
        align = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
        box = QRectF(point.x() - 300 * unit if is_left else point.x(), point.y() - height / 2, 300 * unit, height)
        painter.setFont(bold)
        painter.setPen(colours.ink)
        painter.drawText(box, align | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(plain)
        painter.setPen(colours.ink2)
        painter.drawText(box, align | Qt.AlignmentFlag.AlignBottom, detail)

    def _share(self, at_s: float) -> float:
        return min(1.0, max(0.0, at_s / self._cap_s)) if self._cap_s > 0 else 0.0

    def _angle(self, at_s: float) -> float:
        return radians(_START_DEG + _SWEEP_DEG * self._share(at_s))

    def _point(self, at_s: float, radius: float) -> QPointF:
        angle = self._angle(at_s)
        return self._middle() + QPointF(cos(angle), sin(angle)) * (radius * self._unit())

    def _unit(self) -> float:
        return min(self.width() / _BOX.width(), self.height() / _BOX.height())

    def _middle(self) -> QPointF:
        unit = self._unit()
        return QPointF(self.width() / 2, (self.height() - _BOX.height() * unit) / 2 + _MIDDLE_Y * unit)

    def _circle(self) -> QRectF:
        radius, middle = _RADIUS * self._unit(), self._middle()
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _short(seconds: float) -> str:
    return f"{seconds:g}"
