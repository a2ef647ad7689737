"""Which key means what in the player."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Wish(Enum):
    """What the person wants of the running session."""

    MAIN = "main"
    START = "start"
    SKIP = "skip"
    BACK = "back"
    REPEAT = "repeat"
    HURTS = "hurts"
    END = "end"
    SOUND = "sound"
    LOUDER = "louder"
    SOFTER = "softer"
    MORE = "more"
    LESS = "less"
    TIME_LEFT = "time_left"


_KEYS = {
    Qt.Key.Key_Space: Wish.MAIN,
    Qt.Key.Key_MediaTogglePlayPause: Wish.MAIN,
    Qt.Key.Key_MediaPlay: Wish.MAIN,
    Qt.Key.Key_MediaPause: Wish.MAIN,
    Qt.Key.Key_MediaNext: Wish.SKIP,
    Qt.Key.Key_MediaPrevious: Wish.BACK,
    Qt.Key.Key_PageDown: Wish.MAIN,  # the forward button of a presenter's clicker
    Qt.Key.Key_PageUp: Wish.BACK,
    Qt.Key.Key_Right: Wish.SKIP,
    Qt.Key.Key_Left: Wish.BACK,
    Qt.Key.Key_Up: Wish.LOUDER,
    Qt.Key.Key_Down: Wish.SOFTER,
    Qt.Key.Key_Escape: Wish.END,
    Qt.Key.Key_Plus: Wish.MORE,
    Qt.Key.Key_Equal: Wish.MORE,  # plus without the shift key
    Qt.Key.Key_Minus: Wish.LESS,
}
_LETTERS = {
    Qt.Key.Key_H: Wish.HURTS,
    Qt.Key.Key_R: Wish.REPEAT,
    Qt.Key.Key_V: Wish.SOUND,
    Qt.Key.Key_T: Wish.TIME_LEFT,
}
_WITH_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def wish_of(event: QKeyEvent, *, single_keys: bool) -> Wish | None:
    """The wish behind a key press, or None; letters only where the person lets single keys work."""
    if event.modifiers() & _WITH_COMMANDS:
        return None
    key = Qt.Key(event.key())
    if single_keys and key in _LETTERS:
        return _LETTERS[key]
    return _KEYS.get(key)


def is_command(event: QKeyEvent) -> bool:
    """Whether the key belongs to a window command such as Ctrl+Q, which no page may swallow."""
    return bool(event.modifiers() & _WITH_COMMANDS)
