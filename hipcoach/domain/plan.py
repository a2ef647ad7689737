"""A session as a row of timed steps: getting ready, working, changing sides, resting."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Kind, Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.preferences import GoOn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.records import Prescription

SetKey = tuple[int, int, Side, int]
"""What tells one set from every other of a session: exercise index, set number, side, try number."""


class StepKind(Enum):
    """What a step is for."""

    GET_READY = "get_ready"
    WORK = "work"
    CHANGE_SIDE = "change_side"
    REST = "rest"
    SETTLE = "settle"


class Part(Enum):
    """What the body does in a segment."""

    WAIT = "wait"
    HOLD = "hold"
    RELEASE = "release"
    OUT = "out"
    PAUSE = "pause"
    BACK = "back"
    BREATHE_IN = "breathe_in"
    BREATHE_OUT = "breathe_out"
    STAND = "stand"


_PACED = frozenset({Part.OUT, Part.PAUSE, Part.BACK})


class Segment(Frozen):
    """An unbroken part of a step.

    Attributes:
        part: What the body does.
        duration_s: Seconds, more than 0.
        rep: Repetition, hold or breath it belongs to, from 1; 0 outside work.
    """

    part: Part
    duration_s: float
    rep: int


class Step(Frozen):
    """One step of a session.

    Attributes:
        kind: What it is for.
        exercise_index: Position of its prescription in the session.
        set_number: From 1; of the coming set where the step is not work itself.
        side: The side that works, or will.
        try_number: From 1 for stance, 0 otherwise.
        segments: Its parts in order, never empty.
        is_stance: Whether it counts up and can be ended by a foot going down.
        is_new_position: For GET_READY: whether the body changes its position.
    """

    kind: StepKind
    exercise_index: int
    set_number: int
    side: Side
    try_number: int
    segments: tuple[Segment, ...]
    is_stance: bool = False
    is_new_position: bool = False

    @property
    def duration_s(self) -> float:
        """Planned seconds of the whole step; for stance the cap."""
        return sum(segment.duration_s for segment in self.segments)

    @property
    def work_s(self) -> float:
        """Planned seconds of work, releases between holds left out."""
        return sum(segment.duration_s for segment in self.segments if segment.part is not Part.RELEASE)

    @property
    def reps(self) -> int:
        """Repetitions, holds or breaths; for stance 1."""
        return self.segments[-1].rep

    @property
    def key(self) -> SetKey:
        """What tells one set from every other of the session."""
        return (self.exercise_index, self.set_number, self.side, self.try_number)

    def work_until(self, position_s: float) -> tuple[int, float]:
        """Whole repetitions and seconds of work done when ``position_s`` seconds of the step have passed."""
        reps, work_s, end_s = 0, 0.0, 0.0
        for index, segment in enumerate(self.segments):
            start_s, end_s = end_s, end_s + segment.duration_s
            if segment.part is not Part.RELEASE:
                work_s += min(max(position_s - start_s, 0.0), segment.duration_s)
            after = self.segments[index + 1] if index + 1 < len(self.segments) else None
            is_end_of_rep = after is None or after.part is Part.RELEASE or after.rep != segment.rep
            if is_end_of_rep and end_s <= position_s:
                reps = segment.rep
        return reps, work_s

    def segment_at(self, position_s: float) -> tuple[int, float]:
        """Index of the segment at ``position_s`` and the seconds already spent in it."""
        start_s = 0.0
        for index, segment in enumerate(self.segments):
            if position_s < start_s + segment.duration_s:
                return index, position_s - start_s
            start_s += segment.duration_s
        return len(self.segments) - 1, self.segments[-1].duration_s


def build_steps(
    prescriptions: Sequence[tuple[int, Prescription]],
    timing: Timing,
    done: Collection[SetKey] = frozenset(),
) -> tuple[Step, ...]:
    """Lay out the steps of a session.

    Args:
        prescriptions: What is to be done, in order, each with its index in the session.
        timing: Seconds between the sets.
        done: Keys of sets that are done already and left out (see ``Step.key``).
    """
    steps: list[Step] = []
    position = None
    for index, prescription in prescriptions:
        work = [step for step in _work_steps(index, prescription, timing) if step.key not in done]
        if not work:
            continue
        is_new = prescription.position is not position
        position = prescription.position
        ready_s = timing.get_ready_new_position_s if is_new else timing.get_ready_s
        steps.append(_waiting(StepKind.GET_READY, work[0], ready_s, is_new_position=is_new))
        steps.extend(_with_pauses(work, prescription, timing))
    return tuple(steps)


def settle_step(after: Step, settle_s: float) -> Step:
    """The rest after pain reached the limit, at whose end the pain is rated again."""
    return _waiting(StepKind.SETTLE, after, settle_s)


def waits_before(step: Step | None, came_from: Step, mode: GoOn) -> bool:
    """Whether the person starts this step; what follows a settling rest always, be it None: the pain is rated first."""
    if came_from.kind is StepKind.SETTLE:
        return True
    if step is None or mode is GoOn.AUTOMATIC:
        return False
    if step.kind is StepKind.GET_READY:
        return True
    return mode is GoOn.BY_HAND and step.kind is StepKind.WORK and came_from.kind is not StepKind.GET_READY


def longer(step: Step, extra_s: float) -> Step:
    """The same waiting step, longer."""
    wait = step.segments[0]
    return step.replace(segments=(wait.replace(duration_s=wait.duration_s + extra_s),))


def paced(step: Step, factor: float) -> Step:
    """The same step with its repetitions slower (factor over 1) or faster; what isn't paced stays."""
    segments = tuple(
        segment.replace(duration_s=segment.duration_s * factor) if segment.part in _PACED else segment
        for segment in step.segments
    )
    return step.replace(segments=segments)


