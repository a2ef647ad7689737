from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.content.poses import Poses
from hipcoach.domain.figure.pose import Pin, Pose, between
from hipcoach.domain.figure.solve import bend_limb, solve

POSES = Poses()
BODY = POSES.rig.body
BONES = (("hip", "knee", BODY.thigh), ("knee", "ankle", BODY.shank))
BONES += (("shoulder", "elbow", BODY.upper_arm), ("elbow", "wrist", BODY.fore_arm))


def pose(**changes) -> Pose:
    plain = {"preset": "stand", "position": (None, None, None), "is_grounded": True, "angles": {}}
    return Pose(**{**plain, "pin": None, "reaches": (), **changes})


def skeleton_of(figure_id: str, key: str):
    return solve(POSES.figure(figure_id).poses[key], POSES.rig)


def test_standing_body_is_as_high_as_its_bones():
    joints = solve(pose(), POSES.rig).joints

    assert joints["ankleR"] == pytest.approx((0, 0.039, 0.05), abs=1e-4)
    assert joints["kneeR"] == pytest.approx((0, 0.285, 0.05), abs=1e-4)
    assert joints["hipL"] == pytest.approx((0, 0.53, -0.05), abs=1e-4)
    assert joints["thorax"] == pytest.approx((-0.012, 0.644, 0), abs=1e-4)
    assert joints["shoulderL"] == pytest.approx((-0.016, 0.782, -0.1), abs=1e-4)
    assert joints["wristR"] == pytest.approx((-0.016, 0.462, 0.1), abs=1e-4)
    assert joints["headC"] == pytest.approx((0, 0.924, 0), abs=1e-4)


GOLDEN = {
    ("str_bridge", "B"): {
        "pelvis": (-0.0331, 0.2146, 0.0),
        "neck": (-0.285, 0.062, 0.0),
        "headC": (-0.3843, 0.0865, 0.0),
        "kneeR": (0.203, 0.2794, 0.0583),
        "ankleR": (0.255, 0.039, 0.062),
        "wristR": (0.0558, 0.0533, 0.1881),
    },
    ("flex_hip_flexor_half_kneel", "B"): {
        "pelvis": (0.0048, 0.2837, 0.0),
        "shoulderR": (-0.0331, 0.5333, 0.1),
        "kneeR": (-0.075, 0.052, 0.05),
        "ankleR": (-0.3204, 0.0348, 0.05),
        "kneeL": (0.2495, 0.2824, -0.0612),
        "wristL": (0.2045, 0.3344, -0.0612),
    },
    ("str_clam", "B"): {
        "pelvis": (0.0, 0.096, 0.0),
        "kneeR": (-0.1864, 0.2366, 0.134),
        "ankleR": (-0.3368, 0.0891, 0.007),
        "kneeL": (-0.1638, 0.0249, 0.1774),
        "elbowR": (0.1051, 0.2487, -0.0819),
        "headC": (0.3902, 0.0951, 0.0128),
    },
}


@pytest.mark.parametrize(("figure_id", "key"), GOLDEN)
def test_joints_lie_where_they_lay_when_the_pose_was_looked_at(figure_id, key):
    joints = skeleton_of(figure_id, key).joints

    for joint, place in GOLDEN[figure_id, key].items():
        assert joints[joint] == pytest.approx(place, abs=2e-4), joint


@pytest.mark.parametrize(
    ("angles", "joint", "place"),
    [
        ({"hipR.flex": 90}, "kneeR", (0.245, 0, 0.05)),
        ({"hipR.abd": 90}, "kneeR", (0, 0, 0.295)),
        ({"hipL.abd": 90}, "kneeL", (0, 0, -0.295)),
        ({"hipR.flex": 90, "kneeR": 90}, "ankleR", (0.245, -0.246, 0.05)),
        ({"hipR.flex": 90, "kneeR": 90, "hipR.er": 90}, "ankleR", (0.245, 0, -0.196)),
        ({"hipL.flex": 90, "kneeL": 90, "hipL.er": 90}, "ankleL", (0.245, 0, 0.196)),
        ({"shoulderR.flex": 180}, "elbowR", (-0.016, 0.424, 0.1)),
        ({"shoulderR.up": 0.02, "shoulderR.fwd": 0.01}, "shoulderR", (-0.006, 0.272, 0.1)),
        ({"lumbar.flex": 90}, "thorax", (0.06, 0.042, 0)),
        ({"lumbar.side": 90}, "thorax", (-0.012, 0.042, 0.072)),
        ({"root.tilt": 90}, "lumbar", (0.042, 0.012, 0)),
        ({"root.turn": 90}, "hipR", (0.05, 0, 0)),
    ],
)
def test_angles_turn_the_way_clinicians_mean_them(angles, joint, place):
    joints = solve(pose(angles=angles, is_grounded=False), POSES.rig).joints

    assert joints[joint] == pytest.approx(place, abs=1e-9)


