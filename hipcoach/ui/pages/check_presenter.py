"""Takes a check from the question to the record."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.services.checks import Look, LooksError
from hipcoach.ui.pages import check_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.services.checks import ChecksService
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.check_page import CheckPage

WEIGHT_SHARE = "weight_share"


class CheckPresenter(QObject):
    """Presents one check at a time.

    Signals:
        left: The person wants to go back.
        recorded: A result is in the journal.
    """

    left = Signal()
    recorded = Signal()

    def __init__(self, page: CheckPage, checks: ChecksService, training: TrainingService) -> None:
        super().__init__(page)
        self._page = page
        self._checks = checks
        self._training = training
        self._is_control = True
        page.left_requested.connect(self.left)
        page.save_requested.connect(self._on_save_requested)
        page.stop_requested.connect(self._on_stop_requested)

    def ask(self, check: str) -> None:
        """Show a check, ``pelvic_control`` or ``weight_share``, or say why it can't be done today."""
        self._is_control = check != WEIGHT_SHARE
        today = self._training.today()
        flags = today.person.flags
        if self._is_control:
            view = check_words.control_view(self._checks.last_control(), today.day, flags)
            why = self._checks.control_hindrance(today)
        else:
            view = check_words.share_view(self._checks.last_share(), today.day, flags)
            why = self._checks.share_hindrance(today)
        self._page.show_check(view, is_control=self._is_control)
        if why is not None:
            self._page.show_end(check_words.hindrance(why), is_kind=False)

    def _on_save_requested(self) -> None:
        if self._is_control:
            self._save_control()
        else:
            self._save_share()

    def _save_control(self) -> None:
        tilt, left, right = self._page.counts
        if tilt is None or left is None or right is None:
            return  # the button is off until all three are there
        self._record(lambda: self._checks.record_control(tilt, left, right), check_words.control_done())

    def _save_share(self) -> None:
        looks = []
        for texts in self._page.looks:
            numbers = [_number(text) for text in texts]
            for text, number in zip(texts, numbers, strict=True):
                if text and number is None:
                    self._page.show_problem(check_words.not_a_number(text))
                    return
            looks.append(Look(*numbers))
        try:
            difference = self._checks.record_share(looks)
        except LooksError as error:
            self._page.show_problem(check_words.look_fault(error.fault))
        except HipCoachError as error:
            self._page.show_problem(str(error))
        else:
            self._end(check_words.share_done(difference))

    def _on_stop_requested(self) -> None:
        if self._is_control:
            counts = self._page.counts
            self._record(lambda: self._checks.stop_control(*counts), check_words.stopped())
        else:
            self._record(self._checks.stop_share, check_words.stopped())

    def _record(self, record: Callable[[], None], text: str) -> None:
        try:
            record()
        except HipCoachError as error:
            self._page.show_problem(str(error))
        else:
            self._end(text)

    def _end(self, text: str) -> None:
        self._page.show_end(text)
        self.recorded.emit()


def _number(text: str) -> float | None:
    """A number as people in this place write it, or with a plain point."""
    for locale in (QLocale(), QLocale.c()):
        number, is_number = locale.toDouble(text)
        if is_number and math.isfinite(number):
            return float(number)
    return None
