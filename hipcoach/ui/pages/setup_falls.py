"""Leads through the questions about falling (A3); what they mean for standing work is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.falls import FallTell
from hipcoach.domain.person import Answer, Occasion
from hipcoach.services.first_run import Part
from hipcoach.ui.pages.setup_part import Footer, SetupPart
from hipcoach.ui.pages.setup_ticks_step import TicksStep
from hipcoach.ui.widgets.question_row import QuestionView

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.content.words import Words
    from hipcoach.domain.falls import FallItem
    from hipcoach.services.first_run import FirstRunService
    from hipcoach.services.screening import ScreeningService

_GRAVE = frozenset({FallTell.MANY, FallTell.INJURED, FallTell.BLACKOUT})


class FallsPart(SetupPart):
    """Presents the fall-risk questions; ticks are a draft until the person goes on.

    Attributes:
        is_repeat: Everything is asked afresh.
    """

    def __init__(self, screening: ScreeningService, first_run: FirstRunService, words: Words, parent: QObject) -> None:
        self._step = TicksStep()
        super().__init__(Part.FALLS, self._step, parent)
        self.is_repeat = False
        self._screening = screening
        self._first_run = first_run
        self._words = words
        self._step.changed.connect(self._on_changed)

    def show(self) -> None:
        """Show the questions with what is known of their answers."""
        views = [self._view(item) for item in self._screening.fall_questions()]
        lead = self.tr("They decide how much there is to hold on to when you stand.")
        self._step.show_screen(self.tr("Steady on your feet"), lead, views, self._known())

    def footer(self) -> Footer:
        """Go on once everything is answered; say before that standing work will wait."""
        left = self._step.ticks.left()
        if left == 0 and self._is_grave():
            hint = self.tr("Standing exercises will wait for an assessment. Lying and sitting ones go on.")
            return Footer(self.tr("Continue"), hint, is_warning=True)
        return Footer(self.tr("Continue"), self.ticks_left(self._step.ticks), left == 0)

    def record(self) -> None:
        """Write down all answers at once."""
        given = [(key, Answer(value)) for key, value in self._step.ticks.answers().items()]
        self._screening.record_falls(given, Occasion.RESCREEN if self.is_repeat else Occasion.SETUP)

    def _view(self, item: FallItem) -> QuestionView:
        is_grave = item.tells in _GRAVE
        advice = self.tr(
            "Please ask a doctor or PT for a falls assessment. Standing exercises wait for it; lying and sitting ones "
            "go on."
        )
        return QuestionView(
            id=item.id,
            text=self._words.text("fall_item", item.id, "text"),
            advice=advice if is_grave else "",
            has_unsure=True,
            after=item.after,
        )

    def _known(self) -> dict[str, str]:
        if self.is_repeat:
            return {}
        latest = self._screening.latest_answers()
        asked = [item.id for item in self._screening.fall_questions()]
        return {key: latest[key].answer.value for key in asked if key in latest} | self._first_run.draft(self.screen)

    def _is_grave(self) -> bool:
        answers = self._step.ticks.answers()
        grave = [item.id for item in self._screening.fall_questions() if item.tells in _GRAVE]
        return any(answers.get(key, Answer.NO.value) != Answer.NO.value for key in grave)

    def _on_changed(self) -> None:
        if self.is_repeat:
            self.changed.emit()
            return
        ticks = self._step.ticks.ticks()
        self.write(lambda: self._first_run.keep_draft(self.screen, ticks))
