"""Choice cards of two lines with an icon, as in the sheet behind "It hurts"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on
from hipcoach.ui.widgets.radio_strip import RadioPart, RadioStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_RADIUS_PX = 14.0
_GAP_PX = 12
_ICON_PX = 28
_PADDING_PX = 20
_NARROWEST_CARD_PX = 240


class Option(NamedTuple):
    """One card.

    Attributes:
        key: What is reported when it is chosen.
        icon: Name of its icon, empty for none.
        title: First line.
        detail: Second line, may be empty.
    """

    key: str
    icon: str
    title: str
    detail: str = ""


class _Card(RadioPart):
    """One option; words wrap rather than clip."""

    def __init__(self, option: Option, strip: RadioStrip) -> None:
        super().__init__(option.title, strip)
        self._option = option

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _RADIUS_PX

    def height_for(self, width_px: float) -> int:
        """Return the height that both lines need at a width."""
        title, detail = self._line_heights(width_px - self._text_left() - _PADDING_PX)
        return round(title + detail) + 2 * theme.scaled(16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the icon and both lines."""
        colours = theme.current()
        chosen = self.isChecked()
        fill = colours.primary_soft if chosen or self.underMouse() else colours.surface
        with painter_on(self) as painter:
            edge, width = (colours.primary, 3.0) if chosen else (colours.control, 1.0)
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, fill, edge, width)
            if self._option.icon:
                size = theme.scaled(_ICON_PX)
                centre = QPointF(_PADDING_PX + size / 2, self.height() / 2)
                draw_icon(painter, self._option.icon, centre, size, colours.primary if chosen else colours.ink2)
            self._draw_lines(painter)

    def _draw_lines(self, painter: QPainter) -> None:
        colours = theme.current()
        left = self._text_left()
        width = self.width() - left - _PADDING_PX
        title, detail = self._line_heights(width)
        top = (self.height() - title - detail) / 2
        painter.setFont(_title_font())
        painter.setPen(colours.ink)
        painter.drawText(QRectF(left, top, width, title), Qt.TextFlag.TextWordWrap, self._option.title)
        painter.setFont(_detail_font())
        painter.setPen(colours.ink2)
        painter.drawText(QRectF(left, top + title, width, detail), Qt.TextFlag.TextWordWrap, self._option.detail)

    def _text_left(self) -> float:
        return _PADDING_PX + (theme.scaled(_ICON_PX) + 18 if self._option.icon else 0)

    def _line_heights(self, width_px: float) -> tuple[float, float]:
        room = QRectF(0, 0, max(1.0, width_px), 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        title = QFontMetricsF(_title_font()).boundingRect(room, wrap, self._option.title).height()
        if not self._option.detail:
            return title + 2, 0.0
        return title + 2, QFontMetricsF(_detail_font()).boundingRect(room, wrap, self._option.detail).height() + 2


class OptionCards(RadioStrip):
    """A question answered by one of several cards; nothing chosen until the user does.

    Signals:
        value_chosen: The user chose a card; its key.
    """

    value_chosen = Signal(str)

    def __init__(
        self, question: str, options: Sequence[Option], parent: QWidget | None = None, *, columns: int = 2
    ) -> None:
        """Make an unanswered group; fewer columns are used where the cards would get narrow."""
        super().__init__(question, parent)
        self._options = tuple(options)
        self._columns = columns
        self._cards = [_Card(option, self) for option in self._options]
        for card, option in zip(self._cards, self._options, strict=True):
            card.setAccessibleName(f"{question}, {option.title}")
            card.setAccessibleDescription(option.detail)
        self._adopt(self._cards)
        self.index_chosen.connect(lambda index: self.value_chosen.emit(self._options[index].key))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> str | None:
        """The key of the chosen card, None while unanswered."""
        return None if self.index is None else self._options[self.index].key

    def set_value(self, key: str | None) -> None:
        """Show an answer that is known already, without a signal; None clears."""
        self.set_index(None if key is None else [option.key for option in self._options].index(key))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width, in px."""
        columns = self._columns_at(width)
        rows = -(-len(self._cards) // columns)
        return rows * self._card_height(width) + (rows - 1) * _GAP_PX

    def sizeHint(self) -> QSize:
        """Return room for all cards."""
        width = self._columns * theme.scaled(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return one narrow column's width; the height follows from the width that is given."""
        return QSize(_NARROWEST_CARD_PX, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards in rows of the same height."""
        super().resizeEvent(event)
        columns = self._columns_at(self.width())
        height = self._card_height(self.width())
        step = (self.width() + _GAP_PX) / columns
        for place, card in enumerate(self._cards):
            left = round(place % columns * step)
            right = round((place % columns + 1) * step) - _GAP_PX
            card.setGeometry(left, place // columns * (height + _GAP_PX), right - left, height)

    def _columns_at(self, width: int) -> int:
        return max(1, min(self._columns, width // theme.scaled(_NARROWEST_CARD_PX)))

    def _card_height(self, width: int) -> int:
        columns = self._columns_at(width)
        card_width = (width - _GAP_PX * (columns - 1)) / columns
        return max(64, *(card.height_for(card_width) for card in self._cards))


def _title_font() -> QFont:
    return theme.font(17, theme.BOLD)


def _detail_font() -> QFont:
    return theme.font(16)
