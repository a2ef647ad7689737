from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Kind, Position, Stage
from hipcoach.domain.session_length import first_to_drop, planned_s
from tests.unit.samples import EXERCISES, PROGRAMME, TIMING, prescription

STRETCHES = ("flex_thomas_edge", "flex_fig4_supine", "flex_quad_side", "flex_butterfly")


def dropped(names, stage=Stage.FLEXIBILITY):
    """What is left out, one after the other, until all that is left must stay."""
    left, gone = list(names), []
    while (spare := first_to_drop([EXERCISES[name] for name in left], stage, PROGRAMME.sessions)) is not None:
        gone.append(left.pop(spare))
    return gone


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        (
            ("pelv_tilt_supine", "flex_heel_slide", "flex_windshield_wipers"),
            ["flex_windshield_wipers", "flex_heel_slide"],
        ),
        (("core_brace", "core_dead_bug", "core_bird_dog"), ["core_bird_dog", "core_dead_bug"]),
        (("core_brace",), []),
        (STRETCHES, ["flex_butterfly", "flex_quad_side"]),
        (("str_prone_rot_iso", "str_clam", "pelv_tilt_supine", "pelv_stand_level"), []),
        (
            ("pelv_tilt_supine", "flex_heel_slide", "core_brace", "core_dead_bug", *STRETCHES),
            ["flex_heel_slide", "core_dead_bug", "flex_butterfly", "flex_quad_side"],
        ),
    ],
    ids=["mobility", "second core", "one core", "third stretch", "what is never dropped", "in this order"],
)
def test_too_long_a_session_is_cut_in_the_programme_s_order(names, gone):
    assert dropped(names) == gone


@pytest.mark.parametrize(
    ("stage", "names", "gone"),
    [
        (Stage.PELVIS, ("pelv_tilt_supine", "pelv_clock", "pelv_stand_level"), ["pelv_tilt_supine"]),
        (Stage.PELVIS, ("pelv_tilt_supine", "pelv_stand_level"), []),
        (Stage.PELVIS, ("pelv_clock",), []),
        (Stage.STRENGTH, ("pelv_tilt_supine", "pelv_clock"), []),
    ],
)
def test_pelvis_stage_can_spare_the_tilt_beside_the_clock(stage, names, gone):
    assert dropped(names, stage) == gone


def test_planned_time_has_the_set_up_of_each_exercise_and_its_rests():
    planned = [prescription(sets=2, hold_s=30.0, rest_s=15.0), prescription(Kind.STANCE, position=Position.STANDING)]

    assert planned_s(planned, TIMING) == TIMING.setup_s + 30.0 + 15.0 + 30.0 + TIMING.setup_s + 30.0


def test_nothing_planned_takes_no_time():
    assert planned_s([], TIMING) == 0
