"""What was done of a self-test, and what is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.tries import Try, TryOutcome, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.domain.exercise import Side
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.protocol_plan import Task


class RunLedger:
    """The tasks of one go with their tries and ratings.

    Attributes:
        tasks: All tasks.
        tries: All entries, void ones and such as were corrected included, oldest first.
        rated: The worst pain of each block that was rated; None was not answered.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        measures: Iterable[Measure],
        *,
        ends_at_cap: bool,
        tries: Iterable[Try] = (),
        rated: Mapping[int, int | None] | None = None,
    ) -> None:
        """Take up a go where it was left.

        Args:
            tasks: All of them, at least one.
            measures: The measures, for their caps.
            ends_at_cap: A try that reaches the cap makes further ones of its side needless.
            tries: What was noted before.
            rated: What was rated before.
        """
        if not tasks:
            raise ValueError("a test needs at least one task")
        self.tasks = tuple(tasks)
        self.tries = list(tries)
        self.rated = dict(rated or {})
        self._caps = {measure.id: measure.cap for measure in measures} if ends_at_cap else {}

    def note(self, made: Try) -> None:
        """Note an entry; the last one of a try counts."""
        self.tries.append(made)

    def rate(self, block: int, pain: int | None) -> None:
        """Note the worst pain at a block."""
        self.rated[block] = pain

    def task_of(self, made: Try) -> Task:
        """The task of a try."""
        return next(task for task in self.tasks if task.key == made.key)

    def open_tasks(self) -> list[Task]:
        """What is still to be done, in order."""
        done = latest(self.tries)
        over = {(each.measure, each.side) for each in done.values() if self._ends_side(each)}
        return [task for task in self.tasks if task.key not in done and (task.measure, task.side) not in over]

    def rest_after(self, task: Task) -> float:
        """Seconds of rest after a task that is done: where its side is done as well, those after the side."""
        own = [each for each in self.tasks if (each.measure, each.side) == (task.measure, task.side)]
        is_side_done = all(each not in own for each in self.open_tasks())
        return own[-1].rest_s if is_side_done else task.rest_s

    def unrated_block(self) -> int | None:
        """The first block that is done and whose pain was not rated yet, or None."""
        done = latest(self.tries)
        keys = {key for key, each in done.items() if each.outcome is TryOutcome.DONE}
        blocks = {task.block for task in self.tasks if task.key in keys}
        blocks -= {task.block for task in self.open_tasks()} | self.rated.keys()
        return min(blocks, default=None)

    def leave_out(self, task: Task) -> list[Try]:
        """Leave out what is open on the side of a task; what of it was done doesn't count then."""
        left: dict[str, Task] = {}
        for each in self.open_tasks():
            if (each.block, each.side) == (task.block, task.side):
                left.setdefault(each.measure, each)
        noted = [
            Try(measure=each.measure, side=each.side, number=each.number, outcome=TryOutcome.LEFT)
            for each in left.values()
        ]
        self.tries.extend(noted)
        return noted

    def tries_of(self, measure: str, side: Side) -> list[Try]:
        """All entries of one measure on one side."""
        return [each for each in self.tries if (each.measure, each.side) == (measure, side)]

    def _ends_side(self, made: Try) -> bool:
        """Whether nothing more is asked for on the side of a try."""
        if made.outcome is TryOutcome.LEFT:
            return True
        cap = self._caps.get(made.measure)
        return cap is not None and made.value is not None and made.value >= cap
