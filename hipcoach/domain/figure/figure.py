"""The figure of one exercise: poses, camera, props, arrows and the muscles at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.figure.cycle import Cycle
    from hipcoach.domain.figure.pose import Pose
    from hipcoach.domain.figure.vectors import Vec3


class Mat(Frozen):
    """A mat on the floor.

    Attributes:
        at: Its middle.
        length: Along X.
        width: Along Z.
        corner: Radius of its corners.
        thickness: How far it goes below ``at``.
    """

    at: Vec3
    length: float
    width: float
    corner: float
    thickness: float


class Pillow(Frozen):
    """A pillow, cushion or ball.

    Attributes:
        at: Its middle; measured from ``joint`` where there is one.
        radii: Half its size along X, Y, Z (or along the axes of ``frame``).
        joint: The joint it moves with; such a pillow is drawn between the parts of the body.
        frame: The bone whose axes it has, with a joint only.
    """

    at: Vec3
    radii: Vec3
    joint: str | None
    frame: str | None


class Block(Frozen):
    """Boxes of wood or cloth: a chair, a step, a bed, a counter, a wall.

    Attributes:
        boxes: Lower and upper corner of each box, before turning.
        at: Where its origin lies.
        turn_deg: Turned about the vertical.
        colour: Name of its colour.
        is_near: Drawn in front of the body instead of behind it.
    """

    boxes: tuple[tuple[Vec3, Vec3], ...]
    at: Vec3
    turn_deg: float
    colour: str
    is_near: bool


Prop: TypeAlias = Mat | Pillow | Block


class Anchor(NamedTuple):
    """A place on the body.

    Attributes:
        joint: Measured from this joint.
        offset: By this much.
        frame: In the axes of this bone, None for the world's.
    """

    joint: str
    offset: Vec3
    frame: str | None = None


class Band(NamedTuple):
    """A strap between places on the body.

    Attributes:
        path: The places.
        width: Of the strap.
    """

    path: tuple[Anchor, ...]
    width: float


class StraightArrow(NamedTuple):
    """An arrow into one direction of the world.

    Attributes:
        anchor: Where it begins.
        direction: Where it goes, as long as it is.
    """

    anchor: Anchor
    direction: Vec3


class ArcArrow(NamedTuple):
    """An arrow along an arc.

    Attributes:
        anchor: The middle of the arc.
        first: From the middle to the arc at 0 degrees.
        second: From the middle to the arc at 90 degrees.
        start_deg: Where it begins.
        end_deg: Where it ends.
    """

    anchor: Anchor
    first: Vec3
    second: Vec3
    start_deg: float
    end_deg: float


class PathArrow(NamedTuple):
    """An arrow along the way of a joint between two keys.

    Attributes:
        anchor: The joint, and how far from it the arrow is drawn.
        start: Key it comes from.
        end: Key it goes to.
        first: Share of the way at which the arrow begins.
        last: Share of the way at which it ends; may go beyond 1.
    """

    anchor: Anchor
    start: str
    end: str
    first: float
    last: float


Arrow: TypeAlias = StraightArrow | ArcArrow | PathArrow


class Target(NamedTuple):
    """A muscle at work.

    Attributes:
        muscle: Its name.
        side: ``R`` or ``L``, as the data draws it; ``R`` for muscles in the middle.
    """

    muscle: str
    side: str


class Figure(Frozen):
    """Everything that is drawn for one exercise.

    Attributes:
        id: The exercise.
        side: The side the data draws: ``R``, ``L`` or ``both``.
        yaw_deg: Of the camera.
        pitch_deg: Of the camera.
        targets: Muscles at work.
        show: The key that stands for the exercise when it doesn't move.
        ghost: The key drawn as a pale shape behind ``show``, or None.
        order: Added to the depth of all parts of a group when the order of drawing is decided.
        floor: Height of what the body stands or lies on: there its shadow falls.
        props: Things around the body.
        bands: Straps.
        poses: Poses by key.
        cycle: How the keys follow each other.
        arrows: What moves where.
    """

    id: str
    side: str
    yaw_deg: float
    pitch_deg: float
    targets: tuple[Target, ...]
    show: str
    ghost: str | None
    order: Mapping[str, float]
    floor: float
    props: tuple[Prop, ...]
    bands: tuple[Band, ...]
    poses: Mapping[str, Pose]
    cycle: Cycle
    arrows: tuple[Arrow, ...]
