"""The foot of the player: it hurts, what comes next, back, the big button, skip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.player_keys import Wish
from hipcoach.ui.pages.player_stage import ScaledLabel
from hipcoach.ui.pages.player_views import MainButton
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Bar

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Side

_MARGIN_PX = 28


class PlayerFooter(Bar):
    """The buttons that steer a session.

    Attributes:
        hurts: Stops the clock for pain.

    Signals:
        wished: A :class:`Wish`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = MainButton.PAUSE
        self.hurts = DangerOutlineButton(self.tr("It hurts"), self, icon="hand", size=ButtonSize.PLAYER)
        self._back = OutlineButton(self.tr("Back"), self, icon="skip-back", size=ButtonSize.PLAYER)
        self._pause = FilledButton(self.tr("Pause"), self, icon="pause", size=ButtonSize.PLAYER_MAIN)
        self._foot = FilledButton(self.tr("Foot down"), self, icon="footprints", size=ButtonSize.FOOT_DOWN)
        self._skip = OutlineButton(self.tr("Skip"), self, size=ButtonSize.PLAYER)
        self._skip.set_icon("skip-forward", after=True)
        self._next_block = QWidget(self)
        self._next_word = ScaledLabel(18, theme.REGULAR, self, name="player_next_word")
        self._next_word.setText(self.tr("Next"))
        self._next = ScaledLabel(20, theme.BOLD, self, name="player_next")
        self._scaled = (self.hurts, self._back, self._pause, self._foot, self._skip, self._next_word, self._next)
        self.show_reach(is_active=True)
        self._lay_out()
        for button, wish in (
            (self.hurts, Wish.HURTS),
            (self._back, Wish.BACK),
            (self._pause, Wish.MAIN),
            (self._skip, Wish.SKIP),
        ):
            button.clicked.connect(lambda _=False, wish=wish: self.wished.emit(wish))

    @property
    def main_button(self) -> QWidget:
        """The big button that is seen now."""
        return self._foot if self._main is MainButton.FOOT_DOWN else self._pause

    def tab_chain(self) -> tuple[QWidget, ...]:
        """The buttons in the order of the Tab key."""
        return (self._pause, self._foot, self._skip, self._back, self.hurts)

    def show_main(self, main: MainButton, side: Side | None) -> None:
        """Say what the big button does; in a stand it wears the colour of the side."""
        self._main = main
        is_foot = main is MainButton.FOOT_DOWN
        usual = (self._pause, self._back, self._next_block)
        # Hidden before the other is shown: both at once could make the window wider for good.
        for widget in usual if is_foot else (self._foot,):
            widget.hide()
        for widget in (self._foot,) if is_foot else usual:
            widget.show()
        if is_foot:
            self._foot.set_side(side)
            return
        words = {
            MainButton.PAUSE: (self.tr("Pause"), "pause"),
            MainButton.RESUME: (self.tr("Resume"), "play"),
            MainButton.START: (self.tr("Start"), "play"),
        }
        text, icon = words[main]
        self._pause.setText(text)
        self._pause.set_icon(icon)

    def show_reach(self, *, is_active: bool) -> None:
        """Say what ends a stand: any key where the window has the keyboard, else a click."""
        self._foot.setText(self.tr("Foot down") if is_active else self.tr("Click to stop"))
        self._foot.set_key_hint(self.tr("Space") if is_active else "", self.tr("or any key") if is_active else "")

    def show_next(self, text: str) -> None:
        """Say what comes after this step."""
        self._next.setText(text)

    def show_key_hints(self, *, with_letters: bool) -> None:
        """Name the keys on the buttons."""
        self._pause.set_key_hint(self.tr("Space"))
        self._back.set_key_hint("\N{LEFTWARDS ARROW}")
        self._skip.set_key_hint("\N{RIGHTWARDS ARROW}")
        self.hurts.set_key_hint("H" if with_letters else "")

    def set_scale(self, k: float) -> None:
        """Scale with the player's window."""
        for widget in self._scaled:
            widget.set_scale(k)

    def _lay_out(self) -> None:
        texts = QVBoxLayout(self._next_block)
        texts.setContentsMargins(16, 0, 8, 0)
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._next_word)
        texts.addWidget(self._next)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.setSpacing(12)
        row.addWidget(self.hurts)
        row.addWidget(self._next_block, 1)
        row.addWidget(self._back)
        row.addWidget(self._pause)
        row.addWidget(self._foot, 4)
        row.addWidget(self._skip)
        self._foot.hide()
