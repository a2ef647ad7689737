"""All records in one go."""

from __future__ import annotations

from datetime import timedelta

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import Measurement, NightEntry, Records
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.records_reader import RecordsReader


def test_records_are_empty_at_first(journal):
    assert RecordsReader(journal).records() == Records()


def test_records_hold_every_kind_from_the_day_on(journal, samples):
    for days in (0, 2):
        samples.finish(journal, samples.start(journal, days=days), days=days)
        stamp = samples.stamp(days=days)
        PainStore(journal).add(samples.pain(days=days))
        PainStore(journal).add_night(NightEntry(woke=True, stamp=stamp))
        MeasurementStore(journal).add(
            Measurement(measure="thomas_gap", side=Side.LEFT, value=1.0, was_stopped_for_pain=False, stamp=stamp)
        )
    reader = RecordsReader(journal)
    for since, count in ((None, 2), (samples.day, 2), (samples.day + timedelta(days=1), 1)):
        records = reader.records(since)
        kinds = (records.sessions, records.pains, records.nights, records.measurements)
        assert [len(kind) for kind in kinds] == [count] * 4
