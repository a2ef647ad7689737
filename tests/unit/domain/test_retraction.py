"""Results that were taken back stay in the journal and count for nothing."""

from __future__ import annotations

from datetime import timedelta

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.fall_tests import FallTest, FallTests
from hipcoach.domain.history import History
from hipcoach.domain.ratings import SevereRatings
from hipcoach.domain.records import Measurement, Records, Stamp
from hipcoach.domain.retraction import is_withdrawal, withdrawal_of, without_withdrawn
from tests.unit.samples import DAY_0, PROGRAMME, stamp


def result(value=20.0, *, days=0, minutes=0, side=Side.LEFT, measure="slst_eo", pain=None, stopped=False):
    at = stamp(days).at_utc + timedelta(minutes=minutes)
    return Measurement(measure, side, value, stopped, Stamp(at, 60, DAY_0 + timedelta(days=days)), pain)


def history(*measurements):
    return History(Records(measurements=measurements), stamp(9).at_utc, DAY_0 + timedelta(days=9), PROGRAMME.calendar)


def test_only_an_entry_without_any_result_takes_one_back():
    assert not is_withdrawal(result(0.0))
    assert not is_withdrawal(result(None, stopped=True))
    assert is_withdrawal(withdrawal_of(result(20.0, pain=4)))
    assert is_withdrawal(withdrawal_of(result(None, stopped=True)))


def test_a_result_that_was_taken_back_is_no_result():
    first, wrong = result(10.0), result(44.0, days=3)
    read = history(first, wrong, withdrawal_of(wrong))
    assert read.measured("slst_eo", Side.LEFT) == (first,)
    assert read.next_test_day(DAY_0) is None


def test_a_result_entered_again_after_that_counts():
    wrong = result(44.0)
    assert history(wrong, withdrawal_of(wrong), wrong).measured("slst_eo", Side.LEFT) == (wrong,)


def test_taking_back_one_side_or_day_leaves_the_others():
    left, right, later = result(10.0), result(12.0, side=Side.RIGHT), result(14.0, days=2)
    kept = without_withdrawn([left, right, later, withdrawal_of(left)])
    assert kept == (right, later)


def test_earlier_entries_of_the_same_day_do_not_come_back():
    first, second = result(10.0), result(30.0, minutes=5)
    assert without_withdrawn([first, second, withdrawal_of(second)]) == ()


def test_pain_at_a_result_that_was_taken_back_is_no_severe_rating():
    hurt = result(20.0, days=2, pain=8)
    before = result(20.0, pain=1)
    assert SevereRatings(history(before, hurt), 7).last is not None
    assert SevereRatings(history(before, hurt, withdrawal_of(hurt)), 7).last is None
    assert SevereRatings(history(hurt, withdrawal_of(hurt)), 7).last is None


def test_a_fall_test_that_was_taken_back_is_not_failed():
    low = result(3.0)
    taken_back = withdrawal_of(result(3.0, minutes=1))
    rules, band = PROGRAMME.safety, AgeBand.SIXTIES
    assert FallTests([low], band, None, rules).is_failed(FallTest.ONE_LEG)
    assert not FallTests([taken_back, low], band, None, rules).is_failed(FallTest.ONE_LEG)


def test_a_fall_test_that_was_stopped_for_pain_later_stays_failed():
    low, stopped = result(3.0), result(None, minutes=5, stopped=True)
    assert FallTests([low, stopped], AgeBand.SIXTIES, None, PROGRAMME.safety).is_failed(FallTest.ONE_LEG)
