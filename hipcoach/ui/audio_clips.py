"""The clips as they lie in the resource file; needs QtCore only, so that everything that plays can use it."""

from __future__ import annotations

import io
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QResource

from hipcoach.ui.audio_protocol import all_clips

_RESOURCES = Path(__file__).with_name("resources.rcc")
SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One sound, 16 bits a sample, little end first.

    Attributes:
        rate_hz: Frames in a second.
        channels: Samples in a frame.
        samples: The frames, one after the other.
    """

    rate_hz: int
    channels: int
    samples: bytes


class ClipMissingError(Exception):
    """The resource file lacks a sound: it was not built, or not completely."""


def load_clips() -> dict[str, Clip]:
    """Read every clip into memory, keyed by name.

    Raises:
        ClipMissingError: The resource file lacks one.
    """
    QResource.registerResource(str(_RESOURCES))
    return {name: _load(f":/sounds/{name}.wav") for name in all_clips()}


def silence(duration_s: float, rate_hz: int = 48_000) -> Clip:
    """Make a clip in which nothing is heard."""
    return Clip(rate_hz=rate_hz, channels=1, samples=bytes(round(duration_s * rate_hz) * SAMPLE_BYTES))


def wav_of(clip: Clip, gain: float = 1.0) -> bytes:
    """Write a clip as the content of a WAV file, softer by ``gain``, which is 0 to 1."""
    samples = array("h", clip.samples)
    if gain < 1.0:
        samples = array("h", (round(sample * gain) for sample in samples))
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(clip.channels)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(clip.rate_hz)
        file.writeframes(samples.tobytes())
    return target.getvalue()


def _load(path: str) -> Clip:
    source = QFile(path)
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise ClipMissingError(f"No {path} in {_RESOURCES.name}; build the assets again.")
    with wave.open(io.BytesIO(source.readAll().data())) as file:
        samples = file.readframes(file.getnframes())
        return Clip(rate_hz=file.getframerate(), channels=file.getnchannels(), samples=samples)
