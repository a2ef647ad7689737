"""The player: a whole window that can be read and steered from the mat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.player_keys import Wish, is_command, wish_of
from hipcoach.ui.pages.player_panel import PlayerPanel
from hipcoach.ui.pages.player_stage import PlayerLead, PlayerStage, ScaledLabel
from hipcoach.ui.pages.player_views import ExerciseView, MainButton, Motion, SoundState, WorkView
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Bar
from hipcoach.ui.widgets.session_bar import SessionBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

_BASE_WIDTH, _BASE_HEIGHT = 1280, 800
_LEAST_K, _MOST_K = 0.75, 2.5
_MARGIN_PX = 28


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.single_keys = True
        self._main = MainButton.PAUSE
        self._make_header()
        self._make_middle()
        self._make_footer()
        self.banner = Banner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.banner)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._footer)
        self.banner.action_requested.connect(self.save_requested)
        self._watch(self)
        for widget in self.findChildren(QWidget):
            self._watch(widget)

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

    def show_paused(self, title: str, line: str, hint: str = "") -> None:
        """Say that the clock stands."""
        if self._columns.currentWidget() is self._stage:
            self._stage.show_paused(title, line, hint)
        else:
            self._lead.show_paused(title, line)

    def show_count_in(self, count: str, word: str) -> None:
        """Count the person in before work goes on."""
        self._stage.show_count_in(count, word)

    def show_main_button(self, main: MainButton, side_view: ExerciseView | None = None) -> None:
        """Say what the big button does."""
        self._main = main
        is_foot = main is MainButton.FOOT_DOWN
        usual = (self._pause, self._back, self._next_block)
        # Hidden before the other is shown: both at once could make the window wider for good.
        for widget in usual if is_foot else (self._foot,):
            widget.hide()
        for widget in (self._foot,) if is_foot else usual:
            widget.show()
        if is_foot:
            self._foot.set_side(side_view.side if side_view else None)
            self._foot.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = {
            MainButton.PAUSE: (self.tr("Pause"), "pause"),
            MainButton.RESUME: (self.tr("Resume"), "play"),
            MainButton.START: (self.tr("Start"), "play"),
        }
        text, icon = words[main]
        self._pause.setText(text)
        self._pause.setAccessibleName(text)
        self._pause.set_icon(icon)
        if not self._holds_focus():
            self._pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_next(self, text: str) -> None:
        """Say what comes after this step."""
        self._next.setText(text)

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
        self._pause.set_key_hint(self.tr("Space"))
        self._back.set_key_hint("\N{LEFTWARDS ARROW}")
        self._skip.set_key_hint("\N{RIGHTWARDS ARROW}")
        if self.single_keys:
            self._hurts.set_key_hint("H")

    def announce(self, text: str) -> None:
        """Say a line aloud to a screen reader, once."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def set_spoken(self, text: str) -> None:
        """Say what a screen reader reads on the instrument."""
        self._stage.set_spoken(text)

    # -- what the person does ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the player's keys before its buttons do; in a stand any key or click is the foot."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        is_press = event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
        if is_press and self._main is MainButton.FOOT_DOWN:
            self.foot_put_down.emit()
            return watched not in {self._hurts, self._end}
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks beside the buttons from reaching anything below."""
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything with the window."""
        super().resizeEvent(event)
        k = max(_LEAST_K, min(self.width() / _BASE_WIDTH, self.height() / _BASE_HEIGHT, _MOST_K))
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
            self.foot_put_down.emit()
            if wish in {Wish.HURTS, Wish.END}:
                self.wished.emit(wish)
            return True
        if wish is None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._lead.isVisible():
            wish = Wish.START
        if wish is None:
            return False
        self.show_key_hints()
        self.wished.emit(wish)
        return True

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

    def _make_footer(self) -> None:
        self._footer = Bar(self)
        self._hurts = DangerOutlineButton(self.tr("It hurts"), self, icon="hand", size=ButtonSize.PLAYER)
        self._back = OutlineButton(self.tr("Back"), self, icon="skip-back", size=ButtonSize.PLAYER)
        self._pause = FilledButton(self.tr("Pause"), self, icon="pause", size=ButtonSize.PLAYER_MAIN)
        self._foot = FilledButton(self.tr("Foot down"), self, icon="footprints", size=ButtonSize.FOOT_DOWN)
        self._foot.set_key_hint(self.tr("Space"), self.tr("or any key"))
        self._skip = OutlineButton(self.tr("Skip"), self, size=ButtonSize.PLAYER)
        self._skip.set_icon("skip-forward", after=True)
        self._next_block = QWidget(self)
        self._next_word = ScaledLabel(18, theme.REGULAR, self, name="player_next_word")
        self._next_word.setText(self.tr("Next"))
        self._next = ScaledLabel(20, theme.BOLD, self, name="player_next")
        texts = QVBoxLayout(self._next_block)
        texts.setContentsMargins(16, 0, 8, 0)
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._next_word)
        texts.addWidget(self._next)
        texts.addStretch(1)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.setSpacing(12)
        row.addWidget(self._hurts)
        row.addWidget(self._next_block, 1)
        for widget in (self._back, self._pause):
            row.addWidget(widget)
        row.addWidget(self._foot, 4)
        row.addWidget(self._skip)
        self._foot.hide()
        for button, wish in (
            (self._hurts, Wish.HURTS),
            (self._back, Wish.BACK),
            (self._pause, Wish.MAIN),
            (self._skip, Wish.SKIP),
        ):
            button.clicked.connect(lambda _=False, wish=wish: self.wished.emit(wish))
        self._scaled = (
            self.panel,
            self._stage,
            self._lead,
            self._session_bar,
            self._end,
            self._sound,
            self._hurts,
            self._back,
            self._pause,
            self._foot,
            self._skip,
            self._next_word,
            self._next,
        )

    def _turn_to(self, column: QWidget) -> None:
        """Work has the picture on the left, all else on the right, as the eye then goes to the count first."""
        is_work = column is self._stage
        self._columns.setCurrentWidget(column)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if is_work else QBoxLayout.Direction.RightToLeft)
        self._middle.setStretch(0, 26)
        self._middle.setStretch(1, 24 if is_work else 13)

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def _holds_focus(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus is not self and focus.isVisible() and focus is not self._foot
