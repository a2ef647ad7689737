"""Values of self-tests, units, faults and hindrances as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from hipcoach.domain.entering import MOST_OF_UNIT, EntryFault
from hipcoach.domain.exercise import Side
from hipcoach.domain.scoring import LEFT_HIGHER, RIGHT_HIGHER, LookFault
from hipcoach.domain.support import Support
from hipcoach.services.self_test_day import Hindrance

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.measures import Measure

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def number(value: float) -> str:
    """A number with at most one decimal."""
    rounded = round(float(value), 1)
    return QLocale().toString(rounded, "f", 0 if rounded == int(rounded) else 1)


def value_text(measure: Measure, value: float | None) -> str:
    """A result with its unit: "21.6 s"; one without a value was stopped."""
    if value is None:
        return translate("SelfTest", "stopped for pain")
    if measure.unit == "text":
        return level_word(value)
    unit = unit_short(measure)
    text = QLocale().toString(float(value), "f", 1) if measure.unit == "s" else number(value)
    return f"{text}{unit}" if unit == "\N{DEGREE SIGN}" else f"{text} {unit}".strip()


def unit_short(measure: Measure) -> str:
    """The unit beside a number, as short as it can be."""
    if measure.unit == "reps" and measure.cap:
        return translate("SelfTest", "of {most}").format(most=number(measure.cap))
    units = {
        "s": translate("SelfTest", "s"),
        "cm": translate("SelfTest", "cm"),
        "mm": translate("SelfTest", "mm"),
        "deg": "\N{DEGREE SIGN}",
        "percent": translate("SelfTest", "%"),
        "stands": translate("SelfTest", "stands"),
        "faults": translate("SelfTest", "faults"),
    }
    return units.get(measure.unit, "")


def level_word(value: float) -> str:
    """What the mirror showed."""
    if value == RIGHT_HIGHER:
        return translate("SelfTest", "right higher")
    if value == LEFT_HIGHER:
        return translate("SelfTest", "left higher")
    return translate("SelfTest", "no clear side")


def hindrance(  # noqa: C901, PLR0911 (a sentence for each member)
    why: Hindrance, flags: tuple[str, ...], words: Words
) -> str:
    """Why a test isn't done now, and what to do."""
    match why:
        case Hindrance.LOCKED:
            return translate("SelfTest", "Exercise is paused, and tests with it. The Safety page says what lifts it.")
        case Hindrance.EXCLUDED:
            names = ", ".join(words.text("flag", flag, "name") for flag in flags)
            if not names:
                return translate("SelfTest", "Not for you: something you told us takes this one out.")
            return translate("SelfTest", "Not for you because of: {flags}.").format(flags=names)
        case Hindrance.FALL_RISK:
            return translate("SelfTest", "Not for you while the risk of a fall is raised.")
        case Hindrance.NOT_STANDING:
            return translate("SelfTest", "It is done standing. Standing work waits until your fall was looked at.")
        case Hindrance.FLARE:
            return translate(
                "SelfTest", "Not in a flare-up: it would hurt and say little. It waits until that is over."
            )
        case Hindrance.SORE:
            return translate("SelfTest", "Not today: with so much pain a test would hurt more and say little.")
        case Hindrance.AFTER_STRENGTH:
            return translate("SelfTest", "Not within two days after strength work. Tired muscles would be measured.")
        case Hindrance.NOT_YET:
            return translate("SelfTest", "It comes later on your path.")
        case Hindrance.NO_EQUIPMENT:
            return translate("SelfTest", "You told us that something it needs isn't there.")
        case Hindrance.NEEDS_ADULT:
            return translate("SelfTest", "Only with another adult beside you. Without one, leave it out.")
        case _:
            assert_never(why)


def support_line(support: Support | None) -> str:  # noqa: PLR0911 (a sentence for each member)
    """What to hold on to."""
    match support:
        case None | Support.NONE:
            return ""
        case Support.WITHIN_STEP:
            return translate("SelfTest", "Something to hold on to one step away.")
        case Support.WITHIN_REACH:
            return translate("SelfTest", "A counter or rail within reach, always.")
        case Support.FINGERTIPS:
            return translate("SelfTest", "Fingertips on a counter or rail.")
        case Support.HAND_ON:
            return translate("SelfTest", "At least one hand on a counter or rail, always.")
        case Support.CORNER_AND_CHAIR:
            return translate("SelfTest", "In a corner, a chair in front of you. Touch it any time.")
        case Support.ADULT_BESIDE:
            return translate("SelfTest", "Another adult beside you, your fingertips hovering over a support.")
        case _:
            assert_never(support)


def entry_fault(fault: EntryFault, measure: Measure, step: float) -> str:  # noqa: PLR0911 (a sentence for each)
    """What is wrong with a value or a day, and what would be right."""
    match fault:
        case EntryFault.MISSING:
            return translate("SelfTest", "Enter a number, please.")
        case EntryFault.NOT_A_NUMBER:
            return translate("SelfTest", "That is no number.")
        case EntryFault.NEGATIVE:
            return translate("SelfTest", "It can't be less than 0.")
        case EntryFault.OVER_CAP:
            text = translate("SelfTest", "This test ends at {most}. Please check the number.")
            return text.format(most=value_text(measure, measure.cap))
        case EntryFault.TOO_LARGE:
            text = translate("SelfTest", "More than {most} can't be. Please check the number and the unit.")
            return text.format(most=value_text(measure, float(MOST_OF_UNIT[measure.unit])))
        case EntryFault.NOT_WHOLE:
            return translate("SelfTest", "Only whole numbers count here.")
        case EntryFault.OFF_STEP:
            return translate("SelfTest", "Please round to steps of {step}.").format(step=number(step))
        case EntryFault.FUTURE:
            return translate("SelfTest", "That day is still to come. Please check the date.")
        case EntryFault.BEFORE_START:
            return translate("SelfTest", "That day is before you began with HipCoach. Please check the date.")
        case _:
            assert_never(fault)


def look_fault(fault: LookFault) -> str:
    """What is wrong with the numbers read off the scales."""
    match fault:
        case LookFault.MISSING:
            return translate("SelfTest", "Enter both numbers, please.")
        case LookFault.NOT_POSITIVE:
            return translate("SelfTest", "Each number is more than 0. Please check them.")
        case LookFault.TOTALS_DIFFER:
            return translate(
                "SelfTest", "Left and right together are your weight, about the same each time. Please check."
            )
        case _:
            assert_never(fault)


def side_only(side: Side, name: str) -> str:
    """That only one side was tested where both are needed."""
    if side is Side.LEFT:
        text = translate("SelfTest", "{name}: only the right side has a result, so the sides can't be compared yet.")
    else:
        text = translate("SelfTest", "{name}: only the left side has a result, so the sides can't be compared yet.")
    return text.format(name=name)


def side_prefix(side: Side) -> str:
    """The side before a sentence: "Left: "; nothing where there are no sides."""
    match side:
        case Side.LEFT:
            return translate("SelfTest", "Left: ")
        case Side.RIGHT:
            return translate("SelfTest", "Right: ")
        case Side.BOTH:
            return ""


def no_number(text: str) -> str:
    """What is wrong with a text where a number goes."""
    return translate(
        "SelfTest", "\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK} is no number."
    ).format(text=text)
