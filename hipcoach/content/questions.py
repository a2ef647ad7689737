"""Reads safety.toml: the questions, the mini-screen, stop signals, fall-risk items and the support each level needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.domain.falls import FallItem
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.safety import Action, Question, ShortQuestion
from hipcoach.domain.support import FallTable, FallTableRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sized

    from hipcoach.domain.parameters import Programme

FILE = "safety.toml"
_SECTIONS = ("wording", "screens", "question", "mini", "stop_signal", "fall_item", "standing", "standing_row")
_QUESTION_SPEC = {
    "action": "Action",
    "screen": "str",
    "is_gravest": "bool",
    "unsure_is_yes": "bool",
    "after": "str",
    "flags": "tuple[str, ...]",
    "opens": "tuple[str, ...]",
    "source": "str",
}
_SHORT_SPEC = {
    "opens": "tuple[str, ...]",
    "needs_flag": "str",
    "is_rescreen": "bool",
    "is_fall": "bool",
    "source": "str",
}
_FALL_SPEC = {
    "level": "int",
    "is_measured": "bool",
    "mild_level": "int",
    "mild_below_age": "int",
    "after": "str",
    "tells": "FallTell",
    "measure": "FallTest",
    "source": "str",
}
_STANDING_SPEC = {"support": "tuple[Support, ...]", "also_standing": "tuple[str, ...]", "source": "str"}
_ROW_SPEC = {
    "exercises": "tuple[str, ...]",
    "tests": "tuple[str, ...]",
    "level_max": "tuple[int, ...]",
    "support": "tuple[Support, ...]",
    "source": "str",
}
_FALL_LEVELS = (1, 2)
_ALL_LEVELS = 3  # of fall risk, 0 counted


class SafetyContent(Frozen):
    """Everything of safety.toml.

    Attributes:
        wording_version: Version of the questions' meaning, stored with each answer.
        notice_version: Version of the notice, stored with its acceptance.
        screens: Ids of the screens, in order.
        questions: All questions, in order.
        mini_screen: Taps of the screen before each session.
        stop_signals: Answers to "What happened?" in a session.
        fall_items: Items of the fall-risk screen.
        fall_table: How far standing work may go at each level of it.
    """

    wording_version: int
    notice_version: int
    screens: tuple[str, ...]
    questions: tuple[Question, ...]
    mini_screen: tuple[ShortQuestion, ...]
    stop_signals: tuple[ShortQuestion, ...]
    fall_items: tuple[FallItem, ...]
    fall_table: FallTable

    @property
    def gravest(self) -> tuple[Question, ...]:
        """Questions of the short first run, in order; follow-ups are asked under theirs."""
        return tuple(question for question in self.questions if question.is_gravest and not question.after)

    @property
    def further(self) -> tuple[Question, ...]:
        """Questions of the other screens, in order."""
        return tuple(question for question in self.questions if question.screen and not question.is_gravest)

    def follow_ups(self, question_id: str) -> tuple[Question, ...]:
        """Questions asked under another one when it is answered yes or not sure."""
        return tuple(question for question in self.questions if question.after == question_id)


def read_safety(data: Mapping[str, Any]) -> SafetyContent:
    """Read the whole file.

    Raises:
        ContentError: An entry can't be read.
    """
    check_sections(FILE, data, _SECTIONS)
    wording = _fields(data.get("wording"), "wording", {"version": "int", "notice_version": "int"})
    screens = _fields(data.get("screens"), "screens", {"order": "tuple[str, ...]"})
    return SafetyContent(
        wording_version=wording["version"],
        notice_version=wording["notice_version"],
        screens=screens["order"],
        questions=tuple([_question(name, raw) for name, raw in entries(FILE, data, "question")]),
        mini_screen=tuple([_short("mini", name, raw) for name, raw in entries(FILE, data, "mini")]),
        stop_signals=tuple([_short("stop_signal", name, raw) for name, raw in entries(FILE, data, "stop_signal")]),
        fall_items=tuple([_fall_item(name, raw) for name, raw in entries(FILE, data, "fall_item")]),
        fall_table=_fall_table(data),
    )


def check_safety(safety: SafetyContent, programme: Programme, exercises: Collection[str]) -> None:
    """Check that questions, screens, flags, exercises and self-tests named anywhere exist.

    Raises:
        ContentError: Entries do not fit each other.
    """
    known, flags = {question.id for question in safety.questions}, programme.flags.ids
    for question in safety.questions:
        place = f"question.{question.id}"
        if question.screen and question.screen not in safety.screens:
            raise ContentError(FILE, place, f"screen: there is no screen {question.screen}")
        if question.after and question.after not in known:
            raise ContentError(FILE, place, f"after: there is no question {question.after}")
        _check_named(place, "flags", question.flags, flags)
        _check_named(place, "opens", question.opens, known)
    for section, items in (("mini", safety.mini_screen), ("stop_signal", safety.stop_signals)):
        for item in items:
            _check_named(f"{section}.{item.id}", "opens", item.opens, known)
            _check_named(f"{section}.{item.id}", "needs_flag", [item.needs_flag] if item.needs_flag else [], flags)
    asked = {item.id for item in safety.fall_items if not item.is_measured}
    for fall_item in safety.fall_items:
        _check_named(f"fall_item.{fall_item.id}", "after", [fall_item.after] if fall_item.after else [], asked)
    _check_named("standing", "also_standing", safety.fall_table.also_standing, exercises)
    for row in safety.fall_table.rows:
        _check_named(f"standing_row.{row.id}", "exercises", row.exercises, exercises)
        _check_named(f"standing_row.{row.id}", "tests", row.tests, programme.measures)


def _fields(raw: Any, place: str, spec: Mapping[str, str], optional: Collection[str] = ()) -> dict[str, Any]:
    try:
        fields = read_fields(raw, spec, optional)
    except MisfitError as fault:
        raise ContentError(FILE, place, str(fault)) from None
    if not fields.get("source", "-").strip():
        raise ContentError(FILE, place, "source: says where the entry comes from, and must not be empty")
    return fields


def _question(question_id: str, raw: Any) -> Question:
    place = f"question.{question_id}"
    fields = _fields(raw, place, _QUESTION_SPEC, _QUESTION_SPEC.keys() - {"action", "source"})
    action: Action = fields["action"]
    unsure_is_yes = fields.pop("unsure_is_yes", action.counts_unsure)
    if (action.counts_unsure and not unsure_is_yes) or (action is Action.BLOCK and unsure_is_yes):
        raise ContentError(FILE, place, f"unsure_is_yes: fixed for {action.value} items")
    defaults: dict[str, Any] = {"screen": "", "is_gravest": False, "after": "", "flags": (), "opens": ()}
    return Question(id=question_id, counts_unsure=unsure_is_yes, **(defaults | fields))


def _short(section: str, item_id: str, raw: Any) -> ShortQuestion:
    fields = _fields(raw, f"{section}.{item_id}", _SHORT_SPEC, _SHORT_SPEC.keys() - {"source"})
    if not fields.get("opens") and not fields.get("is_rescreen"):
        raise ContentError(FILE, f"{section}.{item_id}", "opens: needs a question to open, or is_rescreen")
    defaults: dict[str, Any] = {"opens": (), "needs_flag": "", "is_rescreen": False, "is_fall": False}
    return ShortQuestion(id=item_id, **(defaults | fields))


def _fall_item(item_id: str, raw: Any) -> FallItem:
    place = f"fall_item.{item_id}"
    fields = _fields(raw, place, _FALL_SPEC, _FALL_SPEC.keys() - {"source"})
    level = fields.setdefault("level", 0)
    defaults: dict[str, Any] = {"is_measured": False, "mild_level": level, "mild_below_age": 0}
    item = FallItem(id=item_id, **(defaults | fields))
    if bool(item.after) is not bool(item.tells):
        raise ContentError(FILE, place, "tells: goes with after, and after with it")
    levels = (0,) if item.tells else _FALL_LEVELS
    if item.level not in levels or item.mild_level not in levels:
        wanted = "none where it tells more about another one" if item.tells else "expected 1 or 2"
        raise ContentError(FILE, place, f"level: {wanted}, found {item.level} and {item.mild_level}")
    if item.measure and not item.is_measured:
        raise ContentError(FILE, place, "measure: needs is_measured")
    return item


def _fall_table(data: Mapping[str, Any]) -> FallTable:
    fields = _fields(data.get("standing"), "standing", _STANDING_SPEC)
    rows = []
    for name, raw in entries(FILE, data, "standing_row"):
        place = f"standing_row.{name}"
        row = FallTableRow(id=name, **_fields(raw, place, _ROW_SPEC, ("exercises", "tests")))
        _check_levels(place, "level_max", row.level_max)
        _check_levels(place, "support", row.support)
        rows.append(row)
    _check_levels("standing", "support", fields["support"])
    return FallTable(rows=tuple(rows), **fields)


def _check_levels(place: str, field: str, values: Sized) -> None:
    if len(values) != _ALL_LEVELS:
        raise ContentError(FILE, place, f"{field}: needs {_ALL_LEVELS} values, one for each level of fall risk")


def _check_named(place: str, field: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ContentError(FILE, place, f"{field}: there is no {name}")
