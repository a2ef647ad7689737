"""The foot of a running self-test: it hurts, what else can be done, and the big button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hipcoach.ui.pages.self_test_views import MainAct
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, LinkButton
from hipcoach.ui.widgets.card import Bar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hipcoach.domain.exercise import Side

_MARGIN_PX = 28


class SelfTestFooter(Bar):
    """The buttons that steer a test.

    Attributes:
        hurts: Stops the clock for pain.

    Signals:
        main_pressed: The big button; what it does was said by ``show_main``.
        hurts_pressed: It hurts.
        cannot_pressed: This hold isn't possible at all.
        side_left: The rest of this side is to be left out.
    """

    main_pressed = Signal()
    hurts_pressed = Signal()
    cannot_pressed = Signal()
    side_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = MainAct.NONE
        self._stop_words = ""
        self.hurts = DangerOutlineButton(self.tr("It hurts"), self, icon="hand", size=ButtonSize.PLAYER)
        self._cannot = LinkButton(self.tr("I can't do it"), self, size=ButtonSize.PLAYER_BAR)
        self._leave = LinkButton(self.tr("Leave this side out"), self, size=ButtonSize.PLAYER_BAR)
        self._main = FilledButton(self.tr("Start"), self, icon="play", size=ButtonSize.PLAYER_MAIN)
        self._main.setObjectName("main")
        self._stop = FilledButton(self.tr("Stop the clock"), self, size=ButtonSize.FOOT_DOWN)
        self._stop.setObjectName("stop")
        self._scaled = (self.hurts, self._cannot, self._leave, self._main, self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.setSpacing(12)
        row.addWidget(self.hurts)
        row.addStretch(1)
        for widget in (self._cannot, self._leave, self._main):
            row.addWidget(widget)
        row.addWidget(self._stop, 8)
        self._stop.hide()
        self._main.clicked.connect(self.main_pressed)
        self._stop.clicked.connect(self.main_pressed)
        self.hurts.clicked.connect(self.hurts_pressed)
        self._cannot.clicked.connect(self.cannot_pressed)
        self._leave.clicked.connect(self.side_left)

    @property
    def main_button(self) -> FilledButton:
        """The big button that is seen now."""
        return self._stop if self._act is MainAct.STOP else self._main

    def tab_chain(self) -> tuple[QWidget, ...]:
        """The buttons in the order of the Tab key."""
        return (self._main, self._stop, self._cannot, self._leave, self.hurts)

    def show_main(self, act: MainAct, side: Side | None = None, *, can_act: bool = True) -> None:
        """Say what the big button does; while a hold runs it is as wide as the bar and wears the colour of the side."""
        self._act = act
        is_stop = act is MainAct.STOP
        # Hidden before the other is shown: both at once could make the window wider for good.
        (self._main if is_stop else self._stop).hide()
        self._stop.setVisible(is_stop)
        self._main.setVisible(not is_stop and act is not MainAct.NONE)
        self._stop.set_side(side)
        words = {
            MainAct.START: (self.tr("Start"), "play"),
            MainAct.START_NOW: (self.tr("Start now"), "play"),
            MainAct.STOP_EARLY: (self.tr("Stop early"), "x"),
            MainAct.SAVE: (self.tr("Save"), "check"),
            MainAct.GO_ON: (self.tr("Go on"), "arrow-right"),
        }
        if act in words:
            text, icon = words[act]
            self._main.setText(text)
            self._main.set_icon(icon)
        self._main.setEnabled(can_act)
        self._main.set_key_hint(self.tr("Space") if act in {MainAct.START, MainAct.START_NOW} else "")

    def show_stop(self, words: str, *, is_active: bool) -> None:
        """Say what ends a hold: any key where the window has the keyboard, else a click."""
        self._stop_words = words or self._stop_words
        self._stop.setText(self._stop_words if is_active else self.tr("Click to stop"))
        self._stop.set_key_hint(self.tr("Space") if is_active else "", self.tr("or any key") if is_active else "")

    def show_quiet(self, *, cannot: bool, leave: str, hurts: bool = True) -> None:
        """Say what else can be done now; ``leave`` are the words for leaving out what is left, or empty."""
        self._cannot.setVisible(cannot)
        self._leave.setText(leave)
        self._leave.setVisible(bool(leave))
        self.hurts.setVisible(hurts)

    def set_scale(self, k: float) -> None:
        """Scale with the window."""
        for widget in self._scaled:
            widget.set_scale(k)
