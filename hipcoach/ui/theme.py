"""Colours, type and the look of stock widgets: the only place that names a colour.

What ``QPalette`` has no role for (left, right, warn, ...) is asked for with :func:`current`, which plays the part of a
wider application palette: :func:`apply` sets it and every widget is then told through its usual change events.

Records here and in the widgets are named tuples: defining a dataclass takes five times as long, before the first paint.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from hipcoach.domain.exercise import Side
from hipcoach.ui.stylesheet import stylesheet_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FONT_FILES = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf")
_BODY_PX = 16
REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
BOLD = QFont.Weight.Bold


class Theme(NamedTuple):
    """One set of colours, named for what they are for.

    Attributes:
        name: ``light`` or ``dark``.
        bg: Window.
        surface: Cards and bars.
        inset: Tracks and disabled grounds.
        figbg: Behind figures.
        line: Decoration only.
        control: Borders of controls.
        ink: Text.
        ink2: Secondary text.
        ink3: Captions, never in the player.
        primary: The filled button, the chosen thing.
        on_primary: Text on ``primary``.
        primary_soft: Ground of a chosen row or card.
        left: Text that means left.
        left_fill: Ground that means left.
        left_soft: Pale ground that means left.
        right: Text that means right.
        right_fill: Ground that means right.
        right_soft: Pale ground that means right.
        on_side: Text of 24 px and more on ``left_fill`` or ``right_fill``.
        target: The muscle that works.
        good: A target met.
        good_soft: Ground for ``good``.
        warn: Advice.
        warn_soft: Ground for ``warn``.
        stop: "It hurts", deletion and flares only.
        stop_soft: Ground for ``stop``.
        scrim: Laid over the window under a sheet.
    """

    name: str
    bg: QColor
    surface: QColor
    inset: QColor
    figbg: QColor
    line: QColor
    control: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    primary: QColor
    on_primary: QColor
    primary_soft: QColor
    left: QColor
    left_fill: QColor
    left_soft: QColor
    right: QColor
    right_fill: QColor
    right_soft: QColor
    on_side: QColor
    target: QColor
    good: QColor
    good_soft: QColor
    warn: QColor
    warn_soft: QColor
    stop: QColor
    stop_soft: QColor
    scrim: QColor


def _theme(name: str, spec: str) -> Theme:
    """Read a theme from ``token #RRGGBB`` pairs; the scrim is the same for all."""
    words = spec.split()
    colours = {token: QColor(value) for token, value in zip(words[::2], words[1::2], strict=True)}
    return Theme(name=name, scrim=QColor(13, 28, 24, 158), **colours)


LIGHT = _theme(
    "light",
    """
    bg #F2F5F1 surface #FFFFFF inset #E9EFEA figbg #EEF3EF line #D5DED7 control #6F8178
    ink #14241F ink2 #3E4F48 ink3 #55665F
    primary #0B534A on_primary #FFFFFF primary_soft #DDEDE7
    left #1D4A98 left_fill #1F55B0 left_soft #E3EBF8
    right #7F3F00 right_fill #B04E00 right_soft #FAEBD9 on_side #FFFFFF
    target #E8553A good #18592F good_soft #E0F0E4
    warn #6E4700 warn_soft #FCEFD2 stop #8F1D14 stop_soft #FBE5E1
    """,
)
DARK = _theme(
    "dark",
    """
    bg #0D1513 surface #15201D inset #1E2B27 figbg #182421 line #2D3D37 control #7C9087
    ink #EDF4F0 ink2 #C0CEC7 ink3 #9DAEA6
    primary #7FD1BF on_primary #06201B primary_soft #1A3832
    left #A5C8FF left_fill #A5C8FF left_soft #1A2A47
    right #FFBE80 right_fill #FFBE80 right_soft #3A2712 on_side #0B1220
    target #FF7A5C good #8AD6A0 good_soft #17331F
    warn #F3C770 warn_soft #392C10 stop #FFA497 stop_soft #40201B
    """,
)


