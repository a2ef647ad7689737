"""Turns what is known of the self-tests into the rows of the list and the history of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.differences import is_uneven
from hipcoach.domain.entering import MOST_OF_UNIT
from hipcoach.domain.exercise import Side
from hipcoach.domain.measures import Repeat
from hipcoach.domain.scoring import LEFT_HIGHER, LEVEL, RIGHT_HIGHER
from hipcoach.services.self_test_day import SOFT, Hindrance
from hipcoach.ui import formats, labels
from hipcoach.ui.pages import self_test_change_words as change_words
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_tests_views import EditView, EntryView, HistoryView, ListView, RowView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.differences import Change
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.records import Measurement
    from hipcoach.services.self_test_reading import ProtocolToday, Standing
    from hipcoach.services.self_test_results import ResultsService
    from hipcoach.ui.pages.self_test_words import SelfTestWords

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_SIDES = (Side.LEFT, Side.RIGHT)


class ListWords:
    """Words of the list and the histories."""

    def __init__(self, content: Content, results: ResultsService, tests: SelfTestWords) -> None:
        self._words = content.words
        self._programme = content.programme
        self._results = results
        self._tests = tests

    # -- the list ------------------------------------------------------------------------------------------------------

    def list_view(self, every: Sequence[ProtocolToday], due: Sequence[ProtocolToday], today: date) -> ListView:
        """The whole list, in the order of the programme."""
        found = [(test, each) for test in every for each in test.standings if each.is_wanted]
        shown = [pair for pair in found if pair[1].done_on or self._can_start(pair[1])]
        shown.sort(key=lambda pair: pair[0].begun is None)  # what was begun stands first, all else as in the programme
        hidden = [pair for pair in found if pair not in shown]
        return ListView(
            rows=tuple(self._row(test, each, today) for test, each in shown),
            since=self._since([each for _, each in shown]),
            due=self._due(due),
            not_now=tuple(self._not_now(each) for _, each in hidden),
        )

    def _row(self, test: ProtocolToday, standing: Standing, today: date) -> RowView:
        measure = standing.measure
        last = {side: self._value(measure, results[-1]) for side, results in standing.results.items()}
        if not measure.is_per_side:  # books under a foot: the side is a finding, and the last one counts
            newest = max(standing.results.items(), key=lambda pair: pair[1][-1].stamp.day, default=None)
            last = {newest[0]: last[newest[0]]} if newest is not None else {}
        changes = self._changes(measure, standing.results)
        return RowView(
            measure=measure.id,
            protocol=test.protocol.id,
            picture=test.protocol.picture,
            name=self._words.text("measure", measure.id, "name"),
            what=self._words.text("measure", measure.id, "what"),
            left=last.get(Side.LEFT, ""),
            right=last.get(Side.RIGHT, ""),
            both=last.get(Side.BOTH, ""),
            gains=tuple((side, each.gained) for side, each in changes.items()),
            zone=self._results.least_change(measure),
            change=change_words.change_words(changes) or self._first_words(measure, standing),
            is_good=change_words.is_good(changes),
            spoken=" ".join(change_words.change_sentence(measure, side, each) for side, each in changes.items()),
            due=self._due_words(standing, today),
            start=self._start(test, standing, today),
        )

    def _changes(self, measure: Measure, results: Mapping[Side, Sequence[Measurement]]) -> dict[Side, Change]:
        found = {side: self._results.change(measure, each) for side, each in results.items()}
        return {side: each for side, each in found.items() if each is not None}

    def _first_words(self, measure: Measure, standing: Standing) -> str:
        """What is said where nothing can be compared yet: the word for the result, or that it is the first."""
        grades = [
            change_words.grade_word(measure, each[-1].value, self._words) for each in standing.results.values() if each
        ]
        word = next((each for each in grades if each), "")
        if word:
            return word
        is_first = any(len(each) == 1 for each in standing.results.values())
        return translate("SelfTest", "First result") if is_first else ""

    def _due(self, due: Sequence[ProtocolToday]) -> str:
        """What the button at the top does."""
        if not due:
            return ""
        seconds = sum(test.length_s for test in due)
        if len(due) == 1:
            name = self._tests.name(due[0].protocol)
            return translate("SelfTest", "Do what is due: {name}").format(name=name)
        text = translate("SelfTest", "Do the {n} that are due, {minutes}")
        return text.format(n=formats.count(len(due)), minutes=formats.minutes(seconds))

    @staticmethod
    def _since(standings: Sequence[Standing]) -> str:
        days = [each.done_on[0] for each in standings if len(each.done_on) > 1]
        if not days:
            return translate("SelfTest", "Change (better \N{RIGHTWARDS ARROW})")
        text = translate("SelfTest", "Since {day} (better \N{RIGHTWARDS ARROW})")
        return text.format(day=formats.day_short(min(days)))

    def _due_words(self, standing: Standing, today: date) -> str:
        if not self._can_start(standing):
            return self._reason(standing)
        if standing.due_on is None:
            return translate("SelfTest", "when you like")
        return change_words.due_words((standing.due_on - today).days)

    def _start(self, test: ProtocolToday, standing: Standing, today: date) -> str:
        if not self._can_start(standing):
            return ""
        if test.begun is not None:
            return translate("SelfTest", "Carry on")
        is_due = standing.due_on is not None and standing.due_on <= today
        return translate("SelfTest", "Test now") if is_due else ""

    @staticmethod
    def _can_start(standing: Standing) -> bool:
        hindrance = standing.going.hindrance
        return hindrance is None or hindrance is Hindrance.NEEDS_ADULT

    def _not_now(self, standing: Standing) -> tuple[str, str, str]:
        name = self._words.text("measure", standing.measure.id, "name")
        return standing.measure.id, name, self._reason(standing)

    def _reason(self, standing: Standing) -> str:
        going = standing.going
        return values.hindrance(going.hindrance, going.flags, self._words) if going.hindrance is not None else ""

    # -- one history ---------------------------------------------------------------------------------------------------

    def history(self, test: ProtocolToday, standing: Standing, entries: Sequence[Measurement]) -> HistoryView:
        """One measure in full; ``entries`` are its results, newest first."""
        measure = standing.measure
        going = standing.going
        is_barred = going.hindrance is not None and going.hindrance not in SOFT
        latest = [(side, results[-1].value) for side, results in standing.results.items() if results]
        shown = [(side, value) for side, value in latest if value is not None]
        begun = translate("SelfTest", "Carry on") if test.begun is not None else translate("SelfTest", "Test now")
        return HistoryView(
            title=self._words.text("measure", measure.id, "name"),
            what=self._words.text("measure", measure.id, "what"),
            says=tuple(text for text in self._says(standing) if text),
            norm=change_words.norm_view(measure, self._results.norms(measure), shown, self._words),
            entries=tuple(self._entry(measure, place, each) for place, each in enumerate(entries)),
            steps=self._tests.steps(test.protocol),
            start="" if is_barred else begun,
            note=self._reason(standing),
            sides=self._sides(measure),
            unit=values.unit_short(measure),
            step=test.protocol.step,
            most=measure.cap or float(MOST_OF_UNIT[measure.unit]),
            choices=self._choices(measure),
        )

    def _says(self, standing: Standing) -> list[str]:
        measure = standing.measure
        changes = self._changes(measure, standing.results)
        says = [change_words.change_sentence(measure, side, each) for side, each in changes.items()]
        left, right = (self._last(standing, side) for side in _SIDES)
        says.append(change_words.sides_sentence(measure, *_same_day(standing)))
        says += [
            f"{values.side_prefix(side)}{word}."
            for side in (Side.BOTH, *_SIDES)
            if (word := change_words.grade_word(measure, self._last(standing, side), self._words))
        ]
        both = self._last(standing, Side.BOTH)
        if both is not None and measure.asymmetry is not None:
            says.append(_even_sentence(is_uneven=is_uneven(measure, both)))
        if measure.is_per_side and (left is None) is not (right is None):
            says.append(values.side_only(Side.LEFT if left is None else Side.RIGHT, self._name(measure)))
        calendar = self._programme.calendar
        days = {Repeat.SHORT: calendar.tests_every_days, Repeat.LONG: calendar.long_tests_every_days}
        every = days[measure.repeat] if measure.repeat is not None else None
        says.append(change_words.real_change_sentence(measure, self._results.least_change(measure), every))
        return says

    @staticmethod
    def _last(standing: Standing, side: Side) -> float | None:
        results = standing.results.get(side, ())
        return results[-1].value if results else None

    def _entry(self, measure: Measure, place: int, result: Measurement) -> EntryView:
        return EntryView(
            place=place,
            day=formats.day_with_year(result.stamp.day),
            side=result.side,
            side_word=labels.side_word(result.side) if result.side is not Side.BOTH else "",
            value=self._value(measure, result),
            details=self._details(measure, result),
        )

    def _details(self, measure: Measure, result: Measurement) -> str:
        parts = []
        behind = self._results.tries(measure, result.side, result.stamp.day)
        if behind is not None and behind.mean is not None:
            tried = ", ".join(formats.mean(each) for each in behind.values)
            text = translate("SelfTest", "Tries {tries}, mean {mean}")
            parts.append(text.format(tries=tried, mean=formats.mean(behind.mean)))
        if result.pain is not None:
            parts.append(translate("SelfTest", "worst pain {n}").format(n=formats.score(result.pain)))
        entered = result.stamp.at_utc.date()
        if abs((entered - result.stamp.day).days) > 1:
            parts.append(translate("SelfTest", "entered {day}").format(day=formats.day_short(entered)))
        return " \N{MIDDLE DOT} ".join(parts)

    def edit(self, measure: Measure, result: Measurement) -> EditView:
        """A result to be corrected."""
        word = labels.side_title(result.side) if result.side is not Side.BOTH else self._name(measure)
        return EditView(
            title=translate("SelfTest", "Correct the result of {day}").format(day=formats.day_long(result.stamp.day)),
            sides=((result.side, word),),
            values=(result.value,),
            day=result.stamp.day,
            has_value=not result.was_stopped_for_pain,
        )

    def new(self, measure: Measure, today: date) -> EditView:
        """A result to be entered by hand."""
        sides = self._sides(measure)
        return EditView(
            title=translate("SelfTest", "A result from elsewhere, such as your physiotherapist's"),
            sides=sides,
            values=(None,) * len(sides),
            day=today,
            has_value=True,
        )

    def taken_back(self, result: Measurement, measure: Measure) -> str:
        """What is said after a result was deleted."""
        text = translate("SelfTest", "Deleted: {value} of {day}. It counts for nothing now.")
        return text.format(value=self._value(measure, result), day=formats.day_short(result.stamp.day))

    def _sides(self, measure: Measure) -> tuple[tuple[Side, str], ...]:
        if measure.is_per_side:
            return tuple((side, labels.side_title(side)) for side in _SIDES)
        return ((Side.BOTH, self._name(measure)),)

    def _name(self, measure: Measure) -> str:
        return self._words.text("measure", measure.id, "name")

    @staticmethod
    def _choices(measure: Measure) -> tuple[tuple[str, str], ...]:
        if measure.unit != "text":
            return ()
        return tuple((str(value), values.level_word(value)) for value in (LEVEL, LEFT_HIGHER, RIGHT_HIGHER))

    @staticmethod
    def _value(measure: Measure, result: Measurement) -> str:
        return values.value_text(measure, result.value)


def _same_day(standing: Standing) -> tuple[float | None, float | None]:
    """The results of both sides on the last day that has both: results of different days aren't compared."""
    left, right = ({each.stamp.day: each.value for each in standing.results.get(side, ())} for side in _SIDES)
    day = max(left.keys() & right.keys(), default=None)
    return (None, None) if day is None else (left[day], right[day])


def _even_sentence(*, is_uneven: bool) -> str:
    if is_uneven:
        return translate("SelfTest", "One leg carries clearly more. That is enough to matter.")
    return translate("SelfTest", "Both legs carry about the same.")
