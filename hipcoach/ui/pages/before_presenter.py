"""Asks before a session, and lets nobody past a lock or too much pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Position
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.records import SessionForm
from hipcoach.ui.pages.safety_views import lock_view, question_views
from hipcoach.ui.widgets.question_row import YES, QuestionView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.content.words import Words
    from hipcoach.domain.builder import SessionPlan
    from hipcoach.domain.records import OpenSession, Prescription
    from hipcoach.services.screening import ScreeningService
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.before_page import BeforePage


class BeforePresenter(QObject):
    """Presents the questions before a session.

    Signals:
        answers_recorded: Answers are in the journal.
        ready: The session may begin; carries its plan and the pain before it, or None.
        ready_to_carry_on: A session that was left may go on; carries the :class:`OpenSession`.
        cancelled: Back to Today.
        locked: The person wants to see the safety page.
    """

    answers_recorded = Signal()
    ready = Signal(object, object)
    ready_to_carry_on = Signal(object)
    cancelled = Signal()
    locked = Signal()

    def __init__(self, page: BeforePage, screening: ScreeningService, training: TrainingService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._training = training
        self._words = words
        self._plan: SessionPlan | None = None
        self._left: OpenSession | None = None
        self._opened: tuple[str, ...] = ()
        self._is_rescreen = False
        self._is_recorded = False
        page.changed.connect(self._on_changed)
        page.start_requested.connect(self.start)
        page.cancel_requested.connect(self.cancel)
        page.safety_requested.connect(self.locked)

    def ask(self, plan: SessionPlan) -> None:
        """Ask before this session; the whole safety check instead of the three taps when it is due."""
        self._plan, self._left = plan, None
        self._ask(plan.prescriptions)

    def ask_again(self, left: OpenSession) -> None:
        """Ask before the rest of a session that was left: whatever ended it, and however long that is ago."""
        self._plan, self._left = None, left
        self._ask(left.prescriptions)

    def _ask(self, prescriptions: Sequence[Prescription]) -> None:
        self._opened = ()
        self._is_recorded = False
        self._is_rescreen = self._screening.is_rescreen_due()
        stands = any(each.position is Position.STANDING for each in prescriptions)
        standing = (self._words.text("standing_set_up", "title"), self._words.standing_set_up()) if stands else None
        if self._is_rescreen:
            title = self.tr("Time for the whole safety check again")
            lead = self.tr("It comes back every few weeks, after a longer break and after strong pain.")
            self._page.show_fresh(title, lead, (), standing)
            everything = [question for screen in self._screening.screens() for question in screen.questions]
            self._page.show_opened(question_views(everything, self._words))
        else:
            items = self._screening.safety.mini_screen
            views = [QuestionView(id=item.id, text=self._words.text("mini", item.id, "text")) for item in items]
            self._page.show_fresh(self.tr("Since last time"), "", views, standing)
        self._show_state()

    def start(self) -> None:
        """Write the answers down, then begin, or say why not."""
        if not self._is_offered() or self._page.questions_left():
            return
        try:
            self._record()
            verdict = self._screening.verdict()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.answers_recorded.emit()
        if verdict.locks:
            self._page.show_lock(lock_view(verdict, self._screening.safety.questions, self._words))
        elif not verdict.may_exercise:
            self.locked.emit()
        elif self._left is not None:
            self.ready_to_carry_on.emit(self._left)
        else:
            self.ready.emit(self._plan, self._page.score)

    def cancel(self) -> None:
        """Go back to Today; a yes and strong pain are kept, whatever else stays unanswered."""
        try:
            self._record_what_is_grave()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.cancelled.emit()

    # -- writing down ------------------------------------------------------------------------------------------------

    def _record(self) -> None:
        if not self._is_rescreen:
            self._screening.record_mini(self._yes())
        occasion = Occasion.RESCREEN if self._is_rescreen else Occasion.MINI
        self._screening.record_answers(self._given(), occasion)
        self._is_recorded = True

    def _record_what_is_grave(self) -> None:
        if self._is_recorded:
            return
        self._screening.record_pain(self._page.score)
        if self._yes() or self._screening.would_lock(self._given()):
            self._record()
            self.answers_recorded.emit()

    def _given(self) -> list[tuple[str, Answer]]:
        return [(key, Answer(answer)) for key, answer in self._page.opened_answers.items()]

    def _yes(self) -> list[str]:
        return [key for key, answer in self._page.mini_answers.items() if answer == YES]

    # -- showing -----------------------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._is_recorded = False
        opened = () if self._is_rescreen else self._screening.opened_by_mini(self._yes())
        if opened != self._opened:
            self._opened = opened
            self._page.show_opened(question_views(self._screening.with_follow_ups(opened), self._words))
        self._show_state()

    def _is_offered(self) -> bool:
        """Whether the pain leaves a session at all."""
        score = self._page.score
        if self._left is not None:
            return self._training.rest_of(self._left, score) is StartOfDay.NORMAL
        return self._plan is not None and self._training.fitting(self._plan, score) is not None

    def _show_state(self) -> None:
        if self._left is not None:
            self._show_state_of_rest(self._left)
        elif self._plan is not None:
            self._show_state_of_session(self._plan)

    def _show_state_of_session(self, plan: SessionPlan) -> None:
        fitting = self._training.fitting(plan, self._page.score)
        is_calm = fitting is not None and fitting is not plan and fitting.form is SessionForm.CALM
        if fitting is None:
            self._say_no_session()
        elif is_calm:
            text = self.tr("With a pain of {score} today is for breathing and easy movement. It counts.")
            text = text.format(score=self._page.score)
            self._page.show_advice(self.tr("A calm session today"), text, is_grave=False)
        else:
            self._page.show_advice("", "", is_grave=False)
        self._page.show_standing(is_needed=fitting is not None and not is_calm)
        self._show_start(self.tr("Start the calm session") if is_calm else self.tr("Start"))

    def _show_state_of_rest(self, left: OpenSession) -> None:
        start = self._training.rest_of(left, self._page.score)
        if start is StartOfDay.NO_SESSION:
            self._say_no_session()
        elif start is StartOfDay.CALM:
            text = self.tr(
                "With a pain of {score} what is left of it is too much for now. Back on Today you can finish it as it "
                "is: nothing you have done is lost."
            ).format(score=self._page.score)
            self._page.show_advice(self.tr("Not the rest of this session"), text, is_grave=False)
        else:
            self._page.show_advice("", "", is_grave=False)
        self._page.show_standing(is_needed=start is StartOfDay.NORMAL)
        self._show_start(self.tr("Carry on"))

    def _show_start(self, text: str) -> None:
        left, is_offered = self._page.questions_left(), self._is_offered()
        hint = self._left_words(left) if is_offered else ""
        self._page.show_start(text, hint, may_start=left == 0 and is_offered, is_offered=is_offered)

    def _say_no_session(self) -> None:
        text = self._no_session_words(self._page.score)
        self._page.show_advice(self.tr("No session today"), text, is_grave=True)

    def _no_session_words(self, score: int | None) -> str:
        return self.tr(
            "A pain of {score} is a lot. Rest, and move a little where it feels comfortable. If it is new, or not "
            "clearly down in 24 to 48 hours, contact a clinician. If one of the things below applies too, answer yes."
        ).format(score=score)

    def _left_words(self, left: int) -> str:
        if left == 0:
            return ""
        return self.tr("1 question left") if left == 1 else self.tr("{count} questions left").format(count=left)
