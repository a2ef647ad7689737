"""Turns trends into what Progress shows: places on the chart, rows of the table, squares of the weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.ui import formats
from hipcoach.ui.widgets.chart_views import Chart, ChartBand, ChartPoint, ChartTick
from hipcoach.ui.widgets.heat_map import DayMark, HeatWeek

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hipcoach.domain.exercise import Stage
    from hipcoach.domain.trends import PainPoint, PainSeries
    from hipcoach.services.progress import Progress

SINGLE_DAYS_MAX = 84
"""Days up to which each is shown by itself; longer spans show weeks."""

_DAY_S = 86_400.0
_WEEK_DAYS = 7
_LEAST_DAYS = 14  # a chart of few days leaves room for those to come
_TICKS_MAX = 6
_TICK_DAYS = (1, 2, 7, 14, 28, 56, 91, 182, 364, 728)
_WITH_YEAR_DAYS = 91  # ticks so far apart carry the year instead of the day
_WEEKS_MAX = 30


def visible_points(pain: PainSeries, days: int | None) -> tuple[PainPoint, ...]:
    """The points of the last ``days`` days, or of all: single days, or weeks where they are many."""
    shown = pain.days if days is None else pain.days[-days:]
    return pain.weeks() if len(shown) > SINGLE_DAYS_MAX else shown


def chart(progress: Progress, points: Sequence[PainPoint], stage_name: Callable[[Stage], str]) -> Chart:
    """The chart of some points of the series."""
    pain = progress.pain
    first = points[0].first_day if points else progress.today
    last = max(progress.today, first + timedelta(days=_LEAST_DAYS - 1))
    days = [day for day in pain.days if day.first_day >= first]
    return Chart(
        start_s=start_s(first),
        end_s=end_s(last),
        points=tuple(_chart_point(point) for point in points),
        line=tuple((start_s(day.first_day) + _DAY_S / 2, day.morning_mean) for day in days),
        bands=tuple(band for band in _bands(pain, stage_name) if band.end_s > start_s(first)),
        ticks=ticks(first, last),
        aim=pain.clear_change,
    )


def ticks(first: date, last: date) -> tuple[ChartTick, ...]:
    """Evenly spaced dates; those a week or more apart are Mondays."""
    span = (last - first).days + 1
    step = next((each for each in _TICK_DAYS if span / each <= _TICKS_MAX), _TICK_DAYS[-1])
    offset = (-first.weekday()) % _WEEK_DAYS if step >= _WEEK_DAYS else 0
    written = formats.month_and_year if step >= _WITH_YEAR_DAYS else formats.day_short
    days = [first + timedelta(days=number) for number in range(offset, span, step)]
    return tuple(ChartTick(start_s(day) + _DAY_S / 2, written(day)) for day in days)


def summary(pain: PainSeries) -> str:
    """The mean of this week, and of the first where it is over; rich text."""
    if pain.mean_this_week is None:
        return ""
    now = formats.mean(pain.mean_this_week)
    if pain.mean_first_week is None:
        return QCoreApplication.translate("Progress", "<b>{now}</b> this week").format(now=now)
    text = QCoreApplication.translate("Progress", "<b>{now}</b> this week, <b>{first}</b> in week 1")
    return text.format(now=now, first=formats.mean(pain.mean_first_week))


def aim(progress: Progress) -> str:
    """What the dashed line means, or "" where there is none."""
    if progress.pain.clear_change is None:
        return ""
    text = QCoreApplication.translate("Progress", "A change that matters (\N{MINUS SIGN}{points})")
    return text.format(points=round(progress.clear_change))


def hint(pain: PainSeries) -> str:
    """What to say over a chart without a line yet."""
    if sum(day.morning is not None for day in pain.days) > 1:
        return ""
    return QCoreApplication.translate("Progress", "The line starts with your second morning.")


def readout(point: PainPoint) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Title and rows of the read-out."""
    names = _score_names()
    return _title(point), tuple(zip(names[:-1], _scores(point)[:-1], strict=True))


def has_weeks(points: Sequence[PainPoint]) -> bool:
    """Whether the points are weeks."""
    return any(point.first_day != point.last_day for point in points)


