from __future__ import annotations

import pytest

from hipcoach.domain.flare import FlareStart, flare_on, flares
from hipcoach.domain.records import FlareReport, Moment, Records
from tests.unit.domain.diary import Diary, history_of, number
from tests.unit.domain.flaring import PAIN, RULES, calm_week, found, reported, started
from tests.unit.samples import day, pain, stamp

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


def test_what_is_told_of_days_to_come_is_not_read():
    diary = calm_week()
    diary.worst |= {10: 6, 11: 6}
    diary.reports = {11: True}

    assert found(diary, today=10) == ()


def test_the_baseline_of_a_reported_flare_is_that_of_the_days_before():
    diary = calm_week(2)
    diary.worst = {6: 1, 7: 2, 8: 3, 9: 4}
    diary.reports = {10: True}

    assert found(diary)[0].baseline == 2.5


def test_correcting_one_entry_makes_the_flare_vanish():
    diary = calm_week()
    diary.worst |= {10: 6, 11: 6}
    assert len(found(diary)) == 1

    diary.extra = [pain(Moment.WORST_24H, 3, 11, hour=19)]
    assert found(diary) == ()


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


def test_the_first_day_on_the_last_row_is_free_for_a_report():
    diary = reported()
    diary.reports |= {17: True}

    assert started(diary) == [(10, FlareStart.REPORTED), (17, FlareStart.REPORTED)]


def test_pain_that_never_settled_is_the_same_flare():
    diary = calm_week()
    diary.worst |= dict.fromkeys(range(10, 25), 5)
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
