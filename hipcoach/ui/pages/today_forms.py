"""The forms of today's session: as planned, shorter, or an easy day; nothing is built before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.records import SessionForm
from hipcoach.ui import formats

if TYPE_CHECKING:
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.today import Today
    from hipcoach.services.training import TrainingService

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


class SessionForms:
    """Knows which form is asked for.

    Attributes:
        plan: The session in that form, or None where there is no session.
        words: Words of the button to another form; empty until they are known, and where there is none.
    """

    def __init__(self, training: TrainingService) -> None:
        self._training = training
        self._form = SessionForm.FULL
        self.plan: SessionPlan | None = None
        self.words = ""

    def ask_for(self, form: SessionForm) -> None:
        """Ask for a form; ``FULL`` is as planned."""
        self._form = form

    def turn(self) -> None:
        """Ask for the short form, or for the one that is planned again."""
        self._form = SessionForm.SHORT if self._form is SessionForm.FULL else SessionForm.FULL

    def take(self, today: Today) -> SessionPlan | None:
        """Build the form that is asked for, where it can be had."""
        other = None
        if not self.are_several(today):
            self.words = ""
        elif self._form is not SessionForm.FULL:
            other = self._training.other_form(self._form)
        if other is None:
            self._form = SessionForm.FULL
        self.plan = other or today.plan
        return self.plan

    @staticmethod
    def are_several(today: Today) -> bool:
        """Whether there is a full session that could be done shorter or easier; the first one is short anyway."""
        is_due = not (today.is_first or today.has_trained or today.is_rest_day or today.open_session)
        return is_due and today.plan is not None and today.plan.form is SessionForm.FULL

    def find_words(self, today: Today) -> None:
        """Find the words for the short form where it is shorter, or for the usual one again."""
        if not self.are_several(today) or today.plan is None:
            return
        usual = formats.minutes(today.plan.duration_s)
        if self._form is not SessionForm.FULL:
            self.words = translate("Today", "Usual: {minutes}").format(minutes=usual)
            return
        short = self._training.other_form(SessionForm.SHORT)
        minutes = formats.minutes(short.duration_s) if short is not None else usual
        is_shorter = short is not None and short.duration_s < today.plan.duration_s and minutes != usual
        self.words = translate("Today", "Shorter: {minutes}").format(minutes=minutes) if is_shorter else ""
