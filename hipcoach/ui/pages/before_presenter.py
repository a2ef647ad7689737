"""Asks before a session, and lets nobody past a lock or too much pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Position
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.records import SessionForm
from hipcoach.ui.pages.safety_views import lock_view, question_views
from hipcoach.ui.widgets.question_row import YES, QuestionView

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.builder import SessionPlan
    from hipcoach.services.screening import ScreeningService
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.before_page import BeforePage


class BeforePresenter(QObject):
    """Presents the questions before a session.

    Signals:
        ready: The session may begin; carries the pain before it, or None.
        cancelled: Back to Today.
        locked: The person wants to see the safety page.
    """

    ready = Signal(object)
    cancelled = Signal()
    locked = Signal()

    def __init__(self, page: BeforePage, screening: ScreeningService, training: TrainingService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._training = training
        self._words = words
        self._plan: SessionPlan | None = None
        self._opened: tuple[str, ...] = ()
        page.changed.connect(self._on_changed)
        page.start_requested.connect(self._on_start_requested)
        page.cancel_requested.connect(self.cancelled)
        page.safety_requested.connect(self.locked)

    def ask(self, plan: SessionPlan) -> None:
        """Ask before this session."""
        self._plan = plan
        self._opened = ()
        items = self._screening.safety.mini_screen
        views = [QuestionView(id=item.id, text=self._words.text("mini", item.id, "text")) for item in items]
        stands = any(each.position is Position.STANDING for each in plan.prescriptions)
        standing = (self._words.text("standing_set_up", "title"), self._words.standing_set_up()) if stands else None
        self._page.show_fresh(views, standing)
        self._show_advice()

    def _on_changed(self) -> None:
        opened = self._screening.opened_by_mini(self._yes())
        if opened != self._opened:
            self._opened = opened
            self._page.show_opened(question_views(self._screening.with_follow_ups(opened), self._words))
        self._show_advice()

    def _yes(self) -> list[str]:
        return [key for key, answer in self._page.mini_answers.items() if answer == YES]

    def _show_advice(self) -> None:
        if self._plan is None:
            return
        fitting = self._training.fitting(self._plan, self._page.score)
        text = ""
        if fitting is None:
            text = self.tr(
                "With a pain of {score} there is no session today. Rest, and move a little as it feels comfortable. "
                "If it is new, or not clearly less in one or two days, contact a clinician."
            ).format(score=self._page.score)
        elif fitting.form is SessionForm.CALM:
            text = self.tr("With a pain of {score} today is a calm session: breathing and easy movement.").format(
                score=self._page.score
            )
        self._page.show_advice(text, may_start=self._page.questions_left() == 0 and fitting is not None)

    def _on_start_requested(self) -> None:
        try:
            self._screening.record_mini(self._yes())
            opened = {key: Answer(answer) for key, answer in self._page.opened_answers.items()}
            self._screening.record_answers(list(opened.items()), Occasion.MINI)
            verdict = self._screening.verdict()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        if verdict.locks:
            self._page.show_lock(lock_view(verdict, self._screening.safety.questions, self._words))
        elif verdict.may_exercise:
            self.ready.emit(self._page.score)
        else:
            self.locked.emit()
