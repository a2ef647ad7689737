"""A list that grows: what is found in a search is added as a row of its own, and can be removed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.ui.widgets.search_list import SearchEntry, SearchList


class AddedRow(Card):
    """Something that was added, with a button that takes it away.

    Attributes:
        remove: That button.

    Signals:
        edited: Something was changed.
    """

    edited = Signal()

    def __init__(self, key: str, name: str, detail: str = "") -> None:
        super().__init__(padding=(20, 14))
        self.setProperty("look", "flat")
        self.setObjectName(f"added_{key}")
        self.setAccessibleName(name)
        self.remove = LinkButton(self.tr("Remove"), icon="x", size=ButtonSize.INLINE)
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(name, role=TextRole.STRONG, wrap=True))
        if detail:
            words.addWidget(Label(detail, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        head.addLayout(words, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        return [self.remove]


class AddingList(QWidget):
    """The rows, and the search under them.

    Attributes:
        rows: The rows by key, in the order they were added.
        search: What can be added.

    Signals:
        edited: A row was added, changed or removed.
    """

    edited = Signal()

    def __init__(self, search: SearchList, make: Callable[[str], AddedRow], parent: QWidget | None = None) -> None:
        """Make an empty list; ``make`` gives the row of what is added."""
        super().__init__(parent)
        self.rows: dict[str, AddedRow] = {}
        self.search = search
        self._make = make
        self._entries: tuple[SearchEntry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(search)
        search.chosen.connect(self.add)
        self.setFocusProxy(search)

    def offer(self, entries: Sequence[SearchEntry]) -> None:
        """Let these be added."""
        self._entries = tuple(entries)
        self._narrow()

    def clear(self) -> None:
        """Take all rows away."""
        for key in list(self.rows):
            self._drop(key)
        self._narrow()

    def put(self, key: str, row: AddedRow) -> None:
        """Show a row that is known already."""
        row.edited.connect(self.edited)
        row.remove.clicked.connect(lambda: self.remove(key))
        self.rows[key] = row
        self._column.insertWidget(self._column.count() - 1, row)
        self._narrow()

    def add(self, key: str) -> None:
        """Add what the person chose, and take the focus there."""
        if key not in self.rows:
            self.put(key, self._make(key))
            self.edited.emit()
        first = next(stop for stop in self.rows[key].stops() if stop is not self.rows[key].remove)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, key: str) -> None:
        """Take a row away."""
        self._drop(key)
        self._narrow()
        self.edited.emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order: made late, rows stand at the end of the window's tab order."""
        return [*(stop for row in self.rows.values() for stop in row.stops()), self.search.edit, self.search.list]

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _narrow(self) -> None:
        self.search.show_entries([each for each in self._entries if each.key not in self.rows])
