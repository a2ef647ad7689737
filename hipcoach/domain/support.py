"""How far standing work may go at each fall-risk level, and what to hold on to (the table of A3)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Position
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.exercise import Exercise


class Support(Enum):
    """What is at hand, or in it, while standing."""

    NONE = "none"
    WITHIN_STEP = "within_step"
    WITHIN_REACH = "within_reach"
    FINGERTIPS = "fingertips"
    HAND_ON = "hand_on"
    CORNER_AND_CHAIR = "corner_and_chair"
    ADULT_BESIDE = "adult_beside"


class FallTableRow(Frozen):
    """One row of the table; what it gives by level has one value for each fall-risk level, from 0.

    Attributes:
        id: Its name in the file.
        exercises: Ids of the exercises it is about.
        tests: Ids of the self-tests it is about.
        level_max: Highest level of them, 0 for never; tests have one level.
        support: What to hold on to.
        source: Where it comes from.
    """

    id: str
    level_max: tuple[int, ...]
    support: tuple[Support, ...]
    source: str
    exercises: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


class FallTable(Frozen):
    """The whole table.

    Attributes:
        support: What all standing work needs, by fall-risk level.
        also_standing: Exercises that count as standing work though they begin in another position.
        rows: What holds for some of it.
        source: Where the general part comes from.
    """

    support: tuple[Support, ...]
    also_standing: tuple[str, ...]
    rows: tuple[FallTableRow, ...]
    source: str


class FallLimit(Frozen):
    """How far an exercise may go at a fall-risk level.

    Attributes:
        level_max: Highest level, 0 for never.
        support: What to hold on to; NONE where nobody stands.
    """

    level_max: int
    support: Support


def is_standing_work(table: FallTable, exercise: Exercise) -> bool:
    """Whether an exercise is done on the feet, so that it waits where standing isn't allowed."""
    return exercise.position is Position.STANDING or exercise.id in table.also_standing


def fall_limit(table: FallTable, exercise: Exercise, fall_level: int) -> FallLimit:
    """How far an exercise may go at a fall-risk level of 0 to 2, its own cautions left aside."""
    level_max = exercise.doses[-1].level
    if not is_standing_work(table, exercise):
        return FallLimit(level_max=level_max, support=Support.NONE)
    support = table.support[fall_level]
    for row in _rows_of(table, exercise.id):
        level_max = min(level_max, row.level_max[fall_level])
        support = row.support[fall_level]
    return FallLimit(level_max=level_max, support=support)


def support_for_test(table: FallTable, test_id: str, fall_level: int) -> Support | None:
    """What to hold on to in a self-test on the feet; None where it is left out at that level.

    A test no row is about needs what all standing work does.
    """
    for row in _rows_of(table, test_id):
        return row.support[fall_level] if row.level_max[fall_level] else None
    return table.support[fall_level]


def _rows_of(table: FallTable, subject_id: str) -> Iterator[FallTableRow]:
    return (row for row in table.rows if subject_id in (*row.exercises, *row.tests))
