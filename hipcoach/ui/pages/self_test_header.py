"""The head of a running self-test: the way out, what is tested, and the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from hipcoach.ui.pages.player_views import SoundState
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Bar
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MARGIN_PX = 28


class SelfTestHeader(Bar):
    """A bar along the top.

    Attributes:
        leave: The way out.
        sound: Sound on or off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, at_top=True)
        self.leave = OutlineButton(self.tr("Leave"), self, icon="x", size=ButtonSize.PLAYER_BAR)
        self.sound = OutlineButton(self.tr("Sound on"), self, icon="volume-2", size=ButtonSize.PLAYER_BAR)
        self._title = Label(role=TextRole.CARD_TITLE)
        self._which = Label(tone=Tone.INK2)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.setSpacing(16)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self._title)
        row.addWidget(self._which)
        row.addStretch(1)
        row.addWidget(self.sound)

    def show_title(self, title: str, which: str) -> None:
        """Say what is tested, and which try it is."""
        self._title.setText(title)
        self.show_which(which)

    def show_which(self, which: str) -> None:
        """Say which try it is; an empty text takes it away."""
        self._which.setText(which)
        self._which.setVisible(bool(which))

    def show_sound(self, state: SoundState) -> None:
        """Say whether cues are heard."""
        words = {
            SoundState.ON: (self.tr("Sound on"), "volume-2"),
            SoundState.MUTED: (self.tr("Sound off"), "volume-off"),
            SoundState.NO_DEVICE: (self.tr("No sound"), "volume-off"),
        }
        text, icon = words[state]
        self.sound.setText(text)
        self.sound.setAccessibleName(text)
        self.sound.set_icon(icon)

    def set_scale(self, k: float) -> None:
        """Scale with the window."""
        for button in (self.leave, self.sound):
            button.set_scale(k)
