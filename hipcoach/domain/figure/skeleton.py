"""Forward kinematics: where joints and bones are when only the angles count, pelvis at the origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.figure.vectors import (
    ZERO,
    add,
    column,
    compose,
    rotate_x,
    rotate_y,
    rotate_z,
    scale,
    transform,
)

if TYPE_CHECKING:
    from hipcoach.domain.figure.pose import Pose
    from hipcoach.domain.figure.rig import Ball, Body
    from hipcoach.domain.figure.vectors import Frame, Vec3


class Skeleton(NamedTuple):
    """A posed body.

    Attributes:
        joints: Places in the world, in body heights.
        frames: Axes of the bones in the world.
    """

    joints: dict[str, Vec3]
    frames: dict[str, Frame]

    def point(self, joint: str, offset: Vec3, bone: str | None = None) -> Vec3:
        """Return a place measured from a joint, in a bone's axes or the world's."""
        return add(self.joints[joint], transform(self.frames[bone], offset) if bone else offset)

    def centre(self, ball: Ball) -> Vec3:
        """Return where the middle of a ball is."""
        return self.point(ball.joint, ball.offset, ball.bone)

    def moved(self, by: Vec3) -> Skeleton:
        """Return the same body somewhere else."""
        return Skeleton({name: add(place, by) for name, place in self.joints.items()}, self.frames)


def sign(side: str) -> float:
    """Return 1 for the right side, -1 for the left."""
    return -1.0 if side == "L" else 1.0


def stand_up(pose: Pose, body: Body, preset: Frame) -> Skeleton:
    """Build the body from its angles, with the pelvis at the origin."""
    skeleton = Skeleton({"pelvis": ZERO}, {"pelvis": _pelvis(pose, preset)})
    _build_spine(skeleton, pose, body)
    for side in "RL":
        _build_leg(skeleton, pose, body, side)
        _build_arm(skeleton, pose, body, side)
    return skeleton


def foot_frame(shank: Frame, pose: Pose, side: str) -> Frame:
    """Return the axes of a foot that follows its shank."""
    return compose(shank, rotate_z(pose.angle("ankle" + side)))


def hand_frame(fore_arm: Frame, pose: Pose, side: str) -> Frame:
    """Return the axes of a hand that follows its forearm."""
    turned = rotate_y(-sign(side) * pose.angle("handTurn" + side))
    return compose(fore_arm, turned, rotate_z(pose.angle("wrist" + side)))


def _pelvis(pose: Pose, preset: Frame) -> Frame:
    return compose(
        rotate_y(pose.angle("root.turn")),
        preset,
        rotate_z(-pose.angle("root.tilt")),
        rotate_x(pose.angle("root.roll")),
        rotate_y(-pose.angle("root.spin")),
    )


def _build_spine(skeleton: Skeleton, pose: Pose, body: Body) -> None:
    offsets = {"lumbar": body.lumbar, "thorax": body.thorax, "neck": body.neck, "head": body.head}
    parent = "pelvis"
    for bone, offset in offsets.items():
        skeleton.joints[bone] = skeleton.point(parent, offset, parent)
        skeleton.frames[bone] = compose(
            skeleton.frames[parent],
            rotate_z(-pose.angle(bone + ".flex")),
            rotate_x(pose.angle(bone + ".side")),
            rotate_y(-pose.angle(bone + ".rot")),
        )
        parent = bone
    skeleton.joints["headC"] = skeleton.point("head", body.head_centre, "head")


def _build_leg(skeleton: Skeleton, pose: Pose, body: Body, side: str) -> None:
    joints, frames = skeleton.joints, skeleton.frames
    x, y, z = body.hip
    joints["hip" + side] = skeleton.point("pelvis", (x, y, sign(side) * z), "pelvis")
    frames["thigh" + side] = _socket(frames["pelvis"], pose, "hip" + side)
    frames["shank" + side] = compose(frames["thigh" + side], rotate_z(-pose.angle("knee" + side)))
    frames["foot" + side] = foot_frame(frames["shank" + side], pose, side)
    joints["knee" + side] = _hang(skeleton, "hip" + side, "thigh" + side, body.thigh)
    joints["ankle" + side] = _hang(skeleton, "knee" + side, "shank" + side, body.shank)


def _build_arm(skeleton: Skeleton, pose: Pose, body: Body, side: str) -> None:
    joints, frames = skeleton.joints, skeleton.frames
    x, y, z = body.shoulder
    up, forward = pose.angle(f"shoulder{side}.up"), pose.angle(f"shoulder{side}.fwd")
    joints["shoulder" + side] = skeleton.point("thorax", (x + forward, y + up, sign(side) * z), "thorax")
    frames["upperArm" + side] = _socket(frames["thorax"], pose, "shoulder" + side)
    frames["foreArm" + side] = compose(frames["upperArm" + side], rotate_z(pose.angle("elbow" + side)))
    frames["hand" + side] = hand_frame(frames["foreArm" + side], pose, side)
    joints["elbow" + side] = _hang(skeleton, "shoulder" + side, "upperArm" + side, body.upper_arm)
    joints["wrist" + side] = _hang(skeleton, "elbow" + side, "foreArm" + side, body.fore_arm)


def _socket(parent: Frame, pose: Pose, joint: str) -> Frame:
    """Return the axes of a thigh or upper arm from its three clinical angles."""
    s = sign(joint[-1])
    return compose(
        parent,
        rotate_z(pose.angle(joint + ".flex")),
        rotate_x(-s * pose.angle(joint + ".abd")),
        rotate_y(-s * pose.angle(joint + ".er")),
    )


def _hang(skeleton: Skeleton, joint: str, bone: str, bone_length: float) -> Vec3:
    """Return the far end of a limb bone: it hangs along -y."""
    return add(skeleton.joints[joint], scale(column(skeleton.frames[bone], 1), -bone_length))
