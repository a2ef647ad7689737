"""Everything the rules judge by, read in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.records import Records
from hipcoach.store.activities import ActivityStore
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.store.journal import Journal


class RecordsReader:
    """Composes the records out of the stores."""

    def __init__(self, journal: Journal) -> None:
        self._sessions = SessionStore(journal)
        self._pains = PainStore(journal)
        self._measurements = MeasurementStore(journal)
        self._activities = ActivityStore(journal)

    def records(self, since: date | None = None) -> Records:
        """All records of the training days from ``since`` on; None is from the beginning."""
        return Records(
            sessions=self._sessions.done_sessions(since),
            pains=self._pains.pains(since),
            nights=self._pains.nights(since),
            measurements=self._measurements.measurements(since),
            stiffness=self._pains.stiffnesses(since),
            flare_reports=self._pains.flare_reports(since),
            activities=self._activities.activities(),
            ratings=self._activities.ratings(since),
        )
