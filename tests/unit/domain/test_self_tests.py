"""What the pelvis stage asks of the self-tests (E3, items 3 to 5)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Criterion, Subject
from hipcoach.domain.exercise import Side
from hipcoach.domain.path import Person
from tests.unit.fortnight import FIRST_TEST, SECOND_TEST, Fortnight
from tests.unit.samples import PROGRAMME, day, measured


@pytest.fixture
def weeks():
    return Fortnight()


def criterion(weeks, subject, today=13):
    (found,) = (c for c in weeks.judge(today).pelvis_criteria(day(today)) if c.subject is subject)
    return found


# -- the self-tests ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tests", "unmet"),
    [
        ([], {Subject.TILT: None, Subject.KNEE_OUT: None}),
        ([(9, 8)], {Subject.TILT: 8}),
        ([(7, 8), (9, 8)], {Subject.TILT: 8}),  # two days apart
        ([(6, 8), (9, 8)], {}),
        ([(3, 7), (9, 8)], {Subject.TILT: 8}),
        ([(3, 8), (9, 7)], {Subject.TILT: 7}),
        ([(3, 9), (8, 7), (9, 9)], {}),
        ([(0, 9), (3, 7), (9, 9)], {Subject.TILT: 9}),
        ([(3, 9), (9, None)], {Subject.TILT: None}),  # stopped for pain
        ([(3, 9), (9, 7), (9, 8)], {}),  # corrected
        ([(3, 9), (9, 8), (9, 7)], {Subject.TILT: 7}),
    ],
)
def test_eight_clean_tilts_are_asked_for_twice_three_days_apart(weeks, tests, unmet):
    weeks.tests = [test for number, tilt in tests for test in weeks.control(number, tilt=tilt)]

    assert weeks.unmet() == unmet


def test_card_shows_how_many_tilt_tests_there_are(weeks):
    weeks.tests = weeks.control(SECOND_TEST)
    assert criterion(weeks, Subject.TILT).window == 1

    weeks.tests = []
    assert criterion(weeks, Subject.TILT) == Criterion(subject=Subject.TILT, value=None, needed=8, is_met=False)


@pytest.mark.parametrize(
    ("left", "right", "value"), [(7, 10, 7), (10, 7, 7), (9, 7, 7), (8, None, None), (None, 8, None), (0, 0, 0)]
)
def test_eight_clean_knee_outs_are_asked_for_on_each_side(weeks, left, right, value):
    weeks.tests = [*weeks.control(FIRST_TEST), *weeks.control(SECOND_TEST, left=left, right=right)]

    assert weeks.unmet() == {Subject.KNEE_OUT: value}


def test_knee_outs_of_the_sides_lie_within_two_of_each_other(weeks):
    weeks.tests = [*weeks.control(FIRST_TEST), *weeks.control(SECOND_TEST, left=8, right=10)]
    assert weeks.unmet() == {}

    pelvis = PROGRAMME.pelvis.replace(knee_out_difference_max=1)
    weeks.programme = PROGRAMME.replace(pelvis=pelvis)
    assert weeks.unmet() == {Subject.KNEE_OUT: 8}


def test_knee_outs_older_than_the_latest_tilts_do_not_count(weeks):
    weeks.tests = [*weeks.control(FIRST_TEST), measured("pelvic_control.tilt", 9, SECOND_TEST)]
    assert weeks.unmet() == {Subject.KNEE_OUT: None}

    weeks.tests += [measured("pelvic_control.knee_out", 8, 12, side) for side in (Side.LEFT, Side.RIGHT)]
    assert weeks.unmet() == {}


def test_knee_outs_without_any_tilts_are_shown_all_the_same(weeks):
    weeks.tests = weeks.control(SECOND_TEST)[1:]

    assert criterion(weeks, Subject.KNEE_OUT).value == 8


# -- even load -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "unmet"),
    [
        ([], {Subject.WEIGHT_SHARE: None}),
        ([8.0], {Subject.WEIGHT_SHARE: 8.0}),
        ([10.0, 10.0], {}),
        ([12.0, 8.0], {Subject.WEIGHT_SHARE: 12.0}),
        ([12.0, 8.0, 9.0], {}),
        ([8.0, None], {Subject.WEIGHT_SHARE: 8.0}),
    ],
)
def test_weight_share_of_ten_percent_twice_is_asked_of_those_with_scales(weeks, values, unmet):
    weeks.person = Person(has_scales=True)
    weeks.tests += [measured("weight_share", value, number) for number, value in enumerate(values)]

    assert weeks.unmet() == unmet
    assert criterion(weeks, Subject.WEIGHT_SHARE).is_at_most
