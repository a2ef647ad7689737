"""Prints what became of the people, kind by kind."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.patients import summary
from bench.patients.story import Fault

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Sequence

    from bench.patients.story import Story

_EXAMPLES = 12
_MOST_COMMON = 6


def show(stories: Sequence[Story]) -> None:
    """Print all tables."""
    for head, openings in (("stages", summary.OPENINGS[:4]), ("tiers", summary.OPENINGS[4:])):
        print(f"\n{head}: median week of those who got there, and how many did")
        _table(stories, openings, lambda some, opening: _week(summary.spread(some, opening)))
    print("\nsessions")
    columns = ("sessions", "minutes", "flares", "advice due", "given", "beside a red")
    _table(stories, columns, _about_sessions)
    _counts("days without a plan, by reason", summary.total(stories, lambda story: story.no_plan))
    _advice(stories)
    _counts("what was waited for, in weeks of people", summary.total(stories, lambda story: story.weeks_waiting))
    _faults(stories)


def _table(stories: Sequence[Story], columns: Sequence[str], cell: Callable[[Sequence[Story], str], str]) -> None:
    print(f"{'':24}" + "".join(f"{each:>20}" for each in columns))
    for kind, some in summary.by_kind(stories).items():
        print(f"{kind.value:24}" + "".join(f"{cell(some, each):>20}" for each in columns))


def _week(found: summary.Spread) -> str:
    return f"{found.usual:5.1f}  {found.share:5.0%}" if found.share else "-      0%"


def _about_sessions(some: Sequence[Story], column: str) -> str:
    if column == "sessions":
        return f"{median(story.sessions for story in some):.0f}"
    if column == "minutes":
        minutes = [each for story in some for each in story.minutes]
        return f"{median(minutes):.1f}" if minutes else "-"
    count = {
        "flares": sum(story.flares for story in some),
        "advice due": sum(sum(story.due.values()) for story in some),
        "given": sum(sum(story.given.values()) for story in some),
        "beside a red": sum(story.raised_beside_red for story in some),
    }[column]
    return str(count)


def _counts(head: str, counter: Counter[str]) -> None:
    print(f"\n{head}")
    for name, count in counter.most_common(40):
        print(f"  {count:7} {name}")


def _advice(stories: Iterable[Story]) -> None:
    some = list(stories)
    due = summary.total(some, lambda story: story.due)
    given = summary.total(some, lambda story: story.given)
    print("\nadvice to see a clinician: due and given the same day")
    for name in sorted(due):
        print(f"  {name:20} {due[name]:6} due {given[name]:6} given")


def _faults(stories: Sequence[Story]) -> None:
    found = summary.faults(stories)
    print("\nmust be 0")
    for fault in Fault:
        who = [
            f"{kind.value} {count}" for kind, some in summary.by_kind(stories).items() if (count := _of(some, fault))
        ]
        print(f"  {found[fault]:7} {fault.value}" + (f"   ({', '.join(who[:_MOST_COMMON])})" if who else ""))
    examples = [each for story in stories for each in story.examples]
    shown: dict[str, int] = {}
    for each in examples:
        name = each.partition(":")[0]
        shown[name] = shown.get(name, 0) + 1
        if shown[name] <= _EXAMPLES:
            print(f"    {each}")


def _of(stories: Iterable[Story], fault: Fault) -> int:
    return sum(story.faults[fault] for story in stories)
