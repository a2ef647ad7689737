"""Frozen records behave like frozen dataclasses given by keyword."""

from __future__ import annotations

import pytest

from hipcoach.domain.frozen import Frozen


class Point(Frozen):
    x: int
    y: int = 0


class Other(Frozen):
    x: int
    y: int = 0


def test_values_are_taken_by_name_and_defaults_fill_the_rest():
    assert (Point(x=1).x, Point(x=1).y) == (1, 0)


@pytest.mark.parametrize("values", [{}, {"x": 1, "z": 2}])
def test_missing_and_unknown_values_are_refused(values):
    with pytest.raises(TypeError, match="Point"):
        Point(**values)


def test_a_record_can_not_be_changed():
    point = Point(x=1)
    with pytest.raises(AttributeError, match="x"):
        point.x = 2
    assert point.x == 1


def test_records_are_equal_by_kind_and_value_with_defaults_counted():
    assert Point(x=1) == Point(x=1, y=0)
    assert Point(x=1) != Point(x=2)
    assert Point(x=1) != Other(x=1)
    assert hash(Point(x=1)) == hash(Point(x=1, y=0))


def test_replace_makes_a_changed_copy():
    point = Point(x=1)
    assert point.replace(y=5) == Point(x=1, y=5)
    assert point.y == 0


def test_a_record_shows_all_its_values():
    assert repr(Point(x=1)) == "Point(x=1, y=0)"
