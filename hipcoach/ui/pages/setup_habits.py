"""Leads through a short page nobody has to fill in: habits and signs that point somewhere (E8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.services.first_run import Part
from hipcoach.ui.pages.setup_part import Footer, SetupPart
from hipcoach.ui.pages.setup_ticks_step import TicksStep
from hipcoach.ui.widgets.question_row import NO, YES, QuestionView

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.content.words import Words
    from hipcoach.services.first_run import FirstRunService
    from hipcoach.services.profiles import ProfilesService


class HabitsPart(SetupPart):
    """Presents what is asked for the pointers; ticks are a draft until the person goes on."""

    def __init__(self, profiles: ProfilesService, first_run: FirstRunService, words: Words, parent: QObject) -> None:
        self._step = TicksStep(needs_none=False)
        super().__init__(Part.HABITS, self._step, parent)
        self._profiles = profiles
        self._first_run = first_run
        self._words = words
        self._step.changed.connect(self._on_changed)

    def show(self) -> None:
        """Show the questions with what was told."""
        views = [
            QuestionView(id=fact.id, text=self._words.text("fact", fact.id, "text")) for fact in self._profiles.asked()
        ]
        known = {key: YES if is_so else NO for key, is_so in self._profiles.told().items()}
        lead = self.tr("Nobody has to fill this in. It helps to choose among exercises, and your PT to ask on.")
        self._step.show_screen(
            self.tr("Does any of this fit?"), lead, views, known | self._first_run.draft(self.screen)
        )

    def footer(self) -> Footer:
        """Go on at any time."""
        is_any = bool(self._step.ticks.ticks())
        return Footer(self.tr("Continue") if is_any else self.tr("None of these"), later=self.tr("Skip"))

    def record(self) -> None:
        """Write down what fits and what doesn't."""
        self._profiles.tell({key: value == YES for key, value in self._step.ticks.answers().items()})

    def _on_changed(self) -> None:
        ticks = self._step.ticks.ticks()
        self.write(lambda: self._first_run.keep_draft(self.screen, ticks))
