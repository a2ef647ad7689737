"""Words that unfold what belongs to them, and fold it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton

if TYPE_CHECKING:
    from collections.abc import Callable


class Disclosure(QWidget):
    """A button, and under it what it unfolds; folded at first.

    Attributes:
        button: The button.

    Signals:
        unfolded: What belongs to it has just come into sight.
    """

    unfolded = Signal()

    def __init__(self, words: str, make: Callable[[], QWidget], about: str = "", parent: QWidget | None = None) -> None:
        """Make it folded.

        Args:
            words: What the button says.
            make: Makes what belongs to it, when it is first unfolded.
            about: What a screen reader says besides the words, where several of them are alike.
            parent: The owner.
        """
        super().__init__(parent)
        self._words = f"{words}: {about}" if about else words
        self._make = make
        self._content: QWidget | None = None
        self.button = LinkButton(words, icon="chevron-right", size=ButtonSize.INLINE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(lambda: self.unfold(is_open=not self.is_open))
        self._tell()

    @property
    def is_open(self) -> bool:
        """Whether what belongs to it is in sight."""
        return self._content is not None and not self._content.isHidden()

    def unfold(self, *, is_open: bool) -> None:
        """Unfold or fold."""
        if self._content is None and is_open:
            self._content = self._make()
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)
        self._tell()
        if is_open:
            self.unfolded.emit()

    def _tell(self) -> None:
        self.button.set_icon("chevron-down" if self.is_open else "chevron-right")
        state = self.tr("unfolded") if self.is_open else self.tr("folded")
        self.button.setAccessibleName(f"{self._words}, {state}")
