"""How a scene is looked at: camera, theme and fineness of the outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.figure.colours import mix

if TYPE_CHECKING:
    from hipcoach.domain.figure.camera import Camera
    from hipcoach.domain.figure.colours import Palette, Rgb
    from hipcoach.domain.figure.rig import Style, ThemeStyle

_FADE_MAIN = 0.9


class Lens(NamedTuple):
    """Everything that turns a posed body into colours and shapes.

    Attributes:
        camera: Where the picture is taken from.
        style: Numbers of the drawing.
        theme: What differs between light and dark.
        palette: The colours.
        fineness: Directions in which outlines are sampled.
    """

    camera: Camera
    style: Style
    theme: ThemeStyle
    palette: Palette
    fineness: int

    def colour(self, name: str) -> Rgb:
        """Return a colour by name."""
        return self.palette[name]

    def tones(self, name: str, far: float) -> tuple[Rgb, Rgb, Rgb]:
        """Return main colour, shade and inner line of a part, faded when it is far away (0 near, 1 far)."""
        main, shade, line = self.palette[name], self.palette[name + "Sh"], self.palette[name + "Ln"]
        fade = max(0.0, far - self.style.fade_from) * self.theme.fade
        tint = self.theme.fade_tint
        edge = mix(shade, line, self.style.inner_mix)
        return mix(main, tint, _FADE_MAIN * fade), mix(shade, tint, fade), edge
