"""What Today shows beside the usual, as plain values; apart, since most first paints do without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class ExerciseLine(NamedTuple):
    """One exercise of the list.

    Attributes:
        name: What it is called.
        dose: How much of it.
        extra: Sets that one side has more, may be empty.
        reasons: Why it is there, and why this dose.
    """

    name: str
    dose: str
    extra: str
    reasons: tuple[str, ...]


class LookView(NamedTuple):
    """The list of a session's exercises.

    Attributes:
        title: What the session is, and how long it takes.
        exercises: The exercises in order.
        left_out: What there was no time for, may be empty.
    """

    title: str
    exercises: tuple[ExerciseLine, ...]
    left_out: str


class MoveView(NamedTuple):
    """What today can be for instead.

    Attributes:
        kinds: Key and words of each.
        current: The key of what it is for now.
        note: Why one of them is not possible today, or how to keep a change for good; may be empty.
    """

    kinds: tuple[tuple[str, str], ...]
    current: str
    note: str


class ChangeView(NamedTuple):
    """What can be changed about today.

    Attributes:
        easy: What an easy day is, empty where none is offered.
        easy_action: Words of its button.
        move: What today can be for instead, or None.
        flare: What a flare-up is and what saying so does, empty where it can't be said.
    """

    easy: str
    easy_action: str
    move: MoveView | None
    flare: str


class FlareView(NamedTuple):
    """A flare that lasts.

    Attributes:
        title: Which day and step of it this is.
        text: What is allowed today, and what ends it.
        action: Words of the button that takes it back, empty where it was not the person who said so.
        is_acute: Whether it has not settled yet.
    """

    title: str
    text: str
    action: str
    is_acute: bool


class AdviceView(NamedTuple):
    """One reason to see a clinician.

    Attributes:
        key: Its id.
        title: What was noticed, in a few words.
        text: The numbers, and whom to see by when.
        held: What waits meanwhile and what ends that, may be empty.
        action: Words of its button, empty for none.
        target: Where that button leads: ``rescreen``, ``safety``, or the id of a question.
        is_lock: Sessions are paused until a clinician had a look.
        is_assessable: A recorded assessment ends it.
        since: The first day it stood.
    """

    key: str
    title: str
    text: str
    held: str
    action: str
    target: str
    is_lock: bool
    is_assessable: bool
    since: date | None = None
