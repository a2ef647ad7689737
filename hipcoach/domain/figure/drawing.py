"""What a picture is made of: filled shapes and strokes, in the order of painting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.figure.camera import Point
    from hipcoach.domain.figure.colours import Rgb
    from hipcoach.domain.figure.outline import Outline, Polygon


class Fill(NamedTuple):
    """Polygons filled as one shape, overlaps included.

    Attributes:
        polygons: Borders, all running the same way round.
        colour: Of the fill.
        opacity: 0 to 1.
        clip: Where it may be seen, None for everywhere.
    """

    polygons: Sequence[Polygon]
    colour: Rgb
    opacity: float = 1.0
    clip: Sequence[Polygon] | None = None


class Stroke(NamedTuple):
    """A line with round ends and corners.

    Attributes:
        points: Its corners.
        colour: Of the line.
        width: In body heights.
        is_closed: Whether it ends where it began.
    """

    points: Polygon
    colour: Rgb
    width: float
    is_closed: bool = False


Draw: TypeAlias = Fill | Stroke


class Bounds(NamedTuple):
    """A box in the picture, in body heights, y down."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> Bounds:
        """Return the smallest box around some points."""
        across, down = [x for x, _y in points], [y for _x, y in points]
        return cls(left=min(across), top=min(down), right=max(across), bottom=max(down))


def borders(outlines: Sequence[Outline], grow: float = 0.0, shift: Point = (0.0, 0.0)) -> list[Polygon]:
    """Return the borders of some shapes, grown and shifted."""
    if not grow and shift == (0.0, 0.0):
        return [outline.points for outline in outlines]
    return [outline.grown(grow, shift) for outline in outlines]
