"""The ears of the player: which cue is planned for which moment, and that nothing sounds twice, late or by mistake."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.cues import CueKind
from hipcoach.domain.exercise import Side
from hipcoach.domain.preferences import GoOn
from tests.gui.playing import COUNT_IN_S, GET_READY_S
from tests.rehearsal import BREATH, HOLD, REPS, STANCE, STRETCH, prescribed

Key = Qt.Key
START_S = 100.0  # of the fake clock
WORK_S = START_S + GET_READY_S
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
TWO_HOLDS = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}
THREE_TRIES = {"reps": 3, "hold_s": 30.0, "rest_s": 10.0}


class Listener:
    """Hears the cues that come due while the session runs, as the helper would."""

    def __init__(self, playing):
        self.playing = playing
        self.heard = []

    def run(self, seconds):
        for _ in range(round(seconds / 0.25)):
            self.playing.run(0.25)
            now_s = self.playing.clock.now_s
            due = [cue for cue in self.playing.ears.due if cue.at_s <= now_s]
            self.heard += due
            self.playing.ears.due = [cue for cue in self.playing.ears.due if cue.at_s > now_s]
        return self

    def since(self, at_s):
        """What was heard, as kind and seconds after a moment."""
        return [(cue.kind, cue.at_s - at_s) for cue in sorted(self.heard, key=lambda cue: cue.at_s) if cue.at_s >= at_s]


@pytest.fixture
def listener(playing):
    return Listener(playing)


def due(playing):
    return [(cue.kind, cue.at_s) for cue in sorted(playing.ears.due, key=lambda cue: cue.at_s)]


# -- what is planned -------------------------------------------------------------------------------------------------


def test_a_hold_of_thirty_seconds_sounds_like_this(playing, listener):
    playing.begin(prescribed(HOLD, **TWO_HOLDS))
    listener.run(GET_READY_S + 30)

    assert listener.since(START_S) == [
        (CueKind.GET_READY, 0.0),
        (CueKind.LAST_SECONDS, 12.0),
        (CueKind.LAST_SECONDS, 13.0),
        (CueKind.LAST_SECONDS, 14.0),
        (CueKind.START, 15.0),
        (CueKind.TEN_SECONDS, 35.0),
        (CueKind.LAST_SECONDS, 42.0),
        (CueKind.LAST_SECONDS, 43.0),
        (CueKind.LAST_SECONDS, 44.0),
        (CueKind.DONE, 45.0),
    ]


def test_a_rest_counts_its_last_seconds_down_to_the_start(playing, listener):
    playing.begin(prescribed(HOLD, **TWO_HOLDS))
    listener.run(GET_READY_S + 30 + 20)

    assert listener.since(WORK_S + 31) == [
        (CueKind.TEN_SECONDS, 9.0),
        (CueKind.LAST_SECONDS, 16.0),
        (CueKind.LAST_SECONDS, 17.0),
        (CueKind.LAST_SECONDS, 18.0),
        (CueKind.START, 19.0),
    ]


def test_repetitions_sound_at_each_turn_of_the_movement(playing, listener):
    playing.house.go_on = GoOn.AUTOMATIC_WITHIN
    playing.begin(prescribed(REPS, reps=2), prescribed(BREATH))
    listener.run(GET_READY_S + 12)

    assert listener.since(WORK_S) == [
        (CueKind.START, 0.0),
        (CueKind.TEMPO_HOLD, 2.0),
        (CueKind.TEMPO_BACK, 4.0),
        (CueKind.TEMPO_OUT, 6.0),
        (CueKind.TEMPO_HOLD, 8.0),
        (CueKind.TEMPO_BACK, 10.0),
        (CueKind.DONE, 12.0),
    ]


def test_a_change_of_side_sounds_from_the_new_side(playing, listener):
    playing.begin(prescribed(STRETCH, reps=1, hold_s=30.0))
    listener.run(GET_READY_S + 30 + 8 + 1)
    turn = [cue for cue in listener.heard if cue.kind is CueKind.CHANGE_SIDE]

    assert [(cue.at_s, cue.side) for cue in turn] == [(WORK_S + 30, Side.LEFT)]
    assert {cue.side for cue in listener.heard if cue.at_s > WORK_S + 30} == {Side.LEFT}


@pytest.mark.parametrize("mode", GoOn)
def test_nothing_sounds_twice_in_a_whole_session(playing, listener, mode):
    playing.house.go_on = mode
    playing.begin(prescribed(STRETCH), prescribed(REPS, 2), prescribed(BREATH), prescribed(STANCE, **THREE_TRIES))
    for _ in range(60):
        listener.run(15)
        if playing.presenter.session and playing.runner.phase.value == "waiting":
            playing.press(Key.Key_Space)

    assert playing.ended
    twice = [moment for moment, times in Counter(cue.at_s for cue in listener.heard).items() if times > 1]
    assert twice == []


def test_no_cue_is_planned_for_the_past(playing, clock):
    playing.begin(prescribed(REPS, 2), prescribed(HOLD, **TWO_HOLDS))
    late = []

    def look():
        for cues in playing.ears.said("schedule"):
            late.extend(cue for cue in cues if cue.at_s < clock.now_s)
        playing.ears.sent.clear()

    look()
    for number in range(120):
        playing.run(1.75, tick_s=1.75)  # ticks as late as they may be
        look()
        if number % 7 == 3:
            playing.press(Key.Key_Return)
            look()
    assert late == []


def test_the_end_of_the_last_exercise_sounds(playing, listener):
    playing.begin(prescribed(HOLD, **ONE_HOLD))
    planned = listener.run(GET_READY_S + 29).playing.ears.due

    assert [(cue.kind, cue.at_s) for cue in planned if cue.at_s > WORK_S + 29] == [(CueKind.DONE, WORK_S + 30)]


# -- cancelled and planned again -------------------------------------------------------------------------------------


def test_a_pause_forgets_all_cues_and_says_so_once(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Space)

    assert due(playing) == []
    assert playing.ears.said("now") == [CueKind.PAUSE]


def test_going_on_counts_in_and_plans_what_is_left(playing, clock):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(22)
    playing.press(Key.Key_Space).run(60)
    now_s = clock.now_s
    playing.press(Key.Key_Space)

    assert [(kind, at_s - now_s) for kind, at_s in due(playing)] == [
        (CueKind.LAST_SECONDS, 0.0),
        (CueKind.LAST_SECONDS, 1.0),
        (CueKind.LAST_SECONDS, 2.0),
        (CueKind.START, COUNT_IN_S),
        (CueKind.LAST_SECONDS, COUNT_IN_S + 5),
        (CueKind.LAST_SECONDS, COUNT_IN_S + 6),
        (CueKind.LAST_SECONDS, COUNT_IN_S + 7),
        (CueKind.DONE, COUNT_IN_S + 8),
    ]


def test_going_on_in_a_rest_plans_what_is_left_of_it(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 15)
    playing.press(Key.Key_Space).run(60)
    now_s = clock.now_s
    playing.press(Key.Key_Space)

    assert [(kind, at_s - now_s) for kind, at_s in due(playing)] == [
        (CueKind.LAST_SECONDS, 2.0),
        (CueKind.LAST_SECONDS, 3.0),
        (CueKind.LAST_SECONDS, 4.0),
        (CueKind.START, 5.0),
    ]


def test_a_longer_rest_moves_its_cues(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 5)
    playing.press(Key.Key_Plus)

    rest_ends_s = WORK_S + 30 + 35
    assert due(playing) == [
        (CueKind.TEN_SECONDS, rest_ends_s - 10),
        (CueKind.LAST_SECONDS, rest_ends_s - 3),
        (CueKind.LAST_SECONDS, rest_ends_s - 2),
        (CueKind.LAST_SECONDS, rest_ends_s - 1),
        (CueKind.START, rest_ends_s),
    ]


def test_another_pace_moves_the_cues_that_are_left(playing):
    playing.begin(prescribed(REPS, reps=2)).to_work(2)  # at the top of the first
    playing.press(Key.Key_Minus)

    assert due(playing) == [
        (CueKind.TEMPO_BACK, pytest.approx(WORK_S + 2 + 2.5)),
        (CueKind.TEMPO_OUT, pytest.approx(WORK_S + 2 + 5)),
        (CueKind.TEMPO_HOLD, pytest.approx(WORK_S + 2 + 7.5)),
        (CueKind.TEMPO_BACK, pytest.approx(WORK_S + 2 + 10)),
        (CueKind.DONE, pytest.approx(WORK_S + 2 + 12.5)),
    ]


def test_another_pace_while_counted_in_keeps_the_count(playing, clock):
    playing.begin(prescribed(REPS, reps=2)).to_work(2)
    playing.press(Key.Key_Space).press(Key.Key_Space).run(1)
    playing.press(Key.Key_Minus)
    work_s = clock.now_s + 2

    assert due(playing)[:4] == [
        (CueKind.LAST_SECONDS, work_s - 2),
        (CueKind.LAST_SECONDS, work_s - 1),
        (CueKind.START, work_s),
        (CueKind.TEMPO_BACK, pytest.approx(work_s + 2.5)),
    ]


def test_another_pace_in_a_pause_plans_nothing(playing):
    playing.begin(prescribed(REPS, reps=2)).to_work(2)
    playing.press(Key.Key_Space).press(Key.Key_Minus)

    assert due(playing) == []


def test_starting_before_a_rest_is_over_sounds_start_now_and_no_count(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 5)
    playing.press(Key.Key_Return)

    assert due(playing)[0] == (CueKind.START, clock.now_s)
    assert due(playing)[1] == (CueKind.TEN_SECONDS, clock.now_s + 20)


def test_a_set_done_again_is_counted_in(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_R)
    kinds = [kind for kind, at_s in due(playing) if at_s <= clock.now_s + COUNT_IN_S]

    assert kinds == [CueKind.LAST_SECONDS] * 3 + [CueKind.START]


def test_a_foot_put_down_sounds_done_and_forgets_the_end_at_the_cap(playing, clock):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_Q)
    now_s = clock.now_s

    assert due(playing) == [
        (CueKind.DONE, now_s),
        (CueKind.LAST_SECONDS, now_s + 7),
        (CueKind.LAST_SECONDS, now_s + 8),
        (CueKind.LAST_SECONDS, now_s + 9),
        (CueKind.START, now_s + 10),
    ]


@pytest.mark.parametrize("mode", [GoOn.BY_HAND, GoOn.AUTOMATIC_WITHIN])
def test_a_foot_put_down_before_a_wait_or_the_end_sounds_done(playing, mode):
    playing.house.go_on = mode
    playing.begin(prescribed(STANCE, reps=1, hold_s=30.0), prescribed(BREATH)).to_work(12)
    playing.press(Key.Key_Q)
    playing.run(9)
    if playing.runner.phase.value == "waiting":
        playing.press(Key.Key_Space).run(1)
    playing.ears.sent.clear()
    playing.press(Key.Key_Q)

    assert playing.runner.phase.value == "waiting"
    assert playing.ears.said("now") == [CueKind.DONE]
    assert due(playing) == []


def test_pain_on_one_leg_sounds_a_pause_and_not_done(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_H)

    assert due(playing) == []
    assert playing.ears.said("now") == [CueKind.PAUSE]


def test_sleep_leaves_no_burst_of_cues(playing, clock):
    playing.begin(prescribed(REPS, 2), prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.ears.sent.clear()
    clock.pass_s(3600)
    playing.presenter.tick()

    assert playing.ears.said("schedule") == []
    assert playing.ears.said("now") == [CueKind.PAUSE]
    assert due(playing) == []


def test_an_end_before_its_time_leaves_no_cue(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Escape).click("Save and stop").run(60)

    assert due(playing) == []
    assert playing.ears.sent[-1] == ("stop", None)
    assert CueKind.DONE not in playing.ears.said("now")
