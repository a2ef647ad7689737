"""The checks in words: how they are done, what came of them, and why one can't be done today."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from hipcoach.services.checks import Hindrance, LookFault
from hipcoach.ui import formats
from hipcoach.ui.pages.check_views import CheckView

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.services.checks import ControlResult, ShareResult

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def control_view(last: ControlResult | None, today: date, flags: frozenset[str]) -> CheckView:
    """The pelvic-control check."""
    return CheckView(
        title=translate("Check", "Pelvic control check"),
        why=translate("Check", "It shows how well you steer your pelvis while the legs move. It takes 3 minutes."),
        steps=(
            translate("Check", "Lie on your back, knees bent, hands under the small of your back."),
            translate(
                "Check",
                "Press your back flat, then let it hollow, 5 times each way: 10 moves. Count the clean ones: smooth, "
                "breath flowing, and bottom, feet and chest do not help.",
            ),
            translate(
                "Check",
                "Find the middle. Let one knee fall out slowly to half-way and bring it back, 10 times. Clean means: "
                "the pressure on your hands stays the same and the other knee stays still.",
            ),
            translate("Check", "The same with the other knee. Then enter the three counts."),
        ),
        cautions=_control_cautions(flags),
        last="" if last is None else _control_last(last, today),
    )


def _control_cautions(flags: frozenset[str]) -> tuple[str, ...]:
    cautions = []
    if "thr_anterior" in flags:
        cautions.append(translate("Check", "After your surgery: let the knee fall out only a little way."))
    if flags & {"pregnancy", "pgp"}:
        cautions.append(translate("Check", "In pregnancy: prop your trunk up with pillows."))
    return tuple(cautions)


def _control_last(last: ControlResult, today: date) -> str:
    counts = [_count(each) for each in (last.tilt, last.left, last.right)]
    text = translate("Check", "{when}: tilts {tilt}, left knee {left}, right knee {right}.").format(
        when=_when(last.day), tilt=counts[0], left=counts[1], right=counts[2]
    )
    return f"{text} {_again()}" if last.day == today else text


def share_view(last: ShareResult | None, today: date, flags: frozenset[str]) -> CheckView:
    """The weight-share check."""
    text = ""
    if last is not None:
        text = _share_last(last)
        text = f"{text} {_again()}" if last.day == today else text
    counter = translate("Check", "Stand with a counter in front of you, within reach.")
    return CheckView(
        title=translate("Check", "Weight on both legs"),
        why=translate("Check", "It shows how evenly you stand. You need two scales of the same kind."),
        steps=(
            translate("Check", "Put the scales side by side, one foot on each, feet under your hips."),
            translate(
                "Check", "Look straight ahead for 10 seconds. Somebody else reads the scales, or you take a photo."
            ),
            translate("Check", "Step off, walk a little, and do it twice more. Swap the scales once, if you like."),
            translate("Check", "Enter what each scale showed, in kg, pounds or %, but the same for all."),
        ),
        cautions=(counter,) if flags & {"fall_risk_1", "fall_risk_2"} else (),
        last=text,
    )


def _share_last(last: ShareResult) -> str:
    if last.difference is None:
        return translate("Check", "{when}: stopped because it hurt.").format(when=_when(last.day))
    text = translate("Check", "{when}: a difference of {n} %.")
    return text.format(when=_when(last.day), n=percent(last.difference))


def hindrance(why: Hindrance) -> str:
    """Why no check is done today, and what to do."""
    match why:
        case Hindrance.LOCKED:
            return translate("Check", "Sessions are paused, and checks with them. The Safety page says what lifts it.")
        case Hindrance.SORE:
            return translate("Check", "Today is a sore day. A check would hurt and say little. Do it on a calmer day.")
        case Hindrance.HOLDS_ON:
            return translate("Check", "This one needs free hands, and you hold on when you stand. Leave it out.")
        case Hindrance.NO_SCALES:
            return translate("Check", "This one needs two scales of the same kind. It is fine without.")
        case _:
            assert_never(why)


def look_fault(fault: LookFault) -> str:
    """What is wrong with the numbers read off the scales."""
    match fault:
        case LookFault.MISSING:
            return translate("Check", "Enter all six numbers, please.")
        case LookFault.NOT_POSITIVE:
            return translate("Check", "Each number is more than 0. Please check them.")
        case LookFault.TOTALS_DIFFER:
            return translate(
                "Check", "Left and right together are your weight, about the same each time. Please check."
            )
        case _:
            assert_never(fault)


def not_a_number(text: str) -> str:
    """What is wrong with a text where a number goes."""
    return translate(
        "Check", "\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK} is no number."
    ).format(text=text)


def control_done() -> str:
    """What is said after the counts were saved."""
    return translate("Check", "Your counts are saved.")


def share_done(difference: float) -> str:
    """What is said after the weights were saved."""
    return translate("Check", "The difference between your legs is {n} %.").format(n=percent(difference))


def stopped() -> str:
    """What is said after pain ended a check."""
    return translate(
        "Check", "Good that you stopped. It is kept as stopped, never as a score. Try again on a calmer day."
    )


def percent(value: float) -> str:
    """A difference in %, with a decimal where there is one."""
    decimals = 0 if value == round(value) else 1
    return QLocale().toString(float(value), "f", decimals)


def _again() -> str:
    return translate("Check", "Doing it again today replaces that.")


def _when(day: date) -> str:
    return formats.day_short(day)


def _count(value: int | None) -> str:
    return translate("Check", "stopped") if value is None else str(value)
