"""The player over a real session: what is shown when, pausing, sleep, and who starts the next step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.engine import Phase
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome
from hipcoach.ui.pages.player_page import PlayerPage
from hipcoach.ui.widgets.stance_gauge import StanceGauge
from hipcoach.ui.widgets.tempo_hill import TempoHill
from hipcoach.ui.widgets.timer_ring import TimerRing
from tests.gui.playing import COUNT_IN_S
from tests.rehearsal import BREATH, HOLD, REPS, STANCE, STRETCH, prescribed

Key = Qt.Key
ONE_HOLD = {"sets": 1, "reps": 1, "hold_s": 30.0}
TWO_HOLDS = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}
THREE_TRIES = {"reps": 3, "hold_s": 30.0, "rest_s": 10.0}


# -- what is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exercise", "dial"), [(HOLD, TimerRing), (REPS, TempoHill), (BREATH, TempoHill), (STANCE, StanceGauge)]
)
def test_each_kind_of_work_has_its_instrument(playing, exercise, dial):
    playing.begin(prescribed(exercise)).to_work(1)

    assert isinstance(playing.dial(), dial)
    assert playing.page._columns.currentWidget() is playing.page._stage


@pytest.mark.parametrize("exercise", [HOLD, REPS, BREATH, STANCE])
def test_after_pause_and_count_in_the_instrument_is_back(playing, exercise):
    playing.begin(prescribed(exercise)).to_work(1)
    dial = playing.dial()
    playing.click("Foot down") if exercise is STANCE else playing.press(Key.Key_Space)
    playing.press(Key.Key_R)  # the same set again, after a count-in
    playing.run(1)
    assert isinstance(playing.dial(), TimerRing)
    assert playing.dial()._words[1] == "2"

    playing.run(COUNT_IN_S)
    assert playing.dial() is dial


def test_ticks_of_a_hold_are_back_after_the_count_in(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(5)
    ticks = playing.dial()._ticks
    playing.press(Key.Key_Space).press(Key.Key_Space).run(COUNT_IN_S + 0.5)

    assert ticks
    assert playing.dial()._ticks == ticks


def test_a_hold_counts_down_whole_seconds(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work()
    shown = []
    for _ in range(12):
        shown.append(playing.dial()._words[1])
        playing.run(0.25)

    assert shown == ["30"] * 4 + ["29"] * 4 + ["28"] * 4


def test_a_stand_counts_up_to_a_tenth(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12.25)

    assert playing.dial()._tenths == 122


def test_the_band_says_the_side_and_turns_with_it(playing):
    playing.begin(prescribed(STRETCH, reps=1, hold_s=30.0)).to_work(1)
    band = playing.page.panel.band
    assert band.accessibleName().startswith("Right side")
    right = playing.page.panel.figure.grab().toImage()

    playing.run(30 + 4)
    assert band.accessibleName().startswith("Left side")
    assert playing.text("player_lead") == "Change sides"
    playing.run(5)
    assert playing.page.panel.figure.grab().toImage() != right


def test_rests_are_counted_and_say_what_comes(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS), prescribed(REPS))
    assert playing.text("player_lead") == "Get into position"
    assert playing.text("player_next") == "Both sides, set 1"
    playing.to_work(30 + 4)

    assert playing.text("player_lead") == "Rest"
    assert playing.page._lead._ring._words[1] == "16"
    assert playing.text("player_next") == "Both sides, set 2"


def test_the_last_step_says_that_it_is_the_last(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(2)

    assert playing.text("player_next") == "Done for today"


def test_progress_names_the_exercise_and_the_time_left(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH)).to_work(31)

    assert playing.page._session_bar.accessibleName() == "Exercise 2 of 2, 2 min left"


def test_the_instrument_reads_its_state_once_a_second(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(4)

    assert playing.dial().accessibleName() == "Both sides, Hold, 26 seconds left"


def test_a_screen_reader_hears_of_steps_and_of_the_last_ten_seconds_only(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS), prescribed(BREATH))
    playing.to_work(30)
    name = playing.page._stage._name.text()

    assert len(playing.page.lines) == 4
    assert playing.page.lines[0] == f"Get into position. {name}, Both sides"
    assert playing.page.lines[1].startswith(f"{name}, Both sides. ")
    assert playing.page.lines[2] == "Ten seconds left"
    assert playing.page.lines[3].startswith("Rest. ")


def test_less_motion_moves_once_a_second(playing, monkeypatch):
    playing.begin(prescribed(HOLD, **ONE_HOLD), less_motion=True).to_work(0.25)
    drawn = []
    monkeypatch.setattr(PlayerPage, "show_motion", lambda _page, motion: drawn.append(motion))
    playing.run(4)

    assert [motion.number for motion in drawn] == ["29", "28", "27", "26"]


def test_the_session_ends_with_all_of_it_in_the_journal(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(31)

    assert [session.outcome for session in playing.ended] == [SessionOutcome.COMPLETED]
    assert playing.presenter.session is None
    assert playing.sets() == [(0, 1, "both", 0, 30.0, "done", None)]


def test_after_the_end_no_key_and_no_tick_does_anything(playing):
    playing.begin(prescribed(HOLD, **ONE_HOLD)).to_work(31)
    for key in (Key.Key_Space, Key.Key_H, Key.Key_Right, Key.Key_Escape, Key.Key_Plus):
        playing.press(key)
    playing.presenter.pause()
    playing.presenter.ask_end()
    playing.run(5)

    assert len(playing.ended) == 1
    assert playing.sheet is None


def test_a_second_session_starts_clean(playing):
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(12)
    playing.press(Key.Key_Q)
    playing.presenter.stop()
    playing.begin(prescribed(STANCE, **THREE_TRIES)).to_work(1)

    assert playing.presenter.session.tries(playing.view.step) == (None, None, None)


# -- who starts the next step ----------------------------------------------------------------------------------------


def kinds_passed(playing, seconds):
    passed = []
    for _ in range(round(seconds / 0.5)):
        playing.run(0.5, 0.5)
        if playing.presenter.session is None:
            break
        state = (playing.view.step.kind, playing.runner.phase is Phase.WAITING)
        if not passed or passed[-1] != state:
            passed.append(state)
    return passed


@pytest.mark.parametrize(
    ("mode", "passed"),
    [
        (
            GoOn.AUTOMATIC,
            [(StepKind.WORK, False), (StepKind.REST, False), (StepKind.WORK, False), (StepKind.GET_READY, False)],
        ),
        (
            GoOn.AUTOMATIC_WITHIN,
            [(StepKind.WORK, False), (StepKind.REST, False), (StepKind.WORK, False), (StepKind.GET_READY, True)],
        ),
        (GoOn.BY_HAND, [(StepKind.WORK, False), (StepKind.REST, False), (StepKind.WORK, True)]),
    ],
)
def test_who_starts_the_next_step_is_the_person_s_choice(playing, mode, passed):
    playing.house.go_on = mode
    playing.begin(prescribed(HOLD, **TWO_HOLDS), prescribed(BREATH)).to_work(-0.5)

    assert kinds_passed(playing, 30 + 20 + 30 + 5) == passed


def test_waiting_has_one_button_and_space_starts(playing):
    playing.house.go_on = GoOn.AUTOMATIC_WITHIN
    playing.begin(prescribed(HOLD, **ONE_HOLD), prescribed(BREATH)).to_work(31)
    assert playing.text("player_lead") == "When you are ready"
    assert "Start" in playing.words_on_buttons()
    assert "Start now" not in playing.words_on_buttons()

    playing.press(Key.Key_Space).run(1)
    assert playing.text("player_lead") == "Get into position"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_ends_a_rest(playing, key):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(35)
    playing.press(key)

    assert playing.view.step.kind is StepKind.WORK


def test_enter_does_nothing_in_work(playing):
    playing.begin(prescribed(HOLD, **TWO_HOLDS)).to_work(5)
    playing.press(Key.Key_Return)

    assert playing.view.remaining_s == 25.0
    assert playing.runner.phase is Phase.RUNNING
