"""A list of sentences, each behind a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.label import Label, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence


class Bullet(QWidget):
    """One sentence."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(Label("\N{BULLET}", tone=Tone.PRIMARY), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, wrap=True), 1)


class Bullets(QWidget):
    """The list."""

    def __init__(self, texts: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.show_texts(texts)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these instead; none hides the list."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for text in texts:
            self._column.addWidget(Bullet(text))
        self.setVisible(bool(texts))
