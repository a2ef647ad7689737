"""The clock of a session stands still: by the person's wish, and when the computer sleeps."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hipcoach.domain.cues import CueKind
from hipcoach.domain.engine import Phase
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import SessionOutcome
from tests.rehearsal import BREATH, HOLD, prescribed

Key = Qt.Key
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
TWO_HOLDS = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}


# -- pause and resume ------------------------------------------------------------------------------------------------


def test_space_pauses_at_the_press_and_resumes_with_a_count_in(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(9.5)
    playing.press(Key.Key_Space)
    assert playing.runner.phase is Phase.PAUSED
    assert playing.dial()._words == ("Paused", "21 seconds to go", "Resuming counts you in from three.")
    assert round(playing.dial()._fraction, 3) == round(20.5 / 30, 3)

    playing.run(60)
    assert playing.view.remaining_s == 20.5
    playing.press(Key.Key_Space)
    shown = []
    for _ in range(3):
        playing.presenter.tick()
        shown.append(playing.dial()._words[1])
        playing.run(1)
    assert shown == ["3", "2", "1"]
    assert playing.view.remaining_s == 20.5
    playing.run(1)
    assert playing.view.remaining_s == 19.5


def test_one_second_is_not_many(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(29.5)
    playing.press(Key.Key_Space)

    assert playing.dial()._words[1] == "1 second to go"


def test_a_pause_in_a_rest_goes_on_at_once(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 5)
    playing.press(Key.Key_Space).run(30)
    assert playing.page._lead._ring._words[:2] == ("Paused", "15 seconds to go")
    playing.press(Key.Key_Space).run(1)

    assert playing.view.remaining_s == 14.0
    assert playing.page._lead._ring._words[1] == "14"


def test_the_big_button_says_what_it_does(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH), go_on=None).to_work(1)
    playing.click("Pause").click("Resume").run(1)
    playing.click("Pause")

    assert playing.runner.phase is Phase.PAUSED


def test_minimising_pauses_and_a_paused_session_stays_so(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    playing.presenter.pause()
    playing.presenter.pause()

    assert playing.view.remaining_s == 25.0
    assert playing.ears.said("now").count(playing.ears.said("now")[0]) == 1


def test_twenty_minutes_of_pause_end_the_session_with_what_was_done(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(31)
    playing.press(Key.Key_Space)
    playing.run(19 * 60, tick_s=0.5)
    assert not playing.ended
    playing.run(61, tick_s=0.5)

    assert playing.ended[0].outcome is SessionOutcome.ENDED_EARLY
    assert playing.sets()[0][4] == 30.0


# -- sleep -----------------------------------------------------------------------------------------------------------


def test_sleep_pauses_at_the_last_moment_awake_and_credits_nothing(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(10)
    clock.pass_s(3600)
    playing.presenter.tick()

    assert playing.runner.phase is Phase.PAUSED
    assert playing.view.remaining_s == 20.0
    assert playing.dial()._words[2] == "The computer was asleep. Nothing was counted meanwhile."
    assert playing.sets() == []


def test_sleep_in_a_rest_says_so_too(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(35)
    clock.pass_s(3600)
    playing.presenter.tick()

    assert playing.text("player_hint") == "The computer was asleep. Nothing was counted meanwhile."


def test_a_calendar_that_jumps_while_the_steady_clock_stands_is_sleep(playing, clock):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(10)
    clock.jump_s(3600)
    playing.presenter.tick()

    assert playing.runner.phase is Phase.PAUSED


def test_a_late_tick_of_less_than_two_seconds_is_no_sleep(playing, clock):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(10)
    clock.pass_s(1.75)
    playing.presenter.tick()

    assert playing.view.position_s == 11.75


def test_going_on_into_work_right_after_a_resume_sounds_its_start_and_no_taps_of_the_past(playing, clock):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(30 + 5)
    playing.press(Key.Key_Space).run(4).press(Key.Key_Space).press(Key.Key_Return)
    first = min(playing.ears.due, key=lambda cue: cue.at_s)

    assert playing.view.step.kind is StepKind.WORK
    assert (first.kind, first.at_s) == (CueKind.START, clock.now_s)
