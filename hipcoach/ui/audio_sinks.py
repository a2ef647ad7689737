"""Plays clips through QtMultimedia. Only the helper process imports this: a dying sound server takes it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from hipcoach.ui.audio_clips import silence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.ui.audio_clips import Clip

_SETTLE_MS = 250  # one change of devices is announced two or three times
_DUMMY = b"auto_null"  # what PulseAudio and PipeWire offer where there is no device
_WARM_S = 20.0  # how long the silence is that is played over and over


class Voice(QObject):
    """One clip on one device.

    Signals:
        ended: It has been played to its end.
        failed: The device refused it, or broke off.
    """

    ended = Signal()
    failed = Signal()

    def __init__(self, device: QAudioDevice, clip: Clip, parent: QObject) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(clip.samples))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, _format_of(clip), self)
        # The slot takes no argument: PySide6 cannot convert the state that this signal carries.
        self._sink.stateChanged.connect(self._on_state_changed)

    @property
    def is_playing(self) -> bool:
        """Whether it sounds at this moment."""
        return self._sink.state() is QtAudio.State.ActiveState

    def play(self) -> None:
        """Play from the start, also where the last time hasn't ended yet."""
        self._sink.stop()
        self._buffer.seek(0)
        self._sink.start(self._buffer)

    def set_gain(self, gain: float) -> None:
        """Multiply every sample by ``gain``, 0 to 1."""
        self._sink.setVolume(gain)

    def _on_state_changed(self) -> None:
        if self._sink.error() in {QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError}:
            self.failed.emit()
        elif self._sink.state() is QtAudio.State.IdleState:
            self._sink.stop()  # or the stream stays open on the sound server
            self.ended.emit()


class Speaker(QObject):
    """All clips on the default device, remade when that changes; keeps the device awake with silence.

    Signals:
        device_changed: Whether there is a device (bool); also after a change that left one.
        broken: The device refused to play twice in a row.
    """

    device_changed = Signal(bool)
    broken = Signal()

    def __init__(self, clips: Mapping[str, Clip], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clips = clips
        self._gain = 1.0
        self._has_failed = False
        self._voices: dict[str, Voice] = {}
        self._room: QObject | None = None
        self._devices = QMediaDevices(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._devices.audioOutputsChanged.connect(self._settle.start)
        self._settle.timeout.connect(self.open)

    @property
    def is_playing(self) -> bool:
        """Whether any clip sounds at this moment."""
        return any(voice.is_playing for voice in self._voices.values())

    def open(self) -> None:
        """Make sinks for the device that is the default now."""
        self._close()
        device = QMediaDevices.defaultAudioOutput()
        is_present = not device.isNull() and device.id().data() != _DUMMY
        if is_present:
            self._fill(device)
        self.device_changed.emit(is_present)

    def play(self, clip: str) -> None:
        """Play a clip; nothing happens without a device or at volume 0."""
        if clip in self._voices and self._gain > 0.0:
            self._voices[clip].play()

    def set_loudness(self, loudness: float) -> None:
        """Play at a loudness from 0 to 1, even steps for the ear."""
        scale = QtAudio.VolumeScale
        self._gain = QtAudio.convertVolume(loudness, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        for voice in self._voices.values():
            voice.set_gain(self._gain)

    def _close(self) -> None:
        self._voices = {}
        if self._room is not None:
            self._room.deleteLater()
            self._room = None

    def _fill(self, device: QAudioDevice) -> None:
        self._room = QObject(self)
        warm = self._voice(device, silence(_WARM_S))
        warm.ended.connect(self._on_warm_ended)
        warm.ended.connect(warm.play)
        warm.play()  # also takes the 30 to 60 ms that the first sound of a process costs
        for name, clip in self._clips.items():
            self._voices[name] = self._voice(device, clip)
            self._voices[name].set_gain(self._gain)

    def _voice(self, device: QAudioDevice, clip: Clip) -> Voice:
        voice = Voice(device, clip, self._room or self)
        voice.failed.connect(self._on_voice_failed)
        return voice

    def _on_warm_ended(self) -> None:
        self._has_failed = False

    def _on_voice_failed(self) -> None:
        """Try new sinks once; a server that is gone for good needs a new process."""
        if self._has_failed:
            self.broken.emit()
        elif not self._settle.isActive():
            self._has_failed = True
            self._settle.start()


def _format_of(clip: Clip) -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(clip.rate_hz)
    wanted.setChannelCount(clip.channels)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted
