"""Presents today: reads how things stand, and writes down the check-in the moment it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.records import Moment, SessionForm
from hipcoach.services.today import DayState
from hipcoach.ui import formats
from hipcoach.ui.pages import path_words, today_session_words, today_week_words, today_words
from hipcoach.ui.pages.today_forms import SessionForms
from hipcoach.ui.widgets.week_strip import DayState as ShownDay
from hipcoach.ui.widgets.week_strip import DayView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from hipcoach.content.content import Content
    from hipcoach.domain.advice import ClinicianAdvice
    from hipcoach.services.choices import Choices
    from hipcoach.services.today import DayGlance, Today
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.today_change_talk import ChangeTalk
    from hipcoach.ui.pages.today_more_views import AdviceView, FlareView
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
        question_requested: The person wants to answer a safety question; its id.
        rescreen_requested: The person wants to answer the whole safety check.
        safety_requested: The person wants the safety page.
        settings_requested: The person wants to set the training days for good.
        start_requested: The person wants to begin; carries the :class:`SessionPlan`.
    """

    answers_recorded = Signal()
    carry_on_requested = Signal(object)
    path_requested = Signal()
    question_requested = Signal(str)
    rescreen_requested = Signal()
    safety_requested = Signal()
    settings_requested = Signal()
    start_requested = Signal(object)

    def __init__(
        self,
        page: TodayPage,
        training: TrainingService,
        content: Content,
        choices: Choices,
        answered_on: Callable[[str], date | None] = lambda _: None,
    ) -> None:
        """Take the services; ``answered_on`` knows the day a safety question was last answered, or None."""
        super().__init__(page)
        self._page = page
        self._training = training
        self._content = content
        self._choices = choices
        self._words = content.words
        self._answered_on = answered_on
        self._today: Today | None = None
        self._forms = SessionForms(training)
        self._saved_at: datetime | None = None
        self._talk: ChangeTalk | None = None
        self._was_painted = False
        self._new_day, self._soon = QTimer(self), QTimer(self)
        for timer, call in ((self._new_day, self._on_woken_up), (self._soon, self._offer_other)):
            timer.setSingleShot(True)
            timer.timeout.connect(call)
        self._connect(page)

    def _connect(self, page: TodayPage) -> None:
        page.carry_on_requested.connect(self._on_carry_on_requested)
        page.change_requested.connect(self._on_change_requested)
        page.discard_requested.connect(lambda: self._settle_left(self._training.discard))
        page.finish_requested.connect(lambda: self._settle_left(self._training.finish_as_is))
        page.flare_taken_back.connect(self._on_flare_taken_back)
        page.look_requested.connect(self._on_look_requested)
        page.morning_chosen.connect(lambda score: self._answer_pain(Moment.NEXT_MORNING, score))
        page.other_requested.connect(self._on_other_requested)
        page.painted.connect(self._on_painted)
        page.path_requested.connect(self.path_requested)
        page.question_requested.connect(self.question_requested)
        page.rescreen_requested.connect(self.rescreen_requested)
        page.safety_requested.connect(self.safety_requested)
        page.sheets.settings_requested.connect(self._on_settings_requested)
        page.start_requested.connect(self._on_start_requested)
        page.woke_chosen.connect(self._on_woke_chosen)
        page.woken_up.connect(self._on_woken_up)
        page.worst_chosen.connect(lambda score: self._answer_pain(Moment.WORST_24H, score))

    def refresh(self) -> None:
        """Read everything again, show it, and give the keyboard to the one next thing."""
        self._page.show_problem("")
        self._forms.ask_for(SessionForm.FULL)
        self._show(self._training.today())
        self._page.to_top()
        self._page.take_focus(is_answered=self._now.morning is not None)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def _show(self, today: Today) -> None:
        if self._today is not None and self._today.day != today.day:
            self._saved_at = None
            self._forms.ask_for(SessionForm.FULL)
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
        page.show_notices([self._advice(each, today) for each in today.advice], self._flare(today))
        self._show_session(today)
        page.show_week([self._day(glance) for glance in today.week], today_words.week_line(today))
        self._show_ahead(today)
        page.show_path(path_words.stage_views(today.path, words), path_words.next_stage_line(today.path, words))
        self._new_day.start(round(self._training.until_next_day_s() * 1000) + _AFTER_MS)

    def _show_session(self, today: Today) -> None:
        """Show the session in the form that was asked for, if it still can be had."""
        plan = self._forms.take(today)
        view = today_session_words.session(today, plan, self._words, self._content.programme)
        self._page.show_session(view._replace(other=self._forms.words))
        if self._was_painted:
            self._soon.start(0)

    def _offer_other(self) -> None:
        """Offer another form; after the paint, since it has to be built."""
        self._forms.find_words(self._now)
        self._page.show_other(self._forms.words)

    def _show_ahead(self, today: Today) -> None:
        is_shown = not today.is_first and not today.person.is_locked
        days = today_week_words.days_ahead(today, self._words) if is_shown else []
        self._page.show_ahead(days, today_week_words.week_note(today, self._content.programme.calendar))

    def _day(self, glance: DayGlance) -> DayView:
        name = self.tr("Today") if glance.day == self._now.day else formats.weekday(glance.day)
        return DayView(name, _DAYS[glance.state], glance.morning)

    def _advice(self, advice: ClinicianAdvice, today: Today) -> AdviceView:
        from hipcoach.ui.pages.today_advice_words import NIGHT_QUESTION, advice_view  # seldom there is any

        answered = self._answered_on(NIGHT_QUESTION)
        return advice_view(
            advice,
            self._content.programme,
            frozen_until=today.path.frozen_until,
            is_answered=answered is not None and answered >= advice.since,
        )

    def _flare(self, today: Today) -> FlareView | None:
        if today.flare is None:
            return None
        from hipcoach.ui.pages.today_flare_words import flare_view  # seldom there is one

        return flare_view(today.flare, today.day, self._content.programme.flare, self._words)

    def _on_look_requested(self) -> None:
        if self._forms.plan is None:
            return
        from hipcoach.ui.pages.today_list_words import look  # looked at after the first paint, if at all

        view = look(self._forms.plan, self._now.physio_plan, self._content.exercises, self._words)
        self._page.sheets.open_look(view)

    def _on_painted(self) -> None:
        self._was_painted = True
        if self._today is not None:
            self._soon.start(0)

    # -- what the person does ----------------------------------------------------------------------------------------

    def _on_other_requested(self) -> None:
        self._forms.turn()
        self._show_form()

    def _on_easy_requested(self) -> None:
        self._forms.ask_for(SessionForm.EASY)
        self._show_form()

    def _show_form(self) -> None:
        self._show_session(self._now)
        self._offer_other()
        self._page.take_focus(is_answered=True)

    def _on_change_requested(self) -> None:
        if self._talk is None:
            from hipcoach.ui.pages.today_change_talk import ChangeTalk  # on most days nothing is changed

            self._talk = ChangeTalk(self._page.sheets, self._training, self._content, self._choices, self)
            self._talk.changed.connect(self._on_changed)
            self._talk.easy_requested.connect(self._on_easy_requested)
            self._talk.failed.connect(self._page.show_problem)
        self._talk.open(self._now)

    def _on_changed(self) -> None:
        self._forms.ask_for(SessionForm.FULL)
        self._show(self._training.today())
        if self._talk is not None:
            self._talk.notice_change(self._now)

    def _on_flare_taken_back(self) -> None:
        flare = self._now.flare
        if flare is not None:
            self._write(lambda: self._training.report_flare(is_flare=False, day=flare.started_on), is_answer=False)

    def _on_settings_requested(self) -> None:
        self._page.sheets.close_change()
        self.settings_requested.emit()

    def _answer_pain(self, moment: Moment, score: int) -> None:
        self._write(lambda: self._training.answer_pain(moment, score))

    def _on_woke_chosen(self, woke: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self._write(lambda: self._training.answer_night(woke=woke))

    def _write(self, write: Callable[[], None], *, is_answer: bool = True) -> None:
        """Write something down, then show what the journal has: only what is saved ever looks saved."""
        problem = ""
        try:
            write()
        except HipCoachError as error:
            problem = str(error)
        today = self._training.today()
        if not problem and is_answer:
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
        if self._forms.plan is not None:
            self.start_requested.emit(self._forms.plan)

    def _on_woken_up(self) -> None:
        """Look at the calendar: after a night asleep no timer has counted, and a hidden page is shown afresh anyway."""
        if self._today is not None and self._page.isVisible() and self._training.stamp().day != self._today.day:
            self._show(self._training.today())

    @property
    def _now(self) -> Today:
        if self._today is None:
            self._today = self._training.today()
        return self._today
