"""A group of which at most one is chosen: the ground of the pain scale, choice rows and option cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGroupBox, QRadioButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class RadioPart(QRadioButton):
    """One button of a group; painted by its children classes, pressed anywhere on its face."""

    def __init__(self, text: str, strip: RadioStrip) -> None:
        super().__init__(text, strip)
        self._strip = strip
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Count a press anywhere on the face, not only on a radio dot."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return 12.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the group have the key first."""
        if not self._strip.take_key(event):
            super().keyPressEvent(event)


class RadioStrip(QGroupBox):
    """Buttons of which at most one is chosen; one Tab stop, nothing chosen at first.

    A group box, so that screen readers announce it as a group; its children classes place and paint everything.

    Signals:
        index_chosen: The user chose another button; its place, from 0.
    """

    index_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty group; ``name`` is the question, as a screen reader says it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._parts: list[RadioPart] = []
        self._index: int | None = None

    @property
    def index(self) -> int | None:
        """The place of the chosen button, None while nothing is chosen."""
        return self._index

    @property
    def parts(self) -> tuple[RadioPart, ...]:
        """The buttons, in order."""
        return tuple(self._parts)

    def set_index(self, index: int | None) -> None:
        """Choose a button, or none, without a signal."""
        if index is None:
            self.clear()
            return
        self._index = index
        self._parts[index].setChecked(True)
        self._move_tab_stop(index)
        self.update()

    def clear(self) -> None:
        """Choose nothing, without a signal."""
        self._index = None
        for part in self._parts:
            part.setAutoExclusive(False)
            part.setChecked(False)
            part.setAutoExclusive(True)
        self._move_tab_stop(0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: no frame, no title."""

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle arrows, Home and End; return whether the key was used."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self._focused() + _STEPS[key])
        elif key is Qt.Key.Key_Home:
            self.choose(0)
        elif key is Qt.Key.Key_End:
            self.choose(len(self._parts) - 1)
        else:
            return False
        return True

    def choose(self, index: int) -> None:
        """Choose as if the user had: move the focus there, and say so if it is another one."""
        index = min(max(index, 0), len(self._parts) - 1)
        is_new = index != self._index
        self.set_index(index)
        self._parts[index].setFocus(Qt.FocusReason.OtherFocusReason)
        if is_new:
            self.index_chosen.emit(index)

    def _adopt(self, parts: Sequence[RadioPart]) -> None:
        """Take the buttons; to be called once by the child class."""
        self._parts = list(parts)
        for index, part in enumerate(self._parts):
            part.clicked.connect(lambda _checked=False, index=index: self.choose(index))
        self._move_tab_stop(0)
        self.setFocusProxy(self._parts[0])

    def _move_tab_stop(self, index: int) -> None:
        for place, part in enumerate(self._parts):
            stop = Qt.FocusPolicy.StrongFocus if place == index else Qt.FocusPolicy.ClickFocus
            part.setFocusPolicy(stop)
        if self._parts:
            self.setFocusProxy(self._parts[index])

    def _focused(self) -> int:
        """Return the place of the focus, or of the choice."""
        for place, part in enumerate(self._parts):
            if part.hasFocus():
                return place
        return self._index or 0
