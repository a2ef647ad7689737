"""What the list of self-tests and the history of one show, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.exercise import Side
    from hipcoach.ui.pages.self_test_views import NormView


class RowView(NamedTuple):
    """One measure in the list.

    Attributes:
        measure: Its id.
        protocol: Id of the test it comes from.
        picture: Id of the figure.
        name: What it is called.
        what: What is measured.
        left: The left side's last result, or "".
        right: The right side's.
        both: The last result of a measure without sides.
        gains: Change of each side since the first result; more than 0 is better.
        zone: The smallest real change, or None where it isn't known.
        change: What the changes say, in a few words.
        is_good: Something became clearly better, nothing clearly worse.
        spoken: The changes for a screen reader.
        due: When it is due again, or why it isn't done now.
        start: Words of the button that starts it, or "".
    """

    measure: str
    protocol: str
    picture: str
    name: str
    what: str
    left: str
    right: str
    both: str
    gains: tuple[tuple[Side, float], ...]
    zone: float | None
    change: str
    is_good: bool
    spoken: str
    due: str
    start: str


class ListView(NamedTuple):
    """The whole list.

    Attributes:
        rows: The measures, those that are due first.
        since: Heading over the changes.
        due: Words of the button that does all that is due, or "".
        not_now: Name and reason of what isn't done now.
    """

    rows: tuple[RowView, ...]
    since: str
    due: str
    not_now: tuple[tuple[str, str, str], ...]


class EntryView(NamedTuple):
    """One result in the history.

    Attributes:
        place: Its place, by which it is edited or deleted.
        day: The day it is about, as words.
        side: Its side.
        side_word: The side in words, or "".
        value: What it is.
        details: Tries, mean, pain, and when it was entered where that was another day.
    """

    place: int
    day: str
    side: Side
    side_word: str
    value: str
    details: str


class HistoryView(NamedTuple):
    """The history of one measure.

    Attributes:
        title: Its name.
        what: What is measured, and how.
        says: Sentences about the latest results.
        norm: What is typical, or None.
        entries: All results, newest first.
        steps: How the test is done.
        start: Words of the button that starts it, or "".
        note: Why it can't be done now, or "".
        sides: Sides a result can be entered for, with their words.
        unit: The unit beside a number.
        step: Smallest step.
        most: Highest value.
        choices: Values and words, where a result is no number.
    """

    title: str
    what: str
    says: tuple[str, ...]
    norm: NormView | None
    entries: tuple[EntryView, ...]
    steps: tuple[str, ...]
    start: str
    note: str
    sides: tuple[tuple[Side, str], ...]
    unit: str
    step: float
    most: float
    choices: tuple[tuple[str, str], ...]


class EditView(NamedTuple):
    """A result as it is edited, or a new one.

    Attributes:
        title: What is being done.
        sides: Sides with their words; one where a result is edited.
        values: What stands there, by side; None for nothing, or where a result has no value to edit.
        day: The day it is about.
        has_value: There is a value to edit; one stopped for pain has none.
    """

    title: str
    sides: tuple[tuple[Side, str], ...]
    values: tuple[float | None, ...]
    day: date
    has_value: bool