def session_s(steps: Sequence[Step]) -> float:
    """Planned seconds of a whole session."""
    return sum(step.duration_s for step in steps)


def _with_pauses(work: Sequence[Step], prescription: Prescription, timing: Timing) -> Iterator[Step]:
    """Put a change of side or a rest between the work steps of one exercise."""
    yield work[0]
    for step, after in pairwise(work):
        changes = after.side is not step.side
        if changes and after.set_number == step.set_number:
            yield _waiting(StepKind.CHANGE_SIDE, after, timing.change_side_s)
        else:
            least_s = timing.change_side_s if changes else timing.get_ready_s
            yield _waiting(StepKind.REST, after, max(prescription.dose.rest_s, least_s))
        yield after


def _waiting(kind: StepKind, before: Step, duration_s: float, *, is_new_position: bool = False) -> Step:
    return Step(
        kind=kind,
        exercise_index=before.exercise_index,
        set_number=before.set_number,
        side=before.side,
        try_number=before.try_number,
        segments=(Segment(part=Part.WAIT, duration_s=duration_s, rep=0),),
        is_stance=before.is_stance,
        is_new_position=is_new_position,
    )


def _work_steps(index: int, prescription: Prescription, timing: Timing) -> Iterator[Step]:
    """The work of one exercise: each set on its first side, then on the other; last what the first side has more."""
    first = prescription.first_side
    sides = (first, first.other) if prescription.is_per_side else (first,)
    is_stance = prescription.kind is Kind.STANCE
    tries = range(1, prescription.dose.reps + 1) if is_stance else (0,)
    for set_number in range(1, prescription.sets_on(first) + 1):
        for side in sides:
            if set_number > prescription.sets_on(side):
                continue
            for try_number in tries:
                yield Step(
                    kind=StepKind.WORK,
                    exercise_index=index,
                    set_number=set_number,
                    side=side,
                    try_number=try_number,
                    segments=tuple(_segments(prescription, set_number, timing)),
                    is_stance=is_stance,
                )


def _segments(prescription: Prescription, set_number: int, timing: Timing) -> Iterator[Segment]:
    dose = prescription.dose
    if prescription.kind is Kind.STANCE:
        yield Segment(part=Part.STAND, duration_s=dose.hold_s, rep=1)
        return
    reps = dose.reps_in_set(min(set_number, dose.sets))  # a set more is like the last one
    for rep in range(1, reps + 1):
        if prescription.kind is Kind.HOLD:
            yield Segment(part=Part.HOLD, duration_s=dose.hold_s, rep=rep)
            if rep < reps:
                yield Segment(part=Part.RELEASE, duration_s=timing.hold_gap_s, rep=rep)
        elif prescription.kind is Kind.BREATH:
            in_s = dose.hold_s * timing.breath_in_share
            yield Segment(part=Part.BREATHE_IN, duration_s=in_s, rep=rep)
            yield Segment(part=Part.BREATHE_OUT, duration_s=dose.hold_s - in_s, rep=rep)
        else:
            yield from _repetition(prescription, rep)


def _repetition(prescription: Prescription, rep: int) -> Iterator[Segment]:
    """Out, hold, back; a hold of the dose replaces the shorter one of the tempo."""
    tempo = prescription.tempo
    if tempo is None:
        raise ValueError(f"{prescription.exercise_id} has repetitions but no tempo")
    pause_s = max(tempo.hold_s, prescription.dose.hold_s)
    yield Segment(part=Part.OUT, duration_s=tempo.out_s, rep=rep)
    if pause_s > 0:
        yield Segment(part=Part.PAUSE, duration_s=pause_s, rep=rep)
    yield Segment(part=Part.BACK, duration_s=tempo.back_s, rep=rep)
