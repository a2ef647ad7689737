"""Leads through the screens of the safety check; ticks are drafts until the person goes on, so that no slip locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.person import Answer, Occasion
from hipcoach.services.first_run import Part
from hipcoach.ui.pages.safety_views import question_views
from hipcoach.ui.pages.setup_part import Footer, SetupPart
from hipcoach.ui.pages.setup_ticks_step import TicksStep

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.content.words import Words
    from hipcoach.services.first_run import FirstRunService
    from hipcoach.services.question_screens import Screen
    from hipcoach.services.screening import ScreeningService


class SafetyPart(SetupPart):
    """Presents one screen at a time.

    Attributes:
        place: Which screen, from 0.
        is_repeat: Everything is asked afresh; no answer is taken over from last time.
    """

    def __init__(self, screening: ScreeningService, first_run: FirstRunService, words: Words, parent: QObject) -> None:
        self._step = TicksStep()
        super().__init__(Part.SAFETY, self._step, parent)
        self.place = 0
        self.is_repeat = False
        self._screening = screening
        self._first_run = first_run
        self._words = words
        self._again: dict[str, str] = {}
        self._step.changed.connect(self._on_changed)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The screens there are."""
        return self._screening.screens() if self.is_repeat else self._first_run.screens()

    @property
    def locking_screen(self) -> int:
        """Place of the screen with the answer that locks; the first one where it is on none."""
        locks = {lock.question_id for lock in self._screening.verdict().locks}
        places = (
            place
            for place, screen in enumerate(self.screens)
            if any(question.id in locks for question in screen.questions)
        )
        return next(places, 0)

    def begin(self, *, is_repeat: bool) -> None:
        """Begin at the first screen, or afresh."""
        self.place, self.is_repeat, self._again = 0, is_repeat, {}

    def detail(self) -> str:
        """Which screen of how many."""
        return self.tr("Part {number} of {count}").format(number=self.place + 1, count=len(self.screens))

    def show(self) -> None:
        """Show the screen with what is known of its answers, or was ticked before it was left."""
        screen = self.screens[self.place]
        self.screen = screen.id
        lead = self._words.text("screen", screen.id, "lead")
        views = question_views(screen.questions, self._words)
        if not any(view.has_unsure for view in views if not view.after):
            lead = self.tr("{lead} If in doubt, tick it.").format(lead=lead)
        self._step.show_screen(self._words.text("screen", screen.id, "title"), lead, views, self._known(screen))

    def footer(self) -> Footer:
        """Go on once everything is answered; say before that an answer pauses exercise."""
        left = self._step.ticks.left()
        if left == 0 and self._pauses():
            hint = self.tr("One of your answers pauses exercise. Have a second look before you go on.")
            return Footer(self.tr("Continue"), hint, is_warning=True)
        return Footer(self.tr("Continue"), self.ticks_left(self._step.ticks), left == 0)

    def record(self) -> None:
        """Write down all answers of the screen at once."""
        given = self._given()
        if self.is_repeat:
            self._screening.record_answers(given, Occasion.RESCREEN)
            self._again |= self._step.ticks.answers()
        else:
            self._screening.record_changes(given, Occasion.SETUP)

    def _known(self, screen: Screen) -> dict[str, str]:
        if self.is_repeat:
            return self._again
        latest = self._screening.latest_answers()
        known = {
            question.id: latest[question.id].answer.value for question in screen.questions if question.id in latest
        }
        return known | self._first_run.draft(screen.id)

    def _given(self) -> list[tuple[str, Answer]]:
        return [(key, Answer(value)) for key, value in self._step.ticks.answers().items()]

    def _pauses(self) -> bool:
        """Whether an answer that is new here locks."""
        latest = {key: given.answer for key, given in self._screening.latest_answers().items()}
        is_new = self.is_repeat
        return self._screening.would_lock(
            (key, answer) for key, answer in self._given() if is_new or latest.get(key) is not answer
        )

    def _on_changed(self) -> None:
        if self.is_repeat:
            self.changed.emit()
            return
        ticks = self._step.ticks.ticks()
        self.write(lambda: self._first_run.keep_draft(self.screen, ticks))
