"""The sounds of a self-test: each at its moment, none in the past."""

from __future__ import annotations

import pytest

from hipcoach.domain.cues import CueKind
from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_cues import cues_of_clock, cues_of_rest, cues_of_try
from hipcoach.domain.protocol_events import ClockStarted, Resting, SettingUp
from tests.unit.domain.running import tasks_of

STANCE = tasks_of("slst")[0]
STANDS = tasks_of("cst30", "cst30")[0]
TAP = CueKind.LAST_SECONDS


def moments(cues):
    return [(cue.kind, cue.at_s) for cue in cues]


def test_a_hold_sounds_from_getting_ready_to_its_cap():
    cues = cues_of_try(SettingUp(task=STANCE, at_s=100.0, starts_s=105.0), 24.0)
    assert moments(cues) == [
        (CueKind.GET_READY, 100.0),
        *[(TAP, second) for second in (102.0, 103.0, 104.0)],
        (CueKind.START, 105.0),
        (CueKind.TARGET_PASSED, 129.0),
        (CueKind.DONE, 150.0),
    ]
    assert {cue.side for cue in cues[:-1]} == {Side.LEFT}


@pytest.mark.parametrize("target_s", [None, 0.0, 45.0, 60.0])
def test_a_target_that_is_none_or_the_end_makes_no_sound(target_s):
    cues = cues_of_try(SettingUp(task=STANCE, at_s=0.0, starts_s=5.0), target_s)
    assert CueKind.TARGET_PASSED not in {cue.kind for cue in cues}


def test_a_count_down_tells_its_last_seconds():
    cues = cues_of_clock(ClockStarted(task=STANDS, at_s=0.0, ends_s=30.0))
    assert moments(cues) == [
        (CueKind.START, 0.0),
        (CueKind.TEN_SECONDS, 20.0),
        *[(TAP, second) for second in (27.0, 28.0, 29.0)],
        (CueKind.DONE, 30.0),
    ]


def test_the_end_of_a_rest_is_heard():
    cues = cues_of_rest(Resting(task=STANCE, at_s=10.0, until_s=40.0))
    assert moments(cues) == [*[(TAP, second) for second in (37.0, 38.0, 39.0)], (CueKind.GET_READY, 40.0)]


def test_a_short_rest_has_no_tap_before_it_begins():
    cues = cues_of_rest(Resting(task=STANCE, at_s=10.0, until_s=12.0))
    assert moments(cues) == [(TAP, 11.0), (CueKind.GET_READY, 12.0)]
