"""How the person wants the program to behave, as one frozen value with defaults."""

from __future__ import annotations

from enum import Enum

from hipcoach.domain.frozen import Frozen


class GoOn(Enum):
    """Who starts the next step of a session."""

    AUTOMATIC_WITHIN = "automatic_within"
    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"


class ThemeChoice(Enum):
    """Which of the two palettes is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)
"""Text sizes on offer, as factors of the normal size."""


class Preferences(Frozen):
    """The person's choices.

    Attributes:
        go_on: Who starts the next step of a session.
        volume: Loudness of cues, 0.0 to 1.0.
        is_muted: Whether cues are shown only.
        theme: Which palette is shown.
        text_scale: Text size, one of ``TEXT_SCALES``.
        less_motion: Whether figures step between poses; None follows the system.
        key_hints: Whether the player always names its keys.
        single_keys: Whether single letters work as shortcuts.
    """

    go_on: GoOn = GoOn.AUTOMATIC_WITHIN
    volume: float = 0.8
    is_muted: bool = False
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: float = 1.0
    less_motion: bool | None = None
    key_hints: bool = False
    single_keys: bool = True

    def __post_init__(self) -> None:
        """Reject choices no control offers."""
        if not 0.0 <= self.volume <= 1.0:
            raise ValueError("volume must lie between 0.0 and 1.0")
        if self.text_scale not in TEXT_SCALES:
            raise ValueError(f"text_scale must be one of {TEXT_SCALES}")
