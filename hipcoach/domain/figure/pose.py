"""A pose as clinicians describe it, the poses of one exercise, and what lies between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hipcoach.domain.figure.vectors import lerp
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.figure.vectors import Vec3

ROOT_ANGLES = ("turn", "tilt", "roll", "spin")
SPINE_ANGLES = ("flex", "side", "rot")
HIP_ANGLES = ("flex", "abd", "er")
SHOULDER_ANGLES = (*HIP_ANGLES, "up", "fwd")
HINGES = ("knee", "ankle", "elbow", "handTurn", "wrist")
LIMBS = ("footR", "footL", "handR", "handL")

MaybeVec3: TypeAlias = tuple[float | None, float | None, float | None]
"""A point of which some components may be left open."""


class Pin(NamedTuple):
    """A joint that stays where it is.

    Attributes:
        joint: The joint.
        at: Where it lies in the world.
    """

    joint: str
    at: Vec3


class Reach(NamedTuple):
    """Where a hand or foot is planted.

    Attributes:
        limb: One of LIMBS.
        joint: The joint the target is measured from, None for the world.
        frame: The bone whose axes ``target`` is in, None for the world's.
        target: Where ankle or wrist goes.
        pole: Which way knee or elbow points.
        along: Where toes or fingers point, None to follow the shank or forearm.
        facing: Where the top of the foot or the palm faces, None to follow.
    """

    limb: str
    joint: str | None
    frame: str | None
    target: Vec3
    pole: Vec3
    along: Vec3 | None
    facing: Vec3 | None


class Pose(Frozen):
    """All numbers of one pose.

    Attributes:
        preset: How the pelvis lies before it is turned.
        position: Where the pelvis is, as far as it is fixed.
        is_grounded: Whether the body is put down on the floor.
        angles: Degrees (and shifts of the shoulder) by name, such as ``hipR.flex``, ``kneeR``, ``lumbar.side``;
            what is missing is 0.
        pin: A joint that stays, or None.
        reaches: Planted hands and feet, in the order of solving.
    """

    preset: str
    position: MaybeVec3
    is_grounded: bool
    angles: Mapping[str, float]
    pin: Pin | None
    reaches: tuple[Reach, ...]

    def angle(self, name: str) -> float:
        """Return an angle by name, in degrees."""
        return self.angles.get(name, 0.0)


def between(start: Pose, end: Pose, share: float) -> Pose:
    """Return the pose a ``share`` (0 to 1) of the way between two poses of one exercise."""
    if share <= 0.0 or start is end:
        return start
    if share >= 1.0:
        return end
    names = start.angles.keys() | end.angles.keys()
    return Pose(
        preset=start.preset,
        position=_position_between(start.position, end.position, share),
        is_grounded=start.is_grounded,
        angles={name: _mid(start.angle(name), end.angle(name), share) for name in names},
        pin=_pin_between(start.pin, end.pin, share),
        reaches=tuple(_reach_between(a, b, share) for a, b in zip(start.reaches, end.reaches, strict=True)),
    )


def _mid(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _position_between(a: MaybeVec3, b: MaybeVec3, share: float) -> MaybeVec3:
    x, y, z = (_mid(p, q, share) if p is not None and q is not None else None for p, q in zip(a, b, strict=True))
    return (x, y, z)


def _pin_between(a: Pin | None, b: Pin | None, share: float) -> Pin | None:
    return Pin(a.joint, lerp(a.at, b.at, share)) if a is not None and b is not None else None


def _reach_between(a: Reach, b: Reach, share: float) -> Reach:
    return Reach(
        limb=a.limb,
        joint=a.joint,
        frame=a.frame,
        target=lerp(a.target, b.target, share),
        pole=lerp(a.pole, b.pole, share),
        along=_maybe_between(a.along, b.along, share),
        facing=_maybe_between(a.facing, b.facing, share),
    )


def _maybe_between(a: Vec3 | None, b: Vec3 | None, share: float) -> Vec3 | None:
    return lerp(a, b, share) if a is not None and b is not None else None
