"""A made-up diary of pain, day by day, for the rules that look at days and weeks; day 0 is a Monday."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hipcoach.domain.history import History
from hipcoach.domain.records import ActivityRating, FlareReport, Moment, NightEntry, Records, StiffnessEntry
from tests.unit.samples import PROGRAMME, day, exercise_done, pain, session_done, stamp

LATE_H = 15


class Diary:
    """What a person wrote down; every table goes from the number of a day to an answer, None being unanswered.

    Attributes:
        worst: Worst in 24 hours.
        mornings: How the hip was that morning.
        befores: Pain before the session of that day; a day with one has a session.
        reports: Whether that day was said to be a flare.
        late: Days whose morning was answered in the afternoon.
        nights: Whether pain woke the person.
        stiffness: Minutes of stiffness.
        function: Ratings of the activities 1, 2, ... of that day.
        extra: Further pain entries, entered last.
        tests: Self-tests.
        usual_pain: Usual pain as told at the start.
    """

    def __init__(self):
        self.worst = {}
        self.mornings = {}
        self.befores = {}
        self.reports = {}
        self.late = set()
        self.nights = {}
        self.stiffness = {}
        self.function = {}
        self.extra = []
        self.tests = []
        self.usual_pain = None

    def records(self):
        sessions = [session_done(n, exercise_done(session_id=n), session_id=n) for n in sorted(self.befores)]
        pains = [pain(Moment.BEFORE, score, n, hour=9, session_id=n) for n, score in self.befores.items()]
        for n, score in self.mornings.items():
            pains.append(pain(Moment.NEXT_MORNING, score, n, hour=LATE_H if n in self.late else 7))
        pains += [pain(Moment.WORST_24H, score, n, hour=7) for n, score in self.worst.items()]
        return Records(
            sessions=tuple(sessions),
            pains=(*pains, *self.extra),
            nights=tuple(NightEntry(woke=woke, stamp=stamp(n)) for n, woke in self.nights.items()),
            measurements=tuple(self.tests),
            stiffness=tuple(StiffnessEntry(minutes=minutes, stamp=stamp(n)) for n, minutes in self.stiffness.items()),
            flare_reports=tuple(FlareReport(is_flare=said, stamp=stamp(n)) for n, said in self.reports.items()),
            ratings=tuple(
                ActivityRating(activity_id=place, score=score, stamp=stamp(n))
                for n, scores in self.function.items()
                for place, score in enumerate(scores, start=1)
            ),
        )

    def history(self, today, hour=20):
        """All of it as seen on a day at a full hour."""
        return history_of(self.records(), today, hour)


def diary_of(*extra, **tables):
    """A diary with some tables, and some further answers."""
    diary = Diary()
    for name, table in tables.items():
        setattr(diary, name, table)
    diary.extra = list(extra)
    return diary


def history_of(records, today, hour=20):
    local = datetime.combine(day(today), datetime.min.time(), UTC) + timedelta(hours=hour)
    return History(records, local, day(today), PROGRAMME.calendar)


def number(of):
    """The number of a day, or None."""
    return None if of is None else (of - day(0)).days
