"""What a made-up person knows about their own days, kept apart from the program's journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from hipcoach.domain.exercise import Role, Stage
    from hipcoach.domain.records import Effort, SessionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One exercise as it was done.

    Attributes:
        exercise_id: The exercise.
        level: Level prescribed.
        stage: Its stage.
        role: Part of the session it filled.
        share: How much of the dose was done, 0.0 to 1.0.
        own_worst: Pain given at this exercise, or None.
        was_stopped: It was left for pain.
    """

    exercise_id: str
    level: int
    stage: Stage
    role: Role
    share: float
    own_worst: int | None
    was_stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """One session as it was done and felt.

    Attributes:
        day: Training day.
        at_utc: When it began.
        form: What sort of session.
        before: Pain before it.
        worst: Worst in it, as answered after it.
        effort: How hard it was.
        parts: What was done.
        minutes: Planned length.
    """

    day: date
    at_utc: datetime
    form: SessionForm
    before: int
    worst: int
    effort: Effort
    parts: tuple[Part, ...]
    minutes: float

    @property
    def has_strength(self) -> bool:
        """Whether strength work was done, a calm session's quiet hold not counted."""
        return self.form.value != "calm" and any(
            each.stage.value == "strength" and each.share > 0 for each in self.parts
        )


@dataclass(slots=True)
class Diary:
    """All of it.

    Attributes:
        mornings: Morning pain as it stands, where it was answered at all.
        late: Mornings first answered after noon.
        worst_24h: Worst of the 24 hours before each morning.
        woke: Nights.
        sessions: Sessions, oldest first.
        stiff: Weekly minutes of stiffness.
        activities: Ratings of each day they were given, by activity.
        tests: Days of each self-test.
        said_flare: Days on which a flare was reported.
        falls: Days of falls.
        cleared: The latest day on which a clinician looked at a lock or an advice, by its id.
    """

    mornings: dict[date, int] = field(default_factory=dict)
    late: set[date] = field(default_factory=set)
    worst_24h: dict[date, int] = field(default_factory=dict)
    woke: dict[date, bool] = field(default_factory=dict)
    sessions: list[Trained] = field(default_factory=list)
    stiff: dict[date, int] = field(default_factory=dict)
    activities: dict[date, tuple[int, ...]] = field(default_factory=dict)
    tests: dict[str, list[date]] = field(default_factory=dict)
    said_flare: set[date] = field(default_factory=set)
    falls: set[date] = field(default_factory=set)
    cleared: dict[str, date] = field(default_factory=dict)
