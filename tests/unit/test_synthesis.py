from __future__ import annotations

import hashlib
import math
import wave
from array import array
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from synthesise_sounds import PEAK, RATE_HZ, synthesise

from hipcoach.domain.cues import CueKind

if TYPE_CHECKING:
    from pathlib import Path

# The first 16 digits of each file's sha256. A different hash is a different sound: listen before you write it here.
GOLDEN = {
    "change_side": "6bcf8ac2ae96de1a",
    "change_side_left": "b3d20685614ba34a",
    "change_side_right": "bb6667a29cf524c2",
    "done": "c8a9291fbedd6f05",
    "get_ready": "ab57d7ea1d75a348",
    "last_seconds": "e3e277f9aba504c7",
    "pause": "779a4c978e78ee96",
    "start": "ab6a27a7fdb5a96e",
    "target_passed": "f24bcb64a925d0b4",
    "tempo_back": "6ec38a5c9cd44727",
    "tempo_hold": "6dfeb805a66af245",
    "tempo_out": "db396c4f9323f3f6",
    "ten_seconds": "345085f368a15119",
}
SIDES = {"change_side_left", "change_side_right"}
TAPS = {"ten_seconds", "last_seconds"}
LOUDEST_PART_S = 0.4  # the window of momentary loudness, ITU-R BS.1770


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sounds")
    synthesise(folder)
    return folder


def read(path: Path) -> list[array]:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getsampwidth()) == (RATE_HZ, 2)
        frames = array("h", file.readframes(file.getnframes()))
        return [frames[channel :: file.getnchannels()] for channel in range(file.getnchannels())]


def level(samples) -> float:
    """Loudest sample, 1 is full scale."""
    return max(map(abs, samples)) / 32_768


def loudest_db(channels: list[array]) -> float:
    """Power of the loudest 400 ms; at these frequencies within a decibel of LUFS."""
    window = round(LOUDEST_PART_S * RATE_HZ)
    power = [sum(sample * sample for sample in frame) / 32_768**2 for frame in zip(*channels, strict=True)]
    starts = range(0, max(1, len(power) - window), RATE_HZ // 100)
    return 10 * math.log10(max(sum(islice(power, start, start + window)) for start in starts) / window)


def test_every_cue_has_a_sound_and_only_the_change_of_side_has_more(sounds):
    assert {path.stem for path in sounds.iterdir()} == {kind.value for kind in CueKind} | SIDES


def test_the_same_sounds_come_out_on_every_machine(sounds):
    made = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(sounds.iterdir())}
    assert made == GOLDEN


@pytest.mark.parametrize("name", [kind.value for kind in CueKind])
def test_a_sound_peaks_at_minus_six_decibels(sounds, name):
    assert level(read(sounds / f"{name}.wav")[0]) == pytest.approx(PEAK, rel=1e-3)


@pytest.mark.parametrize("name", [kind.value for kind in CueKind])
def test_a_sound_begins_at_once_but_swells_for_15_ms_or_more(sounds, name):
    (samples,) = read(sounds / f"{name}.wav")
    loud = [frame for frame, sample in enumerate(samples) if abs(sample) > 0.01 * PEAK * 32_768]
    assert loud[0] < 0.005 * RATE_HZ
    early = samples[: round(0.008 * RATE_HZ)]
    assert level(early) < 0.4 * PEAK
    assert max(range(len(samples)), key=lambda frame: abs(samples[frame])) >= 0.015 * RATE_HZ


@pytest.mark.parametrize("name", [kind.value for kind in CueKind])
def test_a_sound_ends_in_silence_before_the_next_second(sounds, name):
    (samples,) = read(sounds / f"{name}.wav")
    assert abs(samples[-1]) <= 1
    assert len(samples) < 0.95 * RATE_HZ


@pytest.mark.parametrize("name", [*(kind.value for kind in CueKind), *SIDES])
def test_all_sounds_are_about_equally_loud(sounds, name):
    assert loudest_db(read(sounds / f"{name}.wav")) == pytest.approx(-21 if name in TAPS else -17.5, abs=2)


def test_the_change_of_side_is_louder_on_the_new_side_and_heard_on_both(sounds):
    left, right = (read(sounds / f"{name}.wav") for name in sorted(SIDES))
    assert level(left[0]) == level(right[1]) == pytest.approx(PEAK, rel=1e-3)
    assert level(left[1]) == level(right[0]) == pytest.approx(PEAK * 10 ** (-9 / 20), rel=1e-2)
