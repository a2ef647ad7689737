"""The ears of the player: plans the cues of each step ahead, and keeps volume and mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain import cues
from hipcoach.domain.cues import CueKind, PlannedCue
from hipcoach.domain.engine import Phase
from hipcoach.domain.events import (
    Event,
    Paused,
    Resumed,
    Retimed,
    SessionFinished,
    SetFinished,
    StepStarted,
    Waiting,
)
from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import SetOutcome
from hipcoach.ui.audio_protocol import Reason
from hipcoach.ui.pages.player_views import SoundState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.player_page import PlayerPage

_VOLUME_STEP = 0.1


class PlayerSound(QObject):
    """Listens to the session's events as the screen does.

    Signals:
        volume_changed: The person chose another volume (0.0 to 1.0) or mute.
    """

    volume_changed = Signal(float, bool)

    def __init__(self, page: PlayerPage, audio: CuePlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._audio = audio
        self._session: LiveSession | None = None
        self._volume = 0.8
        self._is_muted = False
        audio.availability_changed.connect(self._show_state)

    def set_choices(self, volume: float, *, is_muted: bool) -> None:
        """Take the person's volume and mute."""
        self._volume, self._is_muted = volume, is_muted
        self._audio.set_volume(volume)
        self._audio.set_muted(is_muted)

    def open(self, session: LiveSession) -> None:
        """Get the sound ready for a session."""
        self._session = session
        self._audio.start()
        self._show_state()

    def close(self) -> None:
        """Let the sound rest; cues that are due now still sound."""
        self._session = None
        self._audio.stop()

    def toggle(self) -> None:
        """Sound on or off."""
        self._is_muted = not self._is_muted
        self._audio.set_muted(self._is_muted)
        self._show_state()
        self.volume_changed.emit(self._volume, self._is_muted)

    def change_volume(self, *, louder: bool) -> None:
        """A little louder or softer."""
        step = _VOLUME_STEP if louder else -_VOLUME_STEP
        self._volume = min(max(round(self._volume + step, 2), 0.0), 1.0)
        self._audio.set_volume(self._volume)
        self.volume_changed.emit(self._volume, self._is_muted)

    def on_events(self, events: Sequence[Event]) -> None:
        """Plan, cancel and plan again as the session goes."""
        if self._session is None:
            return
        was_cut = False
        for event in events:
            if isinstance(event, StepStarted):
                self._on_step(event, is_planned=not was_cut and not event.is_jump)
            elif isinstance(event, SetFinished):
                was_cut = self._on_set(event)
            elif isinstance(event, Paused):
                self._audio.cancel()
                self._audio.play_now(CueKind.PAUSE, Side.BOTH)
            elif isinstance(event, (Resumed, Retimed)):
                self._plan_again(event.at_s)
            elif isinstance(event, (Waiting, SessionFinished)) and was_cut:
                self._audio.play_now(CueKind.DONE, Side.BOTH)  # else it was planned with the step before

    def _on_set(self, event: SetFinished) -> bool:
        """A set left before its time has cues that must not sound; tells whether the foot that ended it sounds DONE."""
        if event.outcome is SetOutcome.DONE:
            return False
        self._audio.cancel()
        return event.step.is_stance and event.outcome is SetOutcome.PARTLY and event.reason is None

    def _on_step(self, event: StepStarted, *, is_planned: bool) -> None:
        """Plan a step's cues; that of its first moment only where it was not planned with the step before."""
        planned = list(self._ahead(event.index, event.at_s))
        if not is_planned:
            self._audio.cancel()
            is_work = event.step.kind is StepKind.WORK
            opening = cues.count_in(event.step, event.at_s) if is_work else (cues.cue_at_start(event.step, event.at_s),)
            planned = [*opening, *planned]
        self._schedule(planned)

    def _plan_again(self, at_s: float) -> None:
        """The running step goes on, or has other times now: forget its cues and plan those that are still to come."""
        runner = self._live.runner
        if runner.phase not in {Phase.RUNNING, Phase.COUNT_IN}:
            return
        view = runner.view()
        goes_on_s = max(at_s, runner.seen_s + view.count_in_s)
        planned = [cue for cue in self._ahead(view.index, goes_on_s - view.position_s) if cue.at_s > goes_on_s]
        if runner.phase is Phase.COUNT_IN:
            planned = [*cues.count_in(view.step, goes_on_s), *planned]
        self._audio.cancel()
        self._schedule(planned)

    def _schedule(self, planned: Sequence[PlannedCue]) -> None:
        """Hand on what is still to come: a cue in the past would only mislead."""
        seen_s = self._live.runner.seen_s
        self._audio.schedule([cue for cue in planned if cue.at_s >= seen_s])

    def _ahead(self, index: int, began_s: float) -> Sequence[PlannedCue]:
        """The cues inside a step and the one at its end."""
        step = self._live.runner.steps[index]
        after = self._live.runner.step_after(index)
        end = cues.cue_at_end(after, began_s + step.duration_s)
        return (*cues.cues_within(step, began_s), end)

    @property
    def _live(self) -> LiveSession:
        if self._session is None:
            raise RuntimeError("no session is running")
        return self._session

    def _show_state(self, *_: object) -> None:
        if self._is_muted:
            self._page.show_sound(SoundState.MUTED)
        else:
            is_heard = self._audio.has_audio or self._audio.reason is Reason.NOT_STARTED
            self._page.show_sound(SoundState.ON if is_heard else SoundState.NO_DEVICE)
