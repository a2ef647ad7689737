"""The player: a whole window that can be read and steered from the mat."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hipcoach.ui.pages.player_footer import PlayerFooter
from hipcoach.ui.pages.player_keys import Wish, is_command, wish_of
from hipcoach.ui.pages.player_panel import PlayerPanel
from hipcoach.ui.pages.player_stage import PlayerLead, PlayerStage
from hipcoach.ui.pages.player_views import ExerciseView, MainButton, Motion, SoundState, WorkView
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Bar
from hipcoach.ui.widgets.session_bar import SessionBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from hipcoach.domain.exercise import Side

_BASE_WIDTH, _BASE_HEIGHT = 1280, 800
_LEAST_K, _MOST_K = 0.75, 2.5
_MARGIN_PX = 28
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class PlayerPage(QWidget):
    """Shows the running session and says what the person wishes.

    Signals:
        wished: A :class:`Wish`, by key or button.
        foot_put_down: A key or a click during a stand; sent at the press, not at the release.
        save_requested: The person wants a failed write tried again.
    """

    wished = Signal(object)
    foot_put_down = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player_page")
        self.setAccessibleName(self.tr("Session"))
        self.single_keys = True
        self._main = MainButton.PAUSE
        self._make_header()
        self._make_middle()
        self._footer = PlayerFooter(self)
        self._footer.wished.connect(self.wished)
        self.banner = Banner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.banner)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._footer)
        self.banner.action_requested.connect(self.save_requested)
        self._scaled = (self.panel, self._stage, self._lead, self._session_bar, self._end, self._sound, self._footer)
        self._set_tab_order()
        self._scale_to(_LEAST_K)  # buttons would follow the text size until then, and make the window wider for good
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_work(self, exercise: ExerciseView, work: WorkView) -> None:
        """Turn to a work step."""
        self._turn_to(self._stage)
        self.panel.show_work(exercise)
        self._stage.show_work(exercise, work)

    def show_lead(
        self, exercise: ExerciseView, title: str, hint: str, *, is_waiting: bool = False, may_end: bool = True
    ) -> None:
        """Turn to a rest, a change of side, a get-ready time, or a wait for the person."""
        self._turn_to(self._lead)
        self.panel.show_coming(exercise)
        self._lead.show_lead(title, hint, is_waiting=is_waiting, may_end=may_end)

    def show_motion(self, motion: Motion) -> None:
        """Move the instrument and the figure of a work step."""
        self._stage.show_motion(motion)
        self.panel.figure.set_place(motion.figure)

    def show_lead_left(self, fraction: float, count: str) -> None:
        """Move the ring of a rest."""
        self._lead.show_remaining(fraction, count)

    def show_paused(self, fraction: float, title: str, line: str, hint: str) -> None:
        """Say that the clock stands, with the part that is left to go."""
        is_work = self._columns.currentWidget() is self._stage
        (self._stage if is_work else self._lead).show_paused(fraction, title, line, hint)

    def show_count_in(self, count: str, word: str) -> None:
        """Count the person in before work goes on."""
        self._stage.show_count_in(count, word)

    def show_main_button(self, main: MainButton, side: Side | None = None) -> None:
        """Say what the big button does; it has the keyboard unless the person moved it elsewhere."""
        if self._footer.main_button.hasFocus():
            self.setFocus()  # before it may be hidden: Qt would move on to the next one
        self._main = main
        self._footer.show_main(main, side)
        if main is MainButton.FOOT_DOWN or not self._holds_focus():
            self.focus_main()

    def focus_main(self) -> None:
        """Give the keyboard to the big button."""
        self._footer.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_next(self, text: str) -> None:
        """Say what comes after this step."""
        self._footer.show_next(text)

    def show_progress(self, fractions: Sequence[float], current: int, left: str) -> None:
        """Say how far the session is."""
        self._session_bar.show_progress(fractions, current, left)

    def show_sound(self, state: SoundState) -> None:
        """Say whether cues are heard."""
        words = {
            SoundState.ON: (self.tr("Sound on"), "volume-2"),
            SoundState.MUTED: (self.tr("Sound off"), "volume-off"),
            SoundState.NO_DEVICE: (self.tr("No sound"), "volume-off"),
        }
        text, icon = words[state]
        self._sound.setText(text)
        self._sound.setAccessibleName(text)
        self._sound.set_icon(icon)

    def show_trouble(self, text: str, action: str) -> None:
        """Say that something could not be saved, until it is; an empty text takes the line away."""
        if text:
            self.banner.show_message(text, BannerTone.WARN, action=action)
        else:
            self.banner.hide()

    def show_key_hints(self) -> None:
        """Name the keys on the buttons."""
        self._footer.show_key_hints(with_letters=self.single_keys)

    def announce(self, text: str) -> None:
        """Say a line aloud to a screen reader, once."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def set_spoken(self, text: str) -> None:
        """Say what a screen reader reads on the instrument."""
        self._stage.set_spoken(text)

    # -- what the person does ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the player's keys before its buttons do; in a stand any key or click is the foot."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        if self._main is MainButton.FOOT_DOWN:
            if kind in _PRESSES:
                self._take_press(watched)
                return True
            if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_command(event):
                event.accept()  # F1 and F11 are keys like any other while somebody stands on one leg
                return True
        if watched is self and kind in {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate}:
            self._footer.show_reach(is_active=kind is QEvent.Type.WindowActivate)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks beside the buttons from reaching anything below."""
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything with the window."""
        super().resizeEvent(event)
        self._scale_to(max(_LEAST_K, min(self.width() / _BASE_WIDTH, self.height() / _BASE_HEIGHT, _MOST_K)))

    def _scale_to(self, k: float) -> None:
        margin = round(_MARGIN_PX * k)
        self._middle.setContentsMargins(margin, round(24 * k), margin, round(24 * k))
        self._middle.setSpacing(margin)
        for widget in self._scaled:
            widget.set_scale(k)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        wish = wish_of(event, single_keys=self.single_keys)
        if self._main is MainButton.FOOT_DOWN and not is_command(event):
            self._end_stand(wish)
            return True
        key = event.key()
        if wish is None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._lead.isVisible():
            wish = Wish.START
        if key == Qt.Key.Key_Space and (is_command(event) or self._is_on_other_button()):
            return is_command(event)  # buttons would take Ctrl+Space for Space
        if wish is None:
            return False
        self.show_key_hints()
        self.wished.emit(wish)
        return True

    def _take_press(self, watched: QObject) -> None:
        buttons = {self._footer.hurts: Wish.HURTS, self._end: Wish.END}
        self._end_stand(next((wish for button, wish in buttons.items() if button is watched), None))

    def _end_stand(self, wish: Wish | None) -> None:
        """The foot is down; pain stops the clock by itself, and the question about the end comes on top."""
        if wish is not Wish.HURTS:
            self.foot_put_down.emit()
        if wish in {Wish.HURTS, Wish.END}:
            self.wished.emit(wish)

    def _is_on_other_button(self) -> bool:
        """Whether the Tab key moved the keyboard to a button that Space is to press."""
        focus = self.focusWidget()
        return isinstance(focus, QAbstractButton) and focus is not self._footer.main_button and focus.isVisible()

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self._header = Bar(self, at_top=True)
        self._end = OutlineButton(self.tr("End session"), self, icon="x", size=ButtonSize.PLAYER_BAR)
        self._session_bar = SessionBar(self)
        self._sound = OutlineButton(self.tr("Sound on"), self, icon="volume-2", size=ButtonSize.PLAYER_BAR)
        row = QHBoxLayout(self._header)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.addWidget(self._end)
        row.addStretch(1)
        row.addWidget(self._session_bar)
        row.addStretch(1)
        row.addWidget(self._sound)
        self._end.clicked.connect(lambda: self.wished.emit(Wish.END))
        self._sound.clicked.connect(lambda: self.wished.emit(Wish.SOUND))

    def _make_middle(self) -> None:
        self.panel = PlayerPanel(self)
        self._stage = PlayerStage(self)
        self._lead = PlayerLead(self)
        column = QWidget(self)
        self._columns = QStackedLayout(column)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._stage)
        self._columns.addWidget(self._lead)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self.panel)
        self._middle.addWidget(column)
        self._stage.slower.clicked.connect(lambda: self.wished.emit(Wish.LESS))
        self._stage.faster.clicked.connect(lambda: self.wished.emit(Wish.MORE))
        self._lead.extend.clicked.connect(lambda: self.wished.emit(Wish.MORE))
        self._lead.start.clicked.connect(lambda: self.wished.emit(Wish.START))

    def _set_tab_order(self) -> None:
        """The big button first, the end last, as the design has it; a mouse click moves no focus."""
        stage, lead = self._stage, self._lead
        chain = (
            *self._footer.tab_chain(),
            *(stage.slower, stage.faster, lead.extend, lead.start),
            *(self._sound, self._end),
        )
        for button in self.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _turn_to(self, column: QWidget) -> None:
        """Work has the picture on the left, all else on the right, as the eye then goes to the count first."""
        is_work = column is self._stage
        focus, other = self.focusWidget(), self._lead if is_work else self._stage
        if focus is not None and other.isAncestorOf(focus):
            self.setFocus()  # Qt would move it on to any other button
        self._columns.setCurrentWidget(column)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if is_work else QBoxLayout.Direction.RightToLeft)
        self._middle.setStretch(0, 26)
        self._middle.setStretch(1, 24 if is_work else 13)

    def _holds_focus(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus is not self and focus.isVisible()
