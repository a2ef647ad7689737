"""The risk of falling in words: what it means for standing work, what speaks for it, and what lowers it (A3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.person import Answer
from hipcoach.domain.support import Support
from hipcoach.ui import formats, labels
from hipcoach.ui.pages.safety_falls import FallView
from hipcoach.ui.pages.safety_precaution_words import effect_lines
from hipcoach.ui.widgets.entry_list import Entry
from hipcoach.ui.widgets.question_row import QuestionView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.content.content import Content
    from hipcoach.content.words import Words
    from hipcoach.domain.falls import FallItem, FallVerdict
    from hipcoach.domain.parameters import SafetyRules
    from hipcoach.domain.person import AnswerGiven

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def fall_view(
    verdict: FallVerdict, asked: Sequence[FallItem], given: Mapping[str, AnswerGiven], content: Content, *, is_due: bool
) -> FallView:
    """How things stand.

    Args:
        verdict: What answers and self-tests mean.
        asked: The questions.
        given: The latest answers.
        content: Rules and words.
        is_due: Whether the questions are to be asked again.
    """
    words, rules = content.words, content.programme.safety
    is_asked = any(item.id in given for item in asked)
    return FallView(
        pill=_pill(verdict, is_asked=is_asked),
        is_good=verdict.level == 0 and verdict.may_stand and is_asked,
        waits=_waits(verdict),
        allows=(support_line(content.safety.fall_table.support[verdict.level]),),
        reasons=tuple(words.text("fall_item", each, "text") for each in verdict.present),
        lowers=tuple(_lowers(verdict, rules)) if is_asked else (),
        due=_due(asked, given, rules, is_due=is_due),
        effects=tuple(line for flag in sorted(verdict.flags) for line in effect_lines(flag, content)),
        entries=tuple(_entries(asked, given, words)),
        action=_action(is_asked=is_asked),
        is_assessable=verdict.needs_clearance,
    )


def fall_questions(asked: Sequence[FallItem], words: Words) -> list[QuestionView]:
    """The questions as they are asked."""
    return [
        QuestionView(id=item.id, text=words.text("fall_item", item.id, "text"), has_unsure=True, after=item.after)
        for item in asked
    ]


def support_line(support: Support) -> str:
    """What to hold on to in standing work."""
    match support:
        case Support.NONE | Support.WITHIN_STEP:
            return translate("SafetyFalls", "Standing exercises with something to hold one step away.")
        case Support.WITHIN_REACH:
            return translate("SafetyFalls", "Standing exercises with a counter or rail in reach, always.")
        case Support.FINGERTIPS:
            return translate("SafetyFalls", "Standing exercises with your fingertips on a support, always.")
        case Support.HAND_ON:
            return translate("SafetyFalls", "Standing exercises with at least one hand on a support, always.")
        case Support.CORNER_AND_CHAIR:
            return translate("SafetyFalls", "Standing exercises in a corner, a chair in front of you.")
        case Support.ADULT_BESIDE:
            return translate("SafetyFalls", "Standing exercises only with another adult beside you.")
        case _:
            assert_never(support)


def _pill(verdict: FallVerdict, *, is_asked: bool) -> str:
    if not verdict.may_stand:
        return translate("SafetyFalls", "Standing exercises wait")
    if not is_asked:
        return translate("SafetyFalls", "Not asked yet")
    texts = (
        translate("SafetyFalls", "Nothing speaks for a raised risk"),
        translate("SafetyFalls", "Some risk of falling"),
        translate("SafetyFalls", "Raised risk of falling"),
    )
    return texts[verdict.level]


def _waits(verdict: FallVerdict) -> str:
    if verdict.needs_clearance:
        return translate(
            "SafetyFalls",
            "You told of more than one fall, of an injury or of a blackout. Please ask for a falls assessment: "
            "standing exercises wait for it. Lying and sitting ones go on.",
        )
    if verdict.unasked_fall is not None:
        text = translate(
            "SafetyFalls",
            "You told of a fall, or nearly one, on {day}. Standing exercises wait until the questions are answered "
            "again. Lying and sitting ones go on. Please let a clinician have a look, too.",
        )
        return text.format(day=formats.day_long(verdict.unasked_fall))
    return ""


def _lowers(verdict: FallVerdict, rules: SafetyRules) -> list[str]:
    """What takes the level down, or lets balance work go further."""
    lines = []
    if verdict.lower_from is not None:
        text = translate("SafetyFalls", "The questions answered again, from {day} on.")
        lines.append(text.format(day=formats.day_long(verdict.lower_from)))
    if verdict.test_days_left == 1:
        lines.append(translate("SafetyFalls", "The balance tests passed on one more day."))
    elif verdict.test_days_left:
        text = translate("SafetyFalls", "The balance tests passed on {n} more days.")
        lines.append(text.format(n=formats.count(verdict.test_days_left)))
    elif verdict.level_now == verdict.level > 1:
        text = translate(
            "SafetyFalls",
            "When this no longer holds: the questions answered again {days} days later, and the balance tests passed "
            "on {n} days.",
        )
        days = formats.count(rules.fall_lower_after_days)
        lines.append(text.format(days=days, n=formats.count(rules.fall_lower_tests)))
    if verdict.exercise_fall is not None:
        text = translate(
            "SafetyFalls",
            "After the fall in a session on {day}, balance exercises stay hands-on until these questions are answered "
            "on {again} or later.",
        )
        again = verdict.exercise_fall + timedelta(days=rules.fall_lower_after_days)
        lines.append(text.format(day=formats.day_short(verdict.exercise_fall), again=formats.day_short(again)))
    return lines


def _due(asked: Sequence[FallItem], given: Mapping[str, AnswerGiven], rules: SafetyRules, *, is_due: bool) -> str:
    days = [given[item.id].stamp.day for item in asked if not item.after and item.id in given]
    if not days:
        return translate("SafetyFalls", "These questions have not been asked yet. They take a minute.")
    told = translate("SafetyFalls", "Answered on {day}.").format(day=formats.day_with_year(min(days)))
    if is_due:
        return f"{told} {translate('SafetyFalls', 'It is time to answer them again.')}"
    again = translate("SafetyFalls", "They come again on {day}, or after a fall.")
    return f"{told} {again.format(day=formats.day_long(min(days) + timedelta(days=rules.rescreen_days)))}"


def _action(*, is_asked: bool) -> str:
    if is_asked:
        return translate("SafetyFalls", "Answer these questions again")
    return translate("SafetyFalls", "Answer the questions about falls")


def _entries(asked: Sequence[FallItem], given: Mapping[str, AnswerGiven], words: Words) -> list[Entry]:
    entries = []
    for item in asked:
        one, first = given.get(item.id), given.get(item.after)
        if one is None or (first is not None and first.answer is Answer.NO):
            continue
        detail = translate("SafetyAnswers", "{answer}, {day} \u00b7 version {version} of the words")
        entries.append(
            Entry(
                title=words.text("fall_item", item.id, "text"),
                detail=detail.format(
                    answer=labels.answer_word(one.answer),
                    day=formats.day_with_year(one.stamp.day),
                    version=formats.count(one.wording_version),
                ),
                is_marked=one.answer is not Answer.NO,
                is_under=bool(item.after),
            )
        )
    return entries
