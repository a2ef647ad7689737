"""Reads safety.toml: the questions, the mini-screen, stop signals and fall-risk items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.reading import check_sections, entries, read_fields
from hipcoach.domain.falls import FallItem
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.safety import Action, Question, ShortQuestion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FILE = "safety.toml"
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
_SHORT_SPEC = {"opens": "tuple[str, ...]", "needs_flag": "str", "is_rescreen": "bool", "source": "str"}
_FALL_SPEC = {
    "level": "int",
    "is_measured": "bool",
    "mild_level": "int",
    "mild_below_age": "int",
    "source": "str",
}
_FALL_LEVELS = (1, 2)


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
    """

    wording_version: int
    notice_version: int
    screens: tuple[str, ...]
    questions: tuple[Question, ...]
    mini_screen: tuple[ShortQuestion, ...]
    stop_signals: tuple[ShortQuestion, ...]
    fall_items: tuple[FallItem, ...]

    @property
    def gravest(self) -> tuple[Question, ...]:
        """Questions of the short first run, in order; follow-ups are asked under theirs."""
        return tuple(question for question in self.questions if question.is_gravest and not question.after)

    def follow_ups(self, question_id: str) -> tuple[Question, ...]:
        """Questions asked under another one when it is answered yes or not sure."""
        return tuple(question for question in self.questions if question.after == question_id)


def read_safety(data: Mapping[str, Any]) -> SafetyContent:
    """Read the whole file.

    Raises:
        ContentError: An entry can't be read.
    """
    check_sections(FILE, data, ("wording", "screens", "question", "mini", "stop_signal", "fall_item"))
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
    )


def check_safety(safety: SafetyContent, flags: Collection[str]) -> None:
    """Check that questions, screens and flags named anywhere exist.

    Raises:
        ContentError: Entries do not fit each other.
    """
    known = {question.id for question in safety.questions}
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
    fields = _fields(raw, f"{section}.{item_id}", _SHORT_SPEC, ("opens", "needs_flag", "is_rescreen"))
    if not fields.get("opens") and not fields.get("is_rescreen"):
        raise ContentError(FILE, f"{section}.{item_id}", "opens: needs a question to open, or is_rescreen")
    defaults: dict[str, Any] = {"opens": (), "needs_flag": "", "is_rescreen": False}
    return ShortQuestion(id=item_id, **(defaults | fields))


def _fall_item(item_id: str, raw: Any) -> FallItem:
    place = f"fall_item.{item_id}"
    fields = _fields(raw, place, _FALL_SPEC, ("is_measured", "mild_level", "mild_below_age"))
    defaults: dict[str, Any] = {"is_measured": False, "mild_level": fields["level"], "mild_below_age": 0}
    item = FallItem(id=item_id, **(defaults | fields))
    if item.level not in _FALL_LEVELS or item.mild_level not in _FALL_LEVELS:
        raise ContentError(FILE, place, f"level: expected 1 or 2, found {item.level} and {item.mild_level}")
    return item


def _check_named(place: str, field: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ContentError(FILE, place, f"{field}: there is no {name}")
