from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from hipcoach.domain.cues import CueKind, PlannedCue
from hipcoach.domain.exercise import Side
from hipcoach.ui.audio import CuePlayer
from hipcoach.ui.audio_deadlines import TOO_LATE_S
from hipcoach.ui.audio_protocol import Reason

PATIENCE_MS = 20_000  # a process start on a busy machine
HOUR_S = 3_600.0
BASIC = (True, "basic_sound")
ROOT = Path(__file__).parents[2]

# Stands in for the audio helper: writes down what it is told, fires what is due within a minute, dies of PAUSE.
FAKE_HELPER = """
import json, os, sys, time
book = open(sys.argv[1], "a", buffering=1)
print("started", file=book)
print(json.dumps({"device": True, "reason": "full_sound"}), flush=True)
for line in sys.stdin:
    print(line, end="", file=book)
    for at, number, clip in json.loads(line).get("schedule", []):
        if clip == "pause":
            os._exit(1)
        if at < time.perf_counter() + 60:
            print(json.dumps({"fired": number, "at": at}), flush=True)
"""

# The real helper on a machine that lacks QtMultimedia's library.
HELPER_WITHOUT_LIBRARY = """
import sys
sys.modules["PySide6.QtMultimedia"] = None
from hipcoach.ui.audio_helper import main
sys.exit(main(sys.argv))
"""


class StubProcess:
    def wait(self) -> int:
        return 0


@pytest.fixture
def played(monkeypatch):
    """Stand in for playsound3 and list the names of what it plays."""
    names: list[str] = []
    sound = SimpleNamespace(subprocess=StubProcess(), is_alive=lambda: False, wait=lambda: None)

    def playsound(file, *, block):
        assert file.is_file()
        names.append(file.name)
        return sound

    module = ModuleType("playsound3")
    module.PlaysoundException = RuntimeError
    module.prefer_backends = lambda *names: None
    module.playsound = playsound
    monkeypatch.setitem(sys.modules, "playsound3", module)
    return names


@pytest.fixture
def no_playsound(monkeypatch):
    monkeypatch.setitem(sys.modules, "playsound3", None)


@pytest.fixture
def make_player(qtbot, qapp):
    """Make players, and see to it that each process of theirs has ended."""
    players = []

    def make(**keywords) -> CuePlayer:
        players.append(CuePlayer(**keywords))
        return players[-1]

    yield make
    for player in players:
        stop_and_wait(qtbot, player)
        player.deleteLater()


@pytest.fixture
def book(tmp_path):
    """What the fake helpers were told."""
    return tmp_path / "book"


@pytest.fixture
def player(make_player, book):
    return make_player(helper=(sys.executable, ["-S", "-c", FAKE_HELPER, str(book)]))


def stop_and_wait(qtbot, player: CuePlayer) -> None:
    """Stop the player; its process is gone when this returns."""
    if player._output is None or player._is_basic:
        player.stop()
        return
    with qtbot.waitSignal(player._output.destroyed, timeout=PATIENCE_MS):  # only after its process has
        player.stop()


def cue(kind: CueKind, in_s: float, side: Side = Side.BOTH) -> PlannedCue:
    return PlannedCue(kind=kind, at_s=time.perf_counter() + in_s, side=side)


def schedules(book) -> list[str]:
    return [line for line in book.read_text().splitlines() if '"schedule"' in line]


def test_nothing_is_started_before_sound_is_wanted(player, book):
    player.set_volume(0.5)
    player.cancel()

    assert not book.exists()
    assert (player.has_audio, player.reason) == (False, Reason.NOT_STARTED)


def test_a_device_is_announced_once_there_is_one(qtbot, player):
    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS) as announced:
        player.start()

    assert announced.args == [True, "full_sound"]
    assert player.has_audio


def test_a_fired_cue_is_handed_back_with_its_moment(qtbot, player):
    planned = cue(CueKind.CHANGE_SIDE, 1.0, Side.LEFT)

    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS) as fired:
        player.schedule([planned])

    assert fired.args == [planned, planned.at_s]


def test_moments_are_sent_in_real_seconds(qtbot, make_player, book):
    fake = (sys.executable, ["-S", "-c", FAKE_HELPER, str(book)])
    now_s = time.perf_counter()
    player = make_player(to_real_s=lambda moment_s: now_s + moment_s / 60.0, helper=fake)

    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS) as fired:
        player.schedule([PlannedCue(kind=CueKind.START, at_s=1_800.0)])

    assert fired.args[1] == now_s + 30.0


def test_a_helper_that_dies_is_replaced_and_told_the_rest_once(qtbot, player, book):
    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS):
        player.schedule([cue(CueKind.START, 30.0), cue(CueKind.DONE, HOUR_S)])
    first_id = player._output.process_id

    os.kill(first_id, signal.SIGTERM)
    qtbot.waitUntil(lambda: len(schedules(book)) == 2, timeout=PATIENCE_MS)

    assert player._output.process_id != first_id
    assert "start" in schedules(book)[0]
    assert "done" in schedules(book)[1]
    assert "start" not in schedules(book)[1]


