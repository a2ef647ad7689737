"""A self-test as a row of tasks, row by row of C3 to C6."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_ledger import RunLedger
from hipcoach.domain.protocol_plan import TaskKind, kind_of, seconds_of
from tests.unit.domain.running import TIMING, tasks_of
from tests.unit.samples import PROGRAMME

L, R, B = Side.LEFT, Side.RIGHT, Side.BOTH


@pytest.mark.parametrize(
    ("test", "kind", "sides", "tries", "lasts_s", "rests_s"),
    [
        (("weight_share",), TaskKind.LOOK, [B] * 6, 6, 10, {0}),
        (("pelvis_mirror",), TaskKind.LEVEL, [B] * 3, 3, 0, {0}),
        (("leg_blocks",), TaskKind.PILE, [B], 1, 0, {0}),
        (("level_hip_stand",), TaskKind.HOLD, [L, R], 1, 30, {0}),
        (("thomas_gap",), TaskKind.READING, [L, L, R, R], 2, 10, {0}),
        (("fig4_height",), TaskKind.READING, [L, L, R, R], 2, 0, {0}),
        (("cst30", "cst30"), TaskKind.STANDS, [B], 1, 30, {0}),
        (("step_down",), TaskKind.FAULTS, [L, R], 1, 0, {0}),
        (("side_bridge", "side_bridge"), TaskKind.HOLD, [L, R], 1, 120, {60, 0}),
        (("side_bridge", "side_bridge_knees"), TaskKind.HOLD, [L, R], 1, 120, {60, 0}),
        (("front_plank",), TaskKind.HOLD, [B], 1, 120, {0}),
        (("slst",), TaskKind.HOLD, [L, L, L, R, R, R], 3, 45, {30, TIMING.change_side_s, 0}),
        (("slst_supported", "slst_supported"), TaskKind.HOLD, [L, L, L, R, R, R], 3, 45, {30, 8, 0}),
        (("slst_ec",), TaskKind.HOLD, [L, L, L, R, R, R], 3, 45, {30, 8, 0}),
        (("weight_shift",), TaskKind.COUNT, [B], 1, 0, {0}),
        (("tandem",), TaskKind.HOLD, [L, L, R, R], 2, 30, {0}),
    ],
)
def test_each_test_is_done_as_the_programme_says(test, kind, sides, tries, lasts_s, rests_s):
    tasks = tasks_of(*test)
    assert {task.kind for task in tasks} == {kind}
    assert [task.side for task in tasks] == sides
    assert {task.tries for task in tasks} == {tries}
    assert {task.lasts_s for task in tasks} == {lasts_s}
    assert {task.rest_s for task in tasks} == rests_s


def test_the_pelvic_control_test_has_three_parts_rated_once():
    tasks = tasks_of("pelvic_control", first=R)
    assert [(task.measure.partition(".")[2], task.side) for task in tasks] == [
        ("tilt", B),
        ("knee_out", R),
        ("knee_out", L),
    ]
    assert {task.block for task in tasks} == {0}


def test_turning_in_and_out_are_done_side_by_side_and_each_side_is_rated():
    tasks = tasks_of("seated_rotation", first=R)
    order = [(task.side, task.measure) for task in tasks]
    assert order == [(side, name) for side in (R, L) for name in ("seated_ir", "seated_er") for _ in range(3)]
    assert [task.block for task in tasks] == [1] * 6 + [2] * 6


def test_the_scales_are_swapped_half_way():
    assert [task.round for task in tasks_of("weight_share")] == [0, 0, 0, 1, 1, 1]


def test_who_lies_down_for_a_hold_has_longer_to_get_there():
    assert tasks_of("front_plank")[0].ready_s == TIMING.get_ready_new_position_s
    assert tasks_of("slst")[0].ready_s == TIMING.get_ready_s
    assert tasks_of("fig4_height")[0].ready_s == 0


def test_every_measure_of_the_programme_can_be_taken():
    for measure in PROGRAMME.measures.values():
        assert isinstance(kind_of(measure), TaskKind)


def test_the_length_counts_clocks_rests_and_setting_up():
    [first, second] = tasks_of("side_bridge", "side_bridge")
    expected = 2 * (first.ready_s + 120 + TIMING.setup_s) + 60
    assert seconds_of([first, second], TIMING) == expected


def test_a_test_without_tasks_is_refused():
    with pytest.raises(ValueError, match="at least one task"):
        RunLedger((), (), ends_at_cap=False)
