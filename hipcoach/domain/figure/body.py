"""The whole body in the order of painting, with what it holds and the muscles at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.drawing import Fill, borders
from hipcoach.domain.figure.face import paint_head
from hipcoach.domain.figure.figure import Pillow
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
from hipcoach.domain.figure.props import paint_pillow, pillow_solid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.figure import Figure
    from hipcoach.domain.figure.lens import Lens
    from hipcoach.domain.figure.parts import Run
    from hipcoach.domain.figure.rig import Muscle, Rig
    from hipcoach.domain.figure.skeleton import Skeleton


def paint_body(figure: Figure, rig: Rig, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield the body of a figure."""
    pieces = [see_part(part, skeleton, lens, figure.order) for part in rig.parts]
    held = {f"prop{index}": prop for index, prop in enumerate(figure.props) if isinstance(prop, Pillow) and prop.joint}
    cushions = [_see_pillow(name, pillow, figure, skeleton, lens) for name, pillow in held.items()]
    runs = runs_of([*pieces, *cushions])
    muscles = _muscles_by_run(figure, rig, runs)
    yield from paint_silhouette(pieces, lens)
    for index, run in enumerate(runs):
        if run.group in held:
            yield from paint_pillow(held[run.group], skeleton, lens)
        elif run.group == HEAD:
            yield from paint_head(rig.head, skeleton, lens)
        else:
            yield from _paint_run(run, pieces, skeleton, lens)
        for muscle in muscles.get(index, ()):
            clip = [hull.points for piece in pieces if piece.id in muscle.hosts for hull in piece.hulls]
            yield from paint_muscle(muscle, skeleton, lens, clip)


def paint_ghost(rig: Rig, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield a body as one pale shape."""
    hulls = [hull for part in rig.parts for hull in see_part(part, skeleton, lens, {}).hulls]
    yield Fill(borders(hulls), lens.colour("ghost"), lens.theme.ghost_opacity)


def _paint_run(run: Run, pieces: Sequence[Piece], skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    depths = [piece.depth for piece in pieces]
    depth = sum(piece.depth for piece in run.pieces) / len(run.pieces)
    far = (max(depths) - depth) / (max(depths) - min(depths))
    yield from paint_run(run, lens, far)
    if run.group in LEGS:
        yield from paint_patch(skeleton, run.group[-1], lens, far)


def _see_pillow(name: str, pillow: Pillow, figure: Figure, skeleton: Skeleton, lens: Lens) -> Piece:
    solid = pillow_solid(pillow, skeleton)
    depth = lens.camera.depth(solid.centre)
    outline = solid.outline(lens.camera, lens.fineness)
    rank = depth + figure.order.get(name, 0.0)
    return Piece(id=name, group=name, colour="pillow", hulls=[outline], depth=depth, rank=rank)


def _muscles_by_run(figure: Figure, rig: Rig, runs: Sequence[Run]) -> dict[int, list[Muscle]]:
    """Return the muscles to paint after each run: after the last that holds one of their hosts."""
    result: dict[int, list[Muscle]] = {}
    for target in figure.targets:
        muscle = rig.muscles[target.muscle].on(target.side)
        last = max(index for index, run in enumerate(runs) if any(piece.id in muscle.hosts for piece in run.pieces))
        result.setdefault(last, []).append(muscle)
    return result
