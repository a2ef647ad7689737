"""Shows the state of safety, and takes assessments and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui import formats, labels
from hipcoach.ui.pages.safety_views import assessable, lock_view, question_views

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.safety_page import SafetyPage


class SafetyPresenter(QObject):
    """Presents the safety page.

    Signals:
        answers_recorded: Answers or an assessment are in the journal.
        setup_requested: The person wants to answer the safety check again.
    """

    answers_recorded = Signal()
    setup_requested = Signal()

    def __init__(self, page: SafetyPage, screening: ScreeningService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._words = words
        page.show_notice(words.notice())
        page.assessment_requested.connect(self._on_assessment_requested)
        page.assessment_given.connect(self._on_assessment_given)
        page.answers_given.connect(self._on_answers_given)
        page.check_requested.connect(self.setup_requested)

    def refresh(self) -> None:
        """Work the state out afresh and show it."""
        verdict = self._screening.verdict()
        waiting = question_views(self._screening.with_follow_ups(verdict.unanswered), self._words)
        lock = lock_view(verdict, self._screening.safety.questions, self._words) if verdict.locks else None
        text = self.tr("None of your answers stands against exercise. Before each session we ask what is new.")
        if self._screening.is_rescreen_due():
            text = self.tr("It is time to answer the safety check again. Sessions stay open meanwhile.")
        self._page.show_state(lock, waiting, text)
        self._show_answers()

    def _show_answers(self) -> None:
        given = self._screening.latest_answers()
        rows = [
            (
                self._words.question(question.id),
                f"{labels.answer_word(one.answer)}, {formats.day_with_year(one.stamp.day)}",
            )
            for question in self._screening.safety.questions
            if (one := given.get(question.id)) is not None
        ]
        self._page.show_answers(rows)

    def _on_assessment_requested(self) -> None:
        locked = assessable(self._screening.verdict(), self._words)
        self._page.open_form(locked, self._screening.today())

    def _on_assessment_given(self) -> None:
        entry = self._page.entry
        try:
            for question_id in entry.question_ids:
                self._screening.record_clearance(
                    question_id, name=entry.name, role=entry.role, assessed_on=entry.assessed_on, told=entry.told
                )
        except HipCoachError as error:
            self._page.show_form_problem(str(error))
            return
        self._tell()

    def _on_answers_given(self) -> None:
        given = [(key, Answer(answer)) for key, answer in self._page.waiting_answers.items()]
        try:
            self._screening.record_answers(given, Occasion.RESCREEN)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self._page.show_problem("")
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.answers_recorded.emit()