class SideColours(NamedTuple):
    """The colours that belong to a side.

    Attributes:
        fill: Ground of bands, rings and the like.
        soft: Pale ground.
        text: Text on the window or a card.
        on_fill: Text and soles on ``fill``.
    """

    fill: QColor
    soft: QColor
    text: QColor
    on_fill: QColor


class _Worn:
    """What the application wears at present."""

    theme = LIGHT
    text_scale = 1.0
    family = ""


def current() -> Theme:
    """Return the theme that was applied last."""
    return _Worn.theme


def text_scale() -> float:
    """Return the text size outside the player, 1.0 for 100 %."""
    return _Worn.text_scale


def scaled(px: float) -> int:
    """Return a length that grows with the text size, in whole px."""
    return round(px * _Worn.text_scale)


def font(px: float, weight: QFont.Weight = REGULAR) -> QFont:
    """Return the program's font with figures of one width, at the size of the text setting.

    Args:
        px: Size at 100 %, in px.
        weight: One of REGULAR, MEDIUM, BOLD.
    """
    return player_font(px * _Worn.text_scale, weight)


def player_font(px: float, weight: QFont.Weight = REGULAR) -> QFont:
    """Return the program's font at exactly ``px``: the player scales with its window, not with the text size."""
    return QFont(_made(_Worn.family, max(1, round(px)), weight))


@lru_cache(maxsize=128)
def _made(family: str, px: int, weight: QFont.Weight) -> QFont:
    result = QFont(family) if family else QFont()
    result.setPixelSize(px)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def side_colours(side: Side) -> SideColours:
    """Return the colours of a side; both sides at once wear the primary colour."""
    theme = _Worn.theme
    if side is Side.LEFT:
        return SideColours(fill=theme.left_fill, soft=theme.left_soft, text=theme.left, on_fill=theme.on_side)
    if side is Side.RIGHT:
        return SideColours(fill=theme.right_fill, soft=theme.right_soft, text=theme.right, on_fill=theme.on_side)
    return SideColours(fill=theme.primary, soft=theme.primary_soft, text=theme.primary, on_fill=theme.on_primary)


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """Return ``colour`` with a share (0 to 1) of ``other`` stirred in."""
    keep = 1.0 - share
    return QColor(
        round(colour.red() * keep + other.red() * share),
        round(colour.green() * keep + other.green() * share),
        round(colour.blue() * keep + other.blue() * share),
    )


def stylesheet(theme: Theme, scale: float) -> str:
    """Return the style sheet of the stock widgets."""
    colours = {token: value.name() for token, value in theme._asdict().items() if isinstance(value, QColor)}
    return stylesheet_text(colours, scale)


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the application: font, palette and style sheet.

    Args:
        app: The application.
        theme: LIGHT or DARK.
        scale: Text size outside the player, 1.0 for 100 %.
    """
    _Worn.family = _Worn.family or _load_family()
    _Worn.theme, _Worn.text_scale = theme, scale
    app.setFont(font(_BODY_PX))
    app.setPalette(_palette(theme))
    app.setStyleSheet(stylesheet(theme, scale))


def _load_family() -> str:
    """Load the shipped fonts; without the resource file the system's font has to do."""
    families: list[str] = []
    for name in _FONT_FILES:
        path = f":/fonts/{name}"
        if QFile.exists(path):
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(path))
    return families[0] if families else ""


def _palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet doesn't reach."""
    role = QPalette.ColorRole
    palette = QPalette(theme.surface, theme.bg)
    for key, colour in (
        (role.WindowText, theme.ink),
        (role.Text, theme.ink),
        (role.ButtonText, theme.ink),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.inset),
        (role.PlaceholderText, theme.ink3),
        (role.Highlight, theme.primary),
        (role.HighlightedText, theme.on_primary),
        (role.Accent, theme.primary),
        (role.Link, theme.primary),
        (role.ToolTipBase, theme.ink),
        (role.ToolTipText, theme.bg),
        (role.Mid, theme.control),
        (role.Dark, theme.control),
        (role.Light, theme.line),
    ):
        palette.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, theme.ink3)
    return palette
