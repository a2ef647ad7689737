"""Lines of what was answered or recorded, with a line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT_PX = 28


class Entry(NamedTuple):
    """Something that was answered or recorded.

    Attributes:
        title: What it is about.
        detail: The answer and the day.
        note: More about it, may be empty.
        is_marked: Whether it is to be seen at a glance.
        is_under: Whether it belongs to the one before it.
    """

    title: str
    detail: str
    note: str = ""
    is_marked: bool = False
    is_under: bool = False


class EntryList(QWidget):
    """The lines."""

    def __init__(self, entries: Sequence[Entry] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these instead."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for entry in entries:
            if not entry.is_under:
                self._rows.addWidget(Divider())
            self._rows.addWidget(_EntryRow(entry))


class _EntryRow(QWidget):
    """One line."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT_PX if entry.is_under else 0, 0 if entry.is_under else 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(Label(entry.title, wrap=True))
        mark = Tone.WARN if entry.is_marked else Tone.INK2
        role = TextRole.STRONG if entry.is_marked else TextRole.CAPTION
        column.addWidget(Label(entry.detail, role=role, tone=mark, wrap=True))
        if entry.note:
            column.addWidget(Label(entry.note, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
