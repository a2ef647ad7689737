"""What the Path page shows, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hipcoach.ui.widgets.criterion_row import CriterionView
    from hipcoach.ui.widgets.exercise_row import ExerciseView


class TargetGroup(NamedTuple):
    """Targets under one heading, which may be empty."""

    title: str
    targets: tuple[CriterionView, ...]


class ExerciseGroup(NamedTuple):
    """Exercises under one heading."""

    title: str
    exercises: tuple[ExerciseView, ...]


class StageCardView(NamedTuple):
    """The chosen stage as its card shows it.

    Attributes:
        title: Its name.
        state: How it stands, in a word or two.
        icon: The icon beside that word, may be empty.
        since: Since when it is open, may be empty.
        purpose: What it is for.
        notes: What else is to be known about it today, each a sentence or two.
        help: The kind word when it takes long, may be empty.
        targets: What it asks for, and what its next exercises ask for.
        checks: Checks that can be done for it: key and words of the button.
        exercises: Its exercises, what is open first.
    """

    title: str
    state: str
    icon: str
    since: str
    purpose: str
    notes: tuple[str, ...]
    help: str
    targets: tuple[TargetGroup, ...]
    checks: tuple[tuple[str, str], ...]
    exercises: tuple[ExerciseGroup, ...]
