"""Side against side, and later against earlier (C2, C7, B8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.differences import ChangeGrade, asymmetry, change, is_real_change, is_uneven
from hipcoach.domain.exercise import Side
from tests.unit.samples import PROGRAMME

MEASURES = PROGRAMME.measures
SECONDS = st.floats(0, 120)


@pytest.mark.parametrize(
    ("name", "left", "right", "counts", "worse"),
    [
        ("pelvic_control.knee_out", 10, 7, True, Side.RIGHT),
        ("pelvic_control.knee_out", 10, 8, False, Side.RIGHT),
        ("level_hip_stand", 30, 20, True, Side.RIGHT),
        ("level_hip_stand", 20.5, 30, False, Side.LEFT),
        ("thomas_gap", 1, 3, True, Side.RIGHT),
        ("thomas_gap", 3, 1.5, False, Side.LEFT),
        ("seated_ir", 40, 25, True, Side.RIGHT),
        ("seated_ir", 26, 40, False, Side.LEFT),
        ("fig4_height", 14, 10, True, Side.LEFT),
        ("fig4_height", 13, 10, False, Side.LEFT),
        ("step_down", 0, 2, True, Side.RIGHT),
        ("step_down", 1, 0, False, Side.LEFT),
        ("side_bridge", 60, 54, True, Side.RIGHT),
        ("side_bridge", 60, 55, False, Side.RIGHT),  # 5 s, and only 8 %
        ("side_bridge", 20, 24, False, Side.LEFT),  # 17 %, and only 4 s
        ("side_bridge", 4, 0, False, Side.RIGHT),  # all of it, and only 4 s
        ("slst_eo", 45, 35, True, Side.RIGHT),
        ("slst_eo", 45, 36, False, Side.RIGHT),  # 20 %, and only 9 s
        ("slst_eo", 15, 12, False, Side.RIGHT),  # 20 %, and only 3 s
        ("slst_eo", 30, 30, False, Side.BOTH),
    ],
)
def test_a_side_difference_counts_or_not(name, left, right, counts, worse):
    found = asymmetry(MEASURES[name], left, right)
    assert (found.counts, found.worse) == (counts, worse)


def test_the_share_is_that_of_the_larger_side():
    found = asymmetry(MEASURES["slst_eo"], 30, 40)
    assert (found.difference, found.share) == (10, 0.25)
    assert asymmetry(MEASURES["slst_eo"], 0, 0).share == 0


@pytest.mark.parametrize(("left", "right"), [(None, 30), (30, None), (None, None)])
def test_a_side_without_a_valid_result_has_no_difference(left, right):
    assert asymmetry(MEASURES["slst_eo"], left, right) is None


@pytest.mark.parametrize("name", ["seated_er", "tandem", "cst30", "front_plank"])
def test_a_test_whose_differences_mean_nothing_has_none(name):
    assert asymmetry(MEASURES[name], 10, 0) is None


def test_the_larger_side_must_reach_the_floor():
    measure = MEASURES["side_bridge"].replace(asymmetry=1, asymmetry_floor=8)
    assert not asymmetry(measure, 7.9, 3).counts
    assert asymmetry(measure, 8, 3).counts


@given(SECONDS, SECONDS)
def test_the_sides_can_be_exchanged(left, right):
    one, other = asymmetry(MEASURES["slst_eo"], left, right), asymmetry(MEASURES["slst_eo"], right, left)
    assert (one.difference, one.share, one.counts) == (other.difference, other.share, other.counts)
    assert one.worse is other.worse.other


@pytest.mark.parametrize(("name", "value", "counts"), [("weight_share", 10, False), ("weight_share", 10.1, True)])
def test_the_weight_share_counts_over_its_limit(name, value, counts):
    assert is_uneven(MEASURES[name], value) is counts


def test_only_a_test_that_is_a_difference_can_be_uneven_by_itself():
    assert not is_uneven(MEASURES["slst_eo"], 45)
    assert not is_uneven(MEASURES["cst30"], 45)


CHANGES = [  # C7, smallest real change; id, first, later, age, gained, grade
    ("pelvic_control.tilt", 5, [7], 40, 2, ChangeGrade.CLEAR),
    ("pelvic_control.tilt", 5, [6], 40, 1, ChangeGrade.TOO_SMALL),
    ("pelvic_control.knee_out", 9, [7], 40, -2, ChangeGrade.CLEAR),
    ("weight_share", 14, [9], 40, 5, ChangeGrade.CLEAR),
    ("weight_share", 14, [9.5], 40, 4.5, ChangeGrade.TOO_SMALL),
    ("level_hip_stand", 12, [22], 40, 10, ChangeGrade.CLEAR),
    ("level_hip_stand", 12, [21], 40, 9, ChangeGrade.TOO_SMALL),
    ("thomas_gap", 6, [4], 40, 2, ChangeGrade.CLEAR),
    ("thomas_gap", 4, [6], 40, -2, ChangeGrade.CLEAR),
    ("thomas_gap", 6, [4.5], 40, 1.5, ChangeGrade.TOO_SMALL),
    ("seated_ir", 20, [28], 40, 8, ChangeGrade.CLEAR),
    ("seated_ir", 20, [27], 40, 7, ChangeGrade.TOO_SMALL),
    ("fig4_height", 20, [17], 40, 3, ChangeGrade.CLEAR),
    ("fig4_height", 20, [18], 40, 2, ChangeGrade.TOO_SMALL),
    ("cst30", 10, [11], 70, 1, ChangeGrade.TOO_SMALL),
    ("cst30", 10, [12], 70, 2, ChangeGrade.PROBABLE),
    ("cst30", 10, [13], 70, 3, ChangeGrade.CLEAR),
    ("cst30", 12, [10], 70, -2, ChangeGrade.PROBABLE),
    ("step_down", 4, [2], 40, 2, ChangeGrade.CLEAR),
    ("step_down", 4, [3], 40, 1, ChangeGrade.TOO_SMALL),
    ("side_bridge", 80, [90], 40, 10, ChangeGrade.CLEAR),
    ("side_bridge", 80, [89], 40, 9, ChangeGrade.TOO_SMALL),
    ("side_bridge", 30, [36], 40, 6, ChangeGrade.CLEAR),  # 20 %
    ("side_bridge", 30, [35], 40, 5, ChangeGrade.TOO_SMALL),
    ("side_bridge", 0, [9], 40, 9, ChangeGrade.TOO_SMALL),  # a share of nothing says nothing
    ("front_plank", 30, [45], 40, 15, ChangeGrade.CLEAR),
    ("front_plank", 30, [44], 40, 14, ChangeGrade.TOO_SMALL),
    ("slst_eo", 10, [34], 60, 24, ChangeGrade.CLEAR),
    ("slst_eo", 10, [33], 60, 23, ChangeGrade.TOO_SMALL),
    ("slst_eo", 10, [25, 25], 60, 15, ChangeGrade.TOO_SMALL),
    ("slst_eo", 10, [20, 20], 59, 10, ChangeGrade.CLEAR),
    ("slst_eo", 10, [20, 25], 59, 15, ChangeGrade.CLEAR),
    ("slst_eo", 10, [20], 59, 10, ChangeGrade.TOO_SMALL),
    ("cst30", 10, [12, 11], 70, 1, ChangeGrade.TOO_SMALL),
    ("slst_eo", 10, [19, 20], 59, 10, ChangeGrade.TOO_SMALL),
    ("slst_eo", 20, [8, 35], 59, 15, ChangeGrade.TOO_SMALL),
    ("slst_eo", 10, [20, 20], 0, 10, ChangeGrade.TOO_SMALL),  # age not told
    ("tandem", 8, [13], 70, 5, ChangeGrade.CLEAR),
    ("tandem", 8, [12.5], 70, 4.5, ChangeGrade.TOO_SMALL),
]


@pytest.mark.parametrize(("name", "first", "later", "age", "gained", "grade"), CHANGES)
def test_a_change_is_graded(name, first, later, age, gained, grade):
    found = change(MEASURES[name], first, later, age)
    assert (found.gained, found.grade) == (pytest.approx(gained), grade)
    assert is_real_change(MEASURES[name], first, later, age) is (grade is ChangeGrade.CLEAR)


@pytest.mark.parametrize(
    "name", ["pelvis_mirror", "leg_blocks", "seated_er", "slst_ec", "cst30_adapted", "weight_shift"]
)
def test_nothing_is_said_where_the_error_of_a_test_is_not_known(name):
    assert change(MEASURES[name], 5, [50], 40) is None
    assert not is_real_change(MEASURES[name], 5, [50], 40)


@given(st.floats(0, 45), st.floats(0, 45), st.integers(0, 99))
def test_better_and_worse_are_graded_alike(first, later, age):
    measure = MEASURES["slst_eo"].replace(change_share=None)
    up, down = change(measure, first, [later] * 2, age), change(measure, later, [first] * 2, age)
    assert up.grade is down.grade
    assert up.gained == -down.gained


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_more_change_is_never_graded_lower(first, gain, more):
    order = list(ChangeGrade)
    one = change(MEASURES["cst30"], first, [first + gain], 70)
    other = change(MEASURES["cst30"], first, [first + gain + more], 70)
    assert order.index(other.grade) >= order.index(one.grade)
