"""Drives one self-test on its page: ticks it, shows how it stands, and passes the person's wishes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hipcoach.domain.protocol_events import RunEnded
from hipcoach.domain.protocol_view import RunPhase
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_entries import EntryProblem, read_entry
from hipcoach.ui.pages.self_test_hurts import HurtsTalk
from hipcoach.ui.pages.self_test_moments import SelfTestMoments
from hipcoach.ui.pages.self_test_sound import SelfTestSound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.preferences import Preferences
    from hipcoach.domain.protocol_events import RunEvent
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.self_test_reading import Brief
    from hipcoach.services.self_test_results import ResultsService
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.self_test_page import SelfTestPage
    from hipcoach.ui.pages.self_test_words import SelfTestWords

_FRAME_MS = 33


class SelfTestRunner(QObject):
    """Runs one test after the other.

    Attributes:
        live: The test that runs, or None.
        ended: The test that ended last, or None.

    Signals:
        ended_live: The test is over; carries the :class:`LiveSelfTest`.
        left: The person left it in the middle.
        volume_changed: The person chose another volume (0.0 to 1.0) or mute.
    """

    ended_live = Signal(object)
    left = Signal()
    volume_changed = Signal(float, bool)

    def __init__(
        self,
        page: SelfTestPage,
        content: Content,
        words: SelfTestWords,
        results: ResultsService,
        audio: CuePlayer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.live: LiveSelfTest | None = None
        self.ended: LiveSelfTest | None = None
        self._page = page
        self._run = page.run
        self._content = content
        self._moments = SelfTestMoments(page.run, content, words, results)
        self._sound = SelfTestSound(page.run, audio, self)
        self._hurts = HurtsTalk(page, content, self)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._connect()

    def run(self, live: LiveSelfTest, brief: Brief, choices: Preferences) -> None:
        """Begin a test, or go on with one that was left."""
        self.live, self.ended = live, None
        self._run.single_keys = choices.single_keys
        self._moments.open(values.support_line(brief.support), is_still=bool(choices.less_motion))
        self._page.turn_to(self._run)
        self._hurts.attach(live, brief)
        self._sound.open(choices.volume, is_muted=choices.is_muted)
        self._timer.start(_FRAME_MS)
        self.happened(live.start())

    def tick(self) -> None:
        """Bring the test up to date and show the moment."""
        if self.live is None:
            return
        events = self.live.tick()
        if events:
            self.happened(events)
        if self.live is not None:
            self._moments.show_moment(self.live)

    def leave(self) -> None:
        """Leave the running test; it stays open for today."""
        if self.live is not None:
            self.live.go_away()
            self._stop()

    def happened(self, events: Sequence[RunEvent]) -> None:
        """Let screen and sound know what happened; both are equal listeners."""
        live = self.live
        if live is None:
            return
        self._sound.on_events(events, live.seen_s)
        for event in events:
            self._moments.show_event(event)
        self._moments.show_trouble(live)
        if any(isinstance(event, RunEnded) for event in events):
            self._stop()
            self.ended = live
            self.ended_live.emit(live)
        elif events:
            self._moments.show_phase(live)
            self._sound.set_target(self._moments.target_s)

    # -- wishes ------------------------------------------------------------------------------------------------------

    def _on_main(self) -> None:
        live = self.live
        if live is None or self._hurts.is_open:
            return
        acts: dict[RunPhase, Callable[[], None]] = {
            RunPhase.READY: lambda: self.happened(live.begin()),
            RunPhase.SETTING: lambda: self.happened(live.begin()),
            RunPhase.RUNNING: lambda: self.happened(live.press()),
            RunPhase.ASKING: lambda: self._on_save(live),
            RunPhase.RATING: lambda: self._on_rate(live),
        }
        act = acts.get(live.phase)
        if act is not None:
            act()

    def _on_save(self, live: LiveSelfTest) -> None:
        task = live.view().task
        if task is None:
            return
        try:
            taken = read_entry(task, self._run.asking.entry, live.ledger, self._content.programme)
        except EntryProblem as problem:
            self._run.asking.show_problem(problem.text)
            self._run.asking.focus_first()
            return
        self.happened(live.answer(taken.value, taken.detail, taken.also))

    def _on_rate(self, live: LiveSelfTest) -> None:
        if self._run.rating.score is not None:
            self.happened(live.rate(self._run.rating.score))

    def _on_late(self, late_s: float) -> None:
        live = self.live
        if live is None:
            return
        was_rating = live.phase is RunPhase.RATING
        score = self._run.rating.score
        self.happened(live.correct(late_s))
        if was_rating and live.phase is RunPhase.RATING and score is not None:
            self._run.rating.restore(score)
            self._run.enable_main(can_act=True)

    def _on_leave(self) -> None:
        """In a position that is being taken up, one step back; else out of the test."""
        if self.live is not None and self.live.phase is RunPhase.SETTING:
            self.happened(self.live.cancel())
            return
        self.leave()
        self.left.emit()

    def _stop(self) -> None:
        self._timer.stop()
        self._hurts.detach()
        self._sound.close()
        self.live = None

    def _connect(self) -> None:
        run = self._run
        run.cannot_pressed.connect(lambda: self._do(lambda live: live.cannot()))
        run.hurts_pressed.connect(self._on_hurts)
        run.late_chosen.connect(self._on_late)
        run.leave_requested.connect(self._on_leave)
        run.main_pressed.connect(self._on_main)
        run.redo_requested.connect(lambda: self._do(lambda live: live.redo()))
        run.save_requested.connect(self._on_save_again)
        run.side_left.connect(lambda: self._do(lambda live: live.leave_side()))
        run.rating.changed.connect(lambda: run.enable_main(can_act=True))
        self._hurts.acted.connect(self.happened)
        self._sound.volume_changed.connect(self.volume_changed)

    def _do(self, act: Callable[[LiveSelfTest], list[RunEvent]]) -> None:
        if self.live is not None and not self._hurts.is_open:
            self.happened(act(self.live))

    def _on_hurts(self) -> None:
        if self.live is not None and self.live.phase is not RunPhase.RATING:
            self._hurts.ask()

    def _on_save_again(self) -> None:
        if self.live is not None and self.live.save_again():
            self._run.show_note("")
