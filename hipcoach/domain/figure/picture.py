"""One exercise as a picture: what is drawn at any moment, and how much room it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.arrows import arrow_way, paint_arrow, shape_arrow
from hipcoach.domain.figure.camera import Camera
from hipcoach.domain.figure.drawing import Bounds, Fill, borders
from hipcoach.domain.figure.face import paint_head
from hipcoach.domain.figure.figure import Block, Mat, Pillow
from hipcoach.domain.figure.lens import Lens
from hipcoach.domain.figure.outline import Solid
from hipcoach.domain.figure.parts import (
    HEAD,
    LEGS,
    Piece,
    paint_muscle,
    paint_patch,
    paint_run,
    paint_silhouette,
    runs_of,
    see_part,
)
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
    from collections.abc import Iterator, Sequence

    from hipcoach.domain.figure.camera import Point
    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.figure import Figure, Prop
    from hipcoach.domain.figure.parts import Run
    from hipcoach.domain.figure.pose import Moment
    from hipcoach.domain.figure.rig import Muscle, Rig
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Vec3

FINENESS = 26
_BOX = 4


class Picture:
    """Draws one exercise, from one side, in one theme.

    Attributes:
        figure: The exercise's figure.
        bounds: The room it needs, over all keys and arrows, so that nothing jumps while it moves.
    """

    def __init__(self, figure: Figure, rig: Rig, theme: str, *, is_mirrored: bool, fineness: int = FINENESS) -> None:
        """Set up the camera and find the bounds.

        Args:
            figure: What to draw.
            rig: What all figures share.
            theme: ``light`` or ``dark``.
            is_mirrored: Whether left and right change places.
            fineness: Directions in which outlines are sampled, even.
        """
        self.figure = figure
        self._rig = rig
        self._lens = Lens(
            camera=Camera.looking(figure.yaw_deg, figure.pitch_deg, is_mirrored=is_mirrored),
            style=rig.style,
            theme=rig.style.themes[theme],
            palette=rig.palettes[theme],
            fineness=fineness,
        )
        self._arrows = [shape_arrow(arrow_way(arrow, figure, rig), self._lens) for arrow in figure.arrows]
        self.bounds = self._find_bounds()

    def draws(self, moment: Moment, ghost: str | None = None) -> list[Draw]:
        """Return all strokes of a moment; ``ghost`` is a key to show as a pale shape behind."""
        poses = self.figure.poses
        skeleton = solve(between(poses[moment.start], poses[moment.end], moment.share), self._rig)
        far = [prop for prop in self.figure.props if not _is_with_body(prop)]
        near = [prop for prop in far if isinstance(prop, Block) and prop.is_near]
        result: list[Draw] = []
        for prop in far:
            if prop not in near:
                result += self._paint_prop(prop, skeleton)
        result += paint_shadow(self._rig.parts, skeleton, self._lens)
        if ghost is not None:
            result += self._paint_ghost(solve(poses[ghost], self._rig))
        result += self._paint_body(skeleton)
        for band in self.figure.bands:
            result += paint_band(band, skeleton, self._lens)
        for prop in near:
            result += self._paint_prop(prop, skeleton)
        for shaft, head in self._arrows:
            result += paint_arrow(shaft, head, self._lens)
        return result

    def _paint_prop(self, prop: Prop, skeleton: Skeleton) -> Iterator[Draw]:
        if isinstance(prop, Mat):
            return paint_mat(prop, self._lens)
        if isinstance(prop, Pillow):
            return paint_pillow(prop, skeleton, self._lens)
        return paint_block(prop, self._lens)

    def _pieces(self, skeleton: Skeleton) -> list[Piece]:
        order = self.figure.order
        return [see_part(part, skeleton, self._lens, order) for part in self._rig.parts]

    def _paint_ghost(self, skeleton: Skeleton) -> Iterator[Draw]:
        hulls = [hull for piece in self._pieces(skeleton) for hull in piece.hulls]
        yield Fill(borders(hulls), self._lens.colour("ghost"), self._lens.theme.ghost_opacity)

    def _paint_body(self, skeleton: Skeleton) -> Iterator[Draw]:
        pieces = self._pieces(skeleton)
        depths = [piece.depth for piece in pieces]
        nearest, span = max(depths), max(depths) - min(depths)
        yield from paint_silhouette(pieces, self._lens)
        held = {f"prop{i}": prop for i, prop in enumerate(self.figure.props) if _is_with_body(prop)}
        runs = runs_of([*pieces, *(self._held_piece(name, prop, skeleton) for name, prop in held.items())])
        muscles = self._muscles_by_run(runs)
        for index, run in enumerate(runs):
            far = (nearest - sum(piece.depth for piece in run.pieces) / len(run.pieces)) / span
            if run.group == HEAD:
                yield from paint_head(self._rig.head, skeleton, self._lens)
            elif run.group in held:
                yield from self._paint_prop(held[run.group], skeleton)
            else:
                yield from paint_run(run, self._lens, far)
            if run.group in LEGS:
                yield from paint_patch(skeleton, run.group[-1], self._lens, far)
            for muscle in muscles.get(index, ()):
                clip = [hull.points for piece in pieces if piece.id in muscle.hosts for hull in piece.hulls]
                yield from paint_muscle(muscle, skeleton, self._lens, clip)

    def _held_piece(self, name: str, prop: Prop, skeleton: Skeleton) -> Piece:
        assert isinstance(prop, Pillow)  # noqa: S101  # only pillows move with the body
        solid = pillow_solid(prop, skeleton)
        depth = self._lens.camera.depth(solid.centre)
        outline = solid.outline(self._lens.camera, self._lens.fineness)
        rank = depth + self.figure.order.get(name, 0.0)
        return Piece(id=name, group=name, colour="pillow", hulls=[outline], depth=depth, rank=rank)

    def _muscles_by_run(self, runs: Sequence[Run]) -> dict[int, list[Muscle]]:
        """Return the muscles to paint after each run: after the last that holds one of their hosts."""
        result: dict[int, list[Muscle]] = {}
        for target in self.figure.targets:
            muscle = self._rig.muscles[target.muscle].on(target.side)
            last = max(i for i, run in enumerate(runs) if any(piece.id in muscle.hosts for piece in run.pieces))
            result.setdefault(last, []).append(muscle)
        return result

    def _find_bounds(self) -> Bounds:
        points: list[Point] = [point for shaft, head in self._arrows for point in (*shaft, *head)]
        for pose in self.figure.poses.values():
            skeleton = solve(pose, self._rig)
            solids = [Solid.of(ball, skeleton) for part in self._rig.parts for chain in part.chains for ball in chain]
            solids += [pillow_solid(prop, skeleton) for prop in self.figure.props if isinstance(prop, Pillow)]
            points += [point for solid in solids for point in solid.outline(self._lens.camera, _BOX).points]
        for prop in self.figure.props:
            points += [self._lens.camera.project(point) for point in _corners(prop)]
        return Bounds.around(points)


def _is_with_body(prop: Prop) -> bool:
    return isinstance(prop, Pillow) and prop.joint is not None


def _corners(prop: Prop) -> list[Vec3]:
    """Return the points of a rigid prop that can lie on the border of the picture."""
    match prop:
        case Mat():
            return mat_rim(prop)
        case Block():
            return [corner for box in prop.boxes for corner in block_corners(prop, box)]
        case _:
            return []
