"""From a pose to a body in its place: put down on the floor, moved, pinned, hands and feet planted."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hipcoach.domain.figure.skeleton import foot_frame, hand_frame, stand_up
from hipcoach.domain.figure.vectors import (
    add,
    cross,
    from_columns,
    length,
    scale,
    square_to,
    sub,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.figure.pose import MaybeVec3, Pose, Reach
    from hipcoach.domain.figure.rig import Ball, Body, Rig
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Frame, Vec3

_LEG_PARTS = ("thigh", "shank", "shin", "foot")
_DOWN = (0.0, -1.0, 0.0)
_TINY = 1e-9
_ARM_PARTS = ("armBare", "foreArm", "hand", "sleeve")


def solve(pose: Pose, rig: Rig) -> Skeleton:
    """Return where all joints and bones of a pose are."""
    skeleton = stand_up(pose, rig.body, rig.presets[pose.preset])
    if pose.is_grounded:
        skeleton = skeleton.moved((0.0, -_lowest(skeleton, pose, rig), 0.0))
    skeleton = skeleton.moved(_way_to(pose.position, skeleton.joints["pelvis"]))
    if pose.pin is not None:
        skeleton = skeleton.moved(sub(pose.pin.at, skeleton.joints[pose.pin.joint]))
    for reach in pose.reaches:
        _plant(skeleton, reach, pose, rig.body)
    return skeleton


def _way_to(position: MaybeVec3, place: Vec3) -> Vec3:
    x, y, z = (to - here if to is not None else 0.0 for to, here in zip(position, place, strict=True))
    return (x, y, z)


def _lowest(skeleton: Skeleton, pose: Pose, rig: Rig) -> float:
    """Return the height of the lowest point of all parts that are not planted."""
    return min(_bottom(skeleton, ball) for ball in _free_balls(pose, rig))


def _free_balls(pose: Pose, rig: Rig) -> Iterator[Ball]:
    planted = {
        part + reach.limb[-1]
        for reach in pose.reaches
        for part in (_LEG_PARTS if reach.limb.startswith("foot") else _ARM_PARTS)
    }
    for part in rig.parts:
        if part.id not in planted:
            for chain in part.chains:
                yield from chain


def _bottom(skeleton: Skeleton, ball: Ball) -> float:
    heights = skeleton.frames[ball.bone][1]
    reach = sum((height * radius) ** 2 for height, radius in zip(heights, ball.radii, strict=True))
    return skeleton.centre(ball)[1] - sqrt(reach)


def _plant(skeleton: Skeleton, reach: Reach, pose: Pose, body: Body) -> None:
    """Bend one limb so that its end lies on its target."""
    side, is_leg = reach.limb[-1], reach.limb.startswith("foot")
    near, middle, far = ("hip", "knee", "ankle") if is_leg else ("shoulder", "elbow", "wrist")
    upper, lower = ("thigh", "shank") if is_leg else ("upperArm", "foreArm")
    lengths = (body.thigh, body.shank) if is_leg else (body.upper_arm, body.fore_arm)
    joints, frames = skeleton.joints, skeleton.frames
    start = joints[near + side]
    knee, end, bend = bend_limb(start, _target(skeleton, reach), lengths, reach.pole)
    joints[middle + side], joints[far + side] = knee, end
    front = bend if is_leg else scale(bend, -1.0)
    frames[upper + side] = _bone(sub(start, knee), front)
    frames[lower + side] = _bone(sub(knee, end), front)
    follow = foot_frame if is_leg else hand_frame
    end_bone = ("foot" if is_leg else "hand") + side
    frames[end_bone] = _end_frame(reach, follow(frames[lower + side], pose, side), is_leg=is_leg)


def bend_limb(start: Vec3, target: Vec3, lengths: tuple[float, float], pole: Vec3) -> tuple[Vec3, Vec3, Vec3]:
    """Bend a limb of two bones towards a target, as far as it reaches.

    Args:
        start: Where the limb hangs.
        target: Where its end is wanted.
        lengths: Of the two bones.
        pole: Which way the middle joint points.

    Returns:
        The middle joint, the end, and the direction of the bend at right angles to the limb.
    """
    first, second = lengths
    way = sub(target, start)
    direction = unit(way) if length(way) > _TINY else _DOWN
    distance = min(max(length(way), abs(first - second) + 1e-6), first + second)
    bend = square_to(pole, direction)
    cosine = (first * first + distance * distance - second * second) / (2.0 * first * distance)
    cosine = min(max(cosine, -1.0), 1.0)
    along, across = first * cosine, first * sqrt(1.0 - cosine * cosine)
    middle = add(start, add(scale(direction, along), scale(bend, across)))
    return middle, add(start, scale(direction, distance)), bend


def _target(skeleton: Skeleton, reach: Reach) -> Vec3:
    return skeleton.point(reach.joint, reach.target, reach.frame) if reach.joint else reach.target


def _bone(up: Vec3, front: Vec3) -> Frame:
    """Return the axes of a bone that points ``up`` towards its near joint."""
    y = unit(up)
    x = square_to(front, y)
    return from_columns(x, y, cross(x, y))


def _end_frame(reach: Reach, follows: Frame, *, is_leg: bool) -> Frame:
    """Return the axes of a planted foot or hand; what is not given follows the limb."""
    x, y, _z = zip(*follows, strict=True)
    if is_leg:
        return _bone(reach.facing or y, reach.along or x)
    return _bone(scale(reach.along, -1.0) if reach.along else y, reach.facing or x)
