"""Push buttons: one filled per screen, outlined ones beside it, links, and "It hurts"."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from hipcoach.domain.exercise import Side

_HOVER = 0.10
_PRESSED = 0.20
_GAP_PX = 12.0


class ButtonMetrics(NamedTuple):
    """Measures of a button in px at text size 100 %, or at k = 1 in the player."""

    height: int
    text: int
    icon: int
    padding: int
    radius: int


class ButtonSize(Enum):
    """How large a button is."""

    SMALL = ButtonMetrics(44, 15, 20, 16, 12)
    INLINE = ButtonMetrics(44, 15, 20, 6, 10)
    MEDIUM = ButtonMetrics(48, 16, 20, 20, 12)
    LARGE = ButtonMetrics(64, 20, 26, 32, 16)
    LARGE_QUIET = ButtonMetrics(64, 16, 22, 20, 16)
    PLAYER = ButtonMetrics(72, 20, 28, 24, 16)
    PLAYER_BAR = ButtonMetrics(48, 18, 24, 20, 12)
    PLAYER_MAIN = ButtonMetrics(80, 26, 34, 44, 18)
    FOOT_DOWN = ButtonMetrics(84, 32, 36, 40, 18)


class ButtonColours(NamedTuple):
    """What a button is painted with; ``edge_px`` is the width of its border."""

    text: QColor
    fill: QColor | None = None
    edge: QColor | None = None
    edge_px: float = 1.0


class Button(QPushButton):
    """A painted push button with icon, words and perhaps a key hint. Use one of its children.

    Inside the player call :meth:`set_scale`; elsewhere the button follows the text size.
    """

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", size: ButtonSize = ButtonSize.MEDIUM
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._icon_after = False
        self._measures = size.value
        self._k: float | None = None
        self._key_hint = ""
        self._after_key = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, *, after: bool = False) -> None:
        """Show an icon before the words, or after them."""
        if (name, after) != (self._icon, self._icon_after):
            self._icon, self._icon_after = name, after
            self._remeasure()

    def set_key_hint(self, key: str, words_after: str = "") -> None:
        """Show a key cap after the words; an empty key takes it away."""
        if (key, words_after) != (self._key_hint, self._after_key):
            self._key_hint, self._after_key = key, words_after
            self._remeasure()

    def set_scale(self, k: float) -> None:
        """Scale with the player's window instead of the text size."""
        if k != self._k:
            self._k = k
            self._remeasure()

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return self._px(self._measures.radius)

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key cap, 44 px at least."""
        line = QFontMetricsF(self._font()).height()
        height = max(44.0, self._measures.height * (self._k or 1.0), line + 2 * _GAP_PX)
        return QSize(round(self._content_width() + 2 * self._px(self._measures.padding)), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button never clips its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, then its content from left to right."""
        colours = self._disabled_colours() if not self.isEnabled() else self._colours()
        rect = QRectF(self.rect())
        with painter_on(self) as painter:
            self._draw_ground(painter, rect, colours)
            painter.setFont(self._font())
            painter.setPen(colours.text)
            left = rect.center().x() - self._content_width() / 2
            if self._icon and not self._icon_after:
                left = self._draw_icon(painter, left, colours.text)
            left = self._draw_words(painter, left, self.text())
            if self._key_hint:
                left = self._draw_key(painter, left, colours.text)
                painter.setFont(self._after_font())
                left = self._draw_words(painter, left, self._after_key)
            if self._icon and self._icon_after:
                self._draw_icon(painter, left, colours.text)

    def _colours(self) -> ButtonColours:
        """Return the colours of this kind of button."""
        return ButtonColours(theme.current().ink)

    @staticmethod
    def _disabled_colours() -> ButtonColours:
        colours = theme.current()
        return ButtonColours(colours.ink3, colours.inset, colours.control)

    def _draw_ground(self, painter: QPainter, rect: QRectF, colours: ButtonColours) -> None:
        fill = colours.fill
        share = _PRESSED if self.isDown() else _HOVER if self.underMouse() and self.isEnabled() else 0.0
        if share and fill is not None:
            fill = theme.mixed(fill, colours.text, share)
        draw_box(painter, rect, self._px(self._measures.radius), fill, colours.edge, colours.edge_px)

    def _draw_icon(self, painter: QPainter, left: float, colour: QColor) -> float:
        size = self._px(self._measures.icon)
        draw_icon(painter, self._icon, QPointF(left + size / 2, self.height() / 2), size, colour)
        return left + size + self._gap()

    def _draw_words(self, painter: QPainter, left: float, words: str) -> float:
        if not words:
            return left
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return left + width + self._gap()

    def _draw_key(self, painter: QPainter, left: float, colour: QColor) -> float:
        words_font = painter.font()
        painter.setFont(self._key_font())
        width, height = self._key_size()
        box = QRectF(left, (self.height() - height) / 2, width, height)
        draw_box(painter, box, self._px(6), None, colour, 1.5)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key_hint)
        painter.setFont(words_font)
        return left + width + self._gap()

    def _content_width(self) -> float:
        fonts = ((self.text(), self._font()), (self._after_key, self._after_font()))
        widths = [QFontMetricsF(font).horizontalAdvance(words) for words, font in fonts if words]
        if self._icon:
            widths.append(self._px(self._measures.icon))
        if self._key_hint:
            widths.append(self._key_size()[0])
        return sum(widths) + self._gap() * (len(widths) - 1)

    def _key_size(self) -> tuple[float, float]:
        metrics = QFontMetricsF(self._key_font())
        height = metrics.height() + self._px(8)
        return max(height, metrics.horizontalAdvance(self._key_hint) + self._px(16)), height

    def _key_font(self) -> QFont:
        return self._sized(max(15.0, self._measures.text * 0.65), theme.BOLD)

    def _after_font(self) -> QFont:
        return self._sized(self._measures.text * 0.75, theme.MEDIUM)

    def _font(self) -> QFont:
        return self._sized(self._measures.text, theme.BOLD)

    def _sized(self, px: float, weight: QFont.Weight) -> QFont:
        return theme.font(px, weight) if self._k is None else theme.player_font(px * self._k, weight)

    def _gap(self) -> float:
        return self._px(_GAP_PX)

    def _px(self, length: float) -> float:
        return length * (self._k or 1.0) if self._k is not None else length * min(theme.text_scale(), 1.5)

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()


