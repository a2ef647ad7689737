"""Shows the state of safety, and takes assessments and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.falls import FALLS
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui import formats, labels
from hipcoach.ui.pages.clearance_talk import ClearanceTalk
from hipcoach.ui.pages.safety_page import Entry
from hipcoach.ui.pages.safety_views import lock_view, question_views, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.safety_page import SafetyPage
    from hipcoach.ui.pages.today_more_views import AdviceView


class SafetyPresenter(QObject):
    """Presents the safety page.

    Signals:
        answers_recorded: Answers or an assessment are in the journal.
        setup_requested: The person wants to answer the safety check again.
        set_up_open: The person wants to finish the first run.
    """

    answers_recorded = Signal()
    setup_requested = Signal()
    set_up_open = Signal()

    def __init__(
        self,
        page: SafetyPage,
        screening: ScreeningService,
        words: Words,
        advice: Callable[[], Sequence[AdviceView]] = lambda: (),
    ) -> None:
        """Take the services; ``advice`` gives what scores ask for just now, most urgent first."""
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._words = words
        self._advice = advice
        self._clearance = ClearanceTalk(page.lock, page.form, screening, words, self, self._assessable)
        self._clearance.form_requested.connect(page.open_form)
        self._clearance.recorded.connect(self._tell)
        page.show_notice(self.tr("What HipCoach is and is not"), words.notice())
        page.answers_given.connect(self.save_answers)
        page.assessment_requested.connect(self._clearance.open)
        page.check_requested.connect(self.setup_requested)
        page.set_up_requested.connect(self.set_up_open)

    def refresh(self) -> None:
        """Work the state out afresh and show it."""
        screening = self._screening
        verdict = screening.verdict()
        is_set_up = screening.is_set_up()
        advice = self._advice()
        locking = [each for each in advice if each.is_lock]
        if verdict.locks or locking:
            view = lock_view(verdict, screening.safety.questions, self._words, locking)
            self._page.show_locked(view, self.tr("Exercise is paused"))
        elif not is_set_up:
            text = self.tr("A few questions of the first run are still open. Sessions begin when they are answered.")
            self._page.show_open(self.tr("Almost there"), text, self.tr("The set-up is not finished"), is_set_up=False)
        elif verdict.unanswered:
            asked = screening.with_follow_ups(verdict.unanswered)
            self._page.show_waiting(question_views(asked, self._words), self.tr("Answers are missing"))
        else:
            self._page.show_open(
                self.tr("Nothing stands against exercise"),
                self._open_words(),
                self.tr("Sessions are open"),
                is_set_up=True,
            )
        self._page.show_entries(self._assessments(), self._answers())
        can_record = not (verdict.locks or locking) and bool(self._assessable())
        self._page.show_advice([_entry(each) for each in advice if not each.is_lock], can_record=can_record)

    def ask(self, question_id: str) -> None:
        """Ask one question, whatever was answered before; a lock comes first."""
        if not self._screening.verdict().locks:
            asked = self._screening.with_follow_ups([question_id])
            self._page.show_waiting(question_views(asked, self._words), self.tr("One question"))
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_answers(self) -> None:
        """Write the answers to the waiting questions down."""
        given = [(key, Answer(answer)) for key, answer in self._page.waiting_answers.items()]
        try:
            self._screening.record_answers(given, Occasion.RESCREEN)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self._tell()

    def _open_words(self) -> str:
        if self._screening.is_rescreen_due():
            return self.tr(
                "It is time for the whole safety check again. You are asked before the next session, or now."
            )
        return self.tr("Before each session we ask what is new. If something changes in between, answer again here.")

    def _answers(self) -> list[Entry]:
        latest = self._screening.latest_answers()
        given = [
            (question, latest[question.id]) for question in self._screening.safety.questions if question.id in latest
        ]
        return [
            Entry(
                title=self._words.question(question.id),
                detail=self.tr("{answer}, {day}").format(
                    answer=labels.answer_word(one.answer), day=formats.day_with_year(one.stamp.day)
                ),
                is_marked=one.answer is not Answer.NO,
            )
            for question, one in given
        ]

    def _assessments(self) -> list[Entry]:
        return [
            Entry(
                title=subject(each.question_id, self._words),
                detail=self.tr("{name}, {role}, {day}").format(
                    name=each.assessed_by, role=each.role, day=formats.day_with_year(each.assessed_on)
                ),
                note=each.told,
            )
            for each in reversed(self._screening.clearances())
        ]

    def _assessable(self) -> list[tuple[str, str]]:
        """Id and words of what an assessment can be about beside the answers."""
        found = [(each.key, each.title) for each in self._advice() if each.is_assessable]
        if self._screening.fall_verdict().needs_clearance:
            found.append((FALLS, subject(FALLS, self._words)))
        return found

    def _tell(self) -> None:
        self.refresh()
        self.answers_recorded.emit()


def _entry(advice: AdviceView) -> Entry:
    return Entry(title=advice.title, detail=advice.text, note=advice.held)
