"""Things around the body: mats, pillows, boxes, straps and shadows."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from hipcoach.domain.figure.drawing import Fill, Stroke, borders
from hipcoach.domain.figure.figure import Block
from hipcoach.domain.figure.outline import Solid, chain_hulls
from hipcoach.domain.figure.vectors import IDENTITY, add, dot, rotate_y, scale, transform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipcoach.domain.figure.drawing import Draw
    from hipcoach.domain.figure.figure import Anchor, Band, Figure, Mat, Pillow
    from hipcoach.domain.figure.lens import Lens
    from hipcoach.domain.figure.outline import Polygon
    from hipcoach.domain.figure.rig import Part
    from hipcoach.domain.figure.skeleton import Skeleton
    from hipcoach.domain.figure.vectors import Vec3

_CORNER_STEPS = 6
_BLOCK_LINE = 0.5
_SAME_HEIGHT = 1e-6
_UNIT: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def place_of(anchor: Anchor, skeleton: Skeleton) -> Vec3:
    """Return where an anchor is on a posed body."""
    return skeleton.point(anchor.joint, anchor.offset, anchor.frame)


def mat_rim(mat: Mat) -> list[Vec3]:
    """Return the border of the top of a mat, with its round corners."""
    x, y, z = mat.at
    half_x, half_z = mat.length / 2 - mat.corner, mat.width / 2 - mat.corner
    rim = []
    for quarter, (across, along) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(_CORNER_STEPS + 1):
            angle = (quarter + step / _CORNER_STEPS) * pi / 2
            right, near = half_x * across + mat.corner * cos(angle), half_z * along + mat.corner * sin(angle)
            rim.append((x + right, y, z + near))
    return rim


def paint_mat(mat: Mat, lens: Lens) -> Iterator[Draw]:
    """Yield a mat: its side, then its top."""
    top = [lens.camera.project(point) for point in mat_rim(mat)]
    down = lens.camera.project((0.0, -mat.thickness, 0.0))[1]
    low = [(x, y + down) for x, y in top]
    # The side is swept by the rim on its way down: each edge of it leaves a slanted strip behind.
    ahead = [(*top[1:], top[0]), (*low[1:], low[0])]
    strips = [[a, b, d, c] for a, b, c, d in zip(top, ahead[0], low, ahead[1], strict=True)]
    for strip in (*strips, low):
        yield Fill([strip], lens.colour("matSide"))
    yield Fill([top], lens.colour("mat"))


def pillow_solid(pillow: Pillow, skeleton: Skeleton) -> Solid:
    """Return the shape of a pillow."""
    frame = skeleton.frames[pillow.frame] if pillow.frame else IDENTITY
    centre = skeleton.point(pillow.joint, pillow.at, pillow.frame) if pillow.joint else pillow.at
    x, y, z = (transform(frame, scale(axis, radius)) for axis, radius in zip(_UNIT, pillow.radii, strict=True))
    return Solid(centre, (x, y, z))


def paint_pillow(pillow: Pillow, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield a pillow with its line."""
    outline = pillow_solid(pillow, skeleton).outline(lens.camera, lens.fineness)
    yield Fill([outline.grown(lens.style.line / 2)], lens.colour("pillowLn"))
    yield Fill([outline.grown(-lens.style.line / 2)], lens.colour("pillow"))


def block_corners(block: Block, box: tuple[Vec3, Vec3]) -> list[Vec3]:
    """Return the eight corners of a box of a block; bit 0 of the index is x, bit 1 y, bit 2 z."""
    turned = rotate_y(block.turn_deg)
    low, high = box
    picks = [((low, high)[i & 1], (low, high)[i >> 1 & 1], (low, high)[i >> 2]) for i in range(8)]
    return [add(block.at, transform(turned, (x[0], y[1], z[2]))) for x, y, z in picks]


_FACES = (
    ((0.0, 1.0, 0.0), (2, 3, 7, 6), ""),
    ((1.0, 0.0, 0.0), (1, 3, 7, 5), "Sh"),
    ((-1.0, 0.0, 0.0), (0, 2, 6, 4), "Dk"),
    ((0.0, 0.0, 1.0), (4, 5, 7, 6), "Sh"),
    ((0.0, 0.0, -1.0), (0, 1, 3, 2), "Dk"),
)


def paint_block(block: Block, lens: Lens) -> Iterator[Draw]:
    """Yield the boxes of a block, farthest first, each with the faces that can be seen, in three tones."""
    turned = rotate_y(block.turn_deg)
    camera, line = lens.camera, lens.colour(block.colour + "Ln")
    boxes = [block_corners(block, box) for box in block.boxes]
    boxes.sort(key=lambda corners: sum(camera.depth(corner) for corner in corners))
    seen = [face for face in _FACES if dot(transform(turned, face[0]), camera.towards) > 0]
    sides = sorted(seen, key=lambda face: dot(transform(turned, face[0]), camera.towards))
    for corners in boxes:
        for normal, indices, _tone in seen:
            points = [camera.project(corners[index]) for index in indices]
            yield Fill([points], lens.colour(block.colour + _tone_of(normal, sides)))
            yield Stroke(points, line, lens.style.line * _BLOCK_LINE, is_closed=True)


def _tone_of(normal: Vec3, sides: Sequence[tuple[Vec3, tuple[int, ...], str]]) -> str:
    """Return the ending of a face's colour: light on top, dark on the side that is turned away most."""
    if normal[1] > 0:
        return ""
    upright = [face for face in sides if face[0][1] == 0]
    return "Dk" if len(upright) > 1 and upright[0][0] == normal else "Sh"


def paint_band(band: Band, skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield a strap."""
    points = [lens.camera.project(place_of(anchor, skeleton)) for anchor in band.path]
    yield Stroke(points, lens.colour("bandLn"), band.width + lens.style.line)
    yield Stroke(points, lens.colour("band"), band.width)


def paint_shadow(figure: Figure, parts: Sequence[Part], skeleton: Skeleton, lens: Lens) -> Iterator[Draw]:
    """Yield the shadow of the body on what it stands or lies on, as one shape; what hangs below has none."""
    hulls = []
    floor = figure.floor
    for part in parts:
        for chain in part.chains:
            solids = [solid for ball in chain if (solid := Solid.of(ball, skeleton)).centre[1] >= floor]
            flat = [solid.on_floor(lens.style.light, floor) for solid in solids]
            hulls += chain_hulls([solid.outline(lens.camera, lens.fineness) for solid in flat])
    yield Fill(borders(hulls), lens.colour("shadow"), lens.theme.shadow_opacity, _raised_floor(figure, lens))


def _raised_floor(figure: Figure, lens: Lens) -> list[Polygon] | None:
    """Return the tops of the blocks that are the floor, None where the floor is endless."""
    if figure.floor <= 0:
        return None
    blocks = [prop for prop in figure.props if isinstance(prop, Block)]
    tops = [block_corners(block, box) for block in blocks for box in block.boxes]
    indices = _FACES[0][1]
    return [
        [lens.camera.project(corners[index]) for index in indices]
        for corners in tops
        if abs(corners[indices[0]][1] - figure.floor) < _SAME_HEIGHT
    ]
