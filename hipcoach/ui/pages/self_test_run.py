"""A running self-test: figure and side at the left, clock or question at the right, the big button below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hipcoach.ui.pages.player_keys import is_command
from hipcoach.ui.pages.player_panel import PlayerPanel
from hipcoach.ui.pages.player_views import ExerciseView, SoundState
from hipcoach.ui.pages.self_test_footer import SelfTestFooter
from hipcoach.ui.pages.self_test_header import SelfTestHeader
from hipcoach.ui.pages.self_test_stage import SelfTestAsk, SelfTestDial, SelfTestRate
from hipcoach.ui.pages.self_test_views import MainAct
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.domain.exercise import Side
    from hipcoach.ui.pages.self_test_views import AskView, LastTry, TaskView

_BASE_WIDTH, _BASE_HEIGHT = 1280, 800
_LEAST_K, _MOST_K = 0.75, 2.5
_COLUMN_SHARES = (0.48, 0.62)
_MARGIN_PX = 28
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SelfTestRun(QWidget):
    """Shows the running test and says what the person wishes.

    Attributes:
        dial: The clock.
        asking: The question about a try.
        rating: The question about pain.

    Signals:
        main_pressed: The big button, by key or click; in a hold at the press, not at the release.
        hurts_pressed: It hurts.
        cannot_pressed: This hold isn't possible at all.
        side_left: The rest of this side is to be left out.
        leave_requested: The person wants to leave.
        sound_toggled: Sound on or off.
        save_requested: A failed write is to be tried again.
        late_chosen: The key was pressed so many seconds late (float).
        redo_requested: The last try didn't count.
    """

    main_pressed = Signal()
    hurts_pressed = Signal()
    cannot_pressed = Signal()
    side_left = Signal()
    leave_requested = Signal()
    sound_toggled = Signal()
    save_requested = Signal()
    late_chosen = Signal(float)
    redo_requested = Signal()

    def __init__(self, late_s: Sequence[int], parent: QWidget | None = None) -> None:
        """Make it with the corrections of a late press to choose from, in s."""
        super().__init__(parent)
        self.setObjectName("self_test_run")
        self.single_keys = True
        self._act = MainAct.NONE
        self._header = SelfTestHeader(self)
        self.panel = PlayerPanel(self)
        self.dial = SelfTestDial(late_s, self)
        self.asking = SelfTestAsk(late_s, self)
        self.rating = SelfTestRate(late_s, self)
        self._footer = SelfTestFooter(self)
        self.banner = Banner(self)
        column = QWidget(self)
        self._columns = QStackedLayout(column)
        parts: tuple[QWidget, ...] = (self.dial, self.asking, self.rating)
        for widget in parts:
            self._columns.addWidget(widget)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.panel)
        self._middle.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.banner)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._footer)
        self._connect()
        self._set_tab_order()
        self._scale_to(_LEAST_K)
        for each in (self, *self.findChildren(QWidget)):
            each.installEventFilter(self)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_task(self, view: TaskView) -> None:
        """Show what is being tested on which side."""
        self._header.show_title(view.title, view.which)
        self.panel.show_work(
            ExerciseView(
                exercise_id=view.picture,
                name=view.title,
                description=view.description,
                side=view.side,
                phrase=view.phrase,
                cue=view.cue,
                first_step="",
                how=view.mind,
                dose="",
                equipment=(),
                notes=(),
            )
        )

    def turn_to_dial(self) -> None:
        """Show the clock."""
        self._turn_to(self.dial)

    def ask(self, view: AskView, last: LastTry | None, eyebrow: str) -> None:
        """Ask for the value of a try."""
        self.asking.ask(view, last, eyebrow)
        self._turn_to(self.asking)
        self.asking.focus_first()
        for widget in self.asking.findChildren(QWidget):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def ask_pain(self, question: str, last: LastTry | None) -> None:
        """Ask for the worst pain."""
        self.rating.ask(question, last)
        self._turn_to(self.rating)
        self._header.show_which("")
        self.rating.focus_first()

    def show_main(self, act: MainAct, side: Side | None = None, *, can_act: bool = True) -> None:
        """Say what the big button does; with nothing to type it has the keyboard."""
        if self._footer.main_button.hasFocus():
            self.setFocus()  # before it may be hidden: Qt would move on to the next one
        self._act = act
        self._footer.show_main(act, side, can_act=can_act)
        if act in {MainAct.START, MainAct.START_NOW, MainAct.STOP, MainAct.STOP_EARLY}:
            self._footer.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def enable_main(self, *, can_act: bool) -> None:
        """Let the big button work, or not yet."""
        self._footer.show_main(self._act, can_act=can_act)

    def show_stop(self, words: str) -> None:
        """Say what ends a hold."""
        self._footer.show_stop(words, is_active=self.isActiveWindow())

    def show_quiet(self, *, cannot: bool, leave: str, hurts: bool = True) -> None:
        """Say what else can be done now; ``leave`` are the words for leaving out what is left, or empty."""
        self._footer.show_quiet(cannot=cannot, leave=leave, hurts=hurts)

    def show_sound(self, state: SoundState) -> None:
        """Say whether cues are heard."""
        self._header.show_sound(state)

    def show_note(self, text: str, *, is_trouble: bool = False) -> None:
        """Say a line over the test, such as why a try doesn't count; an empty text takes it away."""
        action = self.tr("Try again") if is_trouble else ""
        self.banner.show_message(text, BannerTone.WARN, action=action)

    def announce(self, text: str) -> None:
        """Say a line aloud to a screen reader, once."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # -- what the person does ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a hold any key or click stops the clock, at the press; else Enter and Space press the big button."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        if self._act is MainAct.STOP:
            if kind in _PRESSES:
                (self.hurts_pressed if watched is self._footer.hurts else self.main_pressed).emit()
                return True
            if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_command(event):
                event.accept()  # F1 and F11 are keys like any other while somebody stands on one leg
                return True
        if watched is self and kind in {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate}:
            self._footer.show_stop("", is_active=kind is QEvent.Type.WindowActivate)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything with the window."""
        super().resizeEvent(event)
        self._scale_to(max(_LEAST_K, min(self.width() / _BASE_WIDTH, self.height() / _BASE_HEIGHT, _MOST_K)))
        self._make_room()

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return self._act is MainAct.STOP
        if is_command(event):
            return False
        key = Qt.Key(event.key())
        if self._act is MainAct.STOP:
            self.main_pressed.emit()
            return True
        wish = self._wish_of(key)
        if wish is not None:
            wish()
        return wish is not None

    def _wish_of(self, key: Qt.Key) -> Callable[[], object] | None:
        """What a key asks for; Enter and Space press the button that has the keyboard, else the big one."""
        focus = QApplication.focusWidget()
        is_typing = isinstance(focus, QLineEdit)
        is_other = isinstance(focus, QAbstractButton) and focus is not self._footer.main_button
        presses = (key in _ENTER and not (is_other and isinstance(focus, Button))) or (
            key is Qt.Key.Key_Space and not is_other and not is_typing
        )
        if key is Qt.Key.Key_Escape:
            return self.leave_requested.emit
        if presses:
            return self._press_main
        hurts = key is Qt.Key.Key_H and self.single_keys and not is_typing
        return self.hurts_pressed.emit if hurts else None

    def _press_main(self) -> None:
        button = self._footer.main_button
        if button.isVisible() and button.isEnabled():
            self.main_pressed.emit()

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._header.leave.clicked.connect(self.leave_requested)
        self._header.sound.clicked.connect(self.sound_toggled)
        self.banner.action_requested.connect(self.save_requested)
        footer = self._footer
        for signal, own in (
            (footer.main_pressed, self.main_pressed),
            (footer.hurts_pressed, self.hurts_pressed),
            (footer.cannot_pressed, self.cannot_pressed),
            (footer.side_left, self.side_left),
            (self.asking.redo_requested, self.redo_requested),
        ):
            signal.connect(own)
        for late in (self.dial.late, self.rating.late):
            late.late_chosen.connect(self.late_chosen)
            late.redo_requested.connect(self.redo_requested)

    def _set_tab_order(self) -> None:
        """The big button first, the way out last; a mouse click on a button moves no focus."""
        for button in (*self._footer.tab_chain(), self._header.sound, self._header.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for first, second in pairwise((*self._footer.tab_chain(), self._header.sound, self._header.leave)):
            QWidget.setTabOrder(first, second)

    def _turn_to(self, column: QWidget) -> None:
        focus = self.focusWidget()
        current = self._columns.currentWidget()
        if focus is not None and current is not None and current is not column and current.isAncestorOf(focus):
            self.setFocus()  # Qt would move it on to any other button
        self._columns.setCurrentWidget(column)
        self._make_room()

    def _make_room(self) -> None:
        """A question takes room from the figure, and all of it where that is still too little."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        column = self._columns.currentWidget()
        needed_px = column.needed_px() if isinstance(column, (SelfTestAsk, SelfTestRate)) else 0
        room_px = self.width() - 3 * _MARGIN_PX
        share = next((each for each in _COLUMN_SHARES if needed_px <= room_px * each), 1.0)
        self.panel.setVisible(share < 1)
        self._middle.setStretch(0, round(100 * (1 - share)))
        self._middle.setStretch(1, round(100 * share))

    def _scale_to(self, k: float) -> None:
        margin = round(_MARGIN_PX * k)
        self._middle.setContentsMargins(margin, round(24 * k), margin, round(24 * k))
        self._middle.setSpacing(margin)
        for widget in (self.panel, self.dial, self._header, self._footer):
            widget.set_scale(k)
