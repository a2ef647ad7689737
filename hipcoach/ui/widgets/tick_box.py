"""A check box large enough for a fingertip, with the tick of the icon set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_BOX_PX = 26
_GAP_PX = 14
_WRAP = int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value)
_ANY_HEIGHT = 10_000


class TickBox(QCheckBox):
    """A check box whose words wrap and can be pressed as well."""

    def __init__(self, text: str, parent: QWidget | None = None, *, is_quiet: bool = False) -> None:
        """Make it unticked; ``is_quiet`` for one of many, in the weight of running text."""
        super().__init__(text, parent)
        self._weight = theme.REGULAR if is_quiet else theme.MEDIUM
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Count a press anywhere on box and words."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the room for box and words on one line."""
        width = round(QFontMetricsF(theme.font(16, self._weight)).horizontalAdvance(self.text())) + self._indent() + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that still holds a few words."""
        return QSize(theme.scaled(200), 44)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need, 44 px at least."""
        room = QRectF(0, 0, width - self._indent(), _ANY_HEIGHT)
        words = QFontMetricsF(theme.font(16, self._weight)).boundingRect(room, _WRAP, self.text())
        return max(44, round(words.height()) + 16)

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return 10.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        colours = theme.current()
        size = theme.scaled(_BOX_PX)
        is_on = self.isChecked()
        fill = colours.primary if is_on else colours.primary_soft if self.underMouse() else colours.surface
        box = QRectF(2, (self.height() - size) / 2, size, size)
        with painter_on(self) as painter:
            draw_box(painter, box, 7, fill, colours.primary if is_on else colours.control, 1.5)
            if is_on:
                centre = QPointF(box.center().x(), box.center().y())
                draw_icon(painter, "check", centre, size * 0.75, colours.on_primary)
            painter.setFont(theme.font(16, self._weight))
            painter.setPen(colours.ink if self.isEnabled() else colours.ink3)
            painter.drawText(QRectF(self.rect()).adjusted(self._indent(), 0, 0, 0), _WRAP, self.text())

    @staticmethod
    def _indent() -> int:
        return 2 + theme.scaled(_BOX_PX) + _GAP_PX
