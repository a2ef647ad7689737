"""Turns steps, prescriptions and moments of a session into what the player shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from hipcoach.domain.events import PauseCause
from hipcoach.domain.exercise import Kind, Side
from hipcoach.domain.plan import Part, StepKind
from hipcoach.ui import labels
from hipcoach.ui.pages.player_views import Dial, ExerciseView, Motion, WorkView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.content.words import Words
    from hipcoach.domain.engine import View
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.plan import Segment, Step
    from hipcoach.domain.records import Prescription

_TEMPO_PARTS = (Part.OUT, Part.PAUSE, Part.BACK)
_DUST_S = 1e-6  # of adding up seconds: what is less than this is nothing left
_BREATH_PARTS = (Part.BREATHE_IN, Part.BREATHE_OUT)


class PlayerWords:
    """Words and numbers of the player, for one person."""

    def __init__(self, words: Words, exercises: Mapping[str, Exercise], flags: frozenset[str]) -> None:
        self._words = words
        self._exercises = exercises
        self._flags = flags

    def exercise(self, prescription: Prescription, side: Side) -> ExerciseView:
        """The exercise on one side."""
        exercise = self._exercises[prescription.exercise_id]
        texts = self._words.exercise(exercise.id)
        level = min(prescription.dose.level, len(texts.how))
        return ExerciseView(
            exercise_id=exercise.id,
            name=texts.name,
            description=texts.description,
            side=side,
            phrase=texts.side_phrase(side),
            cue=texts.cue,
            first_step=texts.steps[0],
            how=_sentence(texts.how[level - 1]),
            dose=labels.dose_text(prescription),
            equipment=tuple(self._words.label("equipment", each) for each in exercise.equipment),
            notes=self._words.caution_notes(exercise, self._flags),
        )

    def work(self, step: Step, prescription: Prescription, tries: Sequence[float | None]) -> WorkView:
        """A work step as it begins."""
        dial = _dial(prescription.kind)
        shown = tuple(None if seconds is None else self.tenths(seconds) for seconds in tries)
        done = [seconds for seconds in tries if seconds is not None]
        sets = prescription.sets_on(step.side)
        text = QCoreApplication.translate("Player", "Set {n} of {sets}").format(n=step.set_number, sets=sets)
        return WorkView(
            dial=dial,
            parts=tuple((self._part_word(prescription, s.part), s.duration_s) for s in _parts(step)),
            tick_total_s=step.segments[0].duration_s if dial is Dial.RING else 0.0,
            set_text=text,
            rep_text=_rep_text(prescription.kind),
            sets_done=step.set_number - 1,
            sets=sets,
            reps=step.reps,
            cap_s=step.duration_s,
            best_s=max(done, default=None),
            tries=shown,
            current_try=max(step.try_number - 1, 0),
            has_pace=prescription.kind is Kind.REPS,
        )

    def motion(self, view: View, prescription: Prescription) -> Motion:
        """Where the work stands."""
        segment = view.segment
        parts = _parts(view.step)
        part = next((n for n, each in enumerate(parts) if each.part is segment.part), 0)
        is_hill = _dial(prescription.kind) is Dial.HILL
        passed = view.segment_position_s / segment.duration_s
        return Motion(
            part=part,
            fraction=passed if is_hill else 1.0 - passed,
            number=str(max(math.ceil(view.segment_remaining_s - 1e-9), 0)),
            word=self._part_word(prescription, segment.part),
            unit=QCoreApplication.translate("Player", "seconds"),
            rep=segment.rep,
            elapsed_s=view.position_s,
            figure=_figure_phase(segment.part, passed),
        )

    def spoken(self, view: View, exercise: ExerciseView, motion: Motion) -> str:
        """What a screen reader reads: side, what to do, what is left."""
        text = QCoreApplication.translate("Player", "{side}, {word}, {seconds} seconds left")
        side = labels.side_title(exercise.side)
        return text.format(side=side, word=motion.word, seconds=math.ceil(view.remaining_s))

    @staticmethod
    def announcement(step: Step, exercise: ExerciseView) -> str:
        """What a screen reader says as a step begins."""
        side = labels.side_title(exercise.side)
        if step.kind is StepKind.WORK:
            return f"{exercise.name}, {side}. {exercise.cue}"
        title = labels.waiting_title(step.kind, is_new_position=step.is_new_position)
        return f"{title}. {exercise.name}, {side}"

    @staticmethod
    def tenths(seconds: float) -> str:
        """Seconds on one leg, to the tenth that was reached, as the gauge shows them."""
        return QLocale().toString(math.floor(seconds * 10 + 1e-6) / 10, "f", 1)

    @staticmethod
    def pause(view: View, prescription: Prescription, cause: PauseCause) -> tuple[float, str, str]:
        """What stands on the ring while the clock stands: the part that is left, a line and a hint."""
        is_work = view.step.kind is StepKind.WORK
        is_hold = is_work and prescription.kind is Kind.HOLD
        left_s = view.segment_remaining_s if is_hold else view.remaining_s
        whole_s = view.segment.duration_s if is_hold else view.step.duration_s
        line = _seconds_to_go(left_s)
        hint = QCoreApplication.translate("Player", "Resuming counts you in from three.") if is_work else ""
        if is_work and view.step.is_stance:
            line = QCoreApplication.translate("Player", "This try starts anew")
        if cause is PauseCause.SLEEP:
            hint = QCoreApplication.translate("Player", "The computer was asleep. Nothing was counted meanwhile.")
        return left_s / whole_s, line, hint

    def coming(self, steps: Sequence[Step], index: int, prescriptions: Sequence[Prescription]) -> str:
        """What comes after the step ``index``, in a few words."""
        after = steps[index + 1] if index + 1 < len(steps) else None
        if after is None:
            return QCoreApplication.translate("Player", "Done for today")
        prescription = prescriptions[after.exercise_index]
        if after.kind is StepKind.REST:
            text = QCoreApplication.translate("Player", "Rest {seconds} s")
            return text.format(seconds=round(after.duration_s))
        if after.kind in {StepKind.GET_READY, StepKind.SETTLE}:
            return self._words.exercise_name(prescription.exercise_id)
        side = labels.side_title(after.side)
        if after.is_stance:
            return QCoreApplication.translate("Player", "{side}, try {n}").format(side=side, n=after.try_number)
        return QCoreApplication.translate("Player", "{side}, set {n}").format(side=side, n=after.set_number)

    def _part_word(self, prescription: Prescription, part: Part) -> str:
        tempo = self._words.exercise(prescription.exercise_id).tempo_words
        if part in _TEMPO_PARTS and tempo:
            return tempo[_TEMPO_PARTS.index(part)]
        return labels.part_word(part)


def fractions(steps: Sequence[Step], index: int, position_s: float) -> tuple[list[float], int]:
    """How much of each exercise is done, in the order they come, and which is running."""
    order = list(dict.fromkeys(step.exercise_index for step in steps))
    total = dict.fromkeys(order, 0.0)
    passed = dict.fromkeys(order, 0.0)
    for number, step in enumerate(steps):
        total[step.exercise_index] += step.duration_s
        if number < index:
            passed[step.exercise_index] += step.duration_s
        elif number == index:
            passed[step.exercise_index] += position_s
    current = order.index(steps[min(index, len(steps) - 1)].exercise_index)
    return [passed[each] / total[each] for each in order], current


def minutes_left(seconds: float) -> str:
    """The time left in whole minutes, rounded up."""
    if seconds < 60:  # noqa: PLR2004 (a minute)
        return QCoreApplication.translate("Player", "under 1 min left")
    return QCoreApplication.translate("Player", "{minutes} min left").format(minutes=math.ceil(seconds / 60))


def _seconds_to_go(seconds: float) -> str:
    left = math.ceil(seconds - _DUST_S)
    if left == 1:
        return QCoreApplication.translate("Player", "1 second to go")
    return QCoreApplication.translate("Player", "{seconds} seconds to go").format(seconds=left)


def _rep_text(kind: Kind) -> str:
    if kind is Kind.HOLD:
        return QCoreApplication.translate("Player", "Hold {rep} of {reps}")
    if kind is Kind.BREATH:
        return QCoreApplication.translate("Player", "Breath {rep} of {reps}")
    return QCoreApplication.translate("Player", "Rep {rep} of {reps}")


def _dial(kind: Kind) -> Dial:
    if kind is Kind.STANCE:
        return Dial.GAUGE
    return Dial.RING if kind is Kind.HOLD else Dial.HILL


def _parts(step: Step) -> list[Segment]:
    """The parts of the first repetition: all that the hill shows."""
    return [
        segment for segment in step.segments if segment.rep == 1 and segment.part in (*_TEMPO_PARTS, *_BREATH_PARTS)
    ]


def _figure_phase(part: Part, passed: float) -> float:
    """Where the figure is between its two ends: 0 at rest, 1 in the end position."""
    if part in {Part.OUT, Part.BREATHE_IN}:
        return passed
    if part in {Part.BACK, Part.BREATHE_OUT, Part.RELEASE}:
        return 1.0 - passed
    return 0.0 if part is Part.WAIT else 1.0


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith(".") else ".")