def test_ankle_bends_the_foot_towards_the_shin():
    foot = solve(pose(angles={"ankleR": 30}), POSES.rig).frames["footR"]

    assert foot[1][0] == pytest.approx(0.5)


def test_elbow_bends_forwards_and_the_head_turns_right():
    skeleton = solve(pose(angles={"elbowR": 90, "head.rot": 90}, is_grounded=False), POSES.rig)

    assert skeleton.joints["wristR"][0] == pytest.approx(-0.016 + BODY.fore_arm)
    assert [row[0] for row in skeleton.frames["head"]] == pytest.approx([0, 0, 1])


def test_lying_body_is_put_down_on_the_floor_with_its_front_up():
    skeleton = solve(pose(preset="supine"), POSES.rig)

    assert 0.05 < skeleton.joints["pelvis"][1] < 0.1
    assert [row[0] for row in skeleton.frames["pelvis"]] == [0, 1, 0]
    assert skeleton.joints["headC"][0] < skeleton.joints["ankleR"][0]


def test_given_components_of_the_position_win_over_the_floor():
    joints = solve(pose(position=(0.2, None, -0.1)), POSES.rig).joints

    assert joints["pelvis"] == pytest.approx((0.2, 0.53, -0.1), abs=1e-4)


def test_pinned_joint_stays_where_it_is_pinned():
    joints = solve(pose(angles={"hipR.flex": 40}, pin=Pin("kneeR", (0.1, 0.2, 0.3))), POSES.rig).joints

    assert joints["kneeR"] == pytest.approx((0.1, 0.2, 0.3))


@pytest.mark.parametrize("figure_id", POSES.own_figures())
def test_planted_hands_and_feet_reach_their_targets(figure_id):
    for key, stand in POSES.figure(figure_id).poses.items():
        skeleton = solve(stand, POSES.rig)
        for reach in stand.reaches:
            end = ("ankle" if reach.limb.startswith("foot") else "wrist") + reach.limb[-1]
            target = skeleton.point(reach.joint, reach.target, reach.frame) if reach.joint else reach.target
            assert dist(skeleton.joints[end], target) < 0.035, (key, reach.limb)


@pytest.mark.parametrize("figure_id", POSES.own_figures())
def test_no_bone_changes_its_length(figure_id):
    for stand in POSES.figure(figure_id).poses.values():
        joints = solve(stand, POSES.rig).joints
        for near, far, length in BONES:
            for side in "RL":
                assert dist(joints[near + side], joints[far + side]) == pytest.approx(length)


SPOT = st.floats(-0.3, 0.3)


@given(st.tuples(SPOT, SPOT, SPOT), st.tuples(SPOT, SPOT, SPOT))
def test_a_limb_reaches_whatever_is_near_enough(target, pole):
    lengths = (0.245, 0.246)
    middle, end, _bend = bend_limb((0.0, 0.0, 0.0), target, lengths, pole)

    assert dist(middle, (0, 0, 0)) == pytest.approx(lengths[0], abs=1e-6)
    assert dist(middle, end) == pytest.approx(lengths[1], abs=1e-6)
    if 0.002 < dist(target, (0, 0, 0)) < sum(lengths):
        assert dist(end, target) < 1e-6


def test_a_limb_stretches_towards_what_is_too_far_away():
    middle, end, _bend = bend_limb((0.0, 0.0, 0.0), (2.0, 0.0, 0.0), (0.2, 0.3), (0.0, 1.0, 0.0))

    assert middle == pytest.approx((0.2, 0, 0))
    assert end == pytest.approx((0.5, 0, 0))


def test_the_knee_points_to_its_pole():
    middle, _end, bend = bend_limb((0.0, 0.0, 0.0), (0.3, 0.0, 0.0), (0.2, 0.2), (0.4, 0.0, 1.0))

    assert middle[2] > 0.1
    assert bend == pytest.approx((0, 0, 1))


def test_half_way_between_two_keys_every_number_is_half_way():
    keys = POSES.figure("core_bird_dog").poses
    middle = between(keys["A"], keys["B"], 0.5)

    assert middle.angle("hipR.flex") == pytest.approx((82 - 1) / 2)
    assert middle.angle("ankleR") == pytest.approx((-70 - 14) / 2)
    hand = next(reach for reach in middle.reaches if reach.limb == "handL")
    assert hand.target == pytest.approx(((0.3 + 0.585) / 2, (0.026 + 0.392) / 2, (-0.105 - 0.115) / 2))


def test_the_ends_of_a_movement_are_its_keys():
    keys = POSES.figure("str_bridge").poses

    assert between(keys["A"], keys["B"], 0.0) is keys["A"]
    assert between(keys["A"], keys["B"], 1.0) is keys["B"]
