"""Volume and mute of the player, and whether there is anything to hear it with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hipcoach.ui.audio_protocol import Reason
from tests.rehearsal import HOLD, prescribed

Key = Qt.Key


def test_volume_and_mute_are_those_chosen(playing):
    playing.begin(prescribed(HOLD), volume=0.4, is_muted=True)

    assert playing.ears.said("volume") == [0.4]
    assert playing.ears.said("muted") == [True]
    assert "Sound off" in playing.words_on_buttons()


def test_keys_change_the_volume_in_steps_and_within_bounds(playing):
    playing.begin(prescribed(HOLD), volume=0.95).to_work(5)
    playing.press(Key.Key_Up).press(Key.Key_Up).press(Key.Key_Down)

    assert playing.ears.said("volume") == [0.95, 1.0, 1.0, 0.9]
    assert playing.volumes == [(1.0, False), (1.0, False), (0.9, False)]


@pytest.mark.parametrize("by", ["key", "button"])
def test_sound_goes_off_and_on(playing, by):
    playing.begin(prescribed(HOLD)).to_work(5)
    for words in ("Sound on", "Sound off"):
        playing.press(Key.Key_V) if by == "key" else playing.click(words)

    assert playing.ears.said("muted") == [False, True, False]
    assert playing.volumes == [(0.8, True), (0.8, False)]


def test_before_anything_is_known_nothing_is_said_to_be_missing(playing):
    playing.ears.has_audio, playing.ears.reason = False, Reason.NOT_STARTED
    playing.begin(prescribed(HOLD))

    assert "Sound on" in playing.words_on_buttons()


def test_a_missing_device_shows_and_a_new_one_too(playing):
    playing.ears.has_audio, playing.ears.reason = False, Reason.NO_DEVICE
    playing.begin(prescribed(HOLD))
    assert "No sound" in playing.words_on_buttons()

    playing.ears.has_audio = True
    playing.ears.availability_changed.emit(True, "full_sound")  # noqa: FBT003 (the payload of a signal)
    assert "Sound on" in playing.words_on_buttons()
