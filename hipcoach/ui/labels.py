"""Values of the domain as words: the one bridge between rules and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.age import AgeBand
from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Kind, Side
from hipcoach.domain.person import Answer
from hipcoach.domain.plan import Part, StepKind
from hipcoach.domain.records import Effort, SkipReason
from hipcoach.domain.week import DayKind

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Dose
    from hipcoach.domain.records import Prescription


def side_word(side: Side) -> str:
    """The side as a noun in running text."""
    match side:
        case Side.LEFT:
            return QCoreApplication.translate("Labels", "left")
        case Side.RIGHT:
            return QCoreApplication.translate("Labels", "right")
        case Side.BOTH:
            return QCoreApplication.translate("Labels", "both sides")
        case _:
            assert_never(side)


def side_title(side: Side) -> str:
    """The side as a heading."""
    match side:
        case Side.LEFT:
            return QCoreApplication.translate("Labels", "Left side")
        case Side.RIGHT:
            return QCoreApplication.translate("Labels", "Right side")
        case Side.BOTH:
            return QCoreApplication.translate("Labels", "Both sides")
        case _:
            assert_never(side)


def part_word(part: Part) -> str:
    """What to do in a part of the work; repetitions have words of their own in the content."""
    match part:
        case Part.WAIT:
            return QCoreApplication.translate("Labels", "Get ready")
        case Part.HOLD | Part.PAUSE:
            return QCoreApplication.translate("Labels", "Hold")
        case Part.RELEASE:
            return QCoreApplication.translate("Labels", "Let go")
        case Part.OUT:
            return QCoreApplication.translate("Labels", "Out")
        case Part.BACK:
            return QCoreApplication.translate("Labels", "Back")
        case Part.BREATHE_IN:
            return QCoreApplication.translate("Labels", "In")
        case Part.BREATHE_OUT:
            return QCoreApplication.translate("Labels", "Out")
        case Part.STAND:
            return QCoreApplication.translate("Labels", "Stand")
        case _:
            assert_never(part)


def waiting_title(kind: StepKind, *, is_new_position: bool) -> str:
    """The heading while nobody works."""
    match kind:
        case StepKind.GET_READY:
            if is_new_position:
                return QCoreApplication.translate("Labels", "Get into position")
            return QCoreApplication.translate("Labels", "Get ready")
        case StepKind.CHANGE_SIDE:
            return QCoreApplication.translate("Labels", "Change sides")
        case StepKind.REST:
            return QCoreApplication.translate("Labels", "Rest")
        case StepKind.SETTLE:
            return QCoreApplication.translate("Labels", "Let it settle")
        case StepKind.WORK:
            return QCoreApplication.translate("Labels", "Work")
        case _:
            assert_never(kind)


def dose_text(prescription: Prescription) -> str:
    """A dose in a few characters, for example "2 x 12" or "1 x 3 x 30 s each side"."""
    return amount_text(prescription.kind, prescription.dose, is_per_side=prescription.is_per_side)


def amount_text(kind: Kind, dose: Dose, *, is_per_side: bool) -> str:
    """A dose of an exercise that is counted in this way."""
    seconds = round(dose.hold_s)
    match kind:
        case Kind.REPS:
            text = f"{dose.sets} \N{MULTIPLICATION SIGN} {dose.reps}"
        case Kind.HOLD | Kind.STANCE:
            unit = QCoreApplication.translate("Labels", "s")
            counts = [str(dose.reps)] if dose.reps > 1 or dose.sets == 1 else []
            counts = [str(dose.sets), *counts] if dose.sets > 1 else counts
            text = " \N{MULTIPLICATION SIGN} ".join([*counts, f"{seconds} {unit}"])
        case Kind.BREATH:
            breaths = QCoreApplication.translate("Labels", "{n} breaths").format(n=dose.reps)
            text = f"{dose.sets} \N{MULTIPLICATION SIGN} {breaths}" if dose.sets > 1 else breaths
        case _:
            assert_never(kind)
    if is_per_side:
        return QCoreApplication.translate("Labels", "{dose} each side").format(dose=text)
    return text


def dose_reason(reason: DoseReason) -> str:  # noqa: PLR0912 (a sentence for each member)
    """Why a dose is what it is, in one sentence."""
    match reason:
        case DoseReason.FIRST_TIME:
            return QCoreApplication.translate("Labels", "New today, so it starts at the first level.")
        case DoseReason.HOLD:
            return QCoreApplication.translate("Labels", "Same dose as last time.")
        case DoseReason.WAITING_FOR_MORNING:
            return QCoreApplication.translate("Labels", "Same dose until the morning score is in.")
        case DoseReason.PROGRESS:
            return QCoreApplication.translate("Labels", "Calm days in a row, so it goes up a level.")
        case DoseReason.ONE_AT_A_TIME:
            return QCoreApplication.translate("Labels", "Ready to go up. Others go first today, this one is next.")
        case DoseReason.AMBERS:
            return QCoreApplication.translate("Labels", "Not settled for a while, so it goes down.")
        case DoseReason.RED:
            return QCoreApplication.translate("Labels", "It was too much last time, so it goes down.")
        case DoseReason.RESTING:
            return QCoreApplication.translate("Labels", "Resting for some days after two sore sessions.")
        case DoseReason.RESTART:
            return QCoreApplication.translate("Labels", "Back after a rest, from the first level.")
        case DoseReason.TIME_OFF:
            return QCoreApplication.translate("Labels", "After some days off it starts a little lower.")
        case DoseReason.CAPPED:
            return QCoreApplication.translate("Labels", "This is the highest level open to you now.")
        case DoseReason.WEEK_ROSE:
            return QCoreApplication.translate("Labels", "Last week hurt more than the one before: a calmer week.")
        case DoseReason.NO_PROGRESS:
            return QCoreApplication.translate("Labels", "Ready to go up, but nothing goes up for now.")
        case DoseReason.FLARE:
            return QCoreApplication.translate("Labels", "Less until the flare-up has settled.")
        case DoseReason.CALM:
            return QCoreApplication.translate("Labels", "Gentle, for a sore day.")
        case DoseReason.EASY:
            return QCoreApplication.translate("Labels", "Lower, for an easy day.")
        case DoseReason.LAPSED:
            return QCoreApplication.translate("Labels", "Lower until the pelvis is steady again.")
        case DoseReason.PLAN:
            return QCoreApplication.translate("Labels", "Set by your physiotherapist.")
        case DoseReason.PLAN_ENDED:
            return QCoreApplication.translate(
                "Labels", "Your physiotherapist's plan has ended: the dose last done well."
            )
        case _:
            assert_never(reason)


def day_kind_word(kind: DayKind, daily: str) -> str:
    """What a day is for; ``daily`` is the stage that is trained each day before strength opens."""
    match kind:
        case DayKind.DAILY:
            return daily
        case DayKind.STRENGTH:
            return QCoreApplication.translate("Labels", "Strength")
        case DayKind.FLEXIBILITY:
            return QCoreApplication.translate("Labels", "Flexibility")
        case DayKind.LIGHT:
            return QCoreApplication.translate("Labels", "Light")
        case DayKind.REST:
            return QCoreApplication.translate("Labels", "Rest")
        case _:
            assert_never(kind)


def skip_reason(reason: SkipReason) -> str:
    """Why a set was skipped."""
    match reason:
        case SkipReason.PAIN:
            return QCoreApplication.translate("Labels", "It hurts")
        case SkipReason.TIME:
            return QCoreApplication.translate("Labels", "No time")
        case SkipReason.CANNOT:
            return QCoreApplication.translate("Labels", "I can't do it")
        case _:
            assert_never(reason)


def effort_word(effort: Effort) -> str:
    """How hard a session felt."""
    match effort:
        case Effort.EASY:
            return QCoreApplication.translate("Labels", "Easy")
        case Effort.ABOUT_RIGHT:
            return QCoreApplication.translate("Labels", "About right")
        case Effort.HARD:
            return QCoreApplication.translate("Labels", "Hard")
        case Effort.TOO_HARD:
            return QCoreApplication.translate("Labels", "Too hard")
        case _:
            assert_never(effort)


def age_word(band: AgeBand) -> str:
    """An age band as an answer to "How old are you?"."""
    match band:
        case AgeBand.UNDER_40:
            return QCoreApplication.translate("Labels", "Under 40")
        case AgeBand.FORTIES:
            return QCoreApplication.translate("Labels", "40 to 49")
        case AgeBand.FIFTIES:
            return QCoreApplication.translate("Labels", "50 to 59")
        case AgeBand.SIXTIES:
            return QCoreApplication.translate("Labels", "60 to 69")
        case AgeBand.EARLY_SIXTIES:
            return QCoreApplication.translate("Labels", "60 to 64")
        case AgeBand.LATE_SIXTIES:
            return QCoreApplication.translate("Labels", "65 to 69")
        case AgeBand.SEVENTIES:
            return QCoreApplication.translate("Labels", "70 to 79")
        case AgeBand.OVER_80:
            return QCoreApplication.translate("Labels", "80 or over")
        case _:
            assert_never(band)


def answer_word(answer: Answer) -> str:
    """An answer to a safety question."""
    match answer:
        case Answer.YES:
            return QCoreApplication.translate("Labels", "Yes")
        case Answer.NO:
            return QCoreApplication.translate("Labels", "No")
        case Answer.UNSURE:
            return QCoreApplication.translate("Labels", "Not sure")
        case _:
            assert_never(answer)
