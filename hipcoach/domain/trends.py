"""Pain over time, as points for a chart and its table; never pens, never words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.domain.history import History
    from hipcoach.domain.path import Path
    from hipcoach.domain.records import SessionDone

WEEK_DAYS = 7
_MEAN_ENTRIES_MIN = 2  # one morning alone is no mean


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """Pain on one day, or the means of one week; None is unanswered, a gap and never 0.

    Attributes:
        first_day: The training day, or the first of the week.
        last_day: The same day, or the last of the week.
        morning: Score of this morning.
        before: Before the day's first session.
        after: After the day's last session.
        next_morning: Score of the morning after.
        morning_mean: Mean morning score of the seven days up to ``last_day``.
        worst_24h: Worst of 24 hours, as told at the day's check-in.
    """

    first_day: date
    last_day: date
    morning: float | None
    before: float | None
    after: float | None
    next_morning: float | None
    morning_mean: float | None
    worst_24h: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBand:
    """The days from the opening of a stage, or of several on one day, to the next opening.

    Attributes:
        stages: The stages that opened on its first day.
        first_day: The day they opened.
        last_day: The day before the next opening, or the last day of the series.
    """

    stages: tuple[Stage, ...]
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PainSeries:
    """Pain from the first day with a record to today.

    Attributes:
        days: One point for each day, without a hole; empty before the first record.
        bands: The stages, oldest first.
        mean_this_week: Mean morning score of the last seven days.
        mean_first_week: The same of the first seven days; None until they are over.
        clear_change: Mean that would be a clear change from the first week's, or None.
    """

    days: tuple[PainPoint, ...]
    bands: tuple[StageBand, ...]
    mean_this_week: float | None
    mean_first_week: float | None
    clear_change: float | None

    def weeks(self) -> tuple[PainPoint, ...]:
        """The days by weeks counted from the first one; the last week may be short."""
        starts = range(0, len(self.days), WEEK_DAYS)
        return tuple(_mean_point(self.days[start : start + WEEK_DAYS]) for start in starts)


def pain_series(history: History, path: Path, clear_change: float) -> PainSeries:
    """Lay out all pain scores for the chart.

    Args:
        history: The records, as of today.
        path: The path today, for the stages' bands.
        clear_change: Points on the scale that are a clear change (B8).
    """
    first, today = history.first_entry_day, history.today
    if first is None or first > today:  # later than today: the computer's clock was set back
        return PainSeries(days=(), bands=(), mean_this_week=None, mean_first_week=None, clear_change=None)
    sessions: dict[date, list[SessionDone]] = {}
    for session in history.sessions:
        sessions.setdefault(session.day, []).append(session)
    span = (today - first).days + 1
    days = tuple(_day_point(history, first, first + timedelta(days=n), sessions) for n in range(span))
    mean_first = days[WEEK_DAYS - 1].morning_mean if span > WEEK_DAYS else None
    aim = None if mean_first is None else mean_first - clear_change
    return PainSeries(
        days=days,
        bands=stage_bands(path.opened_on, today),
        mean_this_week=days[-1].morning_mean,
        mean_first_week=mean_first,
        clear_change=aim if aim is not None and aim >= 0 else None,
    )


def stage_bands(opened_on: Mapping[Stage, date], last_day: date) -> tuple[StageBand, ...]:
    """The days between the openings of the stages."""
    stages: dict[date, list[Stage]] = {}
    for stage in sorted(opened_on, key=list(Stage).index):
        stages.setdefault(opened_on[stage], []).append(stage)
    starts = sorted(stages)
    nexts = [*starts[1:], last_day + timedelta(days=1)]
    return tuple(
        StageBand(stages=tuple(stages[start]), first_day=start, last_day=after - timedelta(days=1))
        for start, after in zip(starts, nexts, strict=False)  # without a stage there is one end too many
    )


def morning_mean(history: History, first: date, day: date) -> float | None:
    """Mean of the mornings given in the seven days up to ``day``, where they are enough.

    Enough is more than half of those days (4 of 7); in the first week of the series, which begins on ``first``, more
    than half of the days there were, and two. So the line starts with the second morning.
    """
    window = min((day - first).days + 1, WEEK_DAYS)
    scores = history.scores(Moment.NEXT_MORNING, day, window)
    needed = max(window // 2 + 1, _MEAN_ENTRIES_MIN)
    return mean(scores) if len(scores) >= needed else None


def mean(scores: Iterable[float | None]) -> float | None:
    """Mean of the scores that were given, or None."""
    given = [score for score in scores if score is not None]
    return sum(given) / len(given) if given else None


def _day_point(history: History, first: date, day: date, sessions: Mapping[date, Sequence[SessionDone]]) -> PainPoint:
    own = [session.session_id for session in sessions.get(day, ())]
    return PainPoint(
        first_day=day,
        last_day=day,
        morning=history.pain_on(Moment.NEXT_MORNING, day),
        before=history.pain_in(Moment.BEFORE, own[0]) if own else None,
        after=history.pain_in(Moment.AFTER, own[-1]) if own else None,
        next_morning=history.pain_on(Moment.NEXT_MORNING, day + timedelta(days=1)),
        morning_mean=morning_mean(history, first, day),
        worst_24h=history.pain_on(Moment.WORST_24H, day),
    )


def _mean_point(days: Sequence[PainPoint]) -> PainPoint:
    return PainPoint(
        first_day=days[0].first_day,
        last_day=days[-1].last_day,
        morning=mean(day.morning for day in days),
        before=mean(day.before for day in days),
        after=mean(day.after for day in days),
        next_morning=mean(day.next_morning for day in days),
        morning_mean=days[-1].morning_mean,
        worst_24h=mean(day.worst_24h for day in days),
    )
