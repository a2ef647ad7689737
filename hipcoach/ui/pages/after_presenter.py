"""Takes the answers after a session and says what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.pain import Outlook, outlook
from hipcoach.domain.records import Effort, SessionOutcome
from hipcoach.ui import labels

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.parameters import Programme
    from hipcoach.services.live_session import LiveSession
    from hipcoach.services.screening import ScreeningService
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.after_page import AfterPage


class AfterPresenter(QObject):
    """Presents the page after a session.

    Signals:
        session_recorded: The answers are in the journal; carries whether the safety page is due.
    """

    session_recorded = Signal(bool)

    def __init__(
        self,
        page: AfterPage,
        training: TrainingService,
        screening: ScreeningService,
        words: Words,
        programme: Programme,
    ) -> None:
        super().__init__(page)
        self._screening = screening
        self._page = page
        self._training = training
        self._words = words
        self._programme = programme
        self._session: LiveSession | None = None
        page.changed.connect(self._show_outlook)
        page.save_requested.connect(self.save)

    def ask_about(self, session: LiveSession) -> None:
        """Ask about a session that has just ended."""
        self._session = session
        is_early = session.outcome is not SessionOutcome.COMPLETED
        title = self.tr("That's it for now") if is_early else self.tr("Done for today")
        line = self.tr("Three quick answers and you're finished.")
        self._page.show_session(title, line, self._minutes(session), self._rows(session))
        self._show_outlook()

    def save(self) -> bool:
        """Write the answers down; True when that worked or there was nothing to write."""
        if self._session is None:
            return True
        session = self._session
        try:
            if not session.recorder.save_again():
                raise session.recorder.trouble or HipCoachError("")
            effort = Effort(self._page.effort) if self._page.effort else None
            self._training.close(
                session, worst=self._page.worst, after=self._page.now, effort=effort, note=self._page.note
            )
            worst = max((s for s in (self._page.worst, self._page.now) if s is not None), default=None)
            self._screening.record_pain(worst)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return False
        self._session = None
        is_severe = worst is not None and worst >= self._programme.advice.severe_min
        self.session_recorded.emit(is_severe or bool(session.stop_signal))
        return True

    def forget(self) -> None:
        """Let go of answers that can't be saved."""
        self._session = None

    def _rows(self, session: LiveSession) -> list[tuple[str, str, bool]]:
        rows = []
        for prescription, share in session.shares_done():
            amount = labels.dose_text(prescription) if share >= 1.0 else f"{share:.0%}"
            rows.append((self._words.exercise_name(prescription.exercise_id), amount, share >= 1.0))
        return rows

    def _minutes(self, session: LiveSession) -> str:
        return self.tr("{minutes} min").format(minutes=max(round(session.elapsed_s() / 60), 1))

    def _show_outlook(self) -> None:
        if self._session is None:
            return
        effort = Effort(self._page.effort) if self._page.effort else None
        rules = self._programme
        look = outlook(self._session.before, self._page.worst, effort, rules.pain, rules.advice.severe_min)
        self._page.show_outlook(self._words_for(look, self._page.worst))

    def _words_for(self, look: Outlook, worst: int | None) -> str:
        match look:
            case Outlook.OPEN:
                return self.tr(
                    "Your answers decide the next dose. What you leave open counts as unknown, never as good."
                )
            case Outlook.MORNING_DECIDES:
                return self.tr(
                    "A worst pain of {worst} is fine. If the morning is calm too, the plan can step up."
                ).format(worst=worst)
            case Outlook.SAME:
                return self.tr("Same exercises, same dose. A worst pain of {worst} is within your limit.").format(
                    worst=worst
                )
            case Outlook.EASIER:
                return self.tr("A worst pain of {worst} is over the limit of 5. Next time is one level easier.").format(
                    worst=worst
                )
            case Outlook.CLINICIAN:
                return self.tr(
                    "A pain of {worst} is a lot. Next time is easier. If it is new, or not clearly less in one or two "
                    "days, contact a clinician."
                ).format(worst=worst)
            case _:
                assert_never(look)
