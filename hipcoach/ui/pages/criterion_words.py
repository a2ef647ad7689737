"""Each target of a stage in words: what is asked, where the person stands, and what to do about what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.ui import formats
from hipcoach.ui.pages.opening_words import (
    said_of_green,
    said_of_sessions,
    said_of_state,
    said_of_tests,
    said_of_way,
)
from hipcoach.ui.widgets.criterion_row import CriterionView

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.criterion import Criterion

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them
_BARE = {
    Subject.RED_FREE,
    Subject.NO_LOCK,
    Subject.NO_FLARE,
    Subject.NOT_LAPSED,
    Subject.STAGE_REACHED,
    Subject.HELD_BY_ADVICE,
    Subject.ASK_PHYSIO,
    Subject.AGE_BELOW,
}  # yes or no: a number would say less than the words


class _Said(NamedTuple):
    """What is asked, and the line under it."""

    title: str
    detail: str


def criterion_view(criterion: Criterion, words: Words) -> CriterionView:
    """A target as its row shows it."""
    said = _said(criterion, words)
    value, of = _numbers(criterion)
    return CriterionView(
        title=said.title,
        detail=said.detail,
        value=value,
        of=of,
        fraction=_fraction(criterion),
        is_met=criterion.is_met,
    )


def _said(criterion: Criterion, words: Words) -> _Said:  # noqa: PLR0911 (one line for each family of targets)
    match criterion.subject:
        case Subject.DAYS | Subject.ADHERENCE | Subject.HIP_FLEXOR_DAYS | Subject.ROTATOR_DAYS:
            return _said_of_days(criterion)
        case Subject.RED_FREE | Subject.MEAN_NOT_RISING | Subject.NO_LOCK:
            return _said_of_calm(criterion)
        case Subject.MORNINGS_GIVEN | Subject.MORNINGS_SETTLED:
            return _said_of_mornings(criterion)
        case Subject.TILT | Subject.KNEE_OUT | Subject.WEIGHT_SHARE:
            return _said_of_tests(criterion)
        case Subject.FRONT_RANGE | Subject.TURNING_IN:
            return _said_of_range(criterion)
        case Subject.STANDING_LEVEL | Subject.GREEN_EXERCISES | Subject.GREEN_STANDING:
            return _said_of_exercises(criterion)
        case Subject.GREEN_ONCE | Subject.GREEN_SAME_FOCUS | Subject.GREEN_FOCUS | Subject.GREEN_EXERCISE:
            return _Said(*said_of_green(criterion, words))
        case Subject.TEST | Subject.ENTRY_STAND | Subject.ENTRY_SHIFTS:
            return _Said(*said_of_tests(criterion))
        case _:
            return _said_of_the_way(criterion, words)


def _said_of_the_way(criterion: Criterion, words: Words) -> _Said:
    match criterion.subject:
        case Subject.FAST_SESSION_DAYS | Subject.SESSION_DAYS | Subject.CALM_SESSION_DAYS | Subject.STRENGTH_SESSIONS:
            return _Said(*said_of_sessions(criterion))
        case Subject.BEFORE_MEDIAN | Subject.PAIN_TODAY | Subject.AGE_BELOW:
            return _Said(*said_of_state(criterion))
        case _:
            return _Said(*said_of_way(criterion, words))


def _said_of_days(criterion: Criterion) -> _Said:
    window = translate("Path", "In the last {n} days").format(n=criterion.window)
    match criterion.subject:
        case Subject.DAYS:
            title = translate("Path", "Days since it opened")
            if criterion.about == Stage.STRENGTH.value:
                title = translate("Path", "Days since strength opened")
            return _Said(title, translate("Path", "Time lets the tissue get used to it"))
        case Subject.ADHERENCE:
            return _Said(translate("Path", "Days with a session"), window)
        case Subject.HIP_FLEXOR_DAYS:
            return _Said(translate("Path", "Days with a stretch for the front of the hip"), window)
        case _:
            return _Said(translate("Path", "Days with a stretch for the back of the hip"), window)


def _said_of_calm(criterion: Criterion) -> _Said:
    match criterion.subject:
        case Subject.RED_FREE:
            met = translate("Path", "In the last {n} days").format(n=criterion.window)
            wait = translate("Path", "Asks for {n} days without one").format(n=criterion.window)
            return _Said(translate("Path", "No session that was too much"), met if criterion.is_met else wait)
        case Subject.MEAN_NOT_RISING:
            title = translate("Path", "Worst pain of the day is not rising")
            if criterion.value is None:
                return _Said(title, translate("Path", "Answer the 24-hour question on most days, for two weeks"))
            text = translate("Path", "Mean of {n} days against the {n} before, at most {limit}")
            return _Said(title, text.format(n=criterion.window, limit=_signed(criterion.needed)))
        case _:
            met, open_ = (
                translate("Path", "No answer stands in the way"),
                translate("Path", "The Safety page says what lifts it"),
            )
            return _Said(translate("Path", "No safety lock"), met if criterion.is_met else open_)


def _said_of_mornings(criterion: Criterion) -> _Said:
    of_sessions = translate("Path", "After the last {n} sessions").format(n=criterion.window)
    if criterion.subject is Subject.MORNINGS_GIVEN:
        missing = round(criterion.needed - (criterion.value or 0))
        one, more = (
            translate("Path", "Answer 1 more morning"),
            translate("Path", "Answer {n} more mornings").format(n=missing),
        )
        detail = of_sessions if criterion.is_met else one if missing == 1 else more
        return _Said(translate("Path", "Morning scores"), detail)
    if criterion.value is None:
        detail = translate("Path", "Counts once you answer the morning after a session")
    else:
        text = translate("Path", "At least {share} % of those after the last {n} sessions")
        detail = text.format(share=round(criterion.needed * 100), n=criterion.window)
    return _Said(translate("Path", "Mornings that stayed calm"), detail)


def _said_of_tests(criterion: Criterion) -> _Said:
    not_tested = translate("Path", "Not tested yet")
    reaches = criterion.value is not None and criterion.value >= criterion.needed
    match criterion.subject:
        case Subject.TILT:
            again = (
                translate("Path", "Good. Test once more in a few days")
                if reaches
                else translate("Path", "Latest check, of 10")
            )
            detail = translate("Path", "On two checks, some days apart") if criterion.is_met else again
            title = translate("Path", "Clean pelvic tilts")
        case Subject.KNEE_OUT:
            apart = (
                translate("Path", "The two sides are still too far apart")
                if reaches
                else translate("Path", "Weaker side, latest check, of 10")
            )
            detail = translate("Path", "Both sides, latest check") if criterion.is_met else apart
            title = translate("Path", "Clean knee-outs")
        case _:
            text = translate("Path", "On the last {n} checks, at most {limit} %")
            detail = text.format(n=criterion.window, limit=_plain(criterion.needed))
            title = translate("Path", "Weight difference between the legs")
    return _Said(title, not_tested if criterion.value is None else detail)


def _said_of_range(criterion: Criterion) -> _Said:
    is_front = criterion.subject is Subject.FRONT_RANGE
    title = translate("Path", "Front of the hip: gap behind the knee, cm")
    if not is_front:
        title = translate("Path", "Turning the thigh in, degrees")
    if criterion.value is None:
        return _Said(title, translate("Path", "Not measured yet"))
    limit = translate("Path", "At most {limit}, or clearly better than at first")
    if not is_front:
        limit = translate("Path", "At least {limit}, or clearly better than at first")
    return _Said(title, limit.format(limit=_plain(criterion.needed)))


def _said_of_exercises(criterion: Criterion) -> _Said:
    calm = translate("Path", "At level {n} or higher, calm during and after").format(n=criterion.level)
    match criterion.subject:
        case Subject.STANDING_LEVEL:
            return _Said(translate("Path", "Times you stood level"), calm)
        case Subject.GREEN_EXERCISES:
            return _Said(translate("Path", "Exercises that go well"), calm)
        case _:
            return _Said(translate("Path", "One of them standing"), calm)


def _numbers(criterion: Criterion) -> tuple[str, str]:
    """The value and the rest of the sentence; nothing where the words say all."""
    value, needed = criterion.value, criterion.needed
    if criterion.subject in _BARE:
        return (translate("Path", "Yes"), "") if criterion.is_met else (translate("Path", "Not yet"), "")
    if value is None:
        return formats.NOTHING, ""
    alone = {
        Subject.MEAN_NOT_RISING: _signed(value),
        Subject.BEFORE_MEDIAN: _plain(value),
        Subject.PAIN_TODAY: _plain(value),
        Subject.FRONT_RANGE: _plain(value),
        Subject.WEIGHT_SHARE: translate("Path", "{n} %").format(n=_plain(value)),
        Subject.MORNINGS_SETTLED: translate("Path", "{n} %").format(n=round(value * 100)),
    }
    if criterion.subject in alone:
        return alone[criterion.subject], ""
    return _plain(min(value, needed)), translate("Path", " of {n}").format(n=_plain(needed))


def _fraction(criterion: Criterion) -> float | None:
    """How full the bar is; upper limits have none."""
    if criterion.is_at_most or criterion.needed <= 0 or criterion.subject in _BARE:
        return None
    return min((criterion.value or 0) / criterion.needed, 1.0)


def _plain(value: float) -> str:
    return QLocale().toString(round(value)) if value == round(value) else QLocale().toString(float(value), "f", 1)


def _signed(value: float) -> str:
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return sign + QLocale().toString(abs(float(value)), "f", 1)
