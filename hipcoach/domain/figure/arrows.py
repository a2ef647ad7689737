"""Arrows that say what moves where."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, radians, sin
from typing import TYPE_CHECKING

from hipcoach.domain.figure.drawing import Fill, Stroke
from hipcoach.domain.figure.figure import ArcArrow, PathArrow
from hipcoach.domain.figure.pose import between
from hipcoach.domain.figure.props import place_of
from hipcoach.domain.figure.solve import solve
from hipcoach.domain.figure.vectors import add, scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.figure.camera import Point
    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.figure import Arrow, Figure
    from hipcoach.domain.figure.lens import Lens
    from hipcoach.domain.figure.outline import Polygon
    from hipcoach.domain.figure.rig import Rig
    from hipcoach.domain.figure.vectors import Vec3

_PATH_STEPS = 8
_ARC_STEP_DEG = 10.0
_HEAD_LENGTH = 1.6
_HEAD_HALF_WIDTH = 0.72
_INTO_HEAD = 0.3
_BEYOND = 0.85
_LEAST_SHAFT = 0.02
_TINY = 1e-9
_ENDS = 2


def arrow_way(arrow: Arrow, figure: Figure, rig: Rig) -> list[Vec3]:
    """Return the points of the world an arrow runs through; it stays there while the body moves."""
    if isinstance(arrow, PathArrow):
        return _path(arrow, figure, rig)
    start = place_of(arrow.anchor, solve(figure.poses[figure.show], rig))
    if isinstance(arrow, ArcArrow):
        return _arc(arrow, start)
    return [start, add(start, arrow.direction)]


def _path(arrow: PathArrow, figure: Figure, rig: Rig) -> list[Vec3]:
    start, end = figure.poses[arrow.start], figure.poses[arrow.end]
    shares = [arrow.first + (arrow.last - arrow.first) * step / _PATH_STEPS for step in range(_PATH_STEPS + 1)]
    inside = [share for share in shares if share <= 1.0]
    way = [place_of(arrow.anchor, solve(between(start, end, share), rig)) for share in inside]
    if len(inside) < len(shares):
        # Beyond the last key the arrow goes straight on.
        step = add(way[-1], scale(way[-2], -1.0))
        way += [add(way[-1], scale(step, count + 1.0)) for count in range(len(shares) - len(inside))]
    return way


def _arc(arrow: ArcArrow, middle: Vec3) -> list[Vec3]:
    sweep = arrow.end_deg - arrow.start_deg
    steps = max(2, round(abs(sweep) / _ARC_STEP_DEG))
    angles = [radians(arrow.start_deg + sweep * step / steps) for step in range(steps + 1)]
    return [add(middle, add(scale(arrow.first, cos(a)), scale(arrow.second, sin(a)))) for a in angles]


def shape_arrow(way: list[Vec3], lens: Lens) -> tuple[list[Point], list[Point]]:
    """Return shaft and head of an arrow in the picture."""
    head_size = lens.style.arrow_width * lens.style.arrow_head
    points = _lengthened([lens.camera.project(point) for point in way], head_size * _BEYOND)
    shaft = _shortened(points, head_size * (_HEAD_LENGTH - _INTO_HEAD))
    return shaft, _head(shaft[-1], points[-1], head_size)


def paint_arrow(shaft: Polygon, head: Polygon, lens: Lens) -> Iterator[Draw]:
    """Yield an arrow with a halo that keeps it apart from what is behind."""
    style = lens.style
    halo, colour = lens.colour("halo"), lens.colour("arrow")
    yield Stroke(shaft, halo, style.arrow_width + style.arrow_halo)
    yield Stroke(head, halo, style.arrow_halo, is_closed=True)
    yield Stroke(shaft, colour, style.arrow_width)
    yield Fill([head], colour)


def _lengthened(points: list[Point], by: float) -> list[Point]:
    """Return a line that goes straight on for a bit: the tip of the arrow lies beyond its way."""
    (x0, y0), (x1, y1) = points[-2:]
    size = hypot(x1 - x0, y1 - y0) or 1.0
    return [*points[:-1], (x1, y1), (x1 + (x1 - x0) / size * by, y1 + (y1 - y0) / size * by)]


def _shortened(points: Polygon, by: float) -> list[Point]:
    """Return a line without its last bit, so that the head has room; a little of it always stays."""
    kept, tip = list(points), points[-1]
    while len(kept) > _ENDS and hypot(tip[0] - kept[-2][0], tip[1] - kept[-2][1]) < by:
        kept.pop()
    x, y = kept[-2]
    away = max(hypot(tip[0] - x, tip[1] - y), _TINY)
    share = max(_LEAST_SHAFT, 1.0 - by / away)
    return [*kept[:-1], (x + (tip[0] - x) * share, y + (tip[1] - y) * share)]


def _head(base: Point, tip: Point, size: float) -> list[Point]:
    angle = atan2(tip[1] - base[1], tip[0] - base[0])
    length, half = size * _HEAD_LENGTH, size * _HEAD_HALF_WIDTH
    back = (tip[0] - length * cos(angle), tip[1] - length * sin(angle))
    across = (half * cos(angle + pi / 2), half * sin(angle + pi / 2))
    return [tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])]
