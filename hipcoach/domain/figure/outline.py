"""Outlines of ellipsoids in the picture, and the convex shapes between neighbouring ones.

All outlines of a picture are sampled in the same directions. So a convex shape around several ellipsoids is, in each
direction, the outline point of the ellipsoid that reaches farthest; it can be grown by moving each point along its
direction; and two shapes stay clear of each other when their reaches in some direction say so.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hipcoach.domain.figure.vectors import add, scale, transform

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.domain.figure.camera import Camera, Point
    from hipcoach.domain.figure.rig import Ball
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Vec3

Polygon: TypeAlias = "Sequence[Point]"
_FLAT = 1e-12


@lru_cache(maxsize=8)
def directions(count: int) -> tuple[Point, ...]:
    """Return ``count`` directions all around; a multiple of 4, so that left, right, up and down are among them."""
    return tuple((cos(2 * pi * index / count), sin(2 * pi * index / count)) for index in range(count))


class Outline(NamedTuple):
    """A convex shape in the picture.

    Attributes:
        points: Its border, one point for each direction.
        reaches: How far it reaches in each direction.
    """

    points: list[Point]
    reaches: list[float]

    def grown(self, by: float, shift: Point = (0.0, 0.0)) -> list[Point]:
        """Return its border moved outwards (inwards when negative), then shifted."""
        right, down = shift
        around = directions(len(self.points))
        return [
            (x + by * across + right, y + by * along + down)
            for (x, y), (across, along) in zip(self.points, around, strict=True)
        ]

    def touches(self, other: Outline, margin: float = 0.0) -> bool:
        """Return whether two shapes overlap, or are nearer than ``margin``."""
        half = len(self.reaches) // 2
        opposite = other.reaches[half:] + other.reaches[:half]
        return all(mine + its + margin > 0.0 for mine, its in zip(self.reaches, opposite, strict=True))


class Solid(NamedTuple):
    """An ellipsoid in the world.

    Attributes:
        centre: Its middle.
        axes: Its three half axes.
    """

    centre: Vec3
    axes: tuple[Vec3, Vec3, Vec3]

    @classmethod
    def of(cls, ball: Ball, skeleton: Skeleton) -> Solid:
        """Return where a ball is on a posed body."""
        frame = skeleton.frames[ball.bone]
        a, b, c = ball.radii
        axes = (transform(frame, (a, 0.0, 0.0)), transform(frame, (0.0, b, 0.0)), transform(frame, (0.0, 0.0, c)))
        return cls(skeleton.centre(ball), axes)

    def on_floor(self, light: Vec3, height: float = 0.0) -> Solid:
        """Return its shadow, pressed flat along the light onto a floor at a height."""
        x, y, z = (_pressed(axis, light, axis[1]) for axis in self.axes)
        return Solid(_pressed(self.centre, light, self.centre[1] - height), (x, y, z))

    def outline(self, camera: Camera, count: int) -> Outline:
        """Return its outline in ``count`` directions."""
        x, y = camera.project(self.centre)
        axes = [camera.project(axis) for axis in self.axes]
        xx = sum(a * a for a, _b in axes)
        xy = sum(a * b for a, b in axes)
        yy = sum(b * b for _a, b in axes)
        points, reaches, far_points, far_reaches = [], [], [], []
        for right, down in directions(count)[: count // 2]:
            # The outline is the same on both sides of its middle, so the opposite direction comes for nothing.
            px, py = xx * right + xy * down, xy * right + yy * down
            width = sqrt(px * right + py * down + _FLAT)
            px, py, middle = px / width, py / width, x * right + y * down
            points.append((x + px, y + py))
            reaches.append(width + middle)
            far_points.append((x - px, y - py))
            far_reaches.append(width - middle)
        return Outline(points + far_points, reaches + far_reaches)


def hull(first: Outline, second: Outline) -> Outline:
    """Return the convex shape around two outlines."""
    points, reaches = [], []
    for one, other, reach, reach_other in zip(first.points, second.points, first.reaches, second.reaches, strict=True):
        is_first = reach >= reach_other
        points.append(one if is_first else other)
        reaches.append(reach if is_first else reach_other)
    return Outline(points, reaches)


def chain_hulls(outlines: Sequence[Outline]) -> list[Outline]:
    """Return the shapes between neighbouring outlines of a chain."""
    if len(outlines) <= 1:
        return list(outlines)
    return [hull(first, second) for first, second in pairwise(outlines)]


def any_touch(some: Iterable[Outline], others: Sequence[Outline]) -> bool:
    """Return whether any of some shapes overlaps any of the others."""
    return any(one.touches(other) for one in some for other in others)


def _pressed(vector: Vec3, light: Vec3, by: float) -> Vec3:
    return add(vector, scale(light, -by / light[1]))
