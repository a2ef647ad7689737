"""Precautions in words: where each comes from, and what it leaves out, holds back and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.flag_effects import flag_effect
from hipcoach.domain.person import Answer
from hipcoach.domain.pt_plan import FALL_FLAGS
from hipcoach.ui import formats
from hipcoach.ui.pages.safety_precautions import PrecautionView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.content import Content
    from hipcoach.domain.person import AnswerGiven
    from hipcoach.domain.pt_plan import PtPlan

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


class PrecautionTeller:
    """Tells of the precautions of one person.

    Attributes:
        answered: Those that follow from the safety answers.
        told: Those that follow from what the person can't do.
    """

    def __init__(
        self,
        content: Content,
        given: Mapping[str, AnswerGiven],
        plan: PtPlan | None,
        *,
        answered: frozenset[str],
        told: frozenset[str],
    ) -> None:
        """Take what is known; ``plan`` is the physiotherapist's plan in force."""
        self._content = content
        self._given = given
        self._plan = plan
        self.answered = answered
        self.told = told

    def views(self, own: frozenset[str], in_force: frozenset[str]) -> list[PrecautionView]:
        """All that count, and those that a plan has lifted, in the order of the rules; the risk of falling apart.

        Args:
            own: What counts without a plan.
            in_force: What counts with it.
        """
        known = [flag for flag in self._content.programme.flags.ids if flag in own | in_force]
        return [self._view(flag, own, in_force) for flag in known if flag not in FALL_FLAGS or flag not in own]

    def _view(self, flag: str, own: frozenset[str], in_force: frozenset[str]) -> PrecautionView:
        words, is_lifted = self._content.words, flag not in in_force
        name = words.text("flag", flag, "name")
        if is_lifted:
            name = translate("SafetyPrecautions", "{name} (does not count now)").format(name=name)
        return PrecautionView(
            name=name,
            meaning=words.text("flag", flag, "meaning"),
            source=self._source(flag) if flag in own else "",
            set_by=self._set_by(flag, is_lifted=is_lifted),
            effects=() if is_lifted else tuple(effect_lines(flag, self._content)),
            is_lifted=is_lifted,
        )

    def _source(self, flag: str) -> str:
        if flag in self.answered:
            return self._answer_behind(flag)
        if flag in self.told:
            return translate("SafetyPrecautions", "From what you told about what you can do.")
        return translate("SafetyPrecautions", "Your answers and self-tests point this way.")

    def _answer_behind(self, flag: str) -> str:
        for question in self._content.safety.questions:
            given, first = self._given.get(question.id), self._given.get(question.after)
            is_over = first is not None and first.answer is Answer.NO
            if flag in question.flags and given is not None and given.answer is not Answer.NO and not is_over:
                text = translate("SafetyPrecautions", "From your answer on {day}: {question}")
                return text.format(
                    day=formats.day_short(given.stamp.day), question=self._content.words.question(question.id)
                )
        return translate("SafetyPrecautions", "From your answers.")

    def _set_by(self, flag: str, *, is_lifted: bool) -> str:
        plan = self._plan
        if plan is None or flag not in (plan.lifts_flags if is_lifted else plan.sets_flags):
            return ""
        text = translate("SafetyPrecautions", "Set by {name}, until {day}.")
        if is_lifted:
            text = translate("SafetyPrecautions", "Lifted by {name}, until {day}.")
        return text.format(name=plan.name, day=formats.day_short(plan.expires_on))


def effect_lines(flag: str, content: Content) -> list[str]:
    """What a precaution leaves out, holds back and changes, one line for each sort."""
    words = content.words
    found = flag_effect(flag, content.exercises, content.programme.flags, content.safety.fall_table)
    lines = []
    if found.left_out:
        names = formats.listed([words.exercise_name(each) for each in found.left_out])
        lines.append(translate("SafetyPrecautions", "Left out: {names}.").format(names=names))
    by_level: dict[int, list[str]] = {}
    for exercise_id, level in found.held_back:
        by_level.setdefault(level, []).append(words.exercise_name(exercise_id))
    for level, held in sorted(by_level.items()):
        text = translate("SafetyPrecautions", "Up to level {n} only: {names}.")
        lines.append(text.format(n=formats.count(level), names=formats.listed(held)))
    if found.changed:
        names = formats.listed([words.exercise_name(each) for each in found.changed])
        lines.append(translate("SafetyPrecautions", "Done a little differently: {names}.").format(names=names))
    return lines
