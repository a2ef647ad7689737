"""What is there at home, and what the person can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.ui.pages.setup_step import QuestionCard, Step
from hipcoach.ui.widgets.tick_grid import TickGrid

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    Choices = Sequence[tuple[str, str]]


class HomeStep(Step):
    """Two groups of ticks.

    Attributes:
        things: What is there.
        abilities: What the person can do.
    """

    def __init__(self, things: Choices, abilities: Choices) -> None:
        """Make it with key and words of each tick."""
        super().__init__()
        self.setObjectName("home_step")
        self.title.setText(self.tr("You at home"))
        self.lead.setText(self.tr("Nothing here is a must. What is missing is left out, and something else stands in."))
        self.things = TickGrid(things, self.tr("All of this is here"))
        self.abilities = TickGrid(abilities, self.tr("I can do all of these"))
        here, can = self.tr("Tick what you have"), self.tr("Tick what you can do without much trouble")
        self.body.addWidget(QuestionCard(can, "", self.abilities))
        self.body.addWidget(QuestionCard(here, "", self.things))
        self.body.addStretch(1)
        for group in (self.abilities, self.things):
            group.changed.connect(self.changed)

    def show_facts(self, things: Collection[str], abilities: Collection[str]) -> None:
        """Show what is known."""
        self.things.set_ticked(things)
        self.abilities.set_ticked(abilities)
        self.to_top()

    def stops(self) -> list[QWidget]:
        """Every tick and button."""
        return [*self.abilities.stops(), *self.things.stops()]

    def focus_first(self) -> bool:
        """Take the focus to the button that ticks all."""
        self.abilities.all.setFocus()
        return True
