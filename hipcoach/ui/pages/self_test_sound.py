"""The ears of a running self-test: plans its cues ahead, and keeps volume and mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain import protocol_cues
from hipcoach.domain.cues import CueKind
from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_events import ClockStarted, Ready, Resting, RunEnded, SettingUp, TryMade, Voided
from hipcoach.domain.tries import TryOutcome
from hipcoach.ui.audio_protocol import Reason
from hipcoach.ui.pages.player_views import SoundState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.domain.cues import PlannedCue
    from hipcoach.domain.protocol_events import RunEvent
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.self_test_run import SelfTestRun


class SelfTestSound(QObject):
    """Listens to the test's events as the screen does.

    Signals:
        volume_changed: The person chose another volume (0.0 to 1.0) or mute.
    """

    volume_changed = Signal(float, bool)

    def __init__(self, run: SelfTestRun, audio: CuePlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._audio = audio
        self._volume, self._is_muted = 0.8, False
        self._is_open = False
        self._starts_s = 0.0
        self._target_s: float | None = None
        self._made: set[tuple[str, Side, int]] = set()
        audio.availability_changed.connect(self._show_state)
        run.sound_toggled.connect(self.toggle)

    def open(self, volume: float, *, is_muted: bool) -> None:
        """Get the sound ready for a test."""
        self._is_open = True
        self._made.clear()
        self._volume, self._is_muted = volume, is_muted
        self._audio.set_volume(volume)
        self._audio.set_muted(is_muted)
        self._audio.start()
        self._show_state()

    def close(self) -> None:
        """Let the sound rest; cues that are due now still sound."""
        if self._is_open:
            self._is_open = False
            self._audio.stop()

    def toggle(self) -> None:
        """Sound on or off."""
        self._is_muted = not self._is_muted
        self._audio.set_muted(self._is_muted)
        self._show_state()
        self.volume_changed.emit(self._volume, self._is_muted)

    def set_target(self, target_s: float | None) -> None:
        """Take the seconds at which a hold has reached its target."""
        self._target_s = target_s

    def on_events(self, events: Sequence[RunEvent], seen_s: float) -> None:
        """Plan, cancel and plan again as the test goes; ``seen_s`` is now: a cue in the past would only mislead."""
        for event in events:
            if isinstance(event, SettingUp):
                self._starts_s = event.starts_s
                self._plan(protocol_cues.cues_of_try(event, self._target_s), seen_s)
            elif isinstance(event, ClockStarted) and event.at_s < self._starts_s:
                self._plan(protocol_cues.cues_of_clock(event, self._target_s), seen_s)
            elif isinstance(event, Resting):
                self._plan(protocol_cues.cues_of_rest(event), seen_s)
            elif isinstance(event, TryMade):
                self._on_made(event, seen_s)
            elif isinstance(event, Voided):
                self._audio.cancel()
                self._audio.play_now(CueKind.PAUSE, Side.BOTH)
            elif isinstance(event, RunEnded) or (isinstance(event, Ready) and event.at_s >= seen_s):
                self._audio.cancel()

    def _on_made(self, event: TryMade, seen_s: float) -> None:
        """A hold that ended at the cap has its cue planned; one that was pressed sounds now, a correction doesn't."""
        key = event.made.key
        if event.made.outcome is not TryOutcome.DONE:
            self._made.discard(key)
            return
        is_new = key not in self._made
        self._made.add(key)
        self._audio.cancel()
        if is_new and event.at_s >= seen_s:
            self._audio.play_now(CueKind.DONE, Side.BOTH)

    def _plan(self, cues: Sequence[PlannedCue], seen_s: float) -> None:
        self._audio.cancel()
        self._audio.schedule([cue for cue in cues if cue.at_s >= seen_s])

    def _show_state(self, *_: object) -> None:
        if self._is_muted:
            self._run.show_sound(SoundState.MUTED)
        else:
            is_heard = self._audio.has_audio or self._audio.reason is Reason.NOT_STARTED
            self._run.show_sound(SoundState.ON if is_heard else SoundState.NO_DEVICE)
