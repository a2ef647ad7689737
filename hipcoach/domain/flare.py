"""Flare-ups: when one starts, which row of the table a day stands on, and when it is over (B6).

Careful readings, where the programme leaves one open:

* Day 0 is the day on which a start is complete: the second of the two mornings or days, or the day of the report.
  The baseline is the one before the first of them, and stays until the flare is over: else it would hide itself.
* In the last row normal rules hold again, only without progress for some days. What starts in these days is a new
  flare, reckoned from the baseline of the one before; worst days that merely never settled are not.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.baseline import DailyScores
from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.flare_rows import RowFinder
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from hipcoach.domain.history import History
    from hipcoach.domain.parameters import FlareRules, PainRules


class FlareStart(Enum):
    """What began a flare, most definite first."""

    REPORTED = "reported"
    WORST = "worst"
    MORNINGS = "mornings"


class Flare(Frozen):
    """One flare with all its days, so that any day up to the day of judging can be asked for.

    Attributes:
        started_on: Its day 0.
        start: What began it.
        baseline: What was usual before it, on the scale 0 to 10, or None when not known.
        rows_from: First day on each row of the table reached so far; the first is ``started_on``.
        repeated_on: First day of each repeat of a row.
        back_on: First day on the last row, or None while that is not reached.
        over_from: First day after it, maybe still to come; None while ``back_on`` is not known.
        lasting_from: The day the worst pain was found still high above the baseline late in the flare, or None.
    """

    started_on: date
    start: FlareStart
    baseline: float | None
    rows_from: tuple[date, ...]
    repeated_on: tuple[date, ...] = ()
    back_on: date | None = None
    over_from: date | None = None
    lasting_from: date | None = None

    @property
    def no_progress_until(self) -> date | None:
        """Last day on which nothing goes up; None while that is not known, which is as good as later than today."""
        return None if self.over_from is None else self.over_from - ONE_DAY

    def day_number(self, day: date) -> int:
        """Days since day 0."""
        return (day - self.started_on).days

    def row_on(self, day: date) -> int:
        """The row of the table a day stands on: an index into the ``row_...`` tables of the rules."""
        return sum(1 for first in self.rows_from if first <= day) - 1

    def repeats_on(self, day: date) -> int:
        """How often that row was begun again by that day."""
        first = self.rows_from[self.row_on(day)]
        return sum(1 for repeat in self.repeated_on if first <= repeat <= day)

    def is_acute_on(self, day: date) -> bool:
        """Whether a day stands on a row before the last: no tests, nothing new."""
        return self.started_on <= day and (self.back_on is None or day < self.back_on)

    def is_over_on(self, day: date) -> bool:
        """Whether it was over, with the days without progress."""
        return self.over_from is not None and self.over_from <= day

    def is_lasting_on(self, day: date) -> bool:
        """Whether it had been found to last."""
        return self.lasting_from is not None and self.lasting_from <= day


def flares(history: History, usual_pain: int | None, rules: FlareRules, pain: PainRules) -> tuple[Flare, ...]:
    """All flares up to today, oldest first.

    Args:
        history: The records as of one moment.
        usual_pain: Usual pain as told at the start, 0 to 10, or None.
        rules: The numbers of B6.
        pain: The numbers of B1.
    """
    return _Search(history, usual_pain, rules, pain).found()


def flare_on(known: Sequence[Flare], day: date) -> Flare | None:
    """The flare of ``known``, oldest first, that a day stands in, days without progress included; or None."""
    place = bisect_right(known, day, key=_started_on)
    if place == 0 or known[place - 1].is_over_on(day):
        return None
    return known[place - 1]


class _Search:
    """Goes once through the days on which a flare might start, and follows each from there."""

    def __init__(self, history: History, usual_pain: int | None, rules: FlareRules, pain: PainRules) -> None:
        self._history = history
        self._today = history.today
        self._usual_pain = usual_pain
        self._rules = rules
        self._pain = pain
        self._worst = history.answers(Moment.WORST_24H)
        self._morning = history.answers(Moment.NEXT_MORNING)
        self._daily = DailyScores(self._worst)
        self._rows = RowFinder(history, rules)
        self._reported = {day for day, is_flare in _reports(history) if is_flare}
        self._high = _ends_of_runs(_high_days(self._worst, rules.worst_min), rules.worst_days)
        self._risen = _ends_of_runs(self._risen_mornings(), rules.mornings)

    def found(self) -> tuple[Flare, ...]:
        """Every flare, oldest first."""
        found: list[Flare] = []
        for day in sorted(self._reported | self._high | self._risen):
            last = found[-1] if found else None
            if day > self._today or (last is not None and last.is_acute_on(day)):
                continue
            flare = self._begun_on(day, last)
            if flare is not None:
                found[-1:] = [_cut(last, day)] if last is not None else []
                found.append(self._followed(flare))
        return tuple(found)

    # -- the starts --------------------------------------------------------------------------------------------------

    def _begun_on(self, day: date, last: Flare | None) -> Flare | None:
        """A flare that starts on a day, its rows still to be followed; days of the one before don't count for it."""
        free_from = last.back_on if last is not None else None
        starts = (
            (FlareStart.REPORTED, 1, self._reported),
            (FlareStart.WORST, self._rules.worst_days, self._high),
            (FlareStart.MORNINGS, self._rules.mornings, self._risen),
        )
        for start, days, ends in starts:
            first = day - ONE_DAY * (days - 1)
            if day not in ends or (free_from is not None and first < free_from):
                continue
            baseline = self._baseline(first, last)
            if start is not FlareStart.WORST or self._is_above(first, day, baseline, last):
                return Flare(started_on=day, start=start, baseline=baseline, rows_from=(day,))
        return None

    def _baseline(self, first: date, last: Flare | None) -> float | None:
        """What is usual before a day; until a flare is over, what was usual before that."""
        if last is not None and not last.is_over_on(first):
            return last.baseline
        return self._daily.baseline(first, self._usual_pain, self._pain)

    def _is_above(self, first: date, day: date, baseline: float | None, last: Flare | None) -> bool:
        """Whether the worst pain is clearly up from ``first`` to ``day``, and not just still up from the last flare."""
        if baseline is None:
            return False
        limit = max(baseline + self._rules.worst_above_baseline_min, self._rules.worst_min)
        if min(self._daily.between(first, day)) < limit:
            return False
        if last is None or last.is_over_on(first):
            return True
        return min(self._daily.between(last.started_on, first), default=limit) < limit

    def _risen_mornings(self) -> set[date]:
        """Mornings clearly above the start of the session the day before."""
        high = _high_days(self._morning, self._rules.morning_min)
        before = _lowest_before(self._history) if high else {}
        least = self._rules.morning_rise_min
        return {day for day, score in high.items() if score - before.get(day - ONE_DAY, score) >= least}

    # -- the days after it -------------------------------------------------------------------------------------------

    def _followed(self, flare: Flare) -> Flare:
        """The same flare with its rows up to today."""
        rows = self._rows.of(flare.started_on)
        back_on = rows.last_from
        over_from = back_on + timedelta(days=self._rules.no_progress_days) if back_on else None
        followed = flare.replace(
            rows_from=rows.from_, repeated_on=rows.repeated_on, back_on=back_on, over_from=over_from
        )
        return followed.replace(lasting_from=self._lasting_from(followed))

    def _lasting_from(self, flare: Flare) -> date | None:
        """The first answer from the given day on decides; unanswered days wait for it."""
        day = flare.started_on + timedelta(days=self._rules.still_on_day)
        while day <= self._today and not flare.is_over_on(day):
            score = self._worst.get(day)
            if score is not None:
                is_still = flare.baseline is not None and score >= flare.baseline + self._rules.still_above_baseline
                return day if is_still else None
            day += ONE_DAY
        return None


