"""Today: how the hip is, what is on, and how the week went. The first page that is painted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui.pages.today_cards import AheadCard, LeftCard, PathCard, WeekCard
from hipcoach.ui.pages.today_check_in import CheckInCard
from hipcoach.ui.pages.today_session import SessionCard
from hipcoach.ui.pages.today_sheets import TodaySheets
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from hipcoach.ui.pages.today_more_views import AdviceView, FlareView
    from hipcoach.ui.pages.today_notices import TodayNotices
    from hipcoach.ui.pages.today_views import CheckInView, LeftView, SessionView
    from hipcoach.ui.widgets.ahead_strip import AheadView
    from hipcoach.ui.widgets.path_strip import StageView
    from hipcoach.ui.widgets.week_strip import DayView

_NARROW_PX = 1040
_HEAD_NARROW_PX = 660
_ROOM_PX = 24


class TodayPage(QWidget):
    """Shows today and takes the check-in.

    Attributes:
        sheets: What is laid over the page.

    Signals:
        carry_on_requested: Go on with the session that was left.
        change_requested: The person wants to change what today is.
        discard_requested: Let the session that was left never count.
        finish_requested: End the session that was left with what was done.
        flare_taken_back: The flare-up was none.
        look_requested: The person wants to see the exercises.
        morning_chosen: Pain this morning, 0 to 10.
        other_requested: The person wants the shorter form of the session, or the usual one back.
        painted: The page has been seen for the first time.
        path_requested: The person wants the path.
        question_requested: The person wants to answer a safety question; its id.
        rescreen_requested: The person wants to answer the whole safety check.
        safety_requested: The person wants the safety page.
        start_requested: The person wants to begin.
        woke_chosen: Whether pain woke the person last night.
        woken_up: The window has become the active one again.
        worst_chosen: Worst pain of the last 24 hours, 0 to 10.
    """

    carry_on_requested = Signal()
    change_requested = Signal()
    discard_requested = Signal()
    finish_requested = Signal()
    flare_taken_back = Signal()
    look_requested = Signal()
    morning_chosen = Signal(int)
    other_requested = Signal()
    painted = Signal()
    path_requested = Signal()
    question_requested = Signal(str)
    rescreen_requested = Signal()
    safety_requested = Signal()
    start_requested = Signal()
    woke_chosen = Signal(bool)
    woken_up = Signal()
    worst_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self.setAccessibleName(self.tr("Today"))
        self._was_painted = False
        self.sheets = TodaySheets(self)
        self._left: LeftCard | None = None
        self._notices: TodayNotices | None = None
        self._ahead: AheadCard | None = None
        self._greeting = Label(role=TextRole.PAGE_TITLE)
        self._date = Label(tone=Tone.INK2)
        self._banner = Banner()
        self._check_in = CheckInCard()
        self._session = SessionCard()
        self._week = WeekCard()
        self._path = PathCard()
        self._notice = Label(role=TextRole.CAPTION, tone=Tone.INK3, wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._columns.addWidget(self._session, 63)
        self._columns.addWidget(self._week, 35)
        self._lay_out()
        self._connect()

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_day(self, greeting: str, date: str, notice: str) -> None:
        """Show the greeting, the date, and the notice under the plan."""
        self._greeting.setText(greeting)
        self._date.setText(date)
        self._notice.setText(notice)

    def show_check_in(self, view: CheckInView) -> None:
        """Show what is answered."""
        self._check_in.show_answers(view)
        self._order_focus()

    def show_session(self, view: SessionView) -> None:
        """Show what is on today."""
        self._session.show_session(view)
        self._order_focus()

    def show_other(self, words: str) -> None:
        """Offer another form of the session under these words, or none."""
        self._session.show_other(words)
        self._order_focus()

    def show_left(self, view: LeftView | None) -> None:
        """Ask about a session that was left, or stop asking."""
        if view is None:
            if self._left is not None:
                self._left.hide()
            return
        if self._left is None:
            self._left = self._make_left()
        self._left.show_left(view)
        self._left.show()

    def show_week(self, days: Sequence[DayView], line: str) -> None:
        """Show the last seven days."""
        self._week.show_week(days, line)

    def show_ahead(self, days: Sequence[AheadView], note: str) -> None:
        """Show what the coming days are for; no days hide the card."""
        if self._ahead is None:
            if not days:
                return
            self._ahead = AheadCard()
            self._rows.insertWidget(self._rows.indexOf(self._path), self._ahead)
        self._ahead.setVisible(bool(days))
        if days:
            self._ahead.show_days(days, note)

    def show_notices(self, advice: Sequence[AdviceView], flare: FlareView | None) -> None:
        """Show whom to see, and the flare-up that lasts; nothing of it takes the place away."""
        if self._notices is None:
            if not advice and flare is None:
                return
            self._notices = self._make_notices()
        self._notices.show_notices(advice, flare)
        self._order_focus()

    def show_path(self, stages: Sequence[StageView], line: str) -> None:
        """Show the path and what its next stage needs."""
        self._path.show_path(stages, line)

    def show_problem(self, text: str) -> None:
        """Say that something could not be saved; an empty text takes that away."""
        self._banner.show_message(text, BannerTone.WARN)

    def to_top(self) -> None:
        """Show the page from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def take_focus(self, *, is_answered: bool) -> None:
        """Give the keyboard to the one next thing: the scale, then the button that starts."""
        start = self._session.start
        target = start if is_answered and start is not None else self._check_in.scale
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._was_painted:
            self._scroll.ensureWidgetVisible(target, 0, _ROOM_PX)

    # -- events ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the picture once the page has been seen without it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._finish_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns into one where the page is narrow."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button with Enter too."""
        from hipcoach.ui.widgets.enter_key import take_enter  # nobody presses a key before the first paint

        start = self._session.start
        if start is None or not take_enter(event, start):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Notice when the window comes back: the day may be another one after a night asleep."""
        if event.type() is QEvent.Type.WindowActivate:
            self.woken_up.emit()
        return super().event(event)

    def _finish_first_paint(self) -> None:
        """Add the picture, and in a low window bring the one next thing into view."""
        self._session.show_figure()
        self.painted.emit()
        focus = self.focusWidget()
        if focus is not None:
            self._scroll.ensureWidgetVisible(focus, 0, _ROOM_PX)

    # -- how it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head.addWidget(self._greeting, 1)
        self._head.addWidget(self._date, 0, Qt.AlignmentFlag.AlignBottom)
        content = QWidget()
        content.setProperty("role", "scrolled")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(32, 26, 32, 24)
        self._rows.setSpacing(16)
        self._rows.addLayout(self._head)
        for widget in (self._banner, self._check_in):
            self._rows.addWidget(widget)
        self._rows.addLayout(self._columns)
        self._rows.addWidget(self._path)
        self._rows.addWidget(self._notice)
        self._rows.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _fold(self) -> None:
        fold(self._columns, self.width(), _NARROW_PX)
        fold(self._head, self.width(), _HEAD_NARROW_PX)

    def _order_focus(self) -> None:
        """Let the keyboard go from top to bottom, whatever was made when."""
        parts = (self._left, self._check_in, self._notices, self._session, self._path)
        order = [each for part in parts if part is not None for each in part.focus_order()]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _make_left(self) -> LeftCard:
        card = LeftCard()
        card.carry_on_requested.connect(self.carry_on_requested)
        card.discard_requested.connect(self.discard_requested)
        card.finish_requested.connect(self.finish_requested)
        self._rows.insertWidget(1, card)
        return card

    def _make_notices(self) -> TodayNotices:
        from hipcoach.ui.pages.today_notices import TodayNotices  # on most days there is nothing to notice

        notices = TodayNotices()
        notices.flare_taken_back.connect(self.flare_taken_back)
        notices.question_requested.connect(self.question_requested)
        notices.rescreen_requested.connect(self.rescreen_requested)
        notices.safety_requested.connect(self.safety_requested)
        self._rows.insertWidget(self._rows.indexOf(self._check_in) + 1, notices)
        return notices

    def _connect(self) -> None:
        self._check_in.confirmed.connect(lambda: self.take_focus(is_answered=True))
        self._check_in.morning_chosen.connect(self.morning_chosen)
        self._check_in.woke_chosen.connect(self.woke_chosen)
        self._check_in.worst_chosen.connect(self.worst_chosen)
        self._path.path_requested.connect(self.path_requested)
        self._session.change_requested.connect(self.change_requested)
        self._session.other_requested.connect(self.other_requested)
        self._session.look_requested.connect(self.look_requested)
        self._session.safety_requested.connect(self.safety_requested)
        self._session.start_requested.connect(self.start_requested)
