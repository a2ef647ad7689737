"""The head: hair, face and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.drawing import Fill, Stroke
from hipcoach.domain.figure.outline import Solid, hull
from hipcoach.domain.figure.parts import shaded
from hipcoach.domain.figure.vectors import column, dot, sub, transform, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.lens import Lens
    from hipcoach.domain.figure.outline import Outline
    from hipcoach.domain.figure.rig import Ball, Head
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Vec3

_SEEN_ABOVE = 0.1
_NOSE_OPACITY = 0.6
_EAR_LINE = 0.6
_BROW_LINE = 0.95
_MOUTH_LINE = 0.8


def paint_head(head: Head, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield the head, which never fades: it says where the person looks."""
    facing = dot(column(skeleton.frames["head"], 0), lens.camera.towards)
    hair = list(_hair(head, skeleton, lens))
    face = list(_face(head, skeleton, lens, facing))
    yield from (*hair, *face) if facing > lens.style.hair_first_above else (*face, *hair)
    yield from _ears(head, skeleton, lens)
    for side in (1.0, -1.0):
        yield from _eye(head, skeleton, lens, side)
    yield from _mouth(head, skeleton, lens)


def _see(ball: Ball, skeleton: Skeleton, lens: Lens) -> Outline:
    return Solid.of(ball, skeleton).outline(lens.camera, lens.fineness)


def _hair(head: Head, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    shape = hull(_see(head.hair, skeleton, lens), _see(head.hair_back, skeleton, lens))
    main, shade, _edge = lens.tones("hair", 0.0)
    yield from shaded([shape], (main, shade, lens.colour("hairLn")), lens, lens.style.line)


def _face(head: Head, skeleton: Skeleton, lens: Lens, facing: float) -> Iterator[Draw]:
    face = hull(_see(head.face, skeleton, lens), _see(head.chin, skeleton, lens))
    nose = hull(_see(head.nose, skeleton, lens), _see(head.bridge, skeleton, lens))
    main, shade, _edge = lens.tones("skin", 0.0)
    is_inside = facing >= lens.style.nose_inside_above
    shapes = [face] if is_inside else [nose, face]
    yield from shaded(shapes, (main, shade, lens.colour("skinLn")), lens, lens.style.line * 0.85)
    if is_inside:
        yield Fill([_see(head.nose, skeleton, lens).points], shade, _NOSE_OPACITY)


def _ears(head: Head, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    _main, shade, _edge = lens.tones("skin", 0.0)
    right = dot(column(skeleton.frames["head"], 2), lens.camera.towards)
    for facing, ball in ((right, head.ear), (-right, head.ear.mirrored())):
        if facing > _SEEN_ABOVE:
            ear = _see(ball, skeleton, lens)
            yield Fill([ear.grown(lens.style.line * _EAR_LINE)], lens.colour("skinLn"))
            yield Fill([ear.points], shade)


def _eye(head: Head, skeleton: Skeleton, lens: Lens, side: float) -> Iterator[Draw]:
    eye = head.eye if side > 0 else head.eye.mirrored()
    if not _is_seen(eye.offset, head, skeleton, lens):
        return
    yield Fill([_see(eye, skeleton, lens).points], lens.colour("face"))
    brow = [skeleton.point("headC", (x, y, z * side), "head") for x, y, z in head.brow]
    points = [lens.camera.project(point) for point in brow]
    yield Stroke(points, lens.colour("hairLn"), lens.style.line * _BROW_LINE)


def _mouth(head: Head, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    seen = [point for point in head.mouth if _is_seen(point, head, skeleton, lens)]
    if len(seen) > 1:
        points = [lens.camera.project(skeleton.point("headC", point, "head")) for point in seen]
        yield Stroke(points, lens.colour("face"), lens.style.line * _MOUTH_LINE)


def _is_seen(place: Vec3, head: Head, skeleton: Skeleton, lens: Lens) -> bool:
    """Return whether a place on the face is on the camera's side of it."""
    x, y, z = sub(place, head.face.offset)
    a, b, c = head.face.radii
    normal = unit((x / a**2, y / b**2, z / c**2))
    return dot(transform(skeleton.frames["head"], normal), lens.camera.towards) > _SEEN_ABOVE
