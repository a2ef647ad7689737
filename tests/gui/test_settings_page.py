"""The settings: each choice is in force and written down at once, and a sound can be tried."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSlider

from hipcoach.domain.cues import CueKind
from hipcoach.domain.preferences import GoOn, ThemeChoice
from hipcoach.ui import theme
from hipcoach.ui.audio_protocol import Reason
from hipcoach.ui.pages.settings_page import SettingsPage
from hipcoach.ui.widgets.banner import Banner
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.label import Label
from hipcoach.ui.widgets.switch import Switch
from tests.gui.window_room import WindowRoom

NO_DEVICE = "There is no sound device. Cues are shown on the screen."


@pytest.fixture
def room(qapp, tmp_path, clock):
    made = WindowRoom(qapp, tmp_path, clock)
    made.window.open_page("settings")
    made.settle()
    yield made
    made.leave()


def lines(room) -> list[str]:
    return [each.text() for each in room.window.findChildren(Label) if each.isVisible()]


def switch(room, words: str) -> Switch:
    (found,) = (each for each in room.window.findChildren(Switch) if words in (each.text(), each.accessibleName()))
    return found


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("All by itself", "go_on", GoOn.AUTOMATIC),
        ("By hand", "go_on", GoOn.BY_HAND),
        ("130%", "text_scale", 1.3),
        ("Light", "theme", ThemeChoice.LIGHT),
        ("Dark", "theme", ThemeChoice.DARK),
    ],
)
def test_a_choice_is_kept_and_shown_again(room, words, name, value):
    room.click(words)
    assert getattr(room.services.choices.current, name) == value

    room.made["settings"].refresh()
    chosen = [row.value for row in room.window.findChildren(ChoiceRow) if row.isVisible()]
    assert str(getattr(value, "value", value)) in chosen


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("Chimes", "is_muted", True),
        ("Always show key hints", "key_hints", True),
        ("Single-letter keys", "single_keys", False),
        ("Less motion", "less_motion", True),
    ],
)
def test_a_switch_is_kept(room, words, name, value):
    switch(room, words).click()

    assert getattr(room.services.choices.current, name) is value


def test_the_volume_is_kept_when_the_slider_is_let_go(room):
    room.window.findChild(QSlider).setValue(35)

    assert room.services.choices.current.volume == 0.35


def test_a_choice_that_can_t_be_saved_is_in_force_and_said_not_to_be_saved(room, caplog):
    room.journal.rows("pragma query_only = on")
    room.click("Dark")
    assert theme.current() is theme.DARK
    assert room.window.findChild(SettingsPage).findChild(Banner).isVisible()

    room.journal.rows("pragma query_only = off")
    room.click("Light")
    assert not room.window.findChild(SettingsPage).findChild(Banner).isVisible()


def test_trying_the_sound_plays_the_start_chime_even_when_chimes_are_off(room):
    room.services.choices.change(is_muted=True)
    room.click("Test")

    assert room.ears.said("now") == [CueKind.START]
    assert room.ears.said("muted") == [False]
    assert NO_DEVICE not in lines(room)


@pytest.mark.parametrize(
    ("has_audio", "reason", "is_said"),
    [
        (True, Reason.FULL_SOUND, False),
        (False, Reason.NOT_STARTED, False),
        (False, Reason.NO_DEVICE, True),
    ],
)
def test_a_missing_device_is_said_once_it_is_known(room, has_audio, reason, is_said):
    room.ears.has_audio, room.ears.reason = has_audio, reason
    room.click("Test")
    assert (NO_DEVICE in lines(room)) is is_said

    room.ears.availability_changed.emit(True, Reason.FULL_SOUND.value)  # noqa: FBT003 (Qt's kind)
    assert NO_DEVICE not in lines(room)


def test_a_tried_sound_ends_with_the_page(room):
    room.click("Test")
    room.window.open_page("today")

    assert room.ears.sent[-1] == ("stop", None)


def test_nothing_is_stopped_where_nothing_was_tried(room):
    room.window.open_page("today")

    assert room.ears.sent == []
