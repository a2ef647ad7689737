"""A camera without perspective: from the world to the picture."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hipcoach.domain.figure.vectors import cross, dot, scale

if TYPE_CHECKING:
    from hipcoach.domain.figure.vectors import Vec3

Point: TypeAlias = tuple[float, float]
"""A place in the picture, in body heights: x to the right, y down."""


class Camera(NamedTuple):
    """Where the picture is taken from.

    Attributes:
        right: Direction in the world that is right in the picture; the mirrored picture has it the other way.
        up: Direction in the world that is up in the picture.
        towards: Direction from the scene to the camera.
    """

    right: Vec3
    up: Vec3
    towards: Vec3

    @classmethod
    def looking(cls, yaw_deg: float, pitch_deg: float, *, is_mirrored: bool = False) -> Camera:
        """Place the camera ``yaw_deg`` around the person's front-facing side and ``pitch_deg`` above the floor."""
        yaw, pitch = radians(yaw_deg), radians(pitch_deg)
        towards = (sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
        right = (cos(yaw), 0.0, -sin(yaw))
        up = cross(towards, right)
        return cls(scale(right, -1.0) if is_mirrored else right, up, towards)

    def project(self, point: Vec3) -> Point:
        """Return where a place of the world is in the picture."""
        return (dot(self.right, point), -dot(self.up, point))

    def depth(self, point: Vec3) -> float:
        """Return how near a place is to the camera; more is nearer."""
        return dot(self.towards, point)
