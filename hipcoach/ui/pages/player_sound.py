"""The ears of the player: plans the cues of each step ahead, and keeps volume and mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain import cues
from hipcoach.domain.cues import CueKind, PlannedCue
from hipcoach.domain.engine import Phase
from hipcoach.domain.events import Event, Paused, Resumed, Retimed, SessionFinished, StepStarted, Waiting
from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import StepKind
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
        self._began_s = 0.0
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
        for event in events:
            if isinstance(event, StepStarted):
                self._began_s = event.at_s
                self._on_step(event)
            elif isinstance(event, Paused):
                self._audio.cancel()
                self._audio.play_now(CueKind.PAUSE, Side.BOTH)
            elif isinstance(event, (Resumed, Retimed)):
                self._plan_again(event)
            elif isinstance(event, (Waiting, SessionFinished)):
                continue  # the cue of this moment was planned with the step before

    def _on_step(self, event: StepStarted) -> None:
        planned = list(self._ahead(event.index, event.at_s))
        if event.is_jump:
            self._audio.cancel()
            if event.step.kind is StepKind.WORK:
                planned = [*cues.count_in(event.step, event.at_s), *planned]
            else:
                planned = [cues.cue_at_start(event.step, event.at_s), *planned]
        self._audio.schedule(planned)

    def _plan_again(self, event: Resumed | Retimed) -> None:
        """The running step goes on, or has other times now: forget its cues and plan those that are still to come."""
        if self._session is None or self._session.runner.phase not in {Phase.RUNNING, Phase.COUNT_IN}:
            return
        view = self._session.runner.view()
        self._audio.cancel()
        self._began_s = event.at_s - view.position_s
        planned = [cue for cue in self._ahead(view.index, self._began_s) if cue.at_s > event.at_s]
        if isinstance(event, Resumed) and view.step.kind is StepKind.WORK:
            planned = [*cues.count_in(view.step, event.at_s), *planned]
        self._audio.schedule(planned)

    def _ahead(self, index: int, began_s: float) -> Sequence[PlannedCue]:
        """The cues inside a step and the one at its end."""
        if self._session is None:
            return ()
        steps = self._session.runner.steps
        step = steps[index]
        after = self._session.runner.step_after(index)
        end = cues.cue_at_end(after, began_s + step.duration_s)
        return (*cues.cues_within(step, began_s), end)

    def _show_state(self, *_: object) -> None:
        if self._is_muted:
            self._page.show_sound(SoundState.MUTED)
        else:
            self._page.show_sound(SoundState.ON if self._audio.has_audio else SoundState.NO_DEVICE)
