"""Shows how a running self-test stands: its clock, its questions, its tries."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hipcoach.domain.exercise import Side
from hipcoach.domain.norms import NormKind
from hipcoach.domain.protocol_events import Asked, ClockStarted, TryMade, VoidCause, Voided
from hipcoach.domain.protocol_view import RunPhase
from hipcoach.ui import formats
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_views import MainAct

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.domain.protocol_events import RunEvent
    from hipcoach.domain.protocol_plan import Task
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.self_test_results import ResultsService
    from hipcoach.ui.pages.self_test_run import SelfTestRun
    from hipcoach.ui.pages.self_test_words import SelfTestWords

_MOVING = frozenset({RunPhase.SETTING, RunPhase.RUNNING, RunPhase.RESTING})


class SelfTestMoments(QObject):
    """Paints one test after the other onto the running view.

    Attributes:
        target_s: Seconds of the present hold at which its target is passed, or None.
    """

    def __init__(self, run: SelfTestRun, content: Content, words: SelfTestWords, results: ResultsService) -> None:
        super().__init__(run)
        self.target_s: float | None = None
        self._run = run
        self._content = content
        self._words = words
        self._results = results
        self._support = ""
        self._is_still = False
        self._second = -1
        self._is_timed_out = False

    def open(self, support: str, *, is_still: bool) -> None:
        """Get ready for a test; ``support`` is what to hold on to, ``is_still`` moves once a second only."""
        self._support, self._is_still = support, is_still
        self._run.panel.figure.set_still(is_still)
        self._run.show_note("")

    def show_event(self, event: RunEvent) -> None:
        """Say what just happened."""
        if isinstance(event, Voided):
            self._run.show_note(self._void_words(event.cause))
        elif isinstance(event, ClockStarted):
            self._run.show_note("")
            self._run.announce(self.tr("The clock runs"))
        elif isinstance(event, TryMade) and event.made.value is not None:
            last = self._words.last(event.made)
            self._run.announce(last.text if last else "")
        self._is_timed_out = isinstance(event, Asked) and event.is_timed_out

    def show_phase(self, live: LiveSelfTest) -> None:
        """Turn to what the test is doing now."""
        view = live.view()
        self._second = -1
        task = view.task
        if view.phase is RunPhase.RATING:
            self._show_rating(live)
            return
        if task is None:
            return
        self._run.show_task(self._words.task(live.protocol, task, live.ledger, self._support))
        if view.phase is RunPhase.ASKING:
            self._show_asking(live, task)
        else:
            self._show_clock(live, task)
        self.show_moment(live)

    def _show_rating(self, live: LiveSelfTest) -> None:
        sides = {task.side for task in live.ledger.tasks if task.block == live.block}
        side = sides.pop() if len(sides) == 1 else Side.BOTH
        self._run.ask_pain(self._words.pain_question(side), self._words.last(live.view().last))
        self._run.show_quiet(cannot=False, leave="", hurts=False)
        self._run.show_main(MainAct.GO_ON, can_act=False)

    def _show_asking(self, live: LiveSelfTest, task: Task) -> None:
        view = live.view()
        ask = self._words.ask(live.protocol, task, is_timed_out=self._is_timed_out, can_redo=view.last is not None)
        eyebrow = self.tr("Time's up") if self._is_timed_out else self._round_words(task)
        self._run.ask(ask, self._words.last(view.last), eyebrow)
        self._run.show_quiet(cannot=False, leave=self._leave_words(task))
        self._run.show_main(MainAct.SAVE)

    def _show_clock(self, live: LiveSelfTest, task: Task) -> None:
        phase, dial = live.phase, self._run.dial
        self._run.turn_to_dial()
        target = self._results.target(self._content.programme.measures[task.measure], self._best(live, task))
        self.target_s = target if task.counts_up else None
        dial.show_gauge(
            self._words.gauge(task, live.ledger, target, self._typical(task)) if task.counts_up else None, task.side
        )
        is_idle = phase in {RunPhase.READY, RunPhase.RESTING}
        dial.show_last(self._words.last(live.view().last) if is_idle else None)
        dial.show_title(*self._titles(phase, task))
        acts = {
            RunPhase.READY: MainAct.START,
            RunPhase.SETTING: MainAct.START_NOW,
            RunPhase.RUNNING: MainAct.STOP if task.counts_up else MainAct.STOP_EARLY,
        }
        can_leave = self._leave_words(task) if is_idle else ""
        self._run.show_quiet(cannot=task.counts_up and phase is RunPhase.READY, leave=can_leave)
        self._run.show_stop(self._words.stop_words(live.protocol))
        self._run.show_main(acts.get(phase, MainAct.NONE), task.side)

    def _leave_words(self, task: Task) -> str:
        return self.tr("Leave it out") if task.side is Side.BOTH else self.tr("Leave this side out")

    def _titles(self, phase: RunPhase, task: Task) -> tuple[str, str]:
        """What is going on, and what to do."""
        if phase is RunPhase.RESTING:
            return self.tr("Rest"), self.tr("It is part of the test. Stay where you are.")
        if phase is RunPhase.SETTING:
            return self.tr("Get ready"), ""
        if phase is RunPhase.RUNNING:
            return self._which(phase, task), ""
        seconds = values.number(task.ready_s)
        hint = self.tr("Start gives you {n} seconds to get there. The tone starts the clock.").format(n=seconds)
        return self._which(phase, task), " ".join(part for part in (self._round_words(task), hint) if part)

    def _which(self, phase: RunPhase, task: Task) -> str:
        if task.tries == 1:
            return self.tr("When you are ready") if phase is RunPhase.READY else ""
        return self._words.which(task)

    def _round_words(self, task: Task) -> str:
        return self.tr("Now with the scales swapped.") if task.round else ""

    def show_moment(self, live: LiveSelfTest) -> None:
        """Move the clock."""
        view = live.view()
        task = view.task
        if task is None or view.phase not in {*_MOVING, RunPhase.READY}:
            return
        if view.phase is RunPhase.RUNNING and task.counts_up:
            second = int(view.elapsed_s)
            if not self._is_still or second != self._second:
                self._run.dial.show_elapsed(view.elapsed_s, task.side)
        elif view.phase is RunPhase.READY:
            second = 0
            self._show_idle(task)
        else:
            second = math.ceil(view.left_s)
            whole_s = {RunPhase.SETTING: task.ready_s, RunPhase.RUNNING: task.lasts_s}.get(view.phase, 0.0)
            whole_s = whole_s or max(self._content.programme.timing.change_side_s, view.left_s, task.rest_s)
            if not self._is_still or second != self._second:
                self._run.dial.show_left(view.left_s / whole_s, str(second), "", task.side)
        if second != self._second:
            self._second = second
            self._run.dial.set_spoken(self.tr("{n} seconds").format(n=formats.count(second)))

    def _show_idle(self, task: Task) -> None:
        if task.counts_up:
            self._run.dial.show_elapsed(0.0, task.side)
        else:
            self._run.dial.show_left(1.0, values.number(task.lasts_s), "", task.side)

    def show_trouble(self, live: LiveSelfTest) -> None:
        """Say that something could not be saved."""
        if live.trouble is not None:
            text = self.tr("{reason} What you do meanwhile is kept.").format(reason=live.trouble)
            self._run.show_note(text, is_trouble=True)

    def _void_words(self, cause: VoidCause) -> str:
        if cause is VoidCause.SLEEP:
            return self.tr("The computer slept while the clock ran. That try doesn't count; do it again.")
        if cause is VoidCause.AGAIN:
            return self.tr("That try doesn't count. Do it again when you are ready.")
        return ""

    def _best(self, live: LiveSelfTest, task: Task) -> float | None:
        """The best of earlier days and of this side's tries today."""
        earlier = [each.value for each in self._results.results(task.measure) if each.side is task.side]
        today = [each.value for each in live.ledger.tries_of(task.measure, task.side)]
        return max((value for value in (*earlier, *today) if value is not None), default=None)

    def _typical(self, task: Task) -> tuple[float, str] | None:
        """What is typical for the best of the tries at the person's age, where it may be shown."""
        measure = self._content.programme.measures[task.measure]
        norms = [each for each in self._results.norms(measure) if each.table.kind is NormKind.BEST_OF_TRIES]
        if len(norms) != 1:
            return None
        cell = norms[0].cell
        return cell.value, self.tr("Age {low}\N{EN DASH}{high}").format(low=cell.age_from, high=cell.age_to)
