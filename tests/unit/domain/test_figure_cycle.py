from __future__ import annotations

import pytest

from hipcoach.domain.figure.cycle import Cycle, Moment

LIFT = Cycle((("A", 0), ("B", 2), ("B", 3), ("A", 5)))
STAND_UP = Cycle((("sit", 0), ("rise", 1), ("stand", 3), ("stand", 1), ("rise", 3), ("sit", 1)))


@pytest.mark.parametrize(
    ("phase", "moment"),
    [
        (0.0, Moment("A", "B", 0.0)),
        (0.1, Moment("A", "B", 0.5)),
        (0.3, Moment("B", "B", 0.0)),
        (0.75, Moment("B", "A", 0.5)),
        (1.0, Moment("B", "A", 1.0)),
        (1.1, Moment("A", "B", 0.5)),
    ],
)
def test_a_round_goes_out_holds_and_comes_back(phase, moment):
    found = LIFT.at(phase)

    assert (found.start, found.end) == (moment.start, moment.end)
    assert found.done == pytest.approx(moment.done)


def test_a_movement_sets_off_and_arrives_softly():
    shares = [Moment("A", "B", done).share for done in (0.0, 0.1, 0.5, 0.9, 1.0)]

    assert shares == pytest.approx([0.0, 0.0245, 0.5, 0.9755, 1.0], abs=1e-4)


@pytest.mark.parametrize(
    ("place", "moment"),
    [
        (0.0, Moment("sit", "rise", 0.0)),
        (0.125, Moment("sit", "rise", 0.5)),
        (0.625, Moment("rise", "stand", 0.5)),
        (1.0, Moment("rise", "stand", 1.0)),
        (1.7, Moment("rise", "stand", 1.0)),
        (-1.0, Moment("sit", "rise", 0.0)),
    ],
)
def test_the_way_out_ends_where_it_turns_back(place, moment):
    assert STAND_UP.on_the_way_out(place) == moment


def test_knees_that_go_to_both_sides_go_to_the_first_one_on_the_way_out():
    wipers = Cycle((("C", 0), ("R", 3), ("C", 3), ("L", 3), ("C", 3)))

    assert wipers.on_the_way_out(1.0).end == "R"


def test_what_never_moves_is_always_at_its_only_key():
    still = Cycle((("A", 0),))

    assert still.total_s == 0
    assert still.at(0.4) == still.on_the_way_out(0.4) == Moment("A", "A", 0.0)


def test_a_move_takes_as_long_as_its_slower_way():
    assert LIFT.move_s("A", "B") == LIFT.move_s("B", "A") == 5
    assert LIFT.move_s("A", "C") == 0


@pytest.mark.parametrize(("done", "key"), [(0.2, "A"), (0.5, "B"), (0.9, "B")])
def test_the_nearest_key_stands_for_a_moment(done, key):
    assert Moment("A", "B", done).nearest == key


def test_keys_come_in_the_order_of_the_round():
    assert STAND_UP.keys == ("sit", "rise", "stand")
