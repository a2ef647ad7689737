from __future__ import annotations

import pytest

from hipcoach.domain.cues import CueKind
from hipcoach.domain.exercise import Side
from hipcoach.ui.audio_deadlines import TOO_LATE_S, Deadlines
from hipcoach.ui.audio_protocol import (
    Cancel,
    Device,
    Dropped,
    Due,
    Fired,
    Play,
    ProtocolError,
    Reason,
    Schedule,
    SetVolume,
    all_clips,
    clip_of,
    decode_command,
    decode_report,
    encode,
)

EXACT_S = 1234.567890123456  # a moment whose last digits matter


@pytest.mark.parametrize(
    "command",
    [
        Schedule((Due(EXACT_S, 0, "start"), Due(8.0, 1, "done"))),
        Schedule((Due(8, 1, "done"),)),
        Schedule(()),
        Cancel(),
        Play("change_side_left"),
        SetVolume(0.25),
        SetVolume(1),
    ],
)
def test_a_command_arrives_as_it_was_sent(command):
    assert decode_command(encode(command)) == command


@pytest.mark.parametrize(
    "report",
    [
        Device(is_present=True, reason=Reason.FULL_SOUND),
        Device(is_present=False, reason=Reason.NO_DEVICE),
        Fired(7, EXACT_S),
        Dropped(7),
    ],
)
def test_a_report_arrives_as_it_was_sent(report):
    assert decode_report(encode(report)) == report


def test_a_message_is_one_line():
    line = encode(Schedule((Due(1.0, 0, "start"), Due(2.0, 1, "done"))))
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\n",
        b"[]\n",
        b"{}\n",
        b'{"schedule": 1}\n',
        b'{"schedule": [[1.0, "start"]]}\n',
        b'{"schedule": [["soon", 1, "start"]]}\n',
        b'{"play": null}\n',
        b'{"fired": 1, "at": 2.0}\n',
    ],
)
def test_a_line_that_is_no_command_is_refused(line):
    with pytest.raises(ProtocolError):
        decode_command(line)


@pytest.mark.parametrize("line", [b"ALSA lib: hello\n", b'{"device": true}\n', b'{"device": true, "reason": "mood"}\n'])
def test_a_line_that_is_no_report_is_refused(line):
    with pytest.raises(ProtocolError):
        decode_report(line)


def test_only_the_change_of_side_sounds_on_its_side():
    assert clip_of(CueKind.CHANGE_SIDE, Side.LEFT) == "change_side_left"
    assert clip_of(CueKind.CHANGE_SIDE, Side.BOTH) == "change_side"
    assert clip_of(CueKind.START, Side.LEFT) == "start"
    assert len(all_clips()) == len(CueKind) + 2


def test_deadlines_come_out_in_order_when_they_are_due():
    deadlines = Deadlines()
    first, second, third = (Due(at_s, number, "start") for number, at_s in enumerate((1.0, 1.125, 2.0)))
    deadlines.add([third, first])
    deadlines.add([second])

    assert deadlines.next_s == 1.0
    assert deadlines.take(0.875).now == ()
    assert deadlines.take(1.125).now == (first, second)
    assert deadlines.next_s == 2.0


def test_what_is_long_overdue_is_dropped_and_not_fired_in_a_burst():
    deadlines = Deadlines()
    dues = [Due(at_s, number, "last_seconds") for number, at_s in enumerate((1.0, 2.0, 3.0))]
    deadlines.add(dues)

    taken = deadlines.take(3.0 + TOO_LATE_S)

    assert taken.too_late == (dues[0], dues[1])
    assert taken.now == (dues[2],)
    assert deadlines.next_s is None


def test_cleared_deadlines_never_come():
    deadlines = Deadlines()
    deadlines.add([Due(1.0, 0, "start")])

    deadlines.clear()

    assert deadlines.next_s is None
    assert deadlines.take(5.0).now == ()