def _started_on(flare: Flare) -> date:
    return flare.started_on


def _cut(flare: Flare, day: date) -> Flare:
    """A flare that is followed by another on ``day``."""
    over_from = min(flare.over_from or day, day)
    lasting_from = flare.lasting_from
    return flare.replace(
        over_from=over_from, lasting_from=lasting_from if lasting_from and lasting_from < over_from else None
    )


def _reports(history: History) -> Iterable[tuple[date, bool]]:
    """What the person last said about each day."""
    return {report.stamp.day: report.is_flare for report in history.records.flare_reports}.items()


def _high_days(answers: Mapping[date, int | None], least: int) -> dict[date, int]:
    """The days with at least so high a score."""
    return {day: score for day, score in answers.items() if score is not None and score >= least}


def _ends_of_runs(days: Collection[date], length: int) -> set[date]:
    """Those of the days that end so many of them in a row."""
    others = [ONE_DAY * back for back in range(1, length)]
    return {day for day in days if all(day - back in days for back in others)}


def _lowest_before(history: History) -> dict[date, int]:
    """The pain before the session of each day; of several the lowest, from which a rise is the clearest."""
    lowest: dict[date, int] = {}
    for session in history.sessions:
        before = history.pain_in(Moment.BEFORE, session.session_id)
        if before is not None:
            lowest[session.day] = min(before, lowest.get(session.day, before))
    return lowest
