"""Checks whole files of content: that every id has its words, and every number its source.

Runs when content is compiled, and at a start that finds the files changed since.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hipcoach.content.catalogue import check_catalogue
from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.questions import check_safety
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.content.rulebook import check_programme
from hipcoach.domain.exercise import Kind, Position, Stage
from hipcoach.domain.safety import Action

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Exercise

CUE_MAX = 60  # characters; two lines on the player at arm's length, one breath when spoken
_MARK = re.compile(r"#.*\[[VRD]\b")
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"\d")
_HEADING = re.compile(r"^\s*\[+([^\[\]]+)\]+\s*(?:#|$)")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TEMPO_PARTS = 3
_LABELS = ("focus", "position", "position_note", "equipment", "muscle")
_TEXTS: dict[str, tuple[str, ...]] = {
    "stage": ("name", "purpose", "opens_next"),
    "flag": ("name", "meaning"),
    "action": ("title", "advice", "lifts"),
    "screen": ("title", "lead"),
    "question": ("text", "advice"),
    "mini": ("text",),
    "stop_signal": ("text",),
    "fall_item": ("text",),
}
_SINGLE: dict[str, dict[str, str]] = {
    "notice": {"title": "str", "short": "str", "full": "tuple[str, ...]", "accept": "str"},
    "standing_set_up": {"title": "str", "items": "tuple[str, ...]"},
}
_EXERCISE = {
    "name": "str",
    "description": "str",
    "cue": "str",
    "side_left": "str",
    "side_right": "str",
    "both_phrase": "str",
    "tempo_words": "tuple[str, ...]",
    "why": "str",
    "feel": "str",
    "steps": "tuple[str, ...]",
    "watch_for": "tuple[str, ...]",
    "how": "tuple[str, ...]",
    "cautions": "dict",
}
_ALWAYS = ("name", "description", "cue", "why", "feel", "steps", "watch_for", "how")


def check_content(content: Content, texts: Mapping[str, Mapping[str, Any]]) -> None:
    """Check everything that no single entry can know.

    Args:
        content: What was read.
        texts: The tables of each text file, by language.

    Raises:
        ContentError: Something does not fit.
    """
    flags = content.programme.flags.ids
    check_catalogue(content.exercises, flags)
    check_programme(content.programme, content.exercises)
    check_safety(content.safety, content.programme, content.exercises)
    for language, data in texts.items():
        _check_text(f"text/{language}.toml", data, content)


def check_marks(file: str, text: str) -> None:
    """Check that every line with a number carries the mark of its source in a comment.

    Raises:
        ContentError: A number has no source.
    """
    heading = ""
    for line in text.splitlines():
        match = _HEADING.match(line)
        if match:
            heading = match[1]
            continue
        field, _, value = _QUOTED.sub("", line.partition("#")[0]).rpartition("=")
        if _NUMBER.search(value) and not _MARK.search(line):
            raise ContentError(
                file,
                heading,
                f"{field.strip() or value.strip()}: no source beside the number, such as # [D] or # [V:key]",
            )


def _check_text(file: str, data: Mapping[str, Any], content: Content) -> None:
    check_sections(file, data, [*_LABELS, *_TEXTS, *_SINGLE, "exercise"])
    ids = _ids(content)
    for section in (*_LABELS, *_TEXTS, "exercise"):
        found = dict(entries(file, data, section))
        for missing in [entry for entry in ids[section] if entry not in found]:
            raise ContentError(file, f"{section}.{missing}", "there are no words for it")
        for unknown in [entry for entry in found if entry not in ids[section]]:
            raise ContentError(file, f"{section}.{unknown}", "there is no such id in the other files")
    for section in _LABELS:
        _read(file, section, data[section], dict.fromkeys(ids[section], "str"))
    for section, fields in _TEXTS.items():
        for entry, table in data[section].items():
            _read(file, f"{section}.{entry}", table, dict.fromkeys(fields, "str"))
    for section, spec in _SINGLE.items():
        _read(file, section, data.get(section), spec)
    for exercise in content.exercises.values():
        _check_exercise(file, data["exercise"][exercise.id], exercise, content.exercises)


def _ids(content: Content) -> dict[str, Collection[str]]:
    """Every id that needs words, by the section they stand in."""
    exercises, safety = content.exercises.values(), content.safety
    return {
        "stage": [stage.value for stage in Stage],
        "focus": {focus for exercise in exercises for focus in exercise.focus},
        "position": [position.value for position in Position],
        "position_note": (
            "supine",
            "prone",
            "standing_fall_risk_1",
            "standing_fall_risk_2",
            "supine_pregnancy",
        ),
        "equipment": {item for exercise in exercises for item in exercise.equipment},
        "muscle": {muscle for exercise in exercises for muscle in exercise.targets},
        "flag": content.programme.flags.ids,
        "action": [action.value for action in Action],
        "screen": safety.screens,
        "question": [question.id for question in safety.questions],
        "mini": [item.id for item in safety.mini_screen],
        "stop_signal": [item.id for item in safety.stop_signals],
        "fall_item": [item.id for item in safety.fall_items],
        "exercise": content.exercises.keys(),
    }


def _read(file: str, place: str, table: Any, spec: Mapping[str, str], optional: Collection[str] = ()) -> dict[str, Any]:
    """Read a table of texts, none of them empty."""
    try:
        fields = read_fields(table, spec, optional)
    except MisfitError as fault:
        raise ContentError(file, place, str(fault)) from None
    for name, value in fields.items():
        for text in _texts(value) or [""]:
            if not isinstance(text, str):
                raise ContentError(file, place, f"{name}: expected text, found {text!r}")
            if not text.strip():
                raise ContentError(file, place, f"{name}: the text is empty")
    return fields


def _texts(value: Any) -> Sequence[Any]:
    """The single texts of a field."""
    if isinstance(value, dict):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


def _check_exercise(file: str, table: Any, exercise: Exercise, exercises: Collection[str]) -> None:
    place = f"exercise.{exercise.id}"
    fields = _read(file, place, table, _EXERCISE, [name for name in _EXERCISE if name not in _ALWAYS])
    wanted = ["side_left", "side_right"] if exercise.is_per_side else ["both_phrase"]
    wanted += ["tempo_words"] if exercise.kind is Kind.REPS else []
    wanted += ["cautions"] if exercise.cautions else []
    for name in [name for name in wanted if name not in fields]:
        raise ContentError(file, place, f"{name} is missing")
    for name in [name for name in fields if name not in (*_ALWAYS, *wanted)]:
        raise ContentError(file, place, f"{name}: this exercise has no use for it")
    if len(fields["cue"]) > CUE_MAX:
        raise ContentError(file, place, f"cue: {len(fields['cue'])} characters, at most {CUE_MAX}")
    if len(fields["how"]) != len(exercise.doses):
        raise ContentError(file, place, f"how: {len(fields['how'])} texts for {len(exercise.doses)} levels")
    if len(fields.get("tempo_words", (1,) * _TEMPO_PARTS)) != _TEMPO_PARTS:
        raise ContentError(file, place, "tempo_words: needs three words, for out, hold and back")
    _check_cautions(file, place, fields.get("cautions", {}), exercise, exercises)


def _check_cautions(
    file: str, place: str, notes: Mapping[str, str], exercise: Exercise, exercises: Collection[str]
) -> None:
    flags = [caution.flag for caution in exercise.cautions]
    if set(notes) != set(flags):
        odd = ", ".join(sorted(set(notes) ^ set(flags)))
        raise ContentError(file, place, f"cautions: notes and precautions differ in {odd}")
    for caution in exercise.cautions:
        named = _PLACEHOLDER.findall(notes[caution.flag])
        for other in (*named, *[other for other in caution.instead if other not in named]):
            if other not in exercises or other not in named:
                raise ContentError(file, place, f"cautions: {caution.flag}: {{{other}}} does not fit exercises.toml")
