"""Pain over time: gaps stay gaps, means need enough mornings, bands meet without a hole."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hipcoach.domain.exercise import Stage
from hipcoach.domain.history import History
from hipcoach.domain.path import Path
from hipcoach.domain.records import Moment, Records
from hipcoach.domain.trends import pain_series, stage_bands
from tests.unit.samples import PROGRAMME, day, pain, session_done


def history(*pains, sessions=(), today=0):
    records = Records(sessions=tuple(sessions), pains=tuple(pains))
    now = datetime.combine(day(today), datetime.min.time()) + timedelta(hours=20)
    return History(records, now, day(today), PROGRAMME.calendar)


def path(**opened):
    opened_on = {Stage[name.upper()]: day(number) for name, number in opened.items()}
    return Path(states={}, opened_on=opened_on, criteria={})


def series(*pains, sessions=(), today=0, opened=None):
    return pain_series(history(*pains, sessions=sessions, today=today), path(**opened or {}), clear_change=2)


def mornings(*scores):
    return [pain(Moment.NEXT_MORNING, score, number) for number, score in enumerate(scores)]


def test_without_a_record_there_is_no_point():
    nothing = series(today=5)

    assert nothing.days == ()
    assert nothing.weeks() == ()
    assert nothing.mean_this_week is None


def test_a_record_after_today_leaves_the_series_empty():
    assert series(*mornings(None, None, 4), today=1).days == ()


def test_every_day_from_the_first_record_to_today_has_a_point():
    days = series(pain(Moment.WORST_24H, 4, 0), today=9).days

    assert [point.first_day for point in days] == [day(number) for number in range(10)]
    assert all(point.first_day == point.last_day for point in days)


def test_the_series_begins_with_the_first_session_when_nothing_was_answered():
    days = series(sessions=[session_done(2)], today=3).days

    assert days[0].first_day == day(2)
    assert days[0].before is None


def test_an_answer_left_open_does_not_begin_the_series():
    assert series(*mornings(None, 4), today=1).days[0].first_day == day(1)


def test_unanswered_is_a_gap_and_nought_is_a_score():
    days = series(pain(Moment.WORST_24H, 0, 0), pain(Moment.WORST_24H, None, 1), today=2).days

    assert [point.worst_24h for point in days] == [0, None, None]


def test_a_point_holds_the_morning_of_its_day_and_of_the_next():
    days = series(*mornings(5, 3), today=1).days

    assert [(point.morning, point.next_morning) for point in days] == [(5, 3), (3, None)]


def test_of_two_sessions_on_a_day_the_first_gives_before_and_the_last_after():
    sessions = [session_done(0, session_id=1), session_done(0, session_id=2)]
    scores = [
        pain(Moment.BEFORE, 4, 0, session_id=1),
        pain(Moment.AFTER, 6, 0, session_id=1),
        pain(Moment.BEFORE, 5, 0, session_id=2),
        pain(Moment.AFTER, 3, 0, session_id=2),
    ]

    point = series(*scores, sessions=sessions).days[0]

    assert (point.before, point.after) == (4, 3)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([4], None),
        ([4, 3], 3.5),
        ([4, None, 3], 3.5),
        ([4, None, None, 3], None),
        ([4, None, 5, 3], 4.0),
        ([4, None, 5, None, 3], 4.0),
        ([4, None, 5, None, None, 3], None),
        ([4, None, 5, None, 3, None, 2], 3.5),
        ([4, None, 5, None, 3, None, None], None),
        ([9, 4, 4, 4, 4, 4, 4, 4], 4.0),
    ],
)
def test_the_mean_needs_more_than_half_of_the_days_and_two_mornings(scores, expected):
    assert series(*mornings(*scores), today=len(scores) - 1).days[-1].morning_mean == expected


def test_a_gap_of_mornings_interrupts_the_line():
    means = [point.morning_mean for point in series(*mornings(4, 4, 4, 4, 4, 4, 4), today=12).days]

    assert [mean is None for mean in means] == [True] + [False] * 9 + [True] * 3


def test_weeks_count_from_the_first_day_and_average_what_was_given():
    sessions = [session_done(number, session_id=number + 1) for number in (0, 2, 8)]
    scores = [
        pain(Moment.BEFORE, 5, 0, session_id=1),
        pain(Moment.AFTER, 6, 0, session_id=1),
        pain(Moment.BEFORE, 2, 2, session_id=3),
        pain(Moment.BEFORE, 3, 8, session_id=9),
    ]

    first, second = series(*scores, sessions=sessions, today=8).weeks()

    assert (first.first_day, first.last_day) == (day(0), day(6))
    assert (first.before, first.after) == (3.5, 6)
    assert (second.first_day, second.last_day) == (day(7), day(8))
    assert (second.before, second.after) == (3, None)


def test_the_line_of_a_week_is_the_mean_at_its_end():
    first, second = series(*mornings(4, 4, 4, 4, 4, 4, 4, 2, 2), today=8).weeks()

    assert first.morning_mean == 4
    assert second.morning_mean == pytest.approx((5 * 4 + 2 * 2) / 7)


def test_the_first_week_is_compared_once_it_is_over():
    during = series(*mornings(*[5] * 7), today=6)
    later = series(*mornings(*[5] * 7, *[3] * 7), today=13)

    assert (during.mean_first_week, during.clear_change) == (None, None)
    assert (later.mean_first_week, later.mean_this_week, later.clear_change) == (5, 3, 3)


def test_a_first_week_with_too_few_mornings_gives_nothing_to_compare():
    sparse = series(*mornings(5, 5, 5, None, None, None, None, 4, 4), today=8)

    assert sparse.mean_first_week is None
    assert sparse.clear_change is None


def test_no_change_below_the_end_of_the_scale_is_asked_for():
    assert series(*mornings(*[1] * 8), today=7).clear_change is None


def test_bands_meet_without_a_hole_and_end_today():
    bands = stage_bands({Stage.FLEXIBILITY: day(14), Stage.PELVIS: day(0)}, day(20))

    assert [(band.stages, band.first_day, band.last_day) for band in bands] == [
        ((Stage.PELVIS,), day(0), day(13)),
        ((Stage.FLEXIBILITY,), day(14), day(20)),
    ]


def test_stages_that_open_together_share_a_band_in_the_order_of_the_path():
    bands = stage_bands({Stage.CORE: day(30), Stage.STRENGTH: day(30), Stage.PELVIS: day(0)}, day(40))

    assert bands[-1].stages == (Stage.STRENGTH, Stage.CORE)
    assert series(*mornings(4), today=40, opened={"pelvis": 0}).bands[0].last_day == day(40)
