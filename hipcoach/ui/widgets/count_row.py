"""A count from 0 to 10 as eleven buttons in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.ui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class CountRow(PainScale):
    """The buttons and keys of the pain scale, without its wedge and words: here more is better."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing beside the buttons."""

    def _height(self) -> int:
        return self._button_px()

    def _words_width(self) -> int:
        return 0
