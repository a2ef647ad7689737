"""The band that says which side works, and the panel that wears its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on
from hipcoach.ui.widgets.player_widget import PlayerWidget, fitted_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

_BAND_PX = 94
_RADIUS_PX = 20
_EDGE_PX = 3
_SOLE = QSize(28, 60)
_FAINT = 0.6
_WORD_LEFT_PX = 134


class SideBand(PlayerWidget):
    """Side in word, colour and place in the pair of soles, with a phrase beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.BOTH
        self._phrase = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_side(self, side: Side, phrase: str = "") -> None:
        """Show the side, and a few words such as "knee on the mat"."""
        if (side, phrase) != (self._side, self._phrase) or not self.accessibleName():
            self._side, self._phrase = side, phrase
            self.set_spoken(", ".join(part for part in (self._spoken_side(), phrase) if part))
            self.redraw()

    def sizeHint(self) -> QSize:
        """Return the height of the band at the present scale."""
        return QSize(round(480 * self._k), round(_BAND_PX * self._k))

    def minimumSizeHint(self) -> QSize:
        """Return the room for soles and word."""
        return QSize(round(360 * self._k), round(_BAND_PX * self._k))

    def paint_still(self, painter: QPainter) -> None:
        """Draw ground, soles, word and phrase."""
        side = theme.side_colours(self._side)
        radius = (_RADIUS_PX - _EDGE_PX) * self._k
        # Round above, square below: the lower corners lie outside the widget.
        draw_box(painter, QRectF(0, 0, self.width(), self.height() + radius), radius, side.fill, None)
        middle = self.height() / 2
        for place, of in ((0, Side.LEFT), (1, Side.RIGHT)):
            corner = QPointF((33 + 44 * place) * self._k, middle - _SOLE.height() / 2 * self._k)
            self._draw_sole(painter, corner, is_left=of is Side.LEFT, is_on=self._side in {of, Side.BOTH})
        font = theme.player_font(60 * self._k, theme.BOLD)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(side.on_fill)
        left = _WORD_LEFT_PX * self._k
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), self._word())
        self._draw_phrase(painter, left + metrics.horizontalAdvance(self._word()) + 20 * self._k)

    def _draw_phrase(self, painter: QPainter, left: float) -> None:
        """Write the phrase at the right edge, in two lines of much the same length."""
        room = QRectF(left, 0, self.width() - left - 26 * self._k, self.height())
        lines = _two_lines(self._phrase)
        font = fitted_font(max(lines, key=len), 24 * self._k, theme.MEDIUM, room.width())
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def _draw_sole(self, painter: QPainter, corner: QPointF, *, is_left: bool, is_on: bool) -> None:
        place = QTransform.fromTranslate(corner.x(), corner.y()).scale(self._k, self._k)
        if is_left:
            place = place.translate(_SOLE.width(), 0).scale(-1, 1)
        colour = QColor(theme.side_colours(self._side).on_fill)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            colour.setAlphaF(_FAINT)
            painter.setPen(QPen(colour, 3.5 * self._k))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(place.map(_right_sole()))

    def _word(self) -> str:
        match self._side:
            case Side.LEFT:
                return self.tr("LEFT")
            case Side.RIGHT:
                return self.tr("RIGHT")
            case Side.BOTH:
                return self.tr("BOTH")

    def _spoken_side(self) -> str:
        match self._side:
            case Side.LEFT:
                return self.tr("Left side")
            case Side.RIGHT:
                return self.tr("Right side")
            case Side.BOTH:
                return self.tr("Both sides")


class SidePanel(QFrame):
    """A panel with a border in the colour of the side and the band on top.

    Attributes:
        band: The band.
        body: The layout below it; leave 17 px at the lower corners, they are round.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.BOTH
        self._k = 1.0
        self.band = SideBand(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addLayout(self.body, 1)

    def show_side(self, side: Side, phrase: str = "") -> None:
        """Wear the colour of a side and say it in the band."""
        self.band.show_side(side, phrase)
        if side is not self._side:
            self._side = side
            self.update()

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        if k != self._k:
            self._k = k
            self.band.set_scale(k)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and border."""
        with painter_on(self) as painter:
            edge = theme.side_colours(self._side).fill
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX * self._k, theme.current().surface, edge, _EDGE_PX)


def _two_lines(phrase: str) -> list[str]:
    """Break a phrase in two where the longer line is shortest."""
    words = phrase.split()
    if len(words) <= 1:
        return [phrase]
    breaks = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return list(min(breaks, key=lambda lines: max(map(len, lines))))


def _right_sole() -> QPainterPath:
    """Return the outline of a right sole, toes up, in a box of 28 x 60."""
    path = QPainterPath(QPointF(15.5, 0))
    for a, b, end in (
        ((23, 0), (28, 8), (28, 17)),
        ((28, 26), (24.5, 34), (24, 43)),
        ((23.5, 53), (19, 60), (13, 60)),
        ((7.5, 60), (5, 54), (5, 47)),
        ((5.3, 40), (5, 38), (3.5, 33)),
        ((1.8, 28), (0, 23), (0, 16)),
        ((0, 7), (7, 0.3), (15.5, 0)),
    ):
        path.cubicTo(QPointF(*a), QPointF(*b), QPointF(*end))
    return path
