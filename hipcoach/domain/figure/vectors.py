"""Vectors and rotations of three dimensions as plain tuples."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import TypeAlias

Vec3: TypeAlias = tuple[float, float, float]
"""A point or direction."""
Frame: TypeAlias = tuple[Vec3, Vec3, Vec3]
"""A 3 x 3 matrix by rows; its columns are the x, y and z axes of a bone in the world."""

ZERO: Vec3 = (0.0, 0.0, 0.0)
IDENTITY: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_TINY = 1e-9
_ROUNDING = 1e-6
_MOSTLY = 0.9


def add(a: Vec3, b: Vec3) -> Vec3:
    """Return the sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec3, b: Vec3) -> Vec3:
    """Return ``a`` without ``b``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec3, factor: float) -> Vec3:
    """Return a vector ``factor`` times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec3, b: Vec3) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec3, b: Vec3) -> Vec3:
    """Return the vector product, right-handed."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec3) -> float:
    """Return how long a vector is."""
    return sqrt(dot(a, a))


def unit(a: Vec3) -> Vec3:
    """Return the vector at length 1; the zero vector stays what it is."""
    size = length(a)
    return scale(a, 1.0 / size) if size > _TINY else ZERO


def lerp(a: Vec3, b: Vec3, share: float) -> Vec3:
    """Return the point a ``share`` of the way from ``a`` to ``b``."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def square_to(a: Vec3, axis: Vec3) -> Vec3:
    """Return the part of ``a`` at right angles to a unit ``axis``, at length 1.

    Where ``a`` lies along the axis, any direction across has to do.
    """
    part = sub(a, scale(axis, dot(a, axis)))
    if length(part) < _ROUNDING:
        other = (0.0, 0.0, 1.0) if abs(axis[0]) > _MOSTLY else (1.0, 0.0, 0.0)
        part = sub(other, scale(axis, dot(other, axis)))
    return unit(part)


def transform(frame: Frame, a: Vec3) -> Vec3:
    """Return a vector given in a bone's axes as the world sees it."""
    x, y, z = frame
    return (
        x[0] * a[0] + x[1] * a[1] + x[2] * a[2],
        y[0] * a[0] + y[1] * a[1] + y[2] * a[2],
        z[0] * a[0] + z[1] * a[1] + z[2] * a[2],
    )


def compose(first: Frame, *more: Frame) -> Frame:
    """Return the matrix product, left to right."""
    result = first
    for other in more:
        columns = tuple(zip(*other, strict=True))
        a, b, c = ((dot(row, columns[0]), dot(row, columns[1]), dot(row, columns[2])) for row in result)
        result = (a, b, c)
    return result


def column(frame: Frame, index: int) -> Vec3:
    """Return one axis of a bone in the world: 0 front, 1 towards the head, 2 right."""
    return (frame[0][index], frame[1][index], frame[2][index])


def from_columns(x: Vec3, y: Vec3, z: Vec3) -> Frame:
    """Return the frame with these axes."""
    return ((x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2]))


def rotate_x(angle_deg: float) -> Frame:
    """Return the right-handed rotation about x."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def rotate_y(angle_deg: float) -> Frame:
    """Return the right-handed rotation about y."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def rotate_z(angle_deg: float) -> Frame:
    """Return the right-handed rotation about z."""
    c, s = cos(radians(angle_deg)), sin(radians(angle_deg))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))
