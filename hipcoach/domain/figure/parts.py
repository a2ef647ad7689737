"""The body without the head: parts in the order of painting, muscles on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.figure.colours import WHITE, mix
from hipcoach.domain.figure.drawing import Fill, borders
from hipcoach.domain.figure.outline import Solid, any_touch, chain_hulls
from hipcoach.domain.figure.vectors import column, dot, transform, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hipcoach.domain.figure.colours import Rgb
    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.lens import Lens
    from hipcoach.domain.figure.outline import Outline, Polygon
    from hipcoach.domain.figure.rig import Muscle, Part
    from hipcoach.domain.figure.skeleton import Skeleton

HEAD = "head"
LEGS = ("legR", "legL")


class Piece(NamedTuple):
    """A part as the camera sees it.

    Attributes:
        id: Name of the part.
        group: Its group.
        colour: Name of its colour.
        hulls: Its convex shapes.
        depth: How near its middle is.
        rank: Depth with all that the data adds: what decides the order.
    """

    id: str
    group: str
    colour: str
    hulls: list[Outline]
    depth: float
    rank: float


class Run(NamedTuple):
    """Pieces of one group that are painted together.

    Attributes:
        group: Their group.
        pieces: The pieces.
    """

    group: str
    pieces: list[Piece]


def see_part(part: Part, skeleton: Skeleton, lens: Lens, order: Mapping[str, float]) -> Piece:
    """Return a part as the camera sees it."""
    hulls: list[Outline] = []
    depths = []
    for chain in part.chains:
        solids = [Solid.of(ball, skeleton) for ball in chain]
        depths += [lens.camera.depth(solid.centre) for solid in solids]
        hulls += chain_hulls([solid.outline(lens.camera, lens.fineness) for solid in solids])
    depth = sum(depths) / len(depths)
    rank = depth + part.bias + order.get(part.group, 0.0) + order.get(part.id, 0.0)
    return Piece(id=part.id, group=part.group, colour=part.colour, hulls=hulls, depth=depth, rank=rank)


def runs_of(pieces: Sequence[Piece]) -> list[Run]:
    """Return the order of painting, farthest first.

    A piece joins an earlier run of its group when either can move to the other without passing something it touches.
    """
    runs: list[Run] = []
    for piece in sorted(pieces, key=lambda piece: piece.rank):
        if not _joined(piece, runs):
            runs.append(Run(piece.group, [piece]))
    return runs


def _joined(piece: Piece, runs: list[Run]) -> bool:
    """Put a piece into the last run of its group; False where it can't get there."""
    home = next((run for run in reversed(runs) if run.group == piece.group), None)
    if home is None:
        return False
    between = [other.hulls for run in runs[runs.index(home) + 1 :] for other in run.pieces]
    if any(any_touch(piece.hulls, hulls) for hulls in between):
        if any(any_touch(own.hulls, hulls) for own in home.pieces for hulls in between):
            return False
        runs.remove(home)
        runs.append(home)
    home.pieces.append(piece)
    return True


def paint_silhouette(pieces: Sequence[Piece], lens: Lens) -> Iterator[Draw]:
    """Yield the outer line, painted under the whole body; the head has its own."""
    width = lens.style.line * lens.style.silhouette / 2
    by_colour: dict[str, list[Polygon]] = {}
    for piece in pieces:
        if piece.group != HEAD:
            by_colour.setdefault(piece.colour, []).extend(borders(piece.hulls, width))
    for colour, polygons in by_colour.items():
        yield Fill(polygons, lens.colour(colour + "Ln"))


def paint_run(run: Run, lens: Lens, far: float) -> Iterator[Draw]:
    """Yield the pieces of a run; ``far`` is 0 for the nearest part of the body, 1 for the farthest."""
    main, shade, line = lens.tones(run.pieces[0].colour, far)
    hulls = [hull for piece in run.pieces for hull in piece.hulls]
    yield from shaded(hulls, (main, shade, line), lens, lens.style.line * lens.style.inner / 2)


def shaded(hulls: Sequence[Outline], tones: tuple[Rgb, Rgb, Rgb], lens: Lens, line: float) -> Iterator[Draw]:
    """Yield shapes with a line around them and a rim of shade at the lower right."""
    main, shade, edge = tones
    yield Fill(borders(hulls, line), edge)
    yield Fill(borders(hulls), shade)
    yield Fill(borders(hulls, -lens.style.rim_shrink, lens.style.rim_shift), main)


def paint_patch(skeleton: Skeleton, side: str, lens: Lens, far: float) -> Iterator[Draw]:
    """Yield what smooths the fold between pelvis and thigh while the hip is nearly straight."""
    straight = dot(column(skeleton.frames["pelvis"], 1), column(skeleton.frames["thigh" + side], 1))
    if straight <= lens.style.patch_above:
        return
    balls = [ball if side == "R" else ball.mirrored() for ball in lens.style.patch]
    solids = [Solid.of(ball, skeleton) for ball in balls]
    hulls = chain_hulls([solid.outline(lens.camera, lens.fineness) for solid in solids])
    main, _shade, _line = lens.tones("bottom", far)
    yield Fill(borders(hulls, -lens.style.rim_shrink, lens.style.rim_shift), main)


def paint_muscle(muscle: Muscle, skeleton: Skeleton, lens: Lens, clip: Sequence[Polygon]) -> Iterator[Draw]:
    """Yield a muscle at work, seen on its hosts only."""
    style = lens.style
    outline = Solid.of(muscle.ball, skeleton).outline(lens.camera, lens.fineness)
    facing = dot(unit(transform(skeleton.frames[muscle.ball.bone], muscle.normal)), lens.camera.towards)
    colour = lens.colour("target")
    if facing < style.target_hidden_below:
        yield Fill([outline.points], colour, style.target_hidden_opacity, clip)
        return
    yield Fill([outline.grown(style.line * style.target_line / 2)], lens.colour("targetLn"), 1.0, clip)
    yield Fill([outline.grown(-style.line * style.target_line / 2)], colour, style.target_opacity, clip)
    core = _scaled(outline.points, style.target_core)
    yield Fill([core], mix(colour, WHITE, style.target_core_mix), style.target_core_opacity, clip)


def _scaled(points: Polygon, factor: float) -> Polygon:
    across = sum(x for x, _y in points) / len(points)
    down = sum(y for _x, y in points) / len(points)
    return [(across + (x - across) * factor, down + (y - down) * factor) for x, y in points]
