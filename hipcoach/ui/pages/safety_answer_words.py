"""Everything that was answered in words: screen by screen, each with its day and the version of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.person import Answer
from hipcoach.ui import formats, labels
from hipcoach.ui.pages.safety_answers import AnswerGroupView
from hipcoach.ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.content.questions import SafetyContent
    from hipcoach.content.words import Words
    from hipcoach.domain.person import AnswerGiven
    from hipcoach.domain.safety import Question

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

BETWEEN = "between"
"""The group of what is asked before and in sessions; it is only shown."""
OTHER = "other"
"""The group of questions that are only asked when something opens them."""


def answer_groups(safety: SafetyContent, given: Mapping[str, AnswerGiven], words: Words) -> list[AnswerGroupView]:
    """Every answer, by the screen of its question; the last group is what was asked before and in sessions."""
    groups = []
    for screen in [*safety.screens, OTHER]:
        asked = questions_of(safety, screen)
        title = translate("SafetyAnswers", "Other questions")
        if screen != OTHER:
            title = words.text("screen", screen, "title")
        if screen != OTHER or any(each.id in given for each in asked):
            groups.append(_group(screen, title, [_entry(each, given, words) for each in asked], asked, given))
    between = [(item.id, words.text("mini", item.id, "text")) for item in safety.mini_screen]
    between += [(item.id, words.text("stop_signal", item.id, "text")) for item in safety.stop_signals]
    entries = [_told(text, given[key]) for key, text in between if key in given]
    if entries:
        title = translate("SafetyAnswers", "Before and in sessions")
        summary = translate("SafetyAnswers", "What you tapped last.")
        groups.append(
            AnswerGroupView(key=BETWEEN, title=title, summary=summary, marked=(), entries=tuple(entries), action="")
        )
    return groups


def questions_of(safety: SafetyContent, screen: str) -> tuple[Question, ...]:
    """The questions of a group, each followed by its follow-ups."""
    wanted = "" if screen == OTHER else screen
    found: list[Question] = []
    for question in safety.questions:
        if not question.after and question.screen == wanted:
            found += [question, *safety.follow_ups(question.id)]
    return tuple(found)


def _group(
    key: str, title: str, entries: Sequence[Entry | None], asked: Iterable[Question], given: Mapping[str, AnswerGiven]
) -> AnswerGroupView:
    known = [given[each.id] for each in asked if each.id in given]
    told = tuple(each for each in entries if each is not None)
    action = translate("SafetyAnswers", "Change these answers")
    if not known:
        told, action = (), translate("SafetyAnswers", "Answer these")
    return AnswerGroupView(
        key=key,
        title=title,
        summary=_summary(known),
        marked=tuple(each for each in told if each.is_marked),
        entries=told,
        action=action,
    )


def _summary(known: Sequence[AnswerGiven]) -> str:
    """How many answers, and from when."""
    if not known:
        return translate("SafetyAnswers", "Not asked yet")
    text = translate("SafetyAnswers", "{n} answers, the latest {day}")
    if len(known) == 1:
        text = translate("SafetyAnswers", "{n} answer, {day}")
    latest = max(each.stamp.day for each in known)
    return text.format(n=formats.count(len(known)), day=formats.day_with_year(latest))


def _entry(question: Question, given: Mapping[str, AnswerGiven], words: Words) -> Entry | None:
    """A question with its answer; a follow-up nobody had to be asked is left out."""
    one, text = given.get(question.id), words.question(question.id)
    if one is None:
        if question.after:
            return None
        return Entry(title=text, detail=translate("SafetyAnswers", "Not asked yet"))
    first = given.get(question.after)
    if first is not None and first.answer is Answer.NO:
        return None
    return _told(text, one)._replace(is_under=bool(question.after))


def _told(text: str, given: AnswerGiven) -> Entry:
    detail = translate("SafetyAnswers", "{answer}, {day} \u00b7 version {version} of the words")
    return Entry(
        title=text,
        detail=detail.format(
            answer=labels.answer_word(given.answer),
            day=formats.day_with_year(given.stamp.day),
            version=formats.count(given.wording_version),
        ),
        is_marked=given.answer is not Answer.NO,
    )
