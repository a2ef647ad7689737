"""One exercise as a picture: what is drawn at any moment, and how much room it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.arrows import arrow_way, paint_arrow, shape_arrow
from hipcoach.domain.figure.body import paint_body, paint_ghost
from hipcoach.domain.figure.camera import Camera
from hipcoach.domain.figure.cycle import Moment
from hipcoach.domain.figure.drawing import Bounds
from hipcoach.domain.figure.figure import Block, Mat, Pillow
from hipcoach.domain.figure.lens import Lens
from hipcoach.domain.figure.outline import Solid
from hipcoach.domain.figure.pose import between
from hipcoach.domain.figure.props import (
    block_corners,
    mat_rim,
    paint_band,
    paint_block,
    paint_mat,
    paint_pillow,
    paint_shadow,
    pillow_solid,
)
from hipcoach.domain.figure.solve import solve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.figure.camera import Point
    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.figure import Figure, Prop
    from hipcoach.domain.figure.rig import Rig
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Vec3

FINENESS = 28
_BOX = 4


class Picture:
    """Draws one exercise, from one side, in one theme.

    Attributes:
        figure: The exercise's figure.
        bounds: The room it needs, over all keys and arrows, so that nothing jumps while it moves.
    """

    def __init__(self, figure: Figure, rig: Rig, theme: str, *, is_mirrored: bool) -> None:
        """Set up the camera and find the bounds.

        Args:
            figure: What to draw.
            rig: What all figures share.
            theme: ``light`` or ``dark``.
            is_mirrored: Whether left and right change places.
        """
        self.figure = figure
        self._rig = rig
        self._lens = Lens(
            camera=Camera.looking(figure.yaw_deg, figure.pitch_deg, is_mirrored=is_mirrored),
            style=rig.style,
            theme=rig.style.themes[theme],
            palette=rig.palettes[theme],
            fineness=FINENESS,
        )
        self._arrows = [shape_arrow(arrow_way(arrow, figure, rig), self._lens) for arrow in figure.arrows]
        self.bounds = self._find_bounds()

    def still(self) -> Moment:
        """Return the moment that stands for the exercise when it doesn't move."""
        return Moment(self.figure.show, self.figure.show)

    def draws(self, moment: Moment, ghost: str | None = None, fineness: int = FINENESS) -> list[Draw]:
        """Return all strokes of a moment.

        Args:
            moment: The point of the movement.
            ghost: A key to show as a pale shape behind, or None.
            fineness: Directions in which outlines are sampled, a multiple of 4.
        """
        lens = self._lens._replace(fineness=fineness)
        poses, props = self.figure.poses, self.figure.props
        skeleton = solve(between(poses[moment.start], poses[moment.end], moment.share), self._rig)
        near = [prop for prop in props if isinstance(prop, Block) and prop.is_near]
        far = [prop for prop in props if prop not in near and not (isinstance(prop, Pillow) and prop.joint)]
        result = [draw for prop in far for draw in _paint_prop(prop, skeleton, lens)]
        result += paint_shadow(self.figure, self._rig.parts, skeleton, lens)
        if ghost is not None:
            result += paint_ghost(self._rig, solve(poses[ghost], self._rig), lens)
        result += paint_body(self.figure, self._rig, skeleton, lens)
        result += [draw for band in self.figure.bands for draw in paint_band(band, skeleton, lens)]
        result += [draw for prop in near for draw in _paint_prop(prop, skeleton, lens)]
        result += [draw for shaft, head in self._arrows for draw in paint_arrow(shaft, head, lens)]
        return result

    def _find_bounds(self) -> Bounds:
        points: list[Point] = [point for shaft, head in self._arrows for point in (*shaft, *head)]
        for pose in self.figure.poses.values():
            skeleton = solve(pose, self._rig)
            balls = [ball for part in self._rig.parts for chain in part.chains for ball in chain]
            balls += [self._rig.head.hair, self._rig.head.hair_back]  # higher than the skull below it
            solids = [Solid.of(ball, skeleton) for ball in balls]
            if self.figure.floor <= 0:
                solids += [solid.on_floor(self._rig.style.light) for solid in solids]
            solids += [pillow_solid(prop, skeleton) for prop in self.figure.props if isinstance(prop, Pillow)]
            points += [point for solid in solids for point in solid.outline(self._lens.camera, _BOX).points]
        for prop in self.figure.props:
            points += [self._lens.camera.project(point) for point in _corners(prop)]
        return Bounds.around(points)


def _paint_prop(prop: Prop, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    if isinstance(prop, Mat):
        return paint_mat(prop, lens)
    if isinstance(prop, Pillow):
        return paint_pillow(prop, skeleton, lens)
    return paint_block(prop, lens)


def _corners(prop: Prop) -> list[Vec3]:
    """Return the points of a rigid prop that can lie on the border of the picture."""
    if isinstance(prop, Mat):
        return mat_rim(prop)
    if isinstance(prop, Block):
        return [corner for box in prop.boxes for corner in block_corners(prop, box)]
    return []
