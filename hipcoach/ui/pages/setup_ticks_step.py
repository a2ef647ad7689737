"""A screen of things to tick: safety questions, falls, habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.widgets.question_row import QuestionView


class TicksStep(Step):
    """One screen of ticks.

    Attributes:
        ticks: The list.
    """

    def __init__(self, *, needs_none: bool = True) -> None:
        """Make an empty screen; without ``needs_none`` what is not ticked is a no by itself."""
        super().__init__()
        self.setObjectName("ticks_step")
        self.ticks = TickList(needs_none=needs_none)
        self.body.addWidget(self.ticks)
        self.body.addStretch(1)
        self.ticks.answered.connect(self._on_answered)

    def show_screen(self, title: str, lead: str, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Show the questions of a screen with what is known of their answers."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.ticks.show_questions(views, answers)
        self.to_top()

    def stops(self) -> list[QWidget]:
        """Every tick, and what follows from it."""
        return self.ticks.stops()

    def focus_first(self) -> bool:
        """Take the focus to what is missing, else to the first tick."""
        return self.ticks.focus_first()

    def _on_answered(self, row: QWidget) -> None:
        self.reveal(row)
        self.changed.emit()
