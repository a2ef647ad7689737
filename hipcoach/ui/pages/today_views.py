"""What Today shows, as plain values."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.domain.exercise import Side


class CheckInView(NamedTuple):
    """The answers of this morning; None is unanswered.

    Attributes:
        morning: Pain this morning.
        worst: Worst pain of the last 24 hours.
        woke: Whether pain woke the person.
        saved: Words of the pill, empty while nothing is saved.
        hint: A quiet line while nothing is answered.
    """

    morning: int | None
    worst: int | None
    woke: bool | None
    saved: str
    hint: str


class SessionView(NamedTuple):
    """Today's session, or why there is none.

    Attributes:
        eyebrow: The small line over the title.
        title: The stage, or what today is.
        minutes: How long it takes, empty where there is no session.
        exercises: How many exercises, empty where there is no session.
        line: One sentence on why today is as it is.
        start: Words of the button that starts it, empty where none can.
        is_urged: Whether that button is the filled one.
        can_look: Whether the exercises can be looked through.
        can_change: Whether today can be made easier, moved, or called a flare-up.
        other: Words of the button that changes to another form of the session and back, empty for none.
        safety: Words of the button to the safety page, empty for none.
        exercise_id: The exercise of the picture, empty for none.
        side: The side of the picture.
        description: What a screen reader says about the picture.
    """

    eyebrow: str
    title: str
    line: str
    minutes: str = ""
    exercises: str = ""
    start: str = ""
    is_urged: bool = True
    can_look: bool = False
    can_change: bool = False
    other: str = ""
    safety: str = ""
    exercise_id: str = ""
    side: Side = Side.BOTH
    description: str = ""


class LeftView(NamedTuple):
    """A session that was left without an end: what was done of it, and whether it can go on."""

    text: str
    can_carry_on: bool
