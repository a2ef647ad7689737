"""Colours of the figure: they come with the pose data, here they are only mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Rgb: TypeAlias = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""
Palette: TypeAlias = "Mapping[str, Rgb]"
"""Colours by the names of the pose data."""

WHITE: Rgb = (255, 255, 255)
_HEX = 16


def parse_colour(text: str) -> Rgb:
    """Read ``#RRGGBB``.

    Raises:
        ValueError: It reads otherwise.
    """
    if len(text) != len("#RRGGBB") or not text.startswith("#"):
        raise ValueError("must read #RRGGBB")
    return (int(text[1:3], _HEX), int(text[3:5], _HEX), int(text[5:7], _HEX))


def mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """Return ``colour`` with a share (0 to 1) of ``other`` stirred in."""
    keep = 1.0 - share
    return (
        round(colour[0] * keep + other[0] * share),
        round(colour[1] * keep + other[1] * share),
        round(colour[2] * keep + other[2] * share),
    )
