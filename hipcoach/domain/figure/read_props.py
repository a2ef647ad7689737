"""Reads mats, pillows, chairs, walls and boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.figure import Block, Mat, Pillow
from hipcoach.domain.figure.node import Node
from hipcoach.domain.figure.rig import BONES, JOINTS
from hipcoach.domain.figure.vectors import ZERO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hipcoach.domain.figure.figure import Prop
    from hipcoach.domain.figure.rig import Rig
    from hipcoach.domain.figure.vectors import Vec3

_TYPES = ("mat", "pillow", "chair", "wall", "box")


def read_props(node: Node, rig: Rig, sizes: Mapping[str, Any]) -> tuple[Prop, ...]:
    """Return the props of an exercise; ``sizes`` are the usual ones of mats and chairs.

    Raises:
        FigureDataError: A prop or one of its fields is unknown, missing or out of range.
    """
    usual = Node(sizes, "props")
    return tuple(_prop(prop, rig, usual) for prop in node.items())


def _prop(node: Node, rig: Rig, usual: Node) -> Prop:
    match node["type"].one_of(_TYPES, "a prop"):
        case "mat":
            return _mat(node, usual["mat"])
        case "pillow":
            return _pillow(node)
        case "chair":
            node.table(("type", "at", "turn", "near"))
            return _block(node, _chair_boxes(usual["chair"]), "chair")
        case "wall":
            node.table(("type", "at", "turn", "near", "size"))
            return _block(node, (_box(node["size"]),), "wall")
        case _:
            node.table(("type", "at", "turn", "near", "boxes", "color"))
            colour = node["color"].one_of(_block_colours(rig), "a colour of blocks")
            return _block(node, tuple(_box(box) for box in node["boxes"].items()), colour)


def _mat(node: Node, usual: Node) -> Mat:
    node.table(("type", "at", "length", "width"))
    size = {name: (node.maybe(name) or usual[name]).number(0.01, 3) for name in ("length", "width")}
    return Mat(
        at=node["at"].vector(),
        length=size["length"],
        width=size["width"],
        corner=usual["corner"].number(0, 0.1),
        thickness=usual["thickness"].number(0, 0.5),
    )


def _pillow(node: Node) -> Pillow:
    node.table(("type", "at", "rx", "ry", "rz", "joint", "frame"))
    joint, frame = node.maybe("joint"), node.maybe("frame")
    x, y, z = (node[name].number(0.001, 1) for name in ("rx", "ry", "rz"))
    if frame and not joint:
        raise frame.fault("needs a joint")
    return Pillow(
        at=node["at"].vector(),
        radii=(x, y, z),
        joint=joint.one_of(JOINTS, "a joint") if joint else None,
        frame=frame.one_of(BONES, "a bone") if frame else None,
    )


def _block(node: Node, boxes: tuple[tuple[Vec3, Vec3], ...], colour: str) -> Block:
    turn, near, at = node.maybe("turn"), node.maybe("near"), node.maybe("at")
    return Block(
        boxes=boxes,
        at=at.vector() if at else ZERO,
        turn_deg=turn.angle() if turn else 0.0,
        colour=colour,
        is_near=near.flag() if near else False,
    )


def _block_colours(rig: Rig) -> set[str]:
    """Return the colours that come with the tones of all faces of a block."""
    palette = rig.palettes["light"]
    return {name for name in palette if all(name + tone in palette for tone in ("Sh", "Dk", "Ln"))}


def _box(node: Node) -> tuple[Vec3, Vec3]:
    corners = [corner.vector() for corner in node.items()]
    if len(corners) != 2:  # noqa: PLR2004  # a box has a lower and an upper corner
        raise node.fault("must have a lower and an upper corner")
    low, high = corners
    if any(a >= b for a, b in zip(low, high, strict=True)):
        raise node.fault("must have its lower corner first")
    return low, high


def _chair_boxes(chair: Node) -> tuple[tuple[Vec3, Vec3], ...]:
    """Return seat, four legs, two posts and the slats between them."""
    seat, post = _box(chair["seat"]), _box(chair["posts"])
    (left, under, back), (right, _top, front) = seat
    leg, inset = chair["leg"].number(0.001, 0.2), chair["leg_inset"].number(0, 0.2)
    legs = [
        ((x, 0.0, z), (x + leg, under, z + leg))
        for x in (left + inset, right - inset - leg)
        for z in (back + inset, front - inset - leg)
    ]
    (px, py, pz), (qx, qy, qz) = post
    posts = [post, ((px, py, -qz), (qx, qy, -pz))]
    slats = []
    for slat in chair["slats_y"].items():
        low, high = (item.length() for item in slat.items())
        slats.append(((px, low, qz), (qx, high, -qz)))
    return (*legs, seat, *slats, *posts)
