"""A few things at home stand for all the equipment there is."""

from __future__ import annotations

from itertools import combinations

import pytest

from hipcoach.domain.household import ALWAYS_THERE, FLOOR_ONLY, Thing, asked_items, lacking, things_there
from hipcoach.domain.precautions import caps_of_equipment
from tests.unit.samples import EXERCISES, PROGRAMME

EVERYTHING = frozenset(Thing)


def base(item: str) -> str:
    return item.partition("_level_")[0].removesuffix("_optional")


def named_items() -> set[str]:
    exercises = {base(item) for each in EXERCISES.values() for item in each.equipment}
    return exercises | {base(item) for each in PROGRAMME.protocols.values() for item in each.equipment}


def test_every_piece_of_equipment_is_asked_for_or_in_every_home():
    assert named_items() == asked_items() | ALWAYS_THERE
    assert not asked_items() & ALWAYS_THERE
    assert FLOOR_ONLY in asked_items()


def test_with_everything_there_nothing_lacks():
    assert lacking(EVERYTHING) == frozenset()
    assert things_there(frozenset()) == EVERYTHING


@pytest.mark.parametrize("thing", list(Thing))
def test_each_thing_takes_something_away_when_it_is_not_there(thing):
    assert lacking(EVERYTHING - {thing})


@pytest.mark.parametrize("gone", [*combinations(Thing, 1), *combinations(Thing, 2), (), tuple(Thing)])
def test_what_is_there_can_be_told_from_what_lacks(gone):
    there = EVERYTHING - set(gone)
    assert things_there(lacking(there)) == there


def test_where_one_of_two_is_enough_the_other_may_lack():
    assert "counter_or_sturdy_chair" not in lacking(EVERYTHING - {Thing.CHAIR})
    assert "counter_or_sturdy_chair" not in lacking(EVERYTHING - {Thing.COUNTER})
    assert "counter_or_sturdy_chair" in lacking(EVERYTHING - {Thing.CHAIR, Thing.COUNTER})


def test_without_a_band_its_level_closes_and_the_rest_stays():
    (cap,) = caps_of_equipment(EXERCISES["str_clam"], lacking(EVERYTHING - {Thing.BAND}))
    assert cap.level == 3
    assert list(caps_of_equipment(EXERCISES["pelv_tilt_supine"], lacking(frozenset()))) == []
