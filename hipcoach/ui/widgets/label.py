"""Labels in the type sizes of the design, and the small boxes that show a key."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TextRole(Enum):
    """What a text is for; the style sheet knows its size and weight."""

    PAGE_TITLE = "page_title"
    SESSION_TITLE = "session_title"
    CARD_TITLE = "card_title"
    ROW_TITLE = "row_title"
    BODY = "body"
    STRONG = "strong"
    CAPTION = "caption"
    EYEBROW = "eyebrow"


class Tone(Enum):
    """The colour of a text."""

    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    PRIMARY = "primary"
    ON_PRIMARY = "on_primary"
    GOOD = "good"
    WARN = "warn"
    STOP = "stop"
    LEFT = "left"
    RIGHT = "right"


class Label(QLabel):
    """A text in one of the roles of the design."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: TextRole = TextRole.BODY,
        tone: Tone = Tone.INK,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        # Properties first, polish later: the style sheet then has to look at the label once only.
        if role is not TextRole.BODY:
            self.setProperty("role", role.value)
        if tone is not Tone.INK:
            self.setProperty("tone", tone.value)
        self.setWordWrap(wrap)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of the text."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)


class KeyCap(QLabel):
    """A key drawn as a small box; screen readers hear the shortcut of the control instead."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
