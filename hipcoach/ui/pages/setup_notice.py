"""Leads through the notice: what this is and is not, accepted in the version that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.services.first_run import Part
from hipcoach.ui.pages.setup_notice_step import NoticeStep
from hipcoach.ui.pages.setup_part import Footer, SetupPart

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService


class NoticePart(SetupPart):
    """Presents the notice."""

    def __init__(self, screening: ScreeningService, words: Words, parent: QObject) -> None:
        self._step = NoticeStep()
        super().__init__(Part.NOTICE, self._step, parent)
        self._screening = screening
        self._words = words
        self._step.changed.connect(self.changed)

    def show(self) -> None:
        """Show the notice."""
        self._step.show_notice(
            self.tr("Welcome to HipCoach"),
            self._words.notice(),
            self._words.text("notice", "accept"),
            is_accepted=self._screening.has_accepted_notice,
        )

    def footer(self) -> Footer:
        """Go on once it is accepted."""
        is_ready = self._step.accept.isChecked()
        return Footer(self.tr("Continue"), "" if is_ready else self.tr("Tick the box to go on."), is_ready)

    def record(self) -> None:
        """Write down that it was accepted."""
        if not self._screening.has_accepted_notice:
            self._screening.accept_notice()
