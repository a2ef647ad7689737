"""Reads the poses of one exercise: each key laid over the base, checked to fit the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.domain.figure.errors import FigureDataError
from hipcoach.domain.figure.node import Node
from hipcoach.domain.figure.pose import (
    HINGES,
    HIP_ANGLES,
    LIMBS,
    ROOT_ANGLES,
    SHOULDER_ANGLES,
    SPINE_ANGLES,
    Pin,
    Pose,
    Reach,
)
from hipcoach.domain.figure.rig import BONES, JOINTS, SIDES, SPINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.figure.pose import MaybeVec3
    from hipcoach.domain.figure.rig import Rig

_JOINT_FIELDS: dict[str, tuple[str, ...]] = {"hip" + side: HIP_ANGLES for side in SIDES}
_JOINT_FIELDS |= {"shoulder" + side: SHOULDER_ANGLES for side in SIDES}
_HINGE_FIELDS = frozenset(hinge + side for hinge in HINGES for side in SIDES)
_FIELDS = frozenset({"root", "ground", "pin", "ik", *SPINE, *_JOINT_FIELDS, *_HINGE_FIELDS})
_SHIFTS = frozenset({"up", "fwd"})


def read_poses(exercise: Node, rig: Rig) -> dict[str, Pose]:
    """Return the poses of an exercise by key.

    Raises:
        FigureDataError: A field is unknown, missing or out of range, or keys don't fit each other.
    """
    keys = dict(exercise["keys"].fields())
    if not keys:
        raise exercise["keys"].fault("needs at least one key")
    poses = {}
    first = next(iter(keys))
    for key, node in keys.items():
        poses[key] = _merged_pose(exercise["base"], node, rig)
        _check_alike(poses[first], poses[key], node, first)
    return poses


def _merged_pose(base: Node, key: Node, rig: Rig) -> Pose:
    """Return the pose of a key over its base; what the base got wrong is said of the base."""
    try:
        return _pose(Node(_merged(base.table(), key.table()), key.where), rig)
    except FigureDataError as error:
        path = error.where.removeprefix(key.where + ".")
        if _holds(base.value, path) and not _holds(key.value, path):
            raise FigureDataError(f"{base.where}.{path}", error.fault) from None
        raise


def _holds(table: Any, path: str) -> bool:
    """Return whether a table has a field of a dotted path, list places left aside."""
    for name in path.split("."):
        if not isinstance(table, dict) or name.partition("[")[0] not in table:
            return False
        table = table[name.partition("[")[0]]
    return True


def _merged(base: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a key over the base, table by table."""
    result = dict(base)
    for name, value in key.items():
        old = result.get(name)
        result[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def _pose(node: Node, rig: Rig) -> Pose:
    node.table(_FIELDS)
    root = node["root"]
    root.table(("preset", "pos", *ROOT_ANGLES))
    ground, pin, ik, pos = node.maybe("ground"), node.maybe("pin"), node.maybe("ik"), root.maybe("pos")
    return Pose(
        preset=root["preset"].one_of(rig.presets, "a preset"),
        position=_position(pos) if pos else (None, None, None),
        is_grounded=ground.flag() if ground else True,
        angles=_angles(node),
        pin=Pin(pin["joint"].one_of(JOINTS, "a joint"), pin["at"].vector()) if pin else None,
        reaches=tuple(_reach(limb, reach) for limb, reach in ik.fields(LIMBS)) if ik else (),
    )


def _position(node: Node) -> MaybeVec3:
    items = node.items()
    if len(items) != 3:  # noqa: PLR2004  # X, Y and Z
        raise node.fault("must have three numbers, or null where it is open")
    x, y, z = (None if item.value is None else item.length() for item in items)
    return (x, y, z)


def _angles(node: Node) -> dict[str, float]:
    angles = {f"root.{name}": node["root"][name].angle() for name in ROOT_ANGLES if name in node["root"]}
    for name, value in node.fields():
        if name in SPINE:
            angles |= _spine(name, value)
        elif name in _JOINT_FIELDS:
            for angle, number in value.fields(_JOINT_FIELDS[name]):
                angles[f"{name}.{angle}"] = number.number(-0.1, 0.1) if angle in _SHIFTS else number.angle()
        elif name in _HINGE_FIELDS:
            angles[name] = value.angle()
    return angles


def _spine(bone: str, node: Node) -> dict[str, float]:
    items = node.items()
    if len(items) != len(SPINE_ANGLES):
        raise node.fault("must be three angles: flex, side, rot")
    return {f"{bone}.{name}": item.angle() for name, item in zip(SPINE_ANGLES, items, strict=True)}


def _reach(limb: str, node: Node) -> Reach:
    is_foot = limb.startswith("foot")
    along, facing = ("toe", "up") if is_foot else ("fingers", "palm")
    node.table(("at", "joint", "frame", "off", "pole", along, facing))
    joint, frame = node.maybe("joint"), node.maybe("frame")
    if (joint is None) == ("at" not in node):
        raise node.fault("needs either at, or joint and off")
    if frame and not joint:
        raise frame.fault("needs a joint")
    return Reach(
        limb=limb,
        joint=joint.one_of(JOINTS, "a joint") if joint else None,
        frame=frame.one_of(BONES, "a bone") if frame else None,
        target=node["off" if joint else "at"].vector(),
        pole=node["pole"].vector(),
        along=node[along].vector() if along in node else None,
        facing=node[facing].vector() if facing in node else None,
    )


def _check_alike(first: Pose, pose: Pose, node: Node, first_key: str) -> None:
    """Refuse keys that nothing can lie between."""
    claims = {
        "root.preset": (first.preset, pose.preset),
        "root.pos": ([x is None for x in first.position], [x is None for x in pose.position]),
        "ground": (first.is_grounded, pose.is_grounded),
        "pin": (first.pin and first.pin.joint, pose.pin and pose.pin.joint),
        "ik": tuple(
            [(r.limb, r.joint, r.frame, r.along is None, r.facing is None) for r in p.reaches] for p in (first, pose)
        ),
    }
    for field, (wanted, found) in claims.items():
        if wanted != found:
            raise Node(None, f"{node.where}.{field}").fault(f"must be of the same kind as in key {first_key}")
