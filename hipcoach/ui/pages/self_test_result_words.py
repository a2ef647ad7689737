"""Turns the outcome of a self-test into lines with values, sentences and norms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_results import SideState, untested_sides
from hipcoach.domain.tries import RunOutcome
from hipcoach.ui.pages import self_test_change_words as change_words
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_views import EndView, ResultLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.protocol_results import SideOutcome
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.self_test_results import ResultsService

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_SIDES = (Side.LEFT, Side.RIGHT)


class ResultWords:
    """Words of what came of a test."""

    def __init__(self, content: Content, results: ResultsService) -> None:
        self._words = content.words
        self._programme = content.programme
        self._facts = content.profile_facts
        self._results = results

    def end(self, live: LiveSelfTest, *, eyebrow: str, next_name: str) -> EndView:
        """A test that is over."""
        is_kind = live.outcome is RunOutcome.COMPLETED
        found = live.results()
        return EndView(
            eyebrow=eyebrow,
            title=self._words.text("protocol", live.protocol.id, "name") if is_kind else _stopped_title(),
            text=self._text(live),
            lines=tuple(self.lines(found)),
            facts=self._asked(live),
            go_on=self._go_on(live, next_name),
            is_kind=is_kind,
        )

    def lines(self, found: Sequence[SideOutcome]) -> list[ResultLine]:
        """The results, measure by measure; what nobody began is left out."""
        by_measure: dict[str, dict[Side, SideOutcome]] = {}
        for each in found:
            if each.state in {SideState.SCORED, SideState.STOPPED}:
                by_measure.setdefault(each.measure, {})[each.side] = each
        measures = {name: self._programme.measures[name] for name in by_measure}
        lacking = dict(untested_sides(measures.values(), found))
        return [self._line(measures[name], sides, lacking.get(name)) for name, sides in by_measure.items()]

    def _line(self, measure: Measure, sides: dict[Side, SideOutcome], lacking: Side | None) -> ResultLine:
        texts = {side: values.value_text(measure, each.value) for side, each in sides.items()}
        scored = {side: each for side, each in sides.items() if each.value is not None}
        shown = [(side, each.value) for side, each in scored.items() if each.value is not None]
        norms = self._results.norms(measure)
        return ResultLine(
            name=self._words.text("measure", measure.id, "name"),
            left=texts.get(Side.LEFT, ""),
            right=texts.get(Side.RIGHT, ""),
            both=texts.get(Side.BOTH, ""),
            says=tuple(text for text in self._says(measure, sides, lacking) if text),
            norm=change_words.norm_view(measure, norms, shown, self._words),
        )

    def _says(self, measure: Measure, sides: dict[Side, SideOutcome], lacking: Side | None) -> list[str]:
        means = {side: each.mean for side, each in sides.items()}
        left, right = (sides[side].value if side in sides else None for side in _SIDES)
        grades = {
            side: change_words.grade_word(measure, each.value, self._words)
            for side, each in sides.items()
            if each.value is not None
        }
        says = [change_words.tries_sentence(means, measure), change_words.sides_sentence(measure, left, right)]
        says += [f"{values.side_prefix(side)}{word}." for side, word in grades.items() if word]
        says += [values.side_only(lacking, self._words.text("measure", measure.id, "name"))] if lacking else []
        says += self._changes(measure, sides)
        says.append(self._repeat(measure))
        return says

    def _changes(self, measure: Measure, sides: dict[Side, SideOutcome]) -> list[str]:
        """Each side against its first result, where there is an earlier one."""
        every = self._results.results(measure.id)
        found = []
        for side, outcome in sides.items():
            change = self._results.change(measure, [each for each in every if each.side is side])
            if change is not None and outcome.value is not None:
                found.append(change_words.change_sentence(measure, side, change))
        return found

    def _repeat(self, measure: Measure) -> str:
        from hipcoach.domain.measures import Repeat

        calendar = self._programme.calendar
        days = {Repeat.SHORT: calendar.tests_every_days, Repeat.LONG: calendar.long_tests_every_days}
        every = days[measure.repeat] if measure.repeat is not None else None
        return change_words.real_change_sentence(measure, self._results.least_change(measure), every)

    def _asked(self, live: LiveSelfTest) -> tuple[tuple[str, str], ...]:
        """What may have been noticed at this test; of the mirror the result tells by itself."""
        return tuple(
            (fact.id, self._words.text("fact", fact.id, "text"))
            for fact in self._facts.values()
            if fact.noted_at == live.protocol.id and live.protocol.id != MIRROR
        )

    def _text(self, live: LiveSelfTest) -> str:
        if live.outcome is RunOutcome.STOPPED_FOR_PAIN:
            return translate(
                "SelfTest",
                "Good that you stopped. It is kept as stopped for pain, never as a score. Try again on a calmer day.",
            )
        if live.outcome is RunOutcome.STOP_SIGNAL:
            return translate("SelfTest", "This is a reason to stop here. The next page says what to do.")
        if not any(each.state is SideState.SCORED for each in live.results()):
            return translate("SelfTest", "You left this one out. Nothing is missing for today.")
        return translate("SelfTest", "Kept. You can correct it on the page of the self-tests.")

    @staticmethod
    def _go_on(live: LiveSelfTest, next_name: str) -> str:
        if live.needs_safety:
            return translate("SelfTest", "What to do now")
        if next_name:
            return translate("SelfTest", "Next: {name}").format(name=next_name)
        return translate("SelfTest", "Done")


MIRROR = "pelvis_mirror"
"""The test whose result is itself what was noticed."""


def _stopped_title() -> str:
    return translate("SelfTest", "Stopped")
