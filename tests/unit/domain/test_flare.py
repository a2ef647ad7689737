from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.flare import FlareStart, flare_on, flares
from hipcoach.domain.records import FlareReport, Moment, Records
from tests.unit.domain.diary import Diary, history_of, number
from tests.unit.samples import PROGRAMME, day, pain, stamp

RULES, PAIN = PROGRAMME.flare, PROGRAMME.pain
BEGINS = 10  # the day the flare of most tests is reported


def found(diary, today=60, rules=RULES, hour=20):
    return flares(diary.history(today, hour), diary.usual_pain, rules, PAIN)


def started(diary, today=60):
    return [(number(flare.started_on), flare.start) for flare in found(diary, today)]


def calm_week(level=2, first=0, last=9):
    """A diary with the same worst pain every day."""
    diary = Diary()
    diary.worst = dict.fromkeys(range(first, last + 1), level)
    return diary


def reported(mornings=None, worst=2):
    """A flare on day 10, with a morning of 3 every day from then on, and what a test says otherwise."""
    diary = calm_week(worst, last=60)
    diary.reports = {BEGINS: True}
    diary.mornings = dict.fromkeys(range(BEGINS, 60), 3) | (mornings or {})
    return diary


def rows(diary, today=60):
    (flare,) = found(diary, today)
    return [number(first) - BEGINS for first in flare.rows_from]


# -- what starts one (B6) --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "first", "second", "is_flare"),
    [
        (1, 3, 3, True),
        (2, 4, 5, True),
        (0, 2, 2, False),  # two up, but not at 3
        (2, 3, 4, False),  # one up on the first morning
        (2, 4, 3, False),  # one up on the second
        (1, None, 3, False),
        (1, 3, None, False),
        (None, 9, 9, False),  # nobody knows how it was before
    ],
)
def test_two_risen_mornings_in_a_row_start_a_flare(before, first, second, is_flare):
    diary = Diary()
    diary.befores = {4: before, 5: before}
    diary.mornings = {5: first, 6: second}

    assert started(diary) == ([(6, FlareStart.MORNINGS)] if is_flare else [])


def test_risen_mornings_with_a_day_between_start_none():
    diary = Diary()
    diary.befores = {4: 1, 5: 1, 6: 1}
    diary.mornings = {5: 4, 6: 1, 7: 4}

    assert started(diary) == []


def test_a_morning_after_a_day_of_rest_is_no_rise():
    diary = Diary()
    diary.befores = {4: 1}
    diary.mornings = {5: 4, 6: 4}

    assert started(diary) == []


def test_a_risen_morning_told_late_still_counts():
    diary = Diary()
    diary.befores = {4: 1, 5: 1}
    diary.mornings = {5: 4, 6: 4}
    diary.late = {6}

    assert started(diary) == [(6, FlareStart.MORNINGS)]


def test_of_two_sessions_a_day_the_lower_start_counts():
    diary = Diary()
    diary.befores = {4: 1, 5: 4}
    diary.mornings = {5: 4, 6: 4}
    records = diary.records()
    again = records.sessions[1].replace(session_id=99)
    records = records.replace(
        sessions=(*records.sessions, again), pains=(*records.pains, pain(Moment.BEFORE, 2, 5, session_id=99))
    )

    assert len(flares(history_of(records, 20), None, RULES, PAIN)) == 1
    assert started(diary) == []


@pytest.mark.parametrize(
    ("usual", "first", "second", "is_flare"),
    [
        (2, 5, 5, True),
        (2, 4, 4, False),  # two up, but not at 5
        (2, 5, 4, False),
        (2, 4, 5, False),
        (4, 5, 5, False),  # at 5, but one up
        (4, 6, 6, True),
        (4, 6, 5, False),
        (2, 5, None, False),
        (2, None, 5, False),
    ],
)
def test_worst_pain_clearly_up_two_days_in_a_row_starts_a_flare(usual, first, second, is_flare):
    diary = calm_week(usual)
    diary.worst |= {10: first, 11: second}

    assert started(diary) == ([(11, FlareStart.WORST)] if is_flare else [])


def test_worst_pain_up_with_a_day_unanswered_between_starts_none():
    diary = calm_week()
    diary.worst |= {10: 8, 11: None, 12: 8}

    assert started(diary) == []


