"""Reads the figure of one exercise: camera, props, arrows and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.cycle import Cycle
from hipcoach.domain.figure.figure import (
    Anchor,
    ArcArrow,
    Band,
    Figure,
    PathArrow,
    StraightArrow,
    Target,
)
from hipcoach.domain.figure.node import Node
from hipcoach.domain.figure.read_pose import read_poses
from hipcoach.domain.figure.read_props import read_props
from hipcoach.domain.figure.rig import BONES, JOINTS, SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hipcoach.domain.figure.figure import Arrow
    from hipcoach.domain.figure.pose import Pose
    from hipcoach.domain.figure.rig import Rig

_FIELDS = (
    "side",
    "view",
    "target",
    "show",
    "ghost",
    "order",
    "floor",
    "props",
    "bands",
    "base",
    "keys",
    "cycle",
    "arrows",
)
_MAX_S = 600
_TURNS_DEG = 720


def read_figure(data: Mapping[str, Any], rig: Rig, prop_sizes: Mapping[str, Any], figure_id: str) -> Figure:
    """Return the figure of one exercise.

    Args:
        data: Its entry in the pose data.
        rig: What all figures share.
        prop_sizes: Usual sizes of the props.
        figure_id: Its name there.

    Raises:
        FigureDataError: Something is missing, unknown or out of range; the message names exercise and field.
    """
    node = Node(data, f"exercise.{figure_id}")
    node.table(_FIELDS)
    poses = read_poses(node, rig)
    ghost, order, floor = node.maybe("ghost"), node.maybe("order"), node.maybe("floor")
    return Figure(
        id=figure_id,
        side=node["side"].one_of(("R", "L", "both"), "R, L or both"),
        yaw_deg=node["view"]["yaw"].angle(),
        pitch_deg=node["view"]["pitch"].number(-89, 89),
        targets=tuple(_target(target, rig) for target in node["target"].items()),
        show=node["show"].one_of(poses, "a key of this exercise"),
        ghost=ghost.one_of(poses, "a key of this exercise") if ghost else None,
        order={name: value.length() for name, value in order.fields()} if order else {},
        floor=floor.number(0, 1) if floor else 0.0,
        props=read_props(node["props"], rig, prop_sizes),
        bands=tuple(_band(band) for band in node["bands"].items()) if "bands" in node else (),
        poses=poses,
        cycle=_cycle(node["cycle"], poses),
        arrows=tuple(_arrow(arrow, poses) for arrow in node["arrows"].items()),
    )


def _target(node: Node, rig: Rig) -> Target:
    name, _colon, side = node.text().partition(":")
    if name not in rig.muscles:
        raise node.fault(f'"{name}" is not a muscle')
    if rig.muscles[name].is_paired != (side in SIDES):
        raise node.fault(f'"{name}" needs :R or :L' if rig.muscles[name].is_paired else f'"{name}" has no side')
    return Target(name, side or "R")


def _cycle(node: Node, poses: Mapping[str, Pose]) -> Cycle:
    steps = []
    for step in node.items():
        pair = step.items()
        if len(pair) != 2:  # noqa: PLR2004  # a key and its seconds
            raise step.fault("must be a key and seconds")
        steps.append((pair[0].one_of(poses, "a key of this exercise"), pair[1].number(0, _MAX_S)))
    if not steps:
        raise node.fault("needs at least one step")
    if steps[0][1] != 0:
        raise node.fault("begins at its first key, so that one takes 0 seconds")
    if steps[0][0] != steps[-1][0]:
        raise node.fault("must end at the key it begins with")
    return Cycle(tuple(steps))


def _band(node: Node) -> Band:
    path = tuple(_anchor(place) for place in node["path"].items())
    return Band(path, node["w"].number(0.001, 0.1))


def _anchor(node: Node) -> Anchor:
    frame = node.maybe("frame")
    return Anchor(
        node["joint"].one_of(JOINTS, "a joint"),
        node["off"].vector(),
        frame.one_of(BONES, "a bone") if frame else None,
    )


def _arrow(node: Node, poses: Mapping[str, Pose]) -> Arrow:
    anchor = _anchor(node)
    if "dir" in node:
        node.table(("joint", "off", "frame", "dir"))
        return StraightArrow(anchor, node["dir"].vector())
    if "arc" in node:
        node.table(("joint", "off", "frame", "arc"))
        arc = node["arc"]
        start_deg, end_deg = (arc[name].number(-_TURNS_DEG, _TURNS_DEG) for name in ("from", "to"))
        return ArcArrow(anchor, arc["first"].vector(), arc["second"].vector(), start_deg, end_deg)
    node.table(("joint", "off", "frame", "from", "to", "t0", "t1"))
    start, end = (node[name].one_of(poses, "a key of this exercise") for name in ("from", "to"))
    first, last = node["t0"].number(0, 0.99), node["t1"].number(0.01, 2)
    if first >= last:
        raise node["t1"].fault("must be more than t0")
    return PathArrow(anchor, start, end, first, last)
