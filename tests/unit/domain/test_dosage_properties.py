"""What holds for the next dose whatever happened before (B4)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.dosage import DoseReason, Shade, decide
from hipcoach.domain.pain import Colour
from tests.unit.exposures import RULES, decided
from tests.unit.samples import day

histories = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 4), st.sampled_from(Colour), st.booleans(), st.booleans()),
    min_size=1,
    max_size=12,
).map(
    lambda rows: tuple(
        Shade(
            day=day(sum(gap for gap, *_ in rows[: number + 1])),
            level=level,
            colour=colour,
            is_settled=is_settled or colour is Colour.GREEN,
            is_eased=is_eased,
        )
        for number, (_, level, colour, is_settled, is_eased) in enumerate(rows)
    )
)
WORSE = {Colour.GREEN: Colour.AMBER, Colour.AMBER: Colour.RED, Colour.RED: Colour.RED}


def amount(decision):
    """The dose as one number: nothing while resting, then level by level, half of level 1 below level 1."""
    if decision.resting_until:
        return 0.0
    return 0.5 if decision.needs_easier else float(decision.level)


@given(histories, st.data(), st.integers(1, 40))
def test_more_pain_never_gets_a_higher_dose(seen, data, after_days):
    index = data.draw(st.integers(0, len(seen) - 1))
    worse = list(seen)
    worse[index] = seen[index].replace(colour=WORSE[seen[index].colour])
    today = seen[-1].day + timedelta(days=after_days)

    sorer = decide(worse, today, 4, RULES)
    if sorer.reason is DoseReason.RESTART:  # it has had its seven days of rest, which a single red doesn't give
        assert sorer.level == 1
    else:
        assert amount(sorer) <= amount(decide(seen, today, 4, RULES))


@given(histories, st.integers(1, 40), st.integers(1, 4))
def test_dose_stays_between_level_1_and_the_cap_and_rises_by_one_at_most(seen, after_days, level_max):
    decision = decided(seen, after_days, level_max)

    usual = [shade.level for shade in seen if not shade.is_eased]
    assert 1 <= decision.level <= level_max
    assert decision.level <= (usual[-1] + 1 if usual else 1)


@given(histories, st.integers(1, 40), st.integers(0, 30))
def test_waiting_longer_never_gives_a_higher_level_but_for_greens_and_rest(seen, after_days, longer):
    sooner, later = decided(seen, after_days), decided(seen, after_days + longer)

    if sooner.reason is not DoseReason.RESTING and later.reason is not DoseReason.PROGRESS:
        assert later.level <= sooner.level