class FilledButton(Button):
    """The one obvious next thing of a screen. With a side it wears that side's colour."""

    _side: Side | None = None

    def set_side(self, side: Side | None) -> None:
        """Wear the colour of a side, or the primary colour again."""
        if side is not self._side:
            self._side = side
            self.update()

    def _colours(self) -> ButtonColours:
        if self._side is not None:
            side = theme.side_colours(self._side)
            return ButtonColours(side.on_fill, side.fill)
        colours = theme.current()
        return ButtonColours(colours.on_primary, colours.primary)


class OutlineButton(Button):
    """A second choice beside the filled button."""

    def _colours(self) -> ButtonColours:
        colours = theme.current()
        return ButtonColours(colours.ink, colours.surface, colours.control)


class DangerOutlineButton(Button):
    """What must not be pressed by habit: "It hurts", and what can't be undone."""

    def _colours(self) -> ButtonColours:
        colours = theme.current()
        return ButtonColours(colours.stop, colours.surface, colours.stop, 2.0)


class LinkButton(Button):
    """Words that lead somewhere, without a box."""

    def _colours(self) -> ButtonColours:
        colours = theme.current()
        fill = colours.primary_soft if self.underMouse() or self.isDown() else None
        return ButtonColours(colours.primary, fill)

    @staticmethod
    def _disabled_colours() -> ButtonColours:
        return ButtonColours(theme.current().ink3)