@pytest.mark.parametrize(
    ("told", "is_flare"), [(2, True), (4, False), (None, False)], ids=["low", "high", "never_told"]
)
def test_with_three_entries_in_a_week_the_usual_pain_is_the_baseline(told, is_flare):
    diary = calm_week(0, first=7)
    diary.worst |= {10: 5, 11: 5}
    diary.usual_pain = told

    assert bool(started(diary)) is is_flare


def test_with_four_entries_in_the_week_before_their_median_is_the_baseline():
    diary = Diary()
    diary.worst = {2: 9, 3: 1, 5: 3, 7: 4, 9: 5, 10: 5, 11: 5}  # day 2 is out of the seven days
    diary.usual_pain = 0

    assert started(diary) == []  # 3.5, so 5 is not two up
    diary.worst |= {10: 6, 11: 6}
    (flare,) = found(diary)
    assert flare.baseline == 3.5


def test_the_first_high_day_does_not_raise_the_baseline_of_the_second():
    diary = Diary()
    diary.worst = {6: 3, 7: 3, 8: 4, 9: 4, 10: 6, 11: 6}

    (flare,) = found(diary)
    assert flare.baseline == 3.5  # with day 10 it would be 4, and 5.5 the limit would be 6


def test_what_the_person_says_starts_a_flare_that_day():
    diary = Diary()
    diary.reports = {10: True}

    assert started(diary) == [(10, FlareStart.REPORTED)]


def test_what_was_said_is_taken_back_for_the_same_day_only():
    said = [FlareReport(is_flare=True, stamp=stamp(10)), FlareReport(is_flare=False, stamp=stamp(10, hour=9))]
    other = [said[0], FlareReport(is_flare=False, stamp=stamp(11))]
    again = [*said, FlareReport(is_flare=True, stamp=stamp(10, hour=10))]

    def begun(reports):
        return len(flares(history_of(Records(flare_reports=tuple(reports)), 20), None, RULES, PAIN))

    assert [begun(said), begun(other), begun(again)] == [0, 1, 1]


def test_taking_back_does_not_undo_what_the_scores_say():
    diary = calm_week()
    diary.worst |= {10: 6, 11: 6}
    diary.reports = {11: False}

    assert started(diary) == [(11, FlareStart.WORST)]


def test_correcting_one_entry_makes_the_flare_vanish():
    diary = calm_week()
    diary.worst |= {10: 6, 11: 6}
    assert len(found(diary)) == 1

    diary.extra = [pain(Moment.WORST_24H, 3, 11, hour=19)]
    assert found(diary) == ()


# -- its rows --------------------------------------------------------------------------------------------------------

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


# -- one after another -----------------------------------------------------------------------------------------------


def test_a_start_on_an_acute_row_begins_no_second_flare():
    diary = reported()
    diary.reports |= {11: True, 16: True}
    diary.worst |= {13: 9, 14: 9}

    assert started(diary) == [(10, FlareStart.REPORTED)]


def test_a_report_on_the_last_row_begins_the_next_and_ends_the_first():
    diary = reported()
    diary.reports |= {18: True}
    first, second = found(diary)

    assert number(first.over_from) == 18
    assert flare_on((first, second), day(17)) is first
    assert flare_on((first, second), day(18)) is second
    assert second.row_on(day(18)) == 0


def test_pain_that_never_settled_is_the_same_flare():
    diary = calm_week()
    diary.worst |= dict.fromkeys(range(10, 25), 6)
    diary.mornings = dict.fromkeys(range(10, 60), 3)

    assert started(diary) == [(11, FlareStart.WORST)]
    diary.worst[17] = None  # unanswered is not settled
    assert started(diary) == [(11, FlareStart.WORST)]


def test_pain_that_settled_and_came_back_on_the_last_row_is_a_new_flare_above_the_old_baseline():
    diary = calm_week()
    diary.worst |= dict.fromkeys(range(10, 17), 6) | {17: 3, 18: 4, 19: 5, 20: 5}
    diary.mornings = dict.fromkeys(range(10, 60), 3)
    first, second = found(diary)

    assert number(second.started_on) == 20
    assert (first.baseline, second.baseline) == (2, 2)  # by the last seven days it would be 6


def test_high_days_of_an_acute_row_do_not_count_for_the_next_start():
    diary = reported()
    diary.worst |= {16: 6, 17: 6, 18: 2}

    assert len(found(diary)) == 1
    diary.worst |= {18: 6}
    assert started(diary)[1:] == [(18, FlareStart.WORST)]