def table_names(points: Sequence[PainPoint]) -> tuple[str, ...]:
    """Names of the table's columns."""
    week, day = QCoreApplication.translate("Progress", "Week"), QCoreApplication.translate("Progress", "Day")
    return (week if has_weeks(points) else day, *_score_names())


def table_rows(points: Sequence[PainPoint]) -> tuple[tuple[str, ...], ...]:
    """Rows of the table, oldest first."""
    return tuple((_title(point, has_year=True), *_scores(point)) for point in points)


def session_count(progress: Progress) -> str:
    """How many days there was a session; rich text."""
    count = len(progress.begun_days)
    if count == 1:
        return QCoreApplication.translate("Progress", "<b>1</b> day")
    return QCoreApplication.translate("Progress", "<b>{n}</b> days").format(n=count)


def sessions_spoken(progress: Progress) -> str:
    """The sessions in a sentence."""
    text = QCoreApplication.translate("Progress", "Days with a session: {begun}, of these with a whole one: {full}")
    return text.format(begun=len(progress.begun_days), full=len(progress.full_days))


def heat_weeks(progress: Progress) -> tuple[HeatWeek, ...]:
    """The weeks from the first session to this one; of very many the latest."""
    today = progress.today
    first = progress.begun_days[0] if progress.begun_days else today
    this_monday = today - timedelta(days=today.weekday())
    monday = max(first - timedelta(days=first.weekday()), this_monday - timedelta(weeks=_WEEKS_MAX - 1))
    full, begun = set(progress.full_days), set(progress.begun_days)

    def mark(day: date) -> DayMark:
        if day < first or day > today:
            return DayMark.OUTSIDE
        if day in begun:
            return DayMark.FULL if day in full else DayMark.PARTLY
        return DayMark.TO_COME if day == today else DayMark.NONE

    weeks = []
    while monday <= this_monday:
        days = [monday + timedelta(days=number) for number in range(_WEEK_DAYS)]
        weeks.append(HeatWeek(formats.month(days[-1]), tuple(mark(day) for day in days)))
        monday += timedelta(weeks=1)
    return tuple(weeks)


def weekday_names() -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    monday = date(2001, 1, 1)
    return tuple(formats.weekday(monday + timedelta(days=number)) for number in range(_WEEK_DAYS))


def start_s(day: date) -> float:
    """The beginning of a day on the chart."""
    return datetime.combine(day, time(), tzinfo=UTC).timestamp()


def end_s(day: date) -> float:
    """The end of a day on the chart."""
    return start_s(day) + _DAY_S


def _chart_point(point: PainPoint) -> ChartPoint:
    return ChartPoint(
        start_s=start_s(point.first_day),
        end_s=end_s(point.last_day),
        morning=point.morning if point.first_day == point.last_day else None,  # of a week, the line says the same
        before=point.before,
        after=point.after,
        line=point.morning_mean,
    )


def _bands(pain: PainSeries, stage_name: Callable[[Stage], str]) -> Iterator[ChartBand]:
    for number, band in enumerate(pain.bands):
        name = " + ".join(stage_name(stage) for stage in band.stages)
        yield ChartBand(name, start_s(band.first_day), end_s(band.last_day), is_shaded=number % 2 == 0)


def _title(point: PainPoint, *, has_year: bool = False) -> str:
    if point.first_day == point.last_day:
        return formats.day_with_year(point.first_day) if has_year else formats.day_long(point.first_day)
    text = QCoreApplication.translate("Progress", "{first} to {last}")
    last = formats.day_with_year(point.last_day) if has_year else formats.day_short(point.last_day)
    return text.format(first=formats.day_short(point.first_day), last=last)


def _score_names() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Progress", "Morning"),
        QCoreApplication.translate("Progress", "Before"),
        QCoreApplication.translate("Progress", "After"),
        QCoreApplication.translate("Progress", "Next morning"),
        QCoreApplication.translate("Progress", "7-day mean"),
        QCoreApplication.translate("Progress", "Worst in 24 h"),
    )


def _scores(point: PainPoint) -> tuple[str, ...]:
    given = (point.morning, point.before, point.after, point.next_morning)
    return (*map(formats.score, given), formats.mean(point.morning_mean), formats.score(point.worst_24h))
