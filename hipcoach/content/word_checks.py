"""Checks the words of a language: that every id has them, that none is empty, and that they fit their entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.domain.entering import MOST_OF_UNIT
from hipcoach.domain.exercise import Kind, Position, Stage
from hipcoach.domain.norms import NormStatus
from hipcoach.domain.safety import Action
from hipcoach.domain.signs import SignKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.measures import Protocol

CUE_MAX = 60  # characters; two lines on the player at arm's length, one breath when spoken
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TEMPO_PARTS = 3
_LABELS = (
    "focus",
    "position",
    "position_note",
    "equipment",
    "muscle",
    "unit",
    "grade",
    "norm_group",
    "norm_status",
    "sign",
    "fault",
)
_TEXTS: dict[str, dict[str, str]] = {
    "stage": {"name": "str", "purpose": "str", "opens_next": "str"},
    "flag": {"name": "str", "meaning": "str"},
    "action": {"title": "str", "advice": "str", "lifts": "str"},
    "screen": {"title": "str", "lead": "str"},
    "question": {"text": "str", "advice": "str"},
    "mini": {"text": "str"},
    "stop_signal": {"text": "str"},
    "fall_item": {"text": "str"},
    "measure": {"name": "str", "what": "str", "ask": "str"},
    "protocol": {
        "name": "str",
        "what": "str",
        "steps": "tuple[str, ...]",
        "cautions": "dict",
        "cue": "str",
        "side_left": "str",
        "side_right": "str",
    },
    "profile": {"name": "str", "says": "str", "changes": "tuple[str, ...]"},
    "fact": {"text": "str", "says": "str"},
}
_SINGLE: dict[str, dict[str, str]] = {
    "notice": {"title": "str", "short": "str", "full": "tuple[str, ...]", "accept": "str"},
    "standing_set_up": {"title": "str", "items": "tuple[str, ...]"},
    "elsewhere": {"title": "str", "text": "str"},
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


def check_words(file: str, data: Mapping[str, Any], content: Content) -> None:
    """Check all words of one language.

    Raises:
        ContentError: Words are missing, empty, without use, or do not fit their entry.
    """
    _check_sections(file, data, _ids(content))
    for exercise in content.exercises.values():
        _check_exercise(file, data["exercise"][exercise.id], exercise, content.exercises)
    for protocol in content.programme.protocols.values():
        _check_protocol(file, data["protocol"][protocol.id], protocol, content)
    for measure in content.programme.measures.values():
        is_asked = measure.unit != "s" and not measure.stands_in_for
        if is_asked is not ("ask" in data["measure"][measure.id]):
            raise ContentError(file, f"measure.{measure.id}", "ask: what isn't timed has a question, and only that")
        numbers = content.programme.protocols[measure.protocol].as_dict()
        asked = [data["measure"][measure.id].get("ask", "")]
        _check_placeholders(file, f"measure.{measure.id}: ask", asked, numbers)
    for profile in content.profiles.values():
        place, texts = f"profile.{profile.id}", data["profile"][profile.id]["changes"]
        _check_placeholders(file, f"{place}: changes", texts, profile.as_dict())


def _check_sections(file: str, data: Mapping[str, Any], ids: Mapping[str, Collection[str]]) -> None:
    """Check that every id has its words, and every word an id."""
    check_sections(file, data, [*_LABELS, *_TEXTS, *_SINGLE, "exercise"])
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
            _read(file, f"{section}.{entry}", table, fields, ("cautions", "ask", "side_left", "side_right"))
    for section, spec in _SINGLE.items():
        _read(file, section, data.get(section), spec)


def _ids(content: Content) -> dict[str, Collection[str]]:
    """Every id that needs words, by the section they stand in."""
    exercises, safety, programme = content.exercises.values(), content.safety, content.programme
    measures, protocols, profiles = programme.measures.values(), programme.protocols.values(), content.profiles.values()
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
        "equipment": {item for each in exercises for item in each.equipment}
        | {item for each in protocols for item in each.equipment},
        "muscle": {muscle for exercise in exercises for muscle in exercise.targets},
        "flag": programme.flags.ids,
        "action": [action.value for action in Action],
        "screen": safety.screens,
        "question": [question.id for question in safety.questions],
        "mini": [item.id for item in safety.mini_screen],
        "stop_signal": [item.id for item in safety.stop_signals],
        "fall_item": [item.id for item in safety.fall_items],
        "exercise": content.exercises.keys(),
        "unit": MOST_OF_UNIT,
        "grade": {grade for measure in measures for _, grade in measure.grades},
        "norm_group": {table.group for table in content.norms.values()},
        "norm_status": [status.value for status in NormStatus],
        "fault": {fault for each in protocols for fault in each.faults},
        "sign": {sign.id for each in profiles for sign in each.signs if sign.kind is not SignKind.FACTS},
        "measure": programme.measures.keys(),
        "protocol": programme.protocols.keys(),
        "profile": content.profiles.keys(),
        "fact": content.profile_facts.keys(),
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


def _check_protocol(file: str, table: Mapping[str, Any], protocol: Protocol, content: Content) -> None:
    """Check that the steps name numbers the test has, and that every change of it has its note."""
    place = f"protocol.{protocol.id}"
    measures = [each for each in content.programme.measures.values() if each.protocol == protocol.id]
    numbers = protocol.as_dict() | {"cap": next((each.cap for each in measures if each.cap is not None), None)}
    _check_placeholders(file, f"{place}: steps", table["steps"], numbers)
    if len(table["cue"]) > CUE_MAX:
        raise ContentError(file, place, f"cue: {len(table['cue'])} characters, at most {CUE_MAX}")
    has_sides = any(each.is_per_side for each in measures)
    for name in ("side_left", "side_right"):
        if (name in table) is not has_sides:
            raise ContentError(file, place, f"{name}: it goes with tests of each side, and only with those")
    flags = {flag for each in measures for flag in (*each.changed_by, *each.needs_adult_by, *each.affected_excluded_by)}
    if flags != set(table.get("cautions", {})):
        odd = ", ".join(sorted(flags ^ set(table.get("cautions", {}))))
        raise ContentError(file, place, f"cautions: notes and precautions differ in {odd}")


def _check_placeholders(file: str, place: str, texts: Iterable[str], numbers: Mapping[str, Any]) -> None:
    for name in [name for text in texts for name in _PLACEHOLDER.findall(text)]:
        if not isinstance(numbers.get(name), (int, float)):
            raise ContentError(file, place, f"{{{name}}} is no number it has")