def test_after_it_is_over_the_last_seven_days_are_the_baseline_again():
    diary = reported(worst=2)
    diary.worst |= dict.fromkeys(range(17, 26), 4) | {26: 5, 27: 5}

    assert len(found(diary)) == 1
    diary.worst |= {26: 6, 27: 6}
    assert found(diary)[1].baseline == 4


# -- properties ------------------------------------------------------------------------------------------------------

SCORES = st.one_of(st.none(), st.integers(0, 10))
DAYS = 35


@st.composite
def diaries(draw):
    diary = Diary()
    diary.usual_pain = draw(SCORES)
    diary.worst = dict(enumerate(draw(st.lists(SCORES, min_size=DAYS, max_size=DAYS))))
    diary.mornings = dict(enumerate(draw(st.lists(SCORES, min_size=DAYS, max_size=DAYS))))
    befores = enumerate(draw(st.lists(st.one_of(SCORES, st.just("rest")), min_size=DAYS, max_size=DAYS)))
    diary.befores = {n: score for n, score in befores if score != "rest"}
    diary.reports = draw(st.dictionaries(st.integers(0, DAYS - 1), st.booleans(), max_size=4))
    diary.late = draw(st.sets(st.integers(0, DAYS - 1), max_size=5))
    return diary


def until(diary, today):
    """What was written down by that day."""
    cut = Diary()
    cut.usual_pain, cut.late = diary.usual_pain, diary.late
    for name in ("worst", "mornings", "befores", "reports"):
        setattr(cut, name, {n: answer for n, answer in getattr(diary, name).items() if n <= today})
    return cut


def stands(known, number_of_day):
    """All that is said about one day."""
    today = day(number_of_day)
    flare = flare_on(known, today)
    if flare is None:
        return None
    return (
        flare.started_on,
        flare.start,
        flare.baseline,
        flare.row_on(today),
        flare.repeats_on(today),
        flare.is_acute_on(today),
        flare.is_lasting_on(today),
    )


@settings(max_examples=60)
@given(diaries(), st.integers(0, DAYS - 1))
def test_a_past_day_is_judged_as_it_was_on_its_evening(diary, number_of_day):
    now, then = found(diary, DAYS), found(until(diary, number_of_day), number_of_day)

    assert stands(now, number_of_day) == stands(then, number_of_day)


@settings(max_examples=40)
@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(diary, rng: random.Random):
    records = diary.records()
    shuffled = records.replace(
        pains=tuple(rng.sample(records.pains, len(records.pains))),
        flare_reports=tuple(rng.sample(records.flare_reports, len(records.flare_reports))),
    )

    assert flares(history_of(shuffled, DAYS), diary.usual_pain, RULES, PAIN) == found(diary, DAYS)


@settings(max_examples=40)
@given(diaries())
def test_asked_and_unanswered_is_the_same_as_never_asked(diary):
    asked = found(diary, DAYS)
    for table in (diary.worst, diary.mornings):
        for n in [n for n, score in table.items() if score is None]:
            del table[n]

    assert found(diary, DAYS) == asked


@settings(max_examples=40)
@given(diaries())
def test_flares_follow_each_other_and_every_row_is_left_in_the_end(diary):
    known = found(diary, DAYS)

    for earlier, later in zip(known, known[1:], strict=False):
        assert earlier.back_on is not None
        assert earlier.back_on <= later.started_on
        assert earlier.over_from <= later.started_on
    for flare in known:
        lengths = [2, 2, 3]
        for first, left, length in zip(flare.rows_from, flare.rows_from[1:], lengths, strict=False):
            assert length <= (left - first).days <= length * (1 + RULES.row_repeats_max)
        assert list(flare.rows_from) == sorted(set(flare.rows_from))


@settings(max_examples=40)
@given(diaries(), st.integers(1, 10))
def test_a_worse_morning_never_lets_a_row_be_left_sooner(diary, more):
    for flare in found(diary, DAYS):
        for row, left_on in enumerate(flare.rows_from[1:]):
            score = diary.mornings[number(left_on)]
            if score is None:
                continue
            worse = until(diary, DAYS)
            worse.mornings[number(left_on)] = min(score + more, 10)
            (same,) = (each for each in found(worse, DAYS) if each.started_on == flare.started_on)
            assert len(same.rows_from) <= row + 1 or same.rows_from[row + 1] >= left_on
