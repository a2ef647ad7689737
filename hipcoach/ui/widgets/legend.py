"""A legend: each mark beside its words, in as many lines as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import painter_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

_GAP_PX = 8
_APART_PX = 20
_WIDE_PX = 10_000


class LegendEntry(NamedTuple):
    """A mark and its words.

    Attributes:
        draw: Draws the mark around a point.
        words: What it means.
        width_px: Room for the mark at 100 %.
    """

    draw: Callable[[QPainter, QPointF], None]
    words: str
    width_px: int = 24


class Legend(QWidget):
    """Marks with their words; a screen reader gets the words of the table instead."""

    def __init__(self, entries: Sequence[LegendEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all entries."""
        return tuple(entry.words for entry in self._entries)

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other entries."""
        self._entries = list(entries)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the words need."""
        return self._places(width)[-1].bottom() + 1

    def sizeHint(self) -> QSize:
        """Return the room for one line."""
        last = self._places(_WIDE_PX)[-1]
        return QSize(last.right() + 1, last.bottom() + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the longest words."""
        places = self._places(0)
        return QSize(max(place.width() for place in places), places[0].height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw marks and words."""
        with painter_on(self) as painter:
            painter.setFont(theme.font(14))
            for entry, place in zip(self._entries, self._places(self.width()), strict=True):
                mark_px = theme.scaled(entry.width_px)
                painter.save()
                entry.draw(painter, QPointF(place.left() + mark_px / 2, place.top() + place.height() / 2))
                painter.restore()
                painter.setPen(theme.current().ink2)
                text = place.adjusted(mark_px + _GAP_PX, 0, 0, 0)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, entry.words)

    def _places(self, width: int) -> list[QRect]:
        """Lay the entries out line by line, each line from the left."""
        metrics = QFontMetricsF(theme.font(14))
        height = round(metrics.height()) + 6
        left = top = 0
        places = []
        for entry in self._entries:
            needed = theme.scaled(entry.width_px) + _GAP_PX + round(metrics.horizontalAdvance(entry.words)) + 2
            if left and left + needed > width:
                left, top = 0, top + height
            places.append(QRect(left, top, needed, height))
            left += needed + _APART_PX
        return places
