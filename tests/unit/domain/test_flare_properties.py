from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.domain.flare import flare_on, flares
from tests.unit.domain.diary import Diary, history_of, number
from tests.unit.domain.flaring import PAIN, RULES, found
from tests.unit.samples import day

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
def test_the_order_of_reading_does_not_matter(diary, rng):
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

    for earlier, later in pairwise(known):
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
            score = diary.mornings.get(number(left_on))
            if score is None:
                continue
            worse = until(diary, DAYS)
            worse.mornings[number(left_on)] = min(score + more, 10)
            (same,) = (each for each in found(worse, DAYS) if each.started_on == flare.started_on)
            assert len(same.rows_from) <= row + 1 or same.rows_from[row + 1] >= left_on
