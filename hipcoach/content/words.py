"""The words of one language, looked up by id; long ones are put together when they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Exercise, Position, Stage
    from hipcoach.domain.safety import Action


class ExerciseWords(Frozen):
    """The words of one exercise.

    Attributes:
        name: What it is called.
        description: What the drawing shows, in one line, for screen readers.
        cue: One line of at most 60 characters, shown and spoken during the work.
        side_left: Where the working left side is, for per-side exercises, else "".
        side_right: The same for the right side.
        both_phrase: How the two sides stand or lie, for exercises of both sides, else "".
        tempo_words: Words for out, hold and back, for paced repetitions, else empty.
        why: What it is good for.
        feel: Where it is felt.
        steps: How it is done.
        watch_for: Common slips.
        how: What is different at each level, from level 1.
        cautions: What a precaution changes, by flag.
    """

    name: str
    description: str
    cue: str
    side_left: str
    side_right: str
    both_phrase: str
    tempo_words: tuple[str, ...]
    why: str
    feel: str
    steps: tuple[str, ...]
    watch_for: tuple[str, ...]
    how: tuple[str, ...]
    cautions: Mapping[str, str]

    def side_phrase(self, side: Side) -> str:
        """Where the working side is."""
        return {Side.LEFT: self.side_left, Side.RIGHT: self.side_right, Side.BOTH: self.both_phrase}[side]


class Words:
    """All words of one language.

    Every method raises ``KeyError`` for an id the content does not have: that is a fault of the program, not of a file.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Wrap the tables of a text file that was checked before."""
        self._data = data
        self._exercises: dict[str, ExerciseWords] = {}

    def __eq__(self, other: object) -> bool:
        """Equal when all texts are."""
        return isinstance(other, Words) and self._data == other._data

    def __hash__(self) -> int:
        """One for all: nobody keeps many languages in a set."""
        return hash(Words)

    def exercise_name(self, exercise_id: str) -> str:
        """The name of an exercise, without putting all its words together."""
        return str(self._data["exercise"][exercise_id]["name"])

    def exercise(self, exercise_id: str) -> ExerciseWords:
        """All words of an exercise."""
        if exercise_id not in self._exercises:
            self._exercises[exercise_id] = self._put_together(self._data["exercise"][exercise_id])
        return self._exercises[exercise_id]

    def caution_notes(self, exercise: Exercise, flags: frozenset[str]) -> tuple[str, ...]:
        """The notes of all precautions in force for an exercise, in the catalogue's order."""
        notes = self.exercise(exercise.id).cautions
        return tuple(notes[caution.flag] for caution in exercise.cautions if caution.flag in flags)

    def stage_name(self, stage: Stage) -> str:
        """The name of a stage."""
        return self.text("stage", stage.value, "name")

    def stage_purpose(self, stage: Stage) -> str:
        """What a stage is for."""
        return self.text("stage", stage.value, "purpose")

    def stage_opens_next(self, stage: Stage) -> str:
        """What follows a stage."""
        return self.text("stage", stage.value, "opens_next")

    def position(self, position: Position) -> str:
        """How a position of the body is called."""
        return self.label("position", position.value)

    def action_title(self, action: Action) -> str:
        """The heading of what a safety answer leads to."""
        return self.text("action", action.value, "title")

    def action_advice(self, action: Action) -> str:
        """What to do."""
        return self.text("action", action.value, "advice")

    def action_lifts(self, action: Action) -> str:
        """What ends it."""
        return self.text("action", action.value, "lifts")

    def question(self, question_id: str) -> str:
        """A safety question."""
        return self.text("question", question_id, "text")

    def question_advice(self, question_id: str) -> str:
        """What to do after a yes to a safety question."""
        return self.text("question", question_id, "advice")

    def notice(self) -> tuple[str, ...]:
        """The full notice, paragraph by paragraph."""
        return tuple(self._data["notice"]["full"])

    def notice_short(self) -> str:
        """The notice that is always visible under the plan."""
        return self.text("notice", "short")

    def standing_set_up(self) -> tuple[str, ...]:
        """What to see to before any standing work."""
        return tuple(self._data["standing_set_up"]["items"])

    def label(self, section: str, label_id: str) -> str:
        """A short word: ``equipment``, ``muscle``, ``focus``, ``position`` or ``position_note`` by id."""
        return self.text(section, label_id)

    def text(self, *path: str) -> str:
        """Any single text by its path in the file, for example ``("screen", "health", "lead")``."""
        value: Any = self._data
        for name in path:
            value = value[name]
        if not isinstance(value, str):
            raise KeyError(".".join(path))
        return value

    def texts(self, *path: str) -> tuple[str, ...]:
        """Any list of texts by its path, for example ``("protocol", "thomas_gap", "steps")``."""
        value: Any = self._data
        for name in path:
            value = value[name]
        if not isinstance(value, (list, tuple)):
            raise KeyError(".".join(path))
        return tuple(value)

    def notes(self, *path: str) -> Mapping[str, str]:
        """Notes by precaution, for example of ``("protocol", "slst")``; empty where there are none."""
        value: Any = self._data
        for name in path:
            value = value[name]
        return dict(value.get("cautions", {}))

    def _put_together(self, table: Mapping[str, Any]) -> ExerciseWords:
        cautions = {flag: self._with_names(note) for flag, note in table.get("cautions", {}).items()}
        fields = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
        defaults: dict[str, Any] = {"side_left": "", "side_right": "", "both_phrase": "", "tempo_words": ()}
        return ExerciseWords(**(defaults | fields | {"cautions": cautions}))

    def _with_names(self, note: str) -> str:
        """Put the names of exercises in place of their ids."""
        return re.sub(r"\{(\w+)\}", lambda match: self.exercise_name(match[1]), note)
