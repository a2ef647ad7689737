"""Leads through the questions about an operation; the careful answer counts where two don't fit."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.implied import SURGERY, is_fresh
from hipcoach.domain.person import Answer, Occasion, Precautions, Surgery
from hipcoach.services.first_run import Part
from hipcoach.services.person_facts import FactError
from hipcoach.ui import formats, person_labels
from hipcoach.ui.pages.setup_operation_step import OperationStep
from hipcoach.ui.pages.setup_part import Footer, SetupPart

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from hipcoach.domain.parameters import SafetyRules
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.widgets.day_parts import DayParts


class OperationPart(SetupPart):
    """Presents which, when, and what is still forbidden."""

    def __init__(self, screening: ScreeningService, rules: SafetyRules, parent: QObject) -> None:
        self._step = OperationStep(
            [(kind.value, person_labels.surgery_word(kind)) for kind in Surgery],
            [(each.value, person_labels.precautions_word(each)) for each in Precautions],
        )
        super().__init__(Part.OPERATION, self._step, parent)
        self._screening = screening
        self._rules = rules
        self._step.edited.connect(self._on_edited)

    def show(self) -> None:
        """Show what is known."""
        screening = self._screening
        surgery, held = screening.surgery, screening.precautions
        self._step.show_facts(surgery.value if surgery else None, screening.surgery_on, held.value if held else None)
        self._show_note()

    def footer(self) -> Footer:
        """Go on once all that is asked is answered."""
        left = self._left()
        if left == 0 and self._screening.contradicted():
            hint = self.tr("Going on pauses exercise until your surgeon or PT has cleared you.")
            return Footer(self.tr("Continue"), hint, is_warning=True)
        return Footer(self.tr("Continue"), self.questions_left(left), left == 0)

    def record(self) -> None:
        """Write all down; a day that can't be is refused with a sentence beside it."""
        self._step.show_problem("")
        try:
            self._write_down(self._day())
        except FactError as error:
            self._step.show_problem(str(error))
            raise
        self._screening.settle_contradictions(Occasion.SETUP)

    def _on_edited(self) -> None:
        """Write down what can be; a day that is half entered is no fault yet."""
        self._step.show_problem("")
        try:
            day = self._day()
            self._write_down(day)
        except FactError:
            self.write(lambda: self._write_down(None))
        except HipCoachError as error:
            self.failed.emit(str(error))
        self._show_note()
        self.changed.emit()

    def _write_down(self, day: date | None) -> None:
        which, held = self._step.which.value, self._step.precautions.value
        if which is None:
            return
        told = Surgery(which), day, Precautions(held) if held else None
        screening = self._screening
        if told != (screening.surgery, screening.surgery_on, screening.precautions):
            screening.set_surgery(*told)

    def _day(self) -> date | None:
        """The day that was entered, None where none is asked for.

        Raises:
            FactError: There is no such day, or a part of it is missing.
        """
        if self._is_none():
            return None
        parts, today = self._step.day.parts, self._screening.today()
        if parts.month is None or parts.year is None:
            raise FactError(self.tr("Please choose the month and write the year; about is good enough."))
        return _day_of(parts, parts.year, parts.month, today, self.tr("There is no such day. Please check it."))

    def _left(self) -> int:
        step = self._step
        if step.which.value is None:
            return 1
        if self._is_none():
            return 0
        parts = step.day.parts
        return (parts.month is None or parts.year is None) + (step.precautions.value is None)

    def _is_none(self) -> bool:
        return self._step.which.value in {None, Surgery.NONE.value}

    def _show_note(self) -> None:
        """Say what follows from a fresh operation, and where two answers don't fit."""
        screening = self._screening
        given = screening.latest_answers().get(SURGERY)
        note = ""
        if is_fresh(screening.surgery_on, screening.today(), self._rules):
            text = self.tr("In the first {n} weeks your surgeon or PT has to clear exercise first.")
            note = text.format(n=formats.count(self._rules.surgery_weeks))
        elif self._step.which.value == Surgery.NONE.value and given is not None and given.answer is Answer.YES:
            note = self.tr(
                "In the safety check you ticked an operation, or movements you were told to avoid. Both answers are "
                "kept, and the careful one counts. Go back if that tick was a slip."
            )
        self._step.show_note(note)


def _day_of(parts: DayParts, year: int, month: int, today: date, fault: str) -> date:
    """The day that is meant: without a day of the month the latest it can have been, which is the careful one."""
    try:
        if parts.day is not None:
            return date(year, month, parts.day)
        first = date(year, month, 1)
        last = date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        raise FactError(fault) from None
    return min(last, today) if first <= today else last
