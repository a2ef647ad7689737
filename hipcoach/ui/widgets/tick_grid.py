"""Things that are there or can be done, to tick, in columns, with one button that ticks them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton
from hipcoach.ui.widgets.folding import is_restyling
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

_COLUMN_PX = 330


class TickGrid(QWidget):
    """Ticks that stand for what is so; what is not ticked is not.

    Attributes:
        all: Ticks everything.

    Signals:
        changed: The person ticked or unticked something.
    """

    changed = Signal()

    def __init__(self, items: Sequence[tuple[str, str]], all_words: str, parent: QWidget | None = None) -> None:
        """Make it with key and words of each, and the words of the button."""
        super().__init__(parent)
        self._ticks = {key: TickBox(words, self, is_quiet=True) for key, words in items}
        self.all = LinkButton(all_words, self, icon="list-checks", size=ButtonSize.INLINE)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._grid)
        for key, tick in self._ticks.items():
            tick.setObjectName(f"tick_{key}")
            tick.clicked.connect(self._on_clicked)
        self.all.clicked.connect(self._on_all)
        self._place(1)

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of what is ticked."""
        return frozenset(key for key, tick in self._ticks.items() if tick.isChecked())

    def set_ticked(self, keys: Collection[str]) -> None:
        """Show what is known already, without a signal."""
        for key, tick in self._ticks.items():
            tick.setChecked(key in keys)

    def tick(self, key: str) -> TickBox:
        """One of them."""
        return self._ticks[key]

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [self.all, *self._ticks.values()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for, two at most."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def _fold(self) -> None:
        self._place(2 if self.width() >= 2 * theme.scaled(_COLUMN_PX) else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._ticks) // columns)
        for place, tick in enumerate(self._ticks.values()):
            self._grid.addWidget(tick, place % rows, place // rows)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)

    def _on_clicked(self, _is_on: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self.changed.emit()

    def _on_all(self) -> None:
        self.set_ticked(self._ticks)
        self.changed.emit()
