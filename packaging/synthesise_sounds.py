"""Makes the chimes: soft mallet tones between 400 and 1200 Hz, which most older ears keep.

Standard library only, because it runs while the program is being built; the same bytes on every machine, because
:mod:`tests.unit.test_synthesis` compares them. What each sound is for stands in ``assets/sounds/README.md``.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 48_000
PEAK = 10 ** (-6 / 20)  # -6 dBFS
FULL_SCALE = 32_767
ATTACK_S = 0.020  # slower than 15 ms: nothing clicks and nobody is startled
RELEASE_S = 0.030
TAIL = 5.0  # decay times until the release begins: 43 dB down
FAR_EAR = 10 ** (-9 / 20)  # a panned tone still reaches the other ear, and a single loudspeaker


@dataclass(frozen=True, slots=True)
class Partial:
    """One sine of a tone, relative to the tone: its frequency, its level and how long it rings."""

    ratio: float
    level: float
    ring: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """One stroke of a mallet.

    Attributes:
        hz: Frequency at the start.
        decay_s: Seconds in which it falls to 37 %.
        to_hz: Frequency that it slides to, or 0 for a level tone.
        at_s: Seconds after the start of the sound.
        body: What it is struck on.
    """

    hz: float
    decay_s: float
    to_hz: float = 0.0
    at_s: float = 0.0
    body: tuple[Partial, ...]


BAR = (Partial(1, 1.0, 1.0), Partial(2, 0.16, 0.6), Partial(4, 0.04, 0.2))
BRIGHT = (Partial(1, 1.0, 1.0), Partial(2, 0.22, 0.7), Partial(3, 0.07, 0.4))
DULL = (Partial(1, 1.0, 1.0),)
WOOD = (Partial(1, 1.0, 1.0), Partial(1.51, 0.45, 0.6), Partial(2.7, 0.12, 0.3))

SLIDE_S = 0.12
A4, C5, D5, E5, G5, A5, C6 = 440.0, 523.25, 587.33, 659.26, 783.99, 880.0, 1046.5  # of one pentatonic scale
SOUNDS: dict[str, tuple[Tone, ...]] = {
    "get_ready": (Tone(hz=A4, decay_s=0.100, body=BAR),),
    "start": (Tone(hz=C5, decay_s=0.065, body=BAR), Tone(hz=G5, decay_s=0.085, at_s=0.16, body=BAR)),
    "ten_seconds": (Tone(hz=D5, decay_s=0.090, body=WOOD),),
    "last_seconds": (Tone(hz=A5, decay_s=0.060, body=WOOD),),
    "change_side": (Tone(hz=E5, decay_s=0.055, body=BAR), Tone(hz=E5, decay_s=0.070, at_s=0.22, body=BAR)),
    "tempo_out": (Tone(hz=C5, to_hz=G5, decay_s=0.100, body=BAR),),
    "tempo_hold": (Tone(hz=E5, decay_s=0.100, body=BAR),),
    "tempo_back": (Tone(hz=G5, to_hz=C5, decay_s=0.100, body=BAR),),
    "done": (
        Tone(hz=G5, decay_s=0.055, body=BAR),
        Tone(hz=E5, decay_s=0.055, at_s=0.16, body=BAR),
        Tone(hz=C5, decay_s=0.090, at_s=0.32, body=BAR),
    ),
    "target_passed": (Tone(hz=C6, decay_s=0.110, body=BRIGHT),),
    "pause": (Tone(hz=A4, decay_s=0.065, body=DULL),),
}
PANNED = "change_side"


def synthesise(target: Path) -> None:
    """Write every sound as ``<kind>.wav`` into a folder, and the change of side once more for each side."""
    target.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        samples = _at_full_level(_mixed(tones))
        _write(target / f"{name}.wav", samples)
        if name == PANNED:
            far = [sample * FAR_EAR for sample in samples]
            _write(target / f"{name}_left.wav", samples, far)
            _write(target / f"{name}_right.wav", far, samples)


def _mixed(tones: tuple[Tone, ...]) -> list[float]:
    """Add up tones, each from its own start."""
    length = max(_frames(tone.at_s) + _length(tone) for tone in tones)
    mix = [0.0] * length
    for tone in tones:
        begin = _frames(tone.at_s)
        phase = _phase(tone)
        for partial in tone.body:
            for index, sample in enumerate(_ringing(tone, partial, phase), begin):
                mix[index] += sample
    return mix


def _phase(tone: Tone) -> list[float]:
    """The angle of a tone's fundamental at each frame, in radians; the slide is straight in pitch, not in frequency."""
    if not tone.to_hz:
        step = math.tau * tone.hz / RATE_HZ
        return [step * frame for frame in range(_length(tone))]
    angles, angle = [], 0.0
    slide_frames = _frames(SLIDE_S)
    for frame in range(_length(tone)):
        angles.append(angle)
        hz = tone.hz * (tone.to_hz / tone.hz) ** min(1.0, frame / slide_frames)
        angle += math.tau * hz / RATE_HZ
    return angles


def _ringing(tone: Tone, partial: Partial, phase: list[float]) -> list[float]:
    """One sine: a rounded attack, an even decay, a rounded end."""
    fall = math.exp(-1.0 / (tone.decay_s * partial.ring * RATE_HZ))
    level = partial.level
    samples = []
    for angle in phase:
        samples.append(level * math.sin(angle * partial.ratio))
        level *= fall
    attack, release = _frames(ATTACK_S), _frames(RELEASE_S)
    for frame in range(attack):
        samples[frame] *= _rounded(frame / attack)
    for frame in range(release):
        samples[-1 - frame] *= _rounded(frame / release)
    return samples


def _rounded(share: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * share)


def _length(tone: Tone) -> int:
    return _frames(ATTACK_S + TAIL * tone.decay_s + RELEASE_S)


def _frames(seconds: float) -> int:
    return round(seconds * RATE_HZ)


def _at_full_level(samples: list[float]) -> list[float]:
    gain = PEAK * FULL_SCALE / max(map(abs, samples))
    return [sample * gain for sample in samples]


def _write(path: Path, *channels: list[float]) -> None:
    frames = array("h", (round(sample) for frame in zip(*channels, strict=True) for sample in frame))
    if sys.byteorder == "big":
        frames.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(frames.itemsize)
        file.setframerate(RATE_HZ)
        file.writeframes(frames.tobytes())


if __name__ == "__main__":
    synthesise(Path(sys.argv[1]))
