"""What the pages of the self-tests show, as plain values: made by presenters, painted by pages."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Side
    from hipcoach.domain.protocol_plan import TaskKind


class BriefView(NamedTuple):
    """A test before it begins.

    Attributes:
        eyebrow: Which of several tests this is, may be empty.
        title: Its name.
        what: What it tells.
        picture: Id of the figure.
        description: What the figure shows, for screen readers.
        side: The side that goes first.
        steps: How it is done.
        mind: What this person is to mind: support, precautions, sides left out.
        hindrance: Why it isn't done now; then nothing is asked and nothing starts.
        begun: What of it was done today already, may be empty.
        asks_pain: The pain right now is to be told.
        asks_adult: Whether somebody stands beside is to be told.
        ready: What the person ticks: what is needed is there.
        lacks: What they told is not there, may be empty.
        order: Which side goes first and why, may be empty.
        other_order: Words of the link that changes it, may be empty.
        instead: Words of the link to the test done in place of this one, may be empty.
        variant: Words of the link to the easier form, may be empty.
        start: Words of the filled button.
    """

    eyebrow: str
    title: str
    what: str
    picture: str
    description: str
    side: Side
    steps: tuple[str, ...]
    mind: tuple[str, ...]
    hindrance: str
    begun: str
    asks_pain: bool
    asks_adult: bool
    ready: str
    lacks: str
    order: str
    other_order: str
    instead: str
    variant: str
    start: str


class TaskView(NamedTuple):
    """The try at hand.

    Attributes:
        title: Name of the test, or of the part of it.
        which: Which try of how many, may be empty.
        picture: Id of the figure.
        description: What the figure shows, for screen readers.
        side: The tested side.
        phrase: Where that side is.
        cue: One line.
        mind: What to hold on to, and the best so far.
    """

    title: str
    which: str
    picture: str
    description: str
    side: Side
    phrase: str
    cue: str
    mind: str


class GaugeView(NamedTuple):
    """The marks of a hold, in seconds.

    Attributes:
        cap_s: Where it ends.
        best_s: The best try so far, or None.
        target_s: What could be reached next, or None.
        typical_s: What is typical at the age, or None.
        typical_name: Whose norm it is.
        tries: Seconds of each try as words, None for those to come.
        current: Place of the try at hand.
    """

    cap_s: float
    best_s: float | None
    target_s: float | None
    typical_s: float | None
    typical_name: str
    tries: tuple[str | None, ...]
    current: int


class AskView(NamedTuple):
    """What is asked after a try.

    Attributes:
        kind: How it is answered.
        question: The question.
        hint: What to keep in mind, may be empty.
        unit: The unit beside the number.
        step: Smallest step.
        most: Highest value of a count.
        choices: Key and words of faults or of what the mirror showed.
        is_timed_out: The time is up.
        can_redo: The try before can be done again.
    """

    kind: TaskKind
    question: str
    hint: str
    unit: str
    step: float
    most: int
    choices: tuple[tuple[str, str], ...]
    is_timed_out: bool
    can_redo: bool


class LastTry(NamedTuple):
    """The try that was just made.

    Attributes:
        text: What it was.
        is_hold: It can be corrected: pressed late.
        late_s: By how much it was corrected.
    """

    text: str
    is_hold: bool
    late_s: float


class MainAct(Enum):
    """What the big button does now."""

    START = "start"
    START_NOW = "start_now"
    STOP = "stop"
    STOP_EARLY = "stop_early"
    SAVE = "save"
    GO_ON = "go_on"
    NONE = "none"


class ResultLine(NamedTuple):
    """One measure as it came out.

    Attributes:
        name: What was measured.
        left: The left side's result, or "".
        right: The right side's.
        both: The result of a measure without sides.
        says: Sentences: mean, difference of the sides, change, grade.
        norm: What is typical, may be None.
    """

    name: str
    left: str
    right: str
    both: str
    says: tuple[str, ...]
    norm: NormView | None


class NormView(NamedTuple):
    """A result on the scale of what is typical.

    Attributes:
        values: The person's values with their sides.
        low: Lower end of what is typical.
        high: Upper end; equal to ``low`` where it is one number.
        most: Right end of the scale.
        caption: Whose norm it is, and how sure it is.
        spoken: All of it for a screen reader.
    """

    values: tuple[tuple[Side, float], ...]
    low: float
    high: float
    most: float
    caption: str
    spoken: str


class EndView(NamedTuple):
    """A test that is over.

    Attributes:
        eyebrow: Which of several tests this was, may be empty.
        title: What is said.
        text: A sentence or two.
        lines: The results.
        facts: Id and words of what may have been noticed.
        go_on: Words of the filled button.
        is_kind: It went well; else it was stopped.
    """

    eyebrow: str
    title: str
    text: str
    lines: tuple[ResultLine, ...]
    facts: tuple[tuple[str, str], ...]
    go_on: str
    is_kind: bool
