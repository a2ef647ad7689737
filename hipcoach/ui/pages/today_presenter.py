"""Presents today: reads how things stand, and writes down the check-in the moment it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.records import Moment
from hipcoach.services.training import DayState
from hipcoach.ui import formats, labels
from hipcoach.ui.pages import path_words, today_words
from hipcoach.ui.pages.today_views import ExerciseLine
from hipcoach.ui.widgets.week_strip import DayState as ShownDay
from hipcoach.ui.widgets.week_strip import DayView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hipcoach.content.words import Words
    from hipcoach.services.training import DayGlance, Today, TrainingService
    from hipcoach.ui.pages.today_page import TodayPage

_AFTER_MS = 1000  # a timer may come a little early
_DAYS = {
    DayState.FULL: ShownDay.FULL,
    DayState.PARTLY: ShownDay.SHORT,
    DayState.REST: ShownDay.REST,
    DayState.BEFORE_START: ShownDay.NONE,
    DayState.TO_COME: ShownDay.TODAY,
}


class TodayPresenter(QObject):
    """Presents the page of today.

    Signals:
        answers_recorded: An answer of the check-in is in the journal.
        carry_on_requested: Go on with a session that was left; carries the :class:`OpenSession`.
        path_requested: The person wants the path.
        safety_requested: The person wants the safety page.
        start_requested: The person wants to begin; carries the :class:`SessionPlan`.
    """

    answers_recorded = Signal()
    carry_on_requested = Signal(object)
    path_requested = Signal()
    safety_requested = Signal()
    start_requested = Signal(object)

    def __init__(self, page: TodayPage, training: TrainingService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._training = training
        self._words = words
        self._today: Today | None = None
        self._saved_at: datetime | None = None
        self._new_day = QTimer(self)
        self._new_day.setSingleShot(True)
        self._new_day.timeout.connect(self._on_woken_up)
        page.carry_on_requested.connect(self._on_carry_on_requested)
        page.discard_requested.connect(lambda: self._settle_left(self._training.discard))
        page.finish_requested.connect(lambda: self._settle_left(self._training.finish_as_is))
        page.look_requested.connect(self._on_look_requested)
        page.morning_chosen.connect(lambda score: self._answer_pain(Moment.NEXT_MORNING, score))
        page.path_requested.connect(self.path_requested)
        page.safety_requested.connect(self.safety_requested)
        page.start_requested.connect(self._on_start_requested)
        page.woke_chosen.connect(self._on_woke_chosen)
        page.woken_up.connect(self._on_woken_up)
        page.worst_chosen.connect(lambda score: self._answer_pain(Moment.WORST_24H, score))

    def refresh(self) -> None:
        """Read everything again, show it, and give the keyboard to the one next thing."""
        self._page.show_problem("")
        self._show(self._training.today())
        self._page.take_focus(is_answered=self._now.morning is not None)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def _show(self, today: Today) -> None:
        if self._today is not None and self._today.day != today.day:
            self._saved_at = None
        self._today = today
        page, words = self._page, self._words
        page.show_day(
            today_words.greeting(today.local_now, is_first=today.is_first),
            today_words.date_line(today.day, today.day_number),
            words.notice_short(),
        )
        page.show_check_in(today_words.check_in(today, self._saved_at))
        left = today.open_session
        page.show_left(None if left is None else today_words.left(left, today, words))
        page.show_session(today_words.session(today, words))
        page.show_week([self._day(glance) for glance in today.week], today_words.week_line(today))
        page.show_path(path_words.stage_views(today.path, words), path_words.next_stage_line(today.path, words))
        self._new_day.start(round(self._training.until_next_day_s() * 1000) + _AFTER_MS)

    def _day(self, glance: DayGlance) -> DayView:
        name = self.tr("Today") if glance.day == self._now.day else formats.weekday(glance.day)
        return DayView(name, _DAYS[glance.state], glance.morning)

    def _on_look_requested(self) -> None:
        plan = self._now.plan
        if plan is None:
            return
        lines = [
            ExerciseLine(
                self._words.exercise_name(item.prescription.exercise_id),
                labels.dose_text(item.prescription),
                labels.dose_reason(item.decision.reason),
            )
            for item in plan.items
        ]
        title = self.tr("{stage}, {minutes}").format(
            stage=self._words.stage_name(plan.stage), minutes=formats.minutes(plan.duration_s)
        )
        self._page.show_exercises(title, lines)

    # -- what the person does ----------------------------------------------------------------------------------------

    def _answer_pain(self, moment: Moment, score: int) -> None:
        self._write(lambda: self._training.answer_pain(moment, score))

    def _on_woke_chosen(self, woke: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self._write(lambda: self._training.answer_night(woke=woke))

    def _write(self, write: Callable[[], None]) -> None:
        """Write an answer down, then show what the journal has: only what is saved ever looks saved."""
        problem = ""
        try:
            write()
        except HipCoachError as error:
            problem = str(error)
        today = self._training.today()
        if not problem:
            self._saved_at = today.local_now
        self._show(today)
        self._page.show_problem(problem)
        if not problem:
            self.answers_recorded.emit()

    def _on_carry_on_requested(self) -> None:
        if self._now.open_session is not None:
            self.carry_on_requested.emit(self._now.open_session)

    def _settle_left(self, settle: Callable[..., None]) -> None:
        left = self._now.open_session
        if left is None:
            return
        try:
            settle(left)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.refresh()

    def _on_start_requested(self) -> None:
        if self._now.plan is not None:
            self.start_requested.emit(self._now.plan)

    def _on_woken_up(self) -> None:
        """Look at the calendar: after a night asleep no timer has counted, and a hidden page is shown afresh anyway."""
        if self._today is not None and self._page.isVisible() and self._training.stamp().day != self._today.day:
            self._show(self._training.today())

    @property
    def _now(self) -> Today:
        if self._today is None:
            self._today = self._training.today()
        return self._today
