"""Columns that stand under each other where the room is narrow or the words are large."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout

from hipcoach.ui import theme

_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_STACKED = QBoxLayout.Direction.TopToBottom
_RESTYLED = {QEvent.Type.StyleChange, QEvent.Type.FontChange}


def fold(columns: QBoxLayout, width_px: int, below_px: int) -> bool:
    """Stack ``columns`` in less than ``below_px`` at text size 100 %; returns whether they are stacked now."""
    is_narrow = width_px < theme.scaled(below_px)
    columns.setDirection(_STACKED if is_narrow else _SIDE_BY_SIDE)
    return is_narrow


def is_restyling(event: QEvent) -> bool:
    """Whether an event tells of another text size."""
    return event.type() in _RESTYLED
