"""Sums the stories of many people up, kind by kind, as numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.patients.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bench.patients.story import Fault, Story

WEEK = 7
OPENINGS = (
    "flexibility",
    "core",
    "strength",
    "balance",
    "pelvis tier 3",
    "flexibility tier 2",
    "core tier 2",
    "core tier 3",
    "strength tier 2",
    "strength tier 3",
)
"""What is told in the tables, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """When something opened for the people of a kind; infinite where too few got there.

    Attributes:
        early: Week by which a tenth had it.
        middle: Week by which half had it.
        late: Week by which nine tenths had it.
        share: How many ever had it, 0.0 to 1.0.
        usual: Median week of those who had it; infinite where nobody did.
    """

    early: float
    middle: float
    late: float
    share: float
    usual: float


def by_kind(stories: Iterable[Story]) -> dict[Kind, list[Story]]:
    """The stories of each kind."""
    found: dict[Kind, list[Story]] = {kind: [] for kind in Kind}
    for story in stories:
        found[story.kind].append(story)
    return {kind: some for kind, some in found.items() if some}


def spread(stories: Sequence[Story], opening: str) -> Spread:
    """When an opening came for these people."""
    weeks = sorted(story.opened[opening] / WEEK for story in stories if opening in story.opened)
    every = weeks + [float("inf")] * (len(stories) - len(weeks))
    early, middle, late = (every[int(share * (len(every) - 1) + 0.5)] for share in (0.1, 0.5, 0.9))
    usual = median(weeks) if weeks else float("inf")
    return Spread(early=early, middle=middle, late=late, share=len(weeks) / len(stories), usual=usual)


def total(stories: Iterable[Story], of: Callable[[Story], Counter[str]]) -> Counter[str]:
    """One counter out of all."""
    found: Counter[str] = Counter()
    for story in stories:
        found.update(of(story))
    return found


def faults(stories: Iterable[Story]) -> Counter[Fault]:
    """How often each fault was seen."""
    found: Counter[Fault] = Counter()
    for story in stories:
        found.update(story.faults)
    return found
