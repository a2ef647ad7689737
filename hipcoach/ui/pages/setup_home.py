"""Leads through what is there at home and what the person can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.household import Thing, lacking, things_there
from hipcoach.services.first_run import Part
from hipcoach.ui import person_labels
from hipcoach.ui.pages.setup_home_step import HomeStep
from hipcoach.ui.pages.setup_part import Footer, SetupPart

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.services.first_run import FirstRunService
    from hipcoach.services.screening import ScreeningService

_YES = "yes"
_ABILITIES = ("can_kneel", "can_lie_prone", "can_lean_on_hands", "can_use_floor")


class HomePart(SetupPart):
    """Presents both groups of ticks; they are a draft until the person goes on."""

    def __init__(self, screening: ScreeningService, first_run: FirstRunService, parent: QObject) -> None:
        self._step = HomeStep(
            [(thing.value, person_labels.thing_word(thing)) for thing in Thing],
            [
                ("can_kneel", self.tr("Kneel on a cushion")),
                ("can_lie_prone", self.tr("Lie on my front")),
                ("can_lean_on_hands", self.tr("Lean on my hands, as on all fours")),
                ("can_use_floor", self.tr("Get down to the floor and up again")),
            ],
        )
        super().__init__(Part.HOME, self._step, parent)
        self._screening = screening
        self._first_run = first_run
        self._step.changed.connect(self._on_changed)

    def show(self) -> None:
        """Show what is known, or was ticked before it was left."""
        draft, screening = set(self._first_run.draft(self.screen)), self._screening
        can = {key for key in _ABILITIES if getattr(screening, key)}
        there = {thing.value for thing in things_there(screening.lacks)}
        if not self._first_run.is_done(Part.HOME):  # nobody was asked yet, so nothing is known to be there
            there = {Thing.SCALES.value} if screening.has_scales else set()
        if draft:
            can, there = draft & set(_ABILITIES), draft - set(_ABILITIES)
        self._step.show_facts(there, can)

    def footer(self) -> Footer:
        """Go on at any time; say what no tick means."""
        if not self._step.abilities.ticked or not self._step.things.ticked:
            hint = self.tr("What is not ticked stays out of your plan.")
            return Footer(self.tr("Continue"), hint)
        return Footer(self.tr("Continue"))

    def record(self) -> None:
        """Write down what is there and what is not."""
        there = {Thing(key) for key in self._step.things.ticked}
        screening, can = self._screening, self._step.abilities.ticked
        screening.set_lacks(lacking(there))
        screening.set_has_scales(has_scales=Thing.SCALES in there)
        screening.set_abilities(**{key: key in can for key in _ABILITIES})

    def _on_changed(self) -> None:
        ticked = dict.fromkeys(sorted(self._step.things.ticked | self._step.abilities.ticked), _YES)
        self.write(lambda: self._first_run.keep_draft(self.screen, ticked))
