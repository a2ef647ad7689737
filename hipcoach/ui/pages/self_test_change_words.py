"""What results of self-tests say against each other, in sentences (B8, C2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.differences import ChangeGrade, asymmetry
from hipcoach.domain.exercise import Side
from hipcoach.domain.measures import grade_of
from hipcoach.domain.norms import NormKind
from hipcoach.ui import formats, labels
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_views import NormView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.content.words import Words
    from hipcoach.domain.differences import Change
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.norms import Norm

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_SHOWN_FIRST = (NormKind.MIDDLE_HALF, NormKind.BEST_OF_TRIES, NormKind.MEAN, NormKind.BELOW_AVERAGE_UNDER)
_ROOM = 1.25  # the scale goes on beyond the highest number on it


def amount(measure: Measure, value: float) -> str:
    """A difference with its unit, without a sign."""
    if measure.unit == "percent":
        return translate("SelfTest", "{n} points").format(n=values.number(abs(value)))
    unit = values.unit_short(measure.replace(cap=None))
    gap = "" if unit == "\N{DEGREE SIGN}" else " "
    return f"{values.number(abs(value))}{gap}{unit}".strip()


def change_sentence(measure: Measure, side: Side, found: Change) -> str:
    """One side against its first result: "Left: 12.4 s better than at first. A real change."."""
    if not found.gained:
        text = translate("SelfTest", "As at first.")
    elif found.gained > 0:
        text = translate("SelfTest", "{n} better than at first.").format(n=amount(measure, found.gained))
    else:
        text = translate("SelfTest", "{n} less good than at first.").format(n=amount(measure, found.gained))
    sentence = f"{text} {grade_sentence(found.grade)}" if found.gained else text
    return sentence if side is Side.BOTH else f"{labels.side_word(side).capitalize()}: {sentence}"


def grade_sentence(grade: ChangeGrade) -> str:
    """What a change says."""
    match grade:
        case ChangeGrade.TOO_SMALL:
            return translate("SelfTest", "Too small to tell: this could be day-to-day wobble.")
        case ChangeGrade.PROBABLE:
            return translate("SelfTest", "That is probably a real change.")
        case ChangeGrade.CLEAR:
            return translate("SelfTest", "That is a real change.")
        case _:
            assert_never(grade)


def change_words(changes: Mapping[Side, Change]) -> str:
    """All sides in a few words for a row: "Real, both sides"."""
    if not changes:
        return ""
    clear = [side for side, each in changes.items() if each.grade is ChangeGrade.CLEAR]
    if len(changes) == 1 and Side.BOTH in changes:
        return _single(changes[Side.BOTH])
    if len(clear) > 1:
        same = len({changes[side].gained > 0 for side in clear}) == 1
        return translate("SelfTest", "Real, both sides") if same else translate("SelfTest", "Real, one up, one down")
    if clear:
        return translate("SelfTest", "Real on the {side}").format(side=labels.side_word(clear[0]))
    if any(each.grade is ChangeGrade.PROBABLE for each in changes.values()):
        return translate("SelfTest", "Probably real")
    return translate("SelfTest", "Too small to tell")


def is_good(changes: Mapping[Side, Change]) -> bool:
    """Whether something became clearly better, and nothing clearly worse."""
    clear = [each for each in changes.values() if each.grade is ChangeGrade.CLEAR]
    return bool(clear) and all(each.gained > 0 for each in clear)


def sides_sentence(measure: Measure, left: float | None, right: float | None) -> str:
    """How the sides differ, where that means anything."""
    found = asymmetry(measure, left, right)
    if found is None:
        return ""
    if not found.counts:
        return translate("SelfTest", "Left and right are close enough: {n} apart.").format(
            n=amount(measure, found.difference)
        )
    text = translate("SelfTest", "The {side} side is behind by {n}. That is enough to matter.")
    return text.format(side=labels.side_word(found.worse), n=amount(measure, found.difference))


def grade_word(measure: Measure, value: float | None, words: Words) -> str:
    """The word that holds for a result, such as "steady"; "" where there is none."""
    grade = grade_of(measure, value) if value is not None else ""
    return words.label("grade", grade) if grade else ""


def tries_sentence(means: Mapping[Side, float | None], measure: Measure) -> str:
    """The mean of the tries of each side."""
    found = [
        f"{labels.side_word(side)} {values.value_text(measure, round(mean, 1))}"
        for side, mean in means.items()
        if mean is not None
    ]
    return translate("SelfTest", "Mean of the tries: {sides}.").format(sides=", ".join(found)) if found else ""


def real_change_sentence(measure: Measure, least: float | None, every_days: int | None) -> str:
    """When it is done again, and what would be a real change then."""
    parts = []
    if every_days is not None:
        parts.append(translate("SelfTest", "It is due again every {n} days.").format(n=every_days))
    if least is not None:
        text = translate("SelfTest", "A change of {n} or more is a real one; less could be day-to-day wobble.")
        parts.append(text.format(n=amount(measure, least)))
    return " ".join(parts)


def norm_view(
    measure: Measure, norms: Sequence[Norm], results: Sequence[tuple[Side, float]], words: Words
) -> NormView | None:
    """The norm to show beside results; None where there is none. It is never said to be passed or failed."""
    norm = next((each for kind in _SHOWN_FIRST for each in norms if each.table.kind is kind), None)
    if norm is None or not results:
        return None
    low = min(each.cell.value for each in norms if each.table.kind is norm.table.kind)
    highs = [each.cell.high or each.cell.value for each in norms if each.table.kind is norm.table.kind]
    high = max(highs)
    caption = norm_caption(norm, low, high, words)
    most = measure.cap or max(high, *(value for _, value in results)) * _ROOM
    told = ", ".join(
        values.value_text(measure, value) if side is Side.BOTH else f"{labels.side_word(side)} {values.number(value)}"
        for side, value in results
    )
    spoken = translate("SelfTest", "You: {values}. {norm}").format(values=told, norm=caption)
    return NormView(values=tuple(results), low=low, high=high, most=most, caption=caption, spoken=spoken)


def norm_caption(norm: Norm, low: float, high: float, words: Words) -> str:
    """The number of a norm, whose it is, and how sure it is."""
    group = words.label("norm_group", norm.table.group)
    span = values.number(low) if low == high else f"{values.number(low)}\N{EN DASH}{values.number(high)}"
    if norm.table.kind is NormKind.BELOW_AVERAGE_UNDER:
        span = translate("SelfTest", "{n} or more").format(n=span)
    text = f"{span}: {group}."
    return text if norm.is_checked else f"{text} {words.label('norm_status', norm.cell.status.value).capitalize()}."


def due_words(days: int) -> str:
    """When a test is due, by the days from today."""
    if days <= 0:
        return translate("SelfTest", "due now")
    if days == 1:
        return translate("SelfTest", "tomorrow")
    return translate("SelfTest", "in {n} days").format(n=formats.count(days))


def _single(found: Change) -> str:
    match found.grade:
        case ChangeGrade.TOO_SMALL:
            return translate("SelfTest", "Too small to tell")
        case ChangeGrade.PROBABLE:
            return translate("SelfTest", "Probably real")
        case ChangeGrade.CLEAR:
            return translate("SelfTest", "Real change")
        case _:
            assert_never(found.grade)