def test_what_was_due_while_no_helper_lived_is_not_made_up_for(qtbot, player, book):
    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS):
        player.schedule([cue(CueKind.DONE, -0.125)])

    qtbot.waitUntil(lambda: len(schedules(book)) == 1, timeout=PATIENCE_MS)
    assert "done" not in schedules(book)[0]


def test_cancelled_cues_are_not_told_to_a_new_helper(qtbot, player, book):
    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS):
        player.schedule([cue(CueKind.DONE, HOUR_S)])
    player.cancel()
    qtbot.waitUntil(lambda: '{"cancel":true}' in book.read_text(), timeout=PATIENCE_MS)

    os.kill(player._output.process_id, signal.SIGTERM)
    qtbot.waitUntil(lambda: len(schedules(book)) == 2, timeout=PATIENCE_MS)

    assert "done" not in schedules(book)[1]


def test_volume_and_mute_reach_the_helper(qtbot, player, book):
    player.set_volume(1.7)
    player.start()
    player.set_volume(0.25)
    player.set_muted(True)
    player.set_muted(False)
    player.play_now(CueKind.CHANGE_SIDE, Side.RIGHT)
    qtbot.waitUntil(lambda: book.exists() and "play" in book.read_text(), timeout=PATIENCE_MS)

    told = [line for line in book.read_text().splitlines() if "loudness" in line or "play" in line]
    assert told == [
        '{"loudness":1.0}',
        '{"loudness":0.25}',
        '{"loudness":0.0}',
        '{"loudness":0.25}',
        '{"play":"change_side_right"}',
    ]


def test_after_three_deaths_basic_sound_takes_over(qtbot, player, book, played):
    player.start()
    player.set_volume(0.5)
    with qtbot.waitSignal(
        player.availability_changed, check_params_cb=lambda *state: state == BASIC, timeout=PATIENCE_MS
    ):
        player.schedule([cue(CueKind.PAUSE, HOUR_S)])
    player.cancel()
    planned = cue(CueKind.START, 0.05)
    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS) as fired:
        player.schedule([planned])

    assert book.read_text().count("started") == 3
    assert player.has_audio
    assert fired.args[0] == planned
    assert fired.args[1] >= planned.at_s
    assert played == ["silence-1.00.wav", "start-0.50.wav"]


def test_where_multimedia_cannot_be_loaded_basic_sound_takes_over_at_once(qtbot, make_player, played):
    player = make_player(helper=(sys.executable, ["-c", HELPER_WITHOUT_LIBRARY]))

    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS) as announced:
        player.start()
    planned = cue(CueKind.DONE, 0.05)
    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS) as fired:
        player.schedule([planned])

    assert announced.args == list(BASIC)
    assert fired.args[0] == planned
    assert played == ["silence-1.00.wav", "done-1.00.wav"]


def test_without_any_player_there_is_silence_until_tried_again(qtbot, player, no_playsound):
    with qtbot.waitSignals([player.availability_changed] * 2, timeout=PATIENCE_MS):
        player.schedule([cue(CueKind.PAUSE, HOUR_S)])
    assert (player.has_audio, player.reason) == (False, Reason.NO_PLAYER)
    player.cancel()

    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS):
        player.try_again()
    assert player.reason is Reason.FULL_SOUND


def test_a_helper_that_cannot_be_started_is_no_error(qtbot, make_player, no_playsound):
    player = make_player(helper=("/nonexistent/hipcoach", []))

    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS) as announced:
        player.start()

    assert announced.args == [False, "no_player"]


def test_a_program_that_quits_takes_its_helper_along_at_once(qtbot, player):
    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS):
        player.start()

    player._output._kill()  # what the end of the event loop is connected to

    assert player._output.process_id == 0
    player.schedule([cue(CueKind.DONE, HOUR_S)])
    player.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a variable takes the device away")
def test_without_a_device_the_real_helper_keeps_time_in_silence(qtbot, make_player, monkeypatch, no_playsound):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    player = make_player()

    with qtbot.waitSignal(player.availability_changed, timeout=PATIENCE_MS):
        player.start()
    assert not player.has_audio
    if player.reason is Reason.NO_PLAYER:
        pytest.skip("QtMultimedia's library is not installed")
    assert player.reason is Reason.NO_DEVICE

    player.play_now(CueKind.START)
    planned = [cue(CueKind.LAST_SECONDS, 0.25 * number) for number in range(1, 9)]  # any, should the machine stall
    with qtbot.waitSignal(player.cue_fired, timeout=PATIENCE_MS) as fired:
        player.schedule(planned)
    assert fired.args[0] in planned
    assert 0.0 <= fired.args[1] - fired.args[0].at_s <= TOO_LATE_S


def test_the_windows_process_never_loads_multimedia():
    look = "import sys, hipcoach.ui.audio; print('PySide6.QtMultimedia' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", look], cwd=ROOT, text=True).strip() == "False"
