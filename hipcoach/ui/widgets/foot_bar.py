"""The bar at the foot of a page: the way back at the left, the way on at the right, in line with the page's column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hipcoach.ui.widgets.card import Bar
from hipcoach.ui.widgets.label import Label, Tone
from hipcoach.ui.widgets.scroll_column import column_px, margin_px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton


class FootBar(Bar):
    """Two buttons, or three, with a hint between them."""

    def __init__(
        self, back: QPushButton, go_on: QPushButton, parent: QWidget | None = None, *, later: QPushButton | None = None
    ) -> None:
        """Make it with the buttons, which it takes over; ``later`` is a quieter way on."""
        super().__init__(parent)
        self._hint = Label(tone=Tone.INK2, wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._inner = QWidget(self)
        line = QHBoxLayout(self._inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20)
        line.addWidget(back)
        line.addWidget(self._hint, 1)
        if later is not None:
            line.addWidget(later)
        line.addWidget(go_on)
        self._around = QHBoxLayout(self)
        self._around.addStretch(1)
        self._around.addWidget(self._inner, 1000)
        self._around.addStretch(1)

    def show_hint(self, text: str, *, is_warning: bool = False) -> None:
        """Say what is still missing, or what to look at once more."""
        self._hint.setText(text)
        self._hint.set_tone(Tone.WARN if is_warning else Tone.INK2)

    @property
    def hint(self) -> str:
        """What it says."""
        return self._hint.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line with the column above."""
        side = margin_px(self.width())
        self._around.setContentsMargins(side, 16, side, 16)
        self._inner.setMaximumWidth(column_px())
        super().resizeEvent(event)
