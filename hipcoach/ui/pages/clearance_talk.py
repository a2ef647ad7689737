"""Writing down an assessment: the part that the first run and the safety page share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.ui import formats
from hipcoach.ui.pages.safety_views import assessable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.widgets.clearance_form import ClearanceEntry, ClearanceForm
    from hipcoach.ui.widgets.locked_panel import LockedPanel


class Other(NamedTuple):
    """Something beside the answers that an assessment can be about.

    Attributes:
        key: Its id.
        title: What it is.
        since: The day it was noticed: an assessment before that knew nothing of it; None where it doesn't matter.
    """

    key: str
    title: str
    since: date | None


class ClearanceTalk(QObject):
    """Opens the form, and writes down what stands in it.

    Signals:
        form_requested: The form is to be shown; carries what an assessment can be about, and today.
        recorded: An assessment is in the journal.
    """

    form_requested = Signal(list, object)
    recorded = Signal()

    def __init__(
        self,
        panel: LockedPanel,
        form: ClearanceForm,
        screening: ScreeningService,
        words: Words,
        parent: QObject,
        others: Callable[[], Sequence[Other]] = lambda: (),
    ) -> None:
        """Take what it talks with; ``others`` gives what else an assessment can be about just now."""
        super().__init__(parent)
        self._others = others
        self._form = form
        self._screening = screening
        self._words = words
        panel.assessment_requested.connect(self.open)
        form.save_requested.connect(self.save)

    def open(self) -> None:
        """Ask for the form."""
        others = [(each.key, each.title) for each in self._others()]
        about = [*assessable(self._screening.verdict(), self._words), *others]
        self.form_requested.emit(about, self._screening.today())

    def save(self) -> None:
        """Write down what stands in the form, for each answer it is about."""
        entry = self._form.entry
        if not entry.question_ids:
            self._form.show_problem(self.tr("Please tick the answer that the assessment was about."))
            return
        early = next((each for each in self._others() if self._is_early(each, entry)), None)
        if early is not None:
            text = self.tr("\u201c{title}\u201d was noticed on {day}, after that assessment. Please check the day.")
            self._form.show_problem(
                text.format(title=early.title, day=formats.day_long(early.since or entry.assessed_on))
            )
            return
        try:
            self._screening.record_clearances(
                entry.question_ids,
                name=entry.name,
                role=entry.role,
                assessed_on=entry.assessed_on,
                told=entry.told,
                in_force=[each.key for each in self._others()],
            )
        except HipCoachError as error:
            self._form.show_problem(str(error))
            return
        self._form.forget()
        self.recorded.emit()

    @staticmethod
    def _is_early(other: Other, entry: ClearanceEntry) -> bool:
        is_meant = other.key in entry.question_ids
        return is_meant and other.since is not None and entry.assessed_on < other.since
