"""Pain: unanswered is not 0, and 0 is an answer."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import FlareReport, Measurement, Moment, NightEntry, StiffnessEntry
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


def test_stiffness_comes_back_and_unanswered_is_not_none_at_all(pains, samples):
    entries = tuple(
        StiffnessEntry(minutes=minutes, stamp=samples.stamp(days=days))
        for days, minutes in ((0, 0), (0, None), (7, 45))
    )
    for entry in entries:
        pains.add_stiffness(entry)
    assert pains.stiffnesses() == entries
    assert pains.stiffnesses(samples.day + timedelta(days=7)) == entries[2:]


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_stiffness_of_less_than_nothing_or_over_a_day_is_refused(pains, samples, minutes):
    with pytest.raises(sqlite3.IntegrityError):
        pains.add_stiffness(StiffnessEntry(minutes=minutes, stamp=samples.stamp()))


def test_a_flare_reported_and_taken_back_are_both_there_in_order(pains, samples):
    reports = tuple(
        FlareReport(is_flare=is_flare, stamp=samples.stamp(days=days))
        for days, is_flare in ((0, True), (0, False), (3, True))
    )
    for report in reports:
        pains.add_flare_report(report)
    assert pains.flare_reports() == reports
    assert pains.flare_reports(samples.day + timedelta(days=1)) == reports[2:]


def test_pain_at_a_test_comes_back_and_unanswered_is_not_zero(samples, journal):
    store = MeasurementStore(journal)
    tests = tuple(
        Measurement(measure="seated_ir", side=Side.LEFT, value=30.0, was_stopped_for_pain=False, stamp=samples.stamp())
        .replace(pain=pain)
        for pain in (None, 0, 10)
    )  # fmt: skip
    store.add_many(tests)
    assert store.measurements() == tests
    with pytest.raises(sqlite3.IntegrityError):
        store.add(tests[0].replace(pain=11))


def test_the_values_of_some_measures_come_back_by_themselves(samples, journal):
    store = MeasurementStore(journal)
    tests = [
        Measurement(
            measure=measure, side=Side.BOTH, value=9.0, was_stopped_for_pain=False, stamp=samples.stamp(days=days)
        )
        for measure, days in (("cst30", 3), ("tandem", 0), ("thomas_gap", 1), ("cst30", 1))
    ]
    store.add_many(tests)
    assert store.of(["cst30", "tandem"]) == (tests[1], tests[3], tests[0])
    assert store.of([]) == ()
