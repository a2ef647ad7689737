"""Checks of the pelvis: what is kept, what is refused, and when none is done."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.path import Person
from hipcoach.services.checks import (
    KNEE_OUT,
    TILT,
    WEIGHT_SHARE,
    ChecksService,
    ControlResult,
    Hindrance,
    Look,
    LookFault,
    LooksError,
    ShareResult,
    weight_difference,
)
from hipcoach.store.database import open_journal
from hipcoach.store.measurements import MeasurementStore
from tests.unit.samples import PROGRAMME

DAY_S = 24 * 3600.0


@pytest.fixture
def store(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield MeasurementStore(journal)


@pytest.fixture
def checks(store, clock):
    return ChecksService(clock, PROGRAMME, store)


def today(start=StartOfDay.NORMAL, **person):
    return SimpleNamespace(person=Person(**person), start=start)


def rows(store):
    return [(each.measure, each.side, each.value, each.was_stopped_for_pain) for each in store.measurements()]


def test_nothing_is_known_before_the_first_check(checks):
    assert checks.last_control() is None
    assert checks.last_share() is None


def test_a_finished_check_keeps_all_three_counts(checks, store, clock):
    checks.record_control(8, 7, 9)

    assert rows(store) == [
        (TILT, Side.BOTH, 8, False),
        (KNEE_OUT, Side.LEFT, 7, False),
        (KNEE_OUT, Side.RIGHT, 9, False),
    ]
    assert checks.last_control() == ControlResult(clock.local.date(), 8, 7, 9)


def test_no_clean_move_at_all_is_a_count_of_0_and_not_a_stop(checks, store):
    checks.record_control(0, 0, 0)

    assert {value for _, _, value, _ in rows(store)} == {0}
    assert not any(was_stopped for *_, was_stopped in rows(store))


def test_of_two_checks_on_one_day_the_later_counts(checks):
    checks.record_control(5, 5, 5)
    checks.record_control(8, 7, 9)

    assert checks.last_control()[1:] == (8, 7, 9)


def test_a_check_after_midnight_counts_for_the_evening(checks, clock):
    clock.jump_s(18 * 3600)  # 2 in the night

    checks.record_control(5, 5, 5)

    assert checks.last_control().day == checks.today()
    assert checks.today().day == clock.local.day - 1


@pytest.mark.parametrize("counts", [(11, 5, 5), (5, -1, 5), (5, 5, 99)])
def test_counts_nobody_can_reach_are_refused_whole(checks, store, counts):
    with pytest.raises(ValueError, match="is from 0 to 10"):
        checks.record_control(*counts)

    assert rows(store) == []


def test_a_finished_check_without_a_count_is_refused(checks):
    with pytest.raises(ValueError, match="all its counts"):
        checks.record_control(5, 5, None)


def test_a_check_that_hurt_keeps_what_was_counted_before_and_no_score_for_the_rest(checks, store):
    checks.stop_control(8, None, None)

    assert rows(store) == [
        (TILT, Side.BOTH, 8, False),
        (KNEE_OUT, Side.LEFT, None, True),
        (KNEE_OUT, Side.RIGHT, None, True),
    ]
    assert checks.last_control()[1:] == (8, None, None)


def test_a_check_that_hurt_after_all_counts_keeps_none_of_them(checks, store):
    checks.stop_control(8, 8, 8)

    assert all(was_stopped and value is None for _, _, value, was_stopped in rows(store))


def test_the_last_result_is_that_of_one_day_and_never_a_mixture(checks, store, clock):
    checks.record_control(8, 8, 8)
    clock.jump_s(DAY_S)
    checks.record_control(5, 6, 7)

    assert checks.last_control() == ControlResult(clock.local.date(), 5, 6, 7)


@pytest.mark.parametrize(
    ("looks", "difference"),
    [
        ([(40, 40)] * 3, 0.0),
        ([(36, 44)] * 3, 10.0),
        ([(44, 36)] * 3, 10.0),
        ([(40, 40), (40, 40), (44, 36)], 0.0),  # one odd look is outvoted
        ([(45, 55), (48, 52), (47, 53)], 6.0),  # in %, as some read it off
    ],
)
def test_the_weight_difference_comes_from_the_medians(looks, difference):
    assert weight_difference([Look(*look) for look in looks]) == difference


@pytest.mark.parametrize(
    ("looks", "fault"),
    [
        ([(40, 40)] * 2, LookFault.MISSING),
        ([(40, 40), (40, None), (40, 40)], LookFault.MISSING),
        ([(40, 40), (0, 80), (40, 40)], LookFault.NOT_POSITIVE),
        ([(40, 40), (-40, 40), (40, 40)], LookFault.NOT_POSITIVE),
        ([(40, 40), (float("nan"), 40), (40, 40)], LookFault.NOT_POSITIVE),
        ([(40, 40), (40, 40), (40, float("inf"))], LookFault.NOT_POSITIVE),
        ([(40, 40), (40, 4), (40, 40)], LookFault.TOTALS_DIFFER),
    ],
)
def test_numbers_that_can_t_be_right_are_refused_with_their_fault(checks, store, looks, fault):
    with pytest.raises(LooksError) as caught:
        checks.record_share([Look(*look) for look in looks])

    assert caught.value.fault is fault
    assert rows(store) == []


def test_a_weight_share_is_kept_as_a_difference_in_percent(checks, store, clock):
    assert checks.record_share([Look(36, 44)] * 3) == 10.0

    assert rows(store) == [(WEIGHT_SHARE, Side.BOTH, 10.0, False)]
    assert checks.last_share() == ShareResult(clock.local.date(), 10.0)


def test_a_weight_share_that_hurt_has_no_score(checks, store, clock):
    checks.stop_share()

    assert rows(store) == [(WEIGHT_SHARE, Side.BOTH, None, True)]
    assert checks.last_share() == ShareResult(clock.local.date(), None)


@pytest.mark.parametrize(
    ("now", "hindrance"),
    [
        (today(), None),
        (today(is_locked=True), Hindrance.LOCKED),
        (today(StartOfDay.CALM), Hindrance.SORE),
        (today(StartOfDay.NO_SESSION), Hindrance.SORE),
        (today(StartOfDay.CALM, is_locked=True), Hindrance.LOCKED),
    ],
)
def test_no_check_is_done_during_a_lock_or_on_a_sore_day(checks, now, hindrance):
    assert checks.control_hindrance(now) is hindrance


@pytest.mark.parametrize(
    ("now", "hindrance"),
    [
        (today(), Hindrance.NO_SCALES),
        (today(has_scales=True), None),
        (today(has_scales=True, flags=frozenset({"fall_risk_2"})), Hindrance.HOLDS_ON),
        (today(StartOfDay.CALM, has_scales=True), Hindrance.SORE),
    ],
)
def test_the_scales_are_for_those_who_have_them_and_can_stand_free(checks, now, hindrance):
    assert checks.share_hindrance(now) is hindrance
