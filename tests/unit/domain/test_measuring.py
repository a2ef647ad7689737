"""When a self-test is due, and what keeps it from being done (C2 to C6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.measuring import Bar, MeasuringDay, bar, next_due
from tests.unit.samples import PROGRAMME, day

MEASURES = PROGRAMME.measures
EVERYTHING_OPEN = dict.fromkeys(Stage, 3)


def measuring_day(**changes):
    """A fine day for all tests, ten days after the start."""
    made = MeasuringDay(
        day=day(10),
        flags=frozenset(),
        affected_side=Side.LEFT,
        is_locked=False,
        is_flaring=False,
        before=2,
        strength_on=None,
        tiers=EVERYTHING_OPEN,
        gates_met={"bal_sls_eyes_closed"},
        has_adult=False,
    )
    return made.replace(**changes)


def barred(name, side=Side.BOTH, **changes):
    return bar(MEASURES[name], measuring_day(**changes), PROGRAMME.measuring, side)


@pytest.mark.parametrize("name", list(MEASURES))
def test_on_a_fine_day_every_test_may_be_done(name):
    assert barred(name) is None


@pytest.mark.parametrize("name", list(MEASURES))
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"is_locked": True}, Bar.LOCKED),
        ({"is_flaring": True}, Bar.FLARE),
        ({"before": 6}, Bar.SORE),
        ({"before": 10}, Bar.SORE),
        ({"before": None}, Bar.UNRATED),
        ({"strength_on": day(10)}, Bar.AFTER_STRENGTH),
        ({"strength_on": day(9)}, Bar.AFTER_STRENGTH),
    ],
)
def test_no_test_at_all_is_done_then(name, changes, expected):
    assert barred(name, **changes) is expected


@pytest.mark.parametrize("changes", [{"before": 5}, {"before": 0}, {"strength_on": day(8)}, {"strength_on": day(0)}])
def test_tests_are_done_all_the_same(changes):
    assert barred("slst_eo", **changes) is None


def test_a_precaution_takes_a_test_out():
    assert barred("seated_ir", flags=frozenset({"thr_posterior"})) is Bar.EXCLUDED
    assert barred("thomas_gap", flags=frozenset({"thr_posterior"})) is None


def test_a_sore_outer_hip_takes_out_its_own_side():
    flags = frozenset({"gtps"})
    assert barred("side_bridge", Side.LEFT, flags=flags) is Bar.EXCLUDED
    assert barred("side_bridge", Side.RIGHT, flags=flags) is None


def test_who_must_hold_on_needs_another_adult():
    flags = frozenset({"fall_risk_2"})
    assert barred("slst_eo", flags=flags) is Bar.NEEDS_ADULT
    assert barred("slst_eo", flags=flags, has_adult=True) is None
    assert barred("weight_share", flags=flags, has_adult=True) is Bar.EXCLUDED
    assert barred("slst_eo", flags=frozenset({"fall_risk_1"})) is None


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [({}, Bar.NOT_YET), ({Stage.STRENGTH: 1, Stage.PELVIS: 3}, Bar.NOT_YET), ({Stage.STRENGTH: 2}, None)],
)
def test_the_step_down_waits_for_its_tier(tiers, expected):
    assert barred("step_down", tiers=tiers) is expected


def test_closed_eyes_need_what_the_exercise_needs():
    assert barred("slst_ec", gates_met=()) is Bar.NOT_YET
    assert barred("slst_ec", gates_met=("bal_sls_eyes_closed",)) is None


def test_the_most_binding_thing_is_named():
    worst = {"is_locked": True, "is_flaring": True, "before": 9, "strength_on": day(10), "tiers": {}}
    assert barred("step_down", flags=frozenset({"pgp"}), **worst) is Bar.LOCKED
    assert barred("step_down", flags=frozenset({"pgp"}), **(worst | {"is_locked": False})) is Bar.EXCLUDED
    assert barred("step_down", **(worst | {"is_locked": False})) is Bar.FLARE


DUE = [  # test, days done on, first day it is due again
    ("thomas_gap", [], 0),
    ("thomas_gap", [0], 14),
    ("thomas_gap", [0, 15], 29),
    ("thomas_gap", [15, 0], 29),
    ("fig4_height", [], 0),
    ("fig4_height", [2], 30),
    ("cst30", [], 0),
    ("cst30", [0], 1),
    ("cst30", [0, 0], 1),
    ("cst30", [0, 1], 29),
    ("side_bridge", [], 28),
    ("side_bridge", [28], 56),
    ("front_plank", [], 28),
    ("step_down", [], 28),
    ("tandem", [], 0),
    ("tandem", [0], None),
    ("pelvis_mirror", [0], None),
    ("slst_ec", [], None),
    ("slst_supported", [], None),
    ("weight_shift", [3], None),
]


@pytest.mark.parametrize(("name", "done", "expected"), DUE)
def test_a_test_is_due_again(name, done, expected):
    found = next_due(MEASURES[name], [day(each) for each in done], day(0), PROGRAMME.calendar)
    assert found == (None if expected is None else day(expected))
