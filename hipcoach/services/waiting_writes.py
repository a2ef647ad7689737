"""Writes that go one after the other: one that fails waits in memory with all that follow, and is tried again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


class WaitingWrites:
    """Writes in order; what a full disk holds back is not lost while the program runs."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], object]] = []
        self._trouble: HipCoachError | None = None

    @property
    def trouble(self) -> HipCoachError | None:
        """Why the latest write failed, or None when all is saved."""
        return self._trouble

    def write(self, job: Callable[[], object]) -> None:
        """Run a write after all those that still wait; keep it when it fails."""
        self._waiting.append(job)
        self.save_again()

    def save_again(self) -> bool:
        """Try everything that still waits, oldest first; True when nothing waits any more."""
        try:
            while self._waiting:
                job = self._waiting.pop(0)  # taken out first: a job with a fault of our own must not block the others
                job()
        except HipCoachError as error:
            self._waiting.insert(0, job)
            _log.warning("a write failed, %d wait: %s", len(self._waiting), error)
            self._trouble = error
            return False
        self._trouble = None
        return True
