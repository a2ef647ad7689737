"""A round button with one icon, as large as a fingertip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_EDGE_PX = 72


class RoundButton(QAbstractButton):
    """One step more or less; held down it repeats."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Make it; ``name`` is what a screen reader says."""
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a circle that grows with the text size, up to half as large again."""
        edge = round(_EDGE_PX * min(theme.text_scale(), 1.5))
        return QSize(edge, edge)

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return self.height() / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and icon."""
        colours = theme.current()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with painter_on(self) as painter:
            painter.setPen(colours.control)
            pressed = self.isDown() or self.underMouse()
            painter.setBrush(colours.primary_soft if pressed and self.isEnabled() else colours.surface)
            painter.drawEllipse(rect)
            ink = colours.ink if self.isEnabled() else colours.ink3
            draw_icon(painter, self._icon, QPointF(rect.center()), theme.scaled(28), ink)
