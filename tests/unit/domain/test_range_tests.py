"""The two range tests that strength asks of flexibility (E3, item 4)."""

from datetime import UTC, date, datetime

import pytest

from hipcoach.content.loader import load_content
from hipcoach.domain.exercise import Side
from hipcoach.domain.history import History
from hipcoach.domain.range_tests import range_test
from hipcoach.domain.records import Measurement, Records, Stamp

PROGRAMME = load_content().programme
FIRST, LATER = date(2026, 3, 2), date(2026, 3, 16)


def judged(name, results, affected=Side.RIGHT, *, is_lenient=False):
    """The criterion for results given as (side, day, value)."""
    measurements = tuple(
        Measurement(
            measure=name,
            side=side,
            value=value,
            was_stopped_for_pain=value is None,
            stamp=Stamp(at_utc=datetime(day.year, day.month, day.day, 9, tzinfo=UTC), offset_min=0, day=day),
        )
        for side, day, value in results
    )
    now = datetime(2026, 3, 16, 12, tzinfo=UTC)
    history = History(Records(measurements=measurements), now, LATER, PROGRAMME.calendar)
    return range_test(history, PROGRAMME.measures[name], affected, LATER, is_lenient=is_lenient)


@pytest.mark.parametrize(
    ("name", "first", "last", "is_met"),
    [
        ("thomas_gap", 6, 2, True),  # in band
        ("thomas_gap", 6, 4, True),  # better by the smallest real change
        ("thomas_gap", 6, 4.5, False),  # too small to tell
        ("thomas_gap", 4, 5, False),  # worse
        ("seated_ir", 20, 24, True),  # in band
        ("seated_ir", 10, 18, True),  # better by the smallest real change
        ("seated_ir", 16, 23, False),
        ("seated_ir", 23, 20, False),
    ],
)
def test_a_range_test_counts_in_band_or_when_clearly_better(name, first, last, is_met):
    criterion = judged(name, [(Side.RIGHT, FIRST, first), (Side.RIGHT, LATER, last)])

    assert criterion.is_met is is_met
    assert criterion.value == last


def test_late_in_the_stage_not_worse_is_enough_and_worse_is_not():
    same = [(Side.RIGHT, FIRST, 5), (Side.RIGHT, LATER, 5.5)]
    worse = [(Side.RIGHT, FIRST, 5), (Side.RIGHT, LATER, 7)]

    assert judged("thomas_gap", same, is_lenient=True).is_met
    assert not judged("thomas_gap", same).is_met
    assert not judged("thomas_gap", worse, is_lenient=True).is_met


def test_untested_or_stopped_for_pain_is_never_met():
    assert judged("seated_ir", [], is_lenient=True).value is None
    stopped = judged("seated_ir", [(Side.RIGHT, FIRST, None)], is_lenient=True)

    assert (stopped.value, stopped.is_met) == (None, False)


def test_with_both_hips_sore_the_worse_one_decides():
    results = [(Side.LEFT, LATER, 1), (Side.RIGHT, LATER, 6)]

    assert judged("thomas_gap", results, Side.LEFT).is_met
    both = judged("thomas_gap", results, Side.BOTH)

    assert (both.value, both.is_met) == (6, False)


def test_turning_in_must_not_lag_far_behind_the_other_side():
    results = [(Side.LEFT, LATER, 40), (Side.RIGHT, LATER, 25)]

    assert not judged("seated_ir", results).is_met
