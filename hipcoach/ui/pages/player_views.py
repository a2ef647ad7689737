"""What the player shows, as plain values: made by its presenter, painted by its page."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Side


class Dial(Enum):
    """The instrument that shows the work."""

    RING = "ring"
    HILL = "hill"
    GAUGE = "gauge"


class MainButton(Enum):
    """What the big button does now."""

    PAUSE = "pause"
    RESUME = "resume"
    START = "start"
    FOOT_DOWN = "foot_down"


class SoundState(Enum):
    """What is heard."""

    ON = "on"
    MUTED = "muted"
    NO_DEVICE = "no_device"


class ExerciseView(NamedTuple):
    """The exercise in the panel.

    Attributes:
        exercise_id: For the figure.
        name: Its name.
        description: What the figure shows, for screen readers.
        side: The side that works.
        phrase: Where that side is.
        cue: One line shown during the work.
        first_step: How to get into position.
        how: What is particular to the level.
        dose: The dose in a few characters.
        equipment: What to have ready.
        notes: What a precaution changes.
    """

    exercise_id: str
    name: str
    description: str
    side: Side
    phrase: str
    cue: str
    first_step: str
    how: str
    dose: str
    equipment: tuple[str, ...]
    notes: tuple[str, ...]


class WorkView(NamedTuple):
    """A work step as it begins.

    Attributes:
        dial: The instrument.
        parts: Words and seconds of the hill's parts.
        tick_total_s: Seconds of one turn of the ring.
        set_text: "Set 1 of 2", or the try.
        rep_text: "Rep {rep} of {reps}", by the kind of work.
        sets_done: Sets done before this one.
        sets: Sets in all.
        reps: Repetitions of this set; 1 shows no dots.
        cap_s: Where the gauge ends.
        best_s: Best try so far, or None.
        tries: Seconds of each try, None for those to come.
        current_try: Index of the running try.
        has_pace: The pace can be changed.
    """

    dial: Dial
    parts: tuple[tuple[str, float], ...]
    tick_total_s: float
    set_text: str
    rep_text: str
    sets_done: int
    sets: int
    reps: int
    cap_s: float
    best_s: float | None
    tries: tuple[str | None, ...]
    current_try: int
    has_pace: bool


class Motion(NamedTuple):
    """Where the work stands at one moment.

    Attributes:
        part: Index of the hill's part.
        fraction: Of the ring: what is left; of the hill: how much of the part has passed.
        number: The large one.
        word: What to do.
        unit: Word below the number.
        rep: Repetition, from 1.
        elapsed_s: Seconds stood, for the gauge.
        figure: Place in the figure's movement, 0.0 to 1.0.
    """

    part: int
    fraction: float
    number: str
    word: str
    unit: str
    rep: int
    elapsed_s: float
    figure: float
