"""A thousand made-up people over half a year, through the real rules, services and store.

``python -m bench.virtual_patients [--people N] [--weeks W] [--seed S] [--chart FILE]`` prints what became of each kind
of person, and ends with 1 when something was seen that must never be.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
import traceback
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench.patients import chart, summary, tables
from bench.patients.desk import Desk
from bench.patients.kinds import Kind
from bench.patients.life import Life
from bench.patients.person import draw
from hipcoach.content.loader import load_content

if TYPE_CHECKING:
    from bench.patients.story import Story
    from hipcoach.content.content import Content

WORKERS = 2
PROOF_WEEKS = 4
_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder in memory, where there is one: what is written there waits for no disk)
_shared: dict[str, Content] = {}


def live(
    number: int, seed: int, weeks: int, content: Content, *, plays_all: bool = False
) -> tuple[Story, list[object]]:
    """One person's half year, and what is left of it in the journal."""
    patient = draw(number, seed, weeks)
    folder = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=folder) as place, Desk(patient, content, Path(place)) as desk:
        story = Life(patient, desk, content, plays_all=plays_all).live()
        return story, desk.left_behind()


def live_all(people: int, seed: int, weeks: int, workers: int = WORKERS) -> list[Story]:
    """Everybody's, in the order of their numbers.

    Raises:
        RuntimeError: A life could not be lived on; with the person's number.
    """
    _shared["content"] = load_content()  # before the fork: it need not travel
    work = partial(_try, seed=seed, weeks=weeks)
    gc.freeze()
    with get_context("fork").Pool(workers) as pool:
        stories = []
        for lived in pool.imap(work, range(people)):
            if isinstance(lived, str):
                raise RuntimeError(lived)  # noqa: TRY004 (no wrong type: what went wrong, in words)
            stories.append(lived)
            if sys.stderr.isatty():
                print(f"{len(stories)} of {people}", end="\r", file=sys.stderr)
    return stories


def _try(number: int, seed: int, weeks: int) -> Story | str:
    gc.disable()  # a life leaves little behind; it is collected at its end
    try:
        return live(number, seed, weeks, _shared["content"])[0]
    except Exception:  # noqa: BLE001 (whatever it is, it is to be seen with the person's number)
        return f"person {number}: {traceback.format_exc()}"  # an exception itself can't always travel
    finally:
        gc.collect()


def prove_short_way(seed: int, weeks: int = PROOF_WEEKS) -> list[Kind]:
    """The kinds whose journal is another when each session goes through the running engine; none, it is to be."""
    content = load_content()
    return [
        kind
        for number, kind in enumerate(Kind)
        if live(number, seed, weeks, content)[1] != live(number, seed, weeks, content, plays_all=True)[1]
    ]


def main(arguments: list[str] | None = None) -> int:
    """Live all of them; 0 when nothing forbidden was seen."""
    asked = _options(arguments)
    began_s = time.perf_counter()
    stories = live_all(asked.people, asked.seed, asked.weeks)
    sessions = sum(story.sessions for story in stories)
    took = f"{(time.perf_counter() - began_s) / 60:.1f} min"
    print(f"{asked.people} people, {asked.weeks} weeks, seed {asked.seed}: {sessions:,} sessions in {took}")
    differing = prove_short_way(asked.seed)
    ways = ", ".join(kind.value for kind in differing) or "none"
    print(f"kinds whose records differ when every session runs through the engine ({PROOF_WEEKS} weeks): {ways}")
    tables.show(stories)
    if asked.chart:
        chart.draw(stories, asked.weeks, asked.chart)
    return 1 if differing or summary.faults(stories) else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--weeks", type=int, default=26)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chart", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
