"""How the person wants the program to behave, as one frozen value with defaults."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.week import DayKind


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


WEEKDAYS = frozenset(range(1, 8))
CAPS_MINUTES = (15, 20, 25, 30, 35, 40)
"""Longest sessions on offer."""

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
        strength_days: Weekdays for strength, ISO; empty for the programme's own.
        rest_days: Weekdays without a session, ISO; None for the programme's own.
        moved_days: Single days that are for something else, each as date and kind of day.
        cap_minutes: Longest session, in minutes; None for the programme's cap.
    """

    go_on: GoOn = GoOn.AUTOMATIC_WITHIN
    volume: float = 0.8
    is_muted: bool = False
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: float = 1.0
    less_motion: bool | None = None
    key_hints: bool = False
    single_keys: bool = True
    strength_days: tuple[int, ...] = ()
    rest_days: tuple[int, ...] | None = None
    moved_days: tuple[tuple[date, DayKind], ...] = ()
    cap_minutes: int | None = None

    def __post_init__(self) -> None:
        """Reject choices no control offers."""
        if not 0.0 <= self.volume <= 1.0:
            raise ValueError("volume must lie between 0.0 and 1.0")
        if self.text_scale not in TEXT_SCALES:
            raise ValueError(f"text_scale must be one of {TEXT_SCALES}")
        if not set(self.strength_days) | set(self.rest_days or ()) <= WEEKDAYS:
            raise ValueError("weekdays are 1 for Monday to 7 for Sunday")
        if self.cap_minutes is not None and self.cap_minutes not in CAPS_MINUTES:
            raise ValueError(f"cap_minutes must be one of {CAPS_MINUTES}")
