"""A switch: a check box that looks like what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_TRACK = QSize(52, 30)
_TARGET_PX = 44


class Switch(QCheckBox):
    """On or off, by place, fill and tick, never by colour alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make a switch that is off; ``name`` is what a screen reader says, its label stands beside it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a target of 44 px."""
        return QSize(_TRACK.width(), _TARGET_PX)

    def hitButton(self, pos: QPoint) -> bool:
        """Count a press anywhere on the target."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _TARGET_PX / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and the knob, with a tick when on."""
        colours = theme.current()
        on = self.isChecked()
        top = (self.height() - _TRACK.height()) / 2
        track = QRectF(0, top, _TRACK.width(), _TRACK.height())
        edge = colours.control if not on or not self.isEnabled() else colours.primary
        fill = colours.surface if not on else colours.primary if self.isEnabled() else colours.ink3
        with painter_on(self) as painter:
            draw_box(painter, track, track.height() / 2, fill, edge, 2.0)
            knob = QPointF(track.right() - 16 if on else track.left() + 16, track.center().y())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.on_primary if on else colours.control)
            painter.drawEllipse(knob, 10 if on else 9, 10 if on else 9)
            if on:
                draw_icon(painter, "check", knob, 14, fill)
