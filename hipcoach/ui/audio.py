"""The window's side of sound: cues go out ahead of time, and what became of them comes back.

Nothing here loads QtMultimedia, waits for a process or plays anything; that happens in the audio helper.
"""

from __future__ import annotations

import logging
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hipcoach.domain.exercise import Side
from hipcoach.services.clock import SystemClock
from hipcoach.ui.audio_process import HelperProcess, helper_command
from hipcoach.ui.audio_protocol import (
    Cancel,
    Command,
    Device,
    Dropped,
    Due,
    Fired,
    Play,
    Reason,
    Report,
    Schedule,
    SetVolume,
    clip_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.domain.cues import CueKind, PlannedCue
    from hipcoach.ui.audio_basic import BasicSound

_DEATHS = 3  # within this time, and the helper is not tried again
_DEATHS_WITHIN_S = 60.0
_SECOND_LOOK_MS = 2_000  # a sound server that died needs a moment to come back
_log = logging.getLogger(__name__)


class CuePlayer(QObject):
    """Lets the cues of a session sound on time, and survives whatever the sound system does.

    Without a device everything works the same, silently. Cues that are not heard are no error: each has its equal
    on the screen.

    Signals:
        availability_changed: Whether cues are heard (bool), and a :class:`Reason` as str; not when nothing changed.
        cue_fired: A scheduled cue (PlannedCue) was started at a moment in seconds of ``time.perf_counter``; also
            at volume 0.
    """

    availability_changed = Signal(bool, str)
    cue_fired = Signal(object, float)

    def __init__(
        self,
        to_real_s: Callable[[float], float] = lambda moment_s: moment_s,
        parent: QObject | None = None,
        *,
        helper: tuple[str, list[str]] | None = None,
    ) -> None:
        """Prepare, without starting anything.

        Args:
            to_real_s: Turns the seconds of the cues into those of ``time.perf_counter``.
            parent: Owner in Qt's sense.
            helper: Program and arguments of the audio helper, where it is not HipCoach's own.
        """
        super().__init__(parent)
        self._to_real_s = to_real_s
        self._helper = helper or helper_command()
        self._clock = SystemClock()
        self._output: HelperProcess | BasicSound | None = None
        self._has_audio, self._reason = False, Reason.NOT_STARTED
        self._loudness, self._is_muted = 1.0, False
        self._numbers = count()
        self._pending: dict[int, PlannedCue] = {}
        self._deaths_s: list[float] = []
        self._is_basic = False
        self._second_look = QTimer(self, singleShot=True, interval=_SECOND_LOOK_MS)
        self._second_look.timeout.connect(self._on_second_look)

    @property
    def has_audio(self) -> bool:
        """Whether cues are heard, as far as known; the last answer stays after :meth:`stop`."""
        return self._has_audio

    @property
    def reason(self) -> Reason:
        """What kind of sound there is, or why there is none."""
        return self._reason

    def start(self) -> None:
        """Make ready, where that isn't done: best one or two seconds before the first cue, so that devices wake up."""
        if self._output is None:
            self._launch()

    def try_again(self) -> None:
        """Look for sound anew, helper first, whatever went wrong before."""
        self._deaths_s.clear()
        self._is_basic = False
        self._relaunch()

    def schedule(self, cues: Sequence[PlannedCue]) -> None:
        """Let these sound at their moments, besides those already scheduled."""
        fresh = {next(self._numbers): cue for cue in cues}
        self._pending |= fresh
        if self._output is None:
            self._launch()
        else:
            self._send(Schedule(self._dues(fresh)))

    def cancel(self) -> None:
        """Forget every cue that has not sounded yet."""
        self._pending.clear()
        self._send(Cancel())

    def play_now(self, kind: CueKind, side: Side = Side.BOTH) -> None:
        """Let a cue sound at once; it is not reported by ``cue_fired``."""
        self.start()
        self._send(Play(clip_of(kind, side)))

    def set_volume(self, loudness: float) -> None:
        """Set how loud cues are, 0.0 to 1.0 in even steps for the ear."""
        self._loudness = min(1.0, max(0.0, loudness))
        self._send(self._volume())

    def set_muted(self, is_muted: bool) -> None:  # noqa: FBT001 - the shape of a setter in Qt
        """Play at volume 0, or as loud as before again."""
        self._is_muted = is_muted
        self._send(self._volume())

    def stop(self) -> None:
        """Forget all cues and end the helper once the last one has rung out; doesn't wait."""
        self._pending.clear()
        self._drop_output()

    def _launch(self) -> None:
        output = self._basic_sound() if self._is_basic else HelperProcess(self._helper, self)
        output.reported.connect(self._on_reported)
        output.died.connect(self._on_died)
        self._output = output
        output.start()
        self._send(self._volume())
        self._forget_past()
        self._send(Schedule(self._dues(self._pending)))

    @staticmethod
    def _basic_sound() -> BasicSound:
        # Here, because hardly anybody needs it.
        from hipcoach.ui.audio_basic import BasicSound

        return BasicSound()

    def _relaunch(self) -> None:
        self._drop_output()
        self._launch()

    def _drop_output(self) -> None:
        self._second_look.stop()
        if self._output is not None:
            self._output.reported.disconnect(self._on_reported)
            self._output.died.disconnect(self._on_died)
            self._output.end()
            self._output = None

    def _send(self, command: Command) -> None:
        if self._output is not None:
            self._output.send(command)

    def _volume(self) -> SetVolume:
        return SetVolume(0.0 if self._is_muted else self._loudness)

    def _dues(self, cues: dict[int, PlannedCue]) -> tuple[Due, ...]:
        return tuple(
            Due(self._to_real_s(cue.at_s), number, clip_of(cue.kind, cue.side)) for number, cue in cues.items()
        )

    def _forget_past(self) -> None:
        """A new output gets only what is still to come: nothing sounds twice, nothing late."""
        now_s = self._clock.monotonic_s()
        self._pending = {number: cue for number, cue in self._pending.items() if self._to_real_s(cue.at_s) > now_s}

    def _on_reported(self, report: Report) -> None:
        match report:
            case Device(is_present, reason):
                self._on_device(is_present, reason)
            case Fired(number, at_s):
                cue = self._pending.pop(number, None)
                if cue is not None:
                    self.cue_fired.emit(cue, at_s)
            case Dropped(number):
                self._pending.pop(number, None)
                _log.info("A cue came too late to sound")

    def _on_device(self, is_present: bool, reason: Reason) -> None:  # noqa: FBT001 - a field of the report
        if reason is Reason.NO_PLAYER and not self._is_basic:
            # The helper lacks its library; it ends by itself, and a second one would do no better.
            self._is_basic = True
            self._relaunch()
        elif (is_present, reason) != (self._has_audio, self._reason):
            _log.info("Sound: %s", reason)
            self._has_audio, self._reason = is_present, reason
            self.availability_changed.emit(is_present, reason.value)

    def _on_died(self) -> None:
        now_s = self._clock.monotonic_s()
        self._deaths_s = [death_s for death_s in self._deaths_s if now_s - death_s < _DEATHS_WITHIN_S] + [now_s]
        self._is_basic = len(self._deaths_s) >= _DEATHS
        self._output = None
        self._launch()
        self._second_look.start()

    def _on_second_look(self) -> None:
        if self._reason is Reason.NO_DEVICE:
            self._relaunch()
