from __future__ import annotations

import pytest

from hipcoach.domain.flare import flare_on
from tests.unit.domain.diary import number
from tests.unit.domain.flaring import BEGINS, RULES, calm_week, found, reported, rows
from tests.unit.samples import day

TABLE = [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]


@pytest.mark.parametrize(("number_of_day", "row"), list(enumerate(TABLE)))
def test_each_day_stands_on_its_row_of_the_table(number_of_day, row):
    known = found(reported())
    flare = flare_on(known, day(BEGINS + number_of_day))

    assert flare is not None
    assert flare.day_number(day(BEGINS + number_of_day)) == number_of_day
    assert flare.row_on(day(BEGINS + number_of_day)) == row
    assert flare.is_acute_on(day(BEGINS + number_of_day)) is (row < 3)


def test_it_is_over_after_seven_days_on_the_last_row():
    known = found(reported())

    assert number(known[0].no_progress_until) == BEGINS + 13
    assert flare_on(known, day(BEGINS + 13)) is known[0]
    assert flare_on(known, day(BEGINS + 14)) is None
    assert flare_on(known, day(BEGINS - 1)) is None


@pytest.mark.parametrize(
    ("mornings", "expected"),
    [
        ({}, [0, 2, 4, 7]),
        ({12: 2}, [0, 2, 4, 7]),  # better
        ({11: 2, 12: 3}, [0, 4, 6, 9]),  # above yesterday's: both days of the row again
        ({13: 2, 14: 3}, [0, 2, 6, 9]),
        ({16: 2, 17: 3}, [0, 2, 4, 10]),  # all three days again
        ({11: 5, 12: 4}, [0, 2, 4, 7]),  # worse than on day 0, better than yesterday
        ({15: 9}, [0, 2, 4, 7]),  # in the middle of a row nothing is asked
        ({19: 9}, [0, 2, 4, 7]),  # nor on the last
    ],
)
def test_a_row_is_left_only_on_a_morning_not_above_yesterdays(mornings, expected):
    assert rows(reported(mornings)) == expected


def test_each_repeat_is_counted_from_its_first_day():
    known = found(reported({11: 2, 12: 3, 13: 2, 14: 3}))
    (flare,) = known

    assert [number(first) - BEGINS for first in flare.repeated_on] == [2, 4]
    assert [flare.repeats_on(day(BEGINS + n)) for n in (0, 1, 2, 3, 4, 5, 6)] == [0, 0, 1, 1, 2, 2, 0]


def test_a_row_is_left_after_three_repeats_though_the_morning_is_above():
    rising_on_gates = {BEGINS + n: 4 if n % 2 == 0 else 2 for n in range(1, 9)}

    assert rows(reported(rising_on_gates))[1] == 8
    assert rows(reported(rising_on_gates | {BEGINS + 6: 2}))[1] == 6


def test_an_unanswered_morning_never_counts_as_good():
    assert rows(reported({12: None}))[1] == 3  # the first answered morning lets go
    assert rows(reported({12: None, 13: None, 14: None}))[1] == 5
    assert rows(reported({12: None, 13: 4}))[1] == 4  # answered, but above: the repeat is done to its end


def test_unanswered_mornings_count_as_repeats_when_their_days_are_through():
    (flare,) = found(reported({12: None, 13: None, 14: None}))

    assert [number(first) - BEGINS for first in flare.repeated_on] == [2, 4]
    assert [flare.repeats_on(day(BEGINS + n)) for n in (1, 2, 3, 4, 5)] == [0, 1, 1, 2, 0]


def test_a_morning_is_compared_with_the_last_one_known_in_the_flare():
    assert rows(reported({11: None}))[1] == 2
    assert rows(reported({10: 2, 11: None, 12: 3}))[1] == 4
    assert rows(reported({9: 5, 10: None, 11: None, 12: 3}))[1] == 3  # nothing to compare with before day 2


def test_a_morning_told_late_lets_nobody_go_on_that_day():
    diary = reported()
    diary.late = {12}

    assert rows(diary)[1] == 3


def test_who_answers_no_morning_is_not_stuck_forever():
    diary = reported()
    diary.mornings = {}
    (flare,) = found(diary)

    assert rows(diary) == [0, 8, 16, 28]
    assert number(flare.over_from) == BEGINS + 35


def test_todays_row_waits_for_todays_morning():
    diary = reported({12: None})
    (flare,) = found(diary, today=12, hour=9)
    assert flare.row_on(day(12)) == 0

    diary.mornings[12] = 3
    (flare,) = found(diary, today=12, hour=9)
    assert flare.row_on(day(12)) == 1


def test_on_an_acute_row_nobody_knows_yet_when_it_is_over():
    (flare,) = found(reported(), today=BEGINS + 6)

    assert flare.no_progress_until is None
    assert not flare.is_over_on(day(BEGINS + 6))


def test_the_numbers_come_from_the_rules():
    rules = RULES.replace(row_first_days=(0, 1, 2, 3), no_progress_days=2, row_repeats_max=1)
    (flare,) = found(reported(), rules=rules)

    assert [number(first) - BEGINS for first in flare.rows_from] == [0, 1, 2, 3]
    assert number(flare.over_from) == BEGINS + 5


# -- one that lasts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "lasting"),
    [
        ({17: 4}, 17),
        ({17: 3}, None),
        ({16: 9, 17: 2}, None),
        ({17: None, 18: 4}, 18),  # an unanswered day 7 is not a good one
        ({17: 3, 18: 9}, None),  # the first answer decides
        (dict.fromkeys(range(17, 24)), None),  # over before anybody told
    ],
)
def test_still_high_above_the_baseline_on_day_seven_is_lasting(worst, lasting):
    diary = reported()
    diary.worst |= worst
    (flare,) = found(diary)

    assert number(flare.lasting_from) == lasting


def test_it_is_not_lasting_before_that_was_found():
    diary = reported()
    diary.worst[17] = 4
    (flare,) = found(diary)

    assert not flare.is_lasting_on(day(16))
    assert flare.is_lasting_on(day(17))


def test_a_flare_does_not_hide_itself_by_raising_the_baseline():
    diary = calm_week()
    diary.worst |= dict.fromkeys(range(10, 30), 6)
    diary.mornings = dict.fromkeys(range(10, 30), 3)
    (flare,) = found(diary)

    assert flare.baseline == 2
    assert number(flare.lasting_from) == 11 + 7
