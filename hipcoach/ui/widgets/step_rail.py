"""The steps of the first run at the left: what is done, where one is, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hipcoach.ui import theme
from hipcoach.ui.icons import app_pixmap
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

WIDE_PX = 288
NARROW_PX = 76
_NARROW_BELOW_PX = 1100
_NARROW_FROM_SCALE = 1.3
_LEFT_PX = 28
_LOGO_PX = 40
_FIRST_PX = 142
_APART_PX = 60
_CIRCLE_PX = 32
_FAINT = 0.45
_WRAP = int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignBottom.value)


class _Colours(NamedTuple):
    ground: QColor
    ink: QColor
    faint: QColor
    on_circle: QColor


class StepRail(QWidget):
    """A painted list of steps; it tells, and is not pressed."""

    def __init__(self, steps: Sequence[str], foot: str, parent: QWidget | None = None) -> None:
        """Make it with the names of the steps and a line for its foot."""
        super().__init__(parent)
        self._steps = list(steps)
        self._foot = foot
        self._current = 0
        self._detail = ""
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDE_PX)
        self.show_step(0)

    def show_step(self, current: int, detail: str = "") -> None:
        """Mark a step as the present one; those before it are done.

        Args:
            current: Its place, from 0.
            detail: A word about how far it is.
        """
        self._current, self._detail = current, detail
        name = self.tr("Step {number} of {count}: {name}").format(
            number=current + 1, count=len(self._steps), name=self._steps[current]
        )
        self.setAccessibleName(f"{name}. {detail}" if detail else name)
        self.setToolTip(name if self._is_narrow else "")
        self.update()

    def fit(self, window_width_px: int) -> None:
        """Shrink to the numbers where the window is narrow or the text large."""
        self._is_narrow = window_width_px < _NARROW_BELOW_PX or theme.text_scale() >= _NARROW_FROM_SCALE
        self.setFixedWidth(NARROW_PX if self._is_narrow else WIDE_PX)
        self.show_step(self._current, self._detail)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the logo, the steps and the foot."""
        colours = self._colours()
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), colours.ground)
            left = (self.width() - _LOGO_PX) / 2 if self._is_narrow else _LEFT_PX
            painter.drawPixmap(QPointF(left, 28), app_pixmap(_LOGO_PX, self.devicePixelRatioF()))
            painter.setPen(colours.ink)
            if not self._is_narrow:
                painter.setFont(theme.font(20, theme.BOLD))
                name = QRectF(left + _LOGO_PX + 12, 28, self.width(), _LOGO_PX)
                painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, "HipCoach")
                painter.setFont(theme.font(14))
                foot = QRectF(_LEFT_PX, 0, self.width() - 2 * _LEFT_PX, self.height() - 28)
                painter.drawText(foot, _WRAP, self._foot)
            for place in range(len(self._steps)):
                self._draw_step(painter, place, colours)

    def _draw_step(self, painter: QPainter, place: int, colours: _Colours) -> None:
        radius = _CIRCLE_PX / 2
        x = self.width() / 2 if self._is_narrow else _LEFT_PX + radius + 1
        centre = QPointF(x, _FIRST_PX + place * _APART_PX)
        is_reached = place <= self._current
        if place + 1 < len(self._steps):
            painter.setPen(QPen(colours.ink if place < self._current else colours.faint, 2))
            painter.drawLine(centre + QPointF(0, radius), centre + QPointF(0, _APART_PX - radius))
        painter.setPen(QPen(colours.ink if is_reached else colours.faint, 2))
        painter.setBrush(colours.ink if is_reached else colours.ground)
        painter.drawEllipse(centre, radius - 1, radius - 1)
        if place < self._current:
            draw_icon(painter, "check", centre, 22, colours.on_circle)
        else:
            painter.setPen(colours.on_circle if is_reached else colours.ink)
            painter.setFont(theme.player_font(16, theme.BOLD))
            box = QRectF(centre.x() - radius, centre.y() - radius, _CIRCLE_PX, _CIRCLE_PX)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        if not self._is_narrow:
            self._draw_name(painter, place, centre, colours)

    def _draw_name(self, painter: QPainter, place: int, centre: QPointF, colours: _Colours) -> None:
        is_current = place == self._current
        left = centre.x() + _CIRCLE_PX / 2 + 17
        box = QRectF(left, centre.y() - _APART_PX / 2, self.width() - left - 8, _APART_PX)
        painter.setPen(colours.ink)
        painter.setFont(theme.font(16, theme.BOLD if is_current else theme.MEDIUM))
        if not (is_current and self._detail):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._steps[place])
            return
        painter.drawText(box.adjusted(0, 0, 0, -_APART_PX / 2 + 1), Qt.AlignmentFlag.AlignBottom, self._steps[place])
        painter.setFont(theme.font(14))
        painter.drawText(box.adjusted(0, _APART_PX / 2 + 1, 0, 0), Qt.AlignmentFlag.AlignTop, self._detail)

    @staticmethod
    def _colours() -> _Colours:
        colours = theme.current()
        if colours is theme.LIGHT:
            ground, ink = colours.primary, colours.on_primary
        else:
            ground, ink = colours.primary_soft, colours.ink
        return _Colours(ground, ink, theme.mixed(ground, ink, _FAINT), ground)
