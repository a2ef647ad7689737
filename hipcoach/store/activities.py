"""What the person wants to do again, and how well it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.records import Activity, ActivityRating
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, stamp_columns, to_stamp
from hipcoach.store.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.store.entries import Row
    from hipcoach.store.journal import Journal


def _to_activities(rows: list[Row]) -> list[Activity]:
    return [Activity(activity_id=row_id, words=words, stamp=to_stamp(*stamp)) for row_id, words, *stamp in rows]


def _to_ratings(rows: list[Row]) -> list[ActivityRating]:
    return [ActivityRating(activity_id=of, score=score, stamp=to_stamp(*stamp)) for of, score, *stamp in rows]


ACTIVITIES = Entries(tables.ACTIVITIES, f"id, words, {STAMP}", _to_activities)
RATINGS = Entries(tables.ACTIVITY_RATINGS, f"activity_id, score, {STAMP}", _to_ratings)


class ActivityStore:
    """Keeps activities in the person's own words; a rating given again is a new row, and the later one counts."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, activity: Activity) -> int:
        """Write down an activity and return its id; the one it carries isn't looked at."""
        with self._journal.writing() as writer:
            return writer.insert(tables.ACTIVITIES, {"words": activity.words} | stamp_columns(activity.stamp))

    def rate(self, rating: ActivityRating) -> None:
        """Write down one rating."""
        self.rate_many([rating])

    def rate_many(self, ratings: Iterable[ActivityRating]) -> None:
        """Write down several ratings, all or none."""
        with self._journal.writing() as writer:
            for rating in ratings:
                row = {"activity_id": rating.activity_id, "score": rating.score}
                writer.insert(tables.ACTIVITY_RATINGS, row | stamp_columns(rating.stamp))

    def activities(self) -> tuple[Activity, ...]:
        """All activities, oldest first."""
        return ACTIVITIES.since(self._journal, None)

    def ratings(self, since: date | None = None) -> tuple[ActivityRating, ...]:
        """All ratings of the days from ``since`` on, oldest day first, later entries after earlier ones."""
        return RATINGS.since(self._journal, since)
