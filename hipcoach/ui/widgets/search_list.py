"""A field over a list that is narrowed down by typing; choosing an entry reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW_PX = 44
_ROWS = 5
_LIST_SHEET = "QListView { border-radius: 10px; padding: 2px; } QListView::item { padding-left: 12px; }"
_KEY = Qt.ItemDataRole.UserRole
_DOWN = {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SearchEntry(NamedTuple):
    """One entry.

    Attributes:
        key: What is reported when it is chosen.
        text: Its words; every word typed must begin one of them.
    """

    key: str
    text: str


class SearchList(QWidget):
    """A field and a list under it. Down goes from the field to the list; Enter takes the first, or the chosen one.

    The list is seen once the field has had the focus, until something was chosen: never does it close under a press on
    what stands below.

    Signals:
        chosen: The person chose an entry; its key.
    """

    chosen = Signal(str)

    def __init__(self, name: str, placeholder: str, nothing: str, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            name: What a screen reader says.
            placeholder: What stands in the empty field.
            nothing: What is said when no entry fits.
            parent: The owner.
        """
        super().__init__(parent)
        self._entries: tuple[SearchEntry, ...] = ()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self.edit.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet(_LIST_SHEET)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._nothing = Label(nothing, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.edit, self.list, self._nothing):
            layout.addWidget(widget)
        self._is_open = False
        self.edit.textChanged.connect(self._narrow)
        self.edit.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.setFocusProxy(self.edit)

    def show_entries(self, entries: Sequence[SearchEntry]) -> None:
        """Offer these entries, narrowed down by what stands in the field."""
        self._entries = tuple(entries)
        self._is_open = False
        self.edit.clear()
        self._narrow()

    def found(self) -> list[str]:
        """Keys of the entries that can be seen."""
        return [str(self.list.item(row).data(_KEY)) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that go from field to list, and those that choose."""
        if event.type() is QEvent.Type.FocusIn and watched is self.edit and not self._is_open:
            self._is_open = True
            self._narrow()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.edit and key in _DOWN and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key in _ENTER:
            at = self.list.currentRow() if watched is self.list else 0
            if self.list.count() and (watched is self.list or self.edit.text().strip()):
                self._choose(self.list.item(max(at, 0)))
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep some rows in sight when the words become larger."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._narrow()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_KEY)))

    def _narrow(self) -> None:
        typed = self.edit.text().casefold().split()
        self.list.clear()
        for entry in self._entries:
            if _fits(entry.text.casefold(), typed):
                item = QListWidgetItem(entry.text)
                item.setData(_KEY, entry.key)
                item.setSizeHint(QSize(0, theme.scaled(_ROW_PX)))
                self.list.addItem(item)
        count = self.list.count()
        self.list.setVisible(count > 0 and self._is_open)
        self.list.setFixedHeight(theme.scaled(_ROW_PX) * min(max(count, 1), _ROWS) + 6)
        self._nothing.setVisible(count == 0 and self._is_open)


def _fits(text: str, typed: Sequence[str]) -> bool:
    """Whether every word typed begins a word of the text."""
    words = text.replace("-", " ").replace(",", " ").split()
    return all(any(word.startswith(each) for word in words) for each in typed)
