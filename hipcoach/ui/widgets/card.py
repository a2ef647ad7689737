"""Cards and what stands on them: dividers, bars and pills."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPaintEvent

CARD_RADIUS = 16


class CardLook(Enum):
    """How a card stands out."""

    PLAIN = "plain"
    FILLED = "filled"
    FLAT = "flat"


class Card(QFrame):
    """A surface with a thin line around it.

    Attributes:
        body: The vertical layout of its content.
    """

    def __init__(
        self, parent: QWidget | None = None, *, look: CardLook = CardLook.PLAIN, padding: tuple[int, int] = (28, 22)
    ) -> None:
        """Lay out an empty card; ``padding`` is across and down, in px."""
        super().__init__(parent)
        if look is not CardLook.PLAIN:
            self.setProperty("look", look.value)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding[0], padding[1], padding[0], padding[1])
        self.body.setSpacing(8)


class Divider(QFrame):
    """A thin line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Bar(QFrame):
    """A surface along the top or bottom of the window, with a line towards the middle."""

    def __init__(self, parent: QWidget | None = None, *, at_top: bool = False) -> None:
        super().__init__(parent)
        if at_top:
            self.setProperty("edge", "bottom")


class PillTone(Enum):
    """What a pill says by its colour, besides its words and icon."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    STOP = "stop"
    PRIMARY = "primary"


class Pill(QLabel):
    """A few words in a rounded box, with an icon or without."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, icon: str = "", tone: PillTone = PillTone.PRIMARY
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, icon: str = "", tone: PillTone = PillTone.PRIMARY) -> None:
        """Change the words, the icon and the tone."""
        self._icon, self._tone = icon, tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        metrics = QFontMetricsF(self._font())
        icon = self._icon_px() + theme.scaled(6) if self._icon else 0
        width = metrics.horizontalAdvance(self.text()) + icon + 2 * theme.scaled(12)
        return QSize(int(width) + 1, max(28, int(metrics.height()) + 12))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a pill never clips."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, icon and words."""
        ground, ink = self._colours()
        rect = QRectF(self.rect())
        with painter_on(self) as painter:
            draw_box(painter, rect, rect.height() / 2, ground, None)
            left = float(theme.scaled(12))
            if self._icon:
                size = self._icon_px()
                draw_icon(painter, self._icon, QPointF(left + size / 2, rect.center().y()), size, ink)
                left += size + theme.scaled(6)
            painter.setFont(self._font())
            painter.setPen(ink)
            painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    @staticmethod
    def _icon_px() -> int:
        return theme.scaled(16)

    @staticmethod
    def _font() -> QFont:
        return theme.font(14, theme.BOLD)

    def _colours(self) -> tuple[QColor, QColor]:
        colours = theme.current()
        match self._tone:
            case PillTone.GOOD:
                return colours.good_soft, colours.good
            case PillTone.WARN:
                return colours.warn_soft, colours.warn
            case PillTone.STOP:
                return colours.stop_soft, colours.stop
            case PillTone.PLAIN:
                return colours.inset, colours.ink2
            case PillTone.PRIMARY:
                return colours.primary_soft, colours.primary
