"""Pain: unanswered is not 0, and 0 is an answer."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import Measurement, Moment, NightEntry
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore


@pytest.fixture
def pains(journal):
    return PainStore(journal)


def test_unanswered_is_null_and_zero_is_zero(pains, samples, journal):
    entries = (samples.pain(score=None), samples.pain(score=0), samples.pain(score=10))
    pains.add_many(entries)
    assert pains.pains() == entries
    assert journal.rows("select score is null, score from pain_scores order by id") == [(1, None), (0, 0), (0, 10)]
    assert journal.rows("select avg(score) from pain_scores") == [(5.0,)]


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_comes_back_with_its_session_and_exercise(pains, samples, journal, moment):
    session_id = samples.start(journal)
    exercise_id = "str_bridge" if moment is Moment.IN_EXERCISE else None
    entry = samples.pain(moment, 4, session_id=session_id, exercise_id=exercise_id)
    pains.add(entry)
    assert pains.pains() == (entry,)


def test_offset_and_day_come_back_as_they_were(pains, samples):
    entry = samples.pain(stamp=samples.stamp(offset_min=-570))
    pains.add(entry)
    assert pains.pains()[0].stamp == entry.stamp


def test_an_entry_for_an_earlier_day_takes_its_place_by_day(pains, samples):
    today, yesterday = samples.pain(score=1, days=1), samples.pain(score=2)
    pains.add(today)
    pains.add(yesterday.replace(stamp=yesterday.stamp.replace(at_utc=today.stamp.at_utc)))
    assert [entry.score for entry in pains.pains()] == [2, 1]
    assert [entry.score for entry in pains.pains(since=samples.day + timedelta(days=1))] == [1]


def test_of_two_answers_the_later_stands_last(pains, samples):
    for score in (7, 2, 5):
        pains.add(samples.pain(score=score))
    assert [entry.score for entry in pains.pains()] == [7, 2, 5]


def test_several_answers_are_kept_as_a_whole_or_not_at_all(pains, samples):
    with pytest.raises(sqlite3.IntegrityError):
        pains.add_many([samples.pain(score=1), samples.pain(score=11)])
    assert pains.pains() == ()


@pytest.mark.parametrize("woke", [True, False, None])
def test_a_night_comes_back_as_it_was(pains, samples, woke):
    entry = NightEntry(woke=woke, stamp=samples.stamp())
    pains.add_night(entry)
    assert pains.nights() == (entry,)
    assert pains.nights(since=samples.day + timedelta(days=1)) == ()


def test_measurements_come_back_as_they_were(journal, samples):
    store = MeasurementStore(journal)
    value = Measurement(
        measure="single_leg_stance",
        side=Side.LEFT,
        value=17.3,
        was_stopped_for_pain=False,
        stamp=samples.stamp(days=1),
    )
    stopped = value.replace(side=Side.RIGHT, value=None, was_stopped_for_pain=True, stamp=samples.stamp())
    store.add(value)
    store.add_many([stopped])
    assert store.measurements() == (stopped, value)
    assert store.measurements(since=samples.day + timedelta(days=1)) == (value,)
