"""It hurts: the clock stops at once, and the rules of B5 decide what may come next, through the sheets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hipcoach.domain.engine import Phase
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import Moment, SessionOutcome
from hipcoach.ui.widgets.buttons import FilledButton
from tests.gui.playing import COUNT_IN_S, GET_READY_S
from tests.rehearsal import BREATH, HOLD, REPS, prescribed

Key = Qt.Key
CONTINUE, GENTLER, SETTLE = "I'm fine, continue", "Try the gentler version", "Rest for two minutes"
SKIP, END = "Skip this exercise", "End for today"
SHARP, NUMB = "Sharp, pinching or catching", "Numb, tingling or giving way"
EFFORT, OTHER = "Stretching or muscle effort", "Something else"
SETTLE_S = 120.0


def actions(playing):
    """The actions that are open, the filled one first."""
    words = playing.words_on_buttons()
    return [each for each in words if each in {CONTINUE, GENTLER, SETTLE, SKIP, END}]


def filled(playing):
    return [each.text() for each in playing.sheet.findChildren(FilledButton) if each.isVisible()]


def hurt(playing, score=None, feeling=None):
    """Press H, and answer."""
    playing.press(Key.Key_H).run(2)
    if score is not None:
        for digit in str(score):
            playing.press(Key(int(Key.Key_0) + int(digit)))
    if feeling is not None:
        playing.button(feeling, playing.sheet).click()
    return playing


@pytest.fixture
def begun(playing):
    """Five seconds into the first of three exercises."""
    return playing.begin(prescribed(HOLD, 2), prescribed(REPS, 2), prescribed(BREATH, 2)).to_work(5)


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_clock_stops_at_once(begun, way):
    begun.press(Key.Key_H) if way == "key" else begun.click("It hurts")
    begun.run(30)

    assert begun.view.position_s == 5.0
    assert begun.sheet_name == "hurts_sheet"
    assert begun.focus.accessibleName().startswith("How strong is the pain right now?")


def test_nothing_is_chosen_at_first_and_everything_is_open(begun):
    hurt(begun)

    assert set(actions(begun)) == {CONTINUE, GENTLER, SKIP, END}
    assert (begun.sheet.score, begun.sheet.feeling) == (None, None)


@pytest.mark.parametrize(
    ("score", "feeling", "first", "others"),
    [
        (3, None, CONTINUE, {GENTLER, SKIP, END}),
        (5, EFFORT, CONTINUE, {GENTLER, SKIP, END}),
        (2, SHARP, GENTLER, {SKIP, END}),
        (6, None, SETTLE, {END}),
        (6, SHARP, SETTLE, {END}),
        (7, None, END, set()),
        (10, EFFORT, END, set()),
        (None, NUMB, END, set()),
        (0, NUMB, END, set()),
    ],
)
def test_what_is_open_follows_the_rules(begun, score, feeling, first, others):
    hurt(begun, score, feeling)

    assert filled(begun) == [first]
    assert set(actions(begun)) == {first} | others


def test_only_the_last_answer_counts_for_what_is_open(begun):
    hurt(begun, 7, NUMB)
    begun.button(EFFORT, begun.sheet).click()
    begun.button("3", begun.sheet).click()

    assert filled(begun) == [CONTINUE]


def test_escape_leaves_the_session_paused_and_records_nothing(begun):
    hurt(begun).press(Key.Key_Escape).run(2)

    assert begun.sheet is None
    assert begun.runner.phase is Phase.PAUSED
    assert begun.house.rows("select count(*) from stops") == [(0,)]


def test_an_answer_is_never_thrown_away_by_escape(begun):
    hurt(begun, 7).press(Key.Key_Escape)

    assert begun.sheet_name == "hurts_sheet"
    assert filled(begun) == [END]


def test_fine_after_all_counts_in_and_goes_on(begun):
    hurt(begun, 3, EFFORT).click(CONTINUE).run(COUNT_IN_S + 1)

    assert begun.view.position_s == 6.0
    assert begun.house.rows("select score, feeling, action from stops") == [(3, "effort", "continue")]


def test_fine_after_all_while_waiting_starts_nothing(playing):
    playing.house.go_on = GoOn.AUTOMATIC_WITHIN
    playing.begin(prescribed(HOLD, reps=1), prescribed(BREATH)).to_work(6)
    hurt(playing, 1).click(CONTINUE).run(2)

    assert playing.runner.phase is Phase.WAITING


def test_the_note_is_asked_for_something_else_only_and_kept(begun):
    hurt(begun, 2, SHARP)
    assert not begun.sheet._note.isVisible()

    begun.button(OTHER, begun.sheet).click()
    begun.sheet._note.setFocus()
    for key in (Key.Key_H, Key.Key_R, Key.Key_1):
        begun.press(key)
    begun.click(CONTINUE)
    assert begun.house.rows("select score, feeling, action from stops") == [(2, "other", "continue: hr1")]


def test_the_sheet_is_empty_again_the_next_time(begun):
    hurt(begun, 4, EFFORT).click(CONTINUE).run(COUNT_IN_S + 1)
    hurt(begun)

    assert (begun.sheet.score, begun.sheet.feeling, begun.sheet.note) == (None, None, "")


# -- six -------------------------------------------------------------------------------------------------------------


def settled(playing):
    return hurt(playing, 6).click(SETTLE).run(SETTLE_S)


def test_six_rests_for_two_minutes_that_nothing_cuts_short(begun):
    hurt(begun, 6).click(SETTLE).run(10)
    for key in (Key.Key_Return, Key.Key_R, Key.Key_Left):
        begun.press(key)

    assert (begun.view.step.kind, begun.view.remaining_s) == (StepKind.SETTLE, SETTLE_S - 10)
    assert begun.text("player_hint") == "Two quiet minutes. Then we ask once more."
    assert "Start now" not in begun.words_on_buttons()


def test_after_the_rest_the_pain_is_asked_once_more_and_can_t_be_passed_by(begun):
    settled(begun)
    assert begun.sheet_name == "rate_sheet"
    for key in (Key.Key_Escape, Key.Key_Space, Key.Key_Right):
        begun.press(key)

    assert begun.sheet_name == "rate_sheet"
    assert begun.runner.awaits_rating


def test_calm_again_the_rest_goes_on_one_level_lower_beside_what_was_planned(begun):
    settled(begun).press(Key.Key_3).click("Go on").run(1)

    assert begun.view.step.exercise_index == 1
    assert begun.sheet is None
    assert begun.house.rows(
        "select position, exercise_id, level, replaced_at_utc is not null from prescriptions order by id"
    ) == [(0, HOLD, 2, 0), (1, REPS, 2, 1), (2, BREATH, 2, 1), (1, REPS, 1, 0), (2, BREATH, 1, 0)]
    assert begun.house.rows("select done_s, reason from sets") == [(5.0, "pain"), (0.0, "pain")]


@pytest.mark.parametrize("keys", [(Key.Key_4,), ()])
def test_not_calm_or_not_answered_ends_with_a_minute_of_breathing(begun, keys):
    settled(begun)
    for key in keys:
        begun.press(key)
    begun.click("Go on").run(GET_READY_S + 1)
    assert begun.view.step.duration_s == 60.0
    begun.run(60)

    assert begun.ended[0].outcome is SessionOutcome.COMPLETED


def test_seven_after_the_rest_ends_at_once(begun):
    settled(begun).press(Key.Key_7).click("Go on")

    assert begun.ended[0].outcome is SessionOutcome.STOPPED_FOR_PAIN
    assert begun.ended[0].stop_signal == "stop_severe"
    assert begun.sheet is None


def test_both_ratings_are_scores_of_the_exercise_that_hurt(begun):
    settled(begun).press(Key.Key_3).click("Go on")

    scores = [(each.score, each.exercise_id) for each in begun.house.pains.pains() if each.moment is Moment.IN_EXERCISE]
    assert scores == [(6, HOLD), (3, HOLD)]


def test_the_session_bar_forgets_no_exercise_after_a_new_plan(begun):
    settled(begun).press(Key.Key_3).click("Go on").run(1)

    assert begun.page._session_bar.accessibleName().startswith("Exercise 2 of 3")


def test_six_in_the_last_exercise_asks_again_too(playing):
    playing.begin(prescribed(HOLD, reps=1, hold_s=30.0)).to_work(5)
    settled(playing)
    assert playing.sheet_name == "rate_sheet"
    assert playing.ended == []

    playing.press(Key.Key_3).click("Go on")
    assert playing.ended[0].outcome is SessionOutcome.COMPLETED


def test_pain_in_the_rest_leaves_only_the_rest_and_the_end(begun):
    hurt(begun, 6).click(SETTLE).run(10)
    begun.press(Key.Key_H).press(Key.Key_4)

    assert set(actions(begun)) == {CONTINUE, END}


# -- sharp -----------------------------------------------------------------------------------------------------------


def test_sharp_once_makes_the_exercise_gentler(begun):
    hurt(begun, 2, SHARP).click(GENTLER).run(1)

    assert begun.presenter.session.prescriptions[0].dose.level == 1
    assert begun.view.step.kind is StepKind.GET_READY
    assert begun.page._session_bar.accessibleName().startswith("Exercise 1 of 3")


def test_sharp_twice_leaves_the_exercise_out(begun):
    hurt(begun, 2, SHARP).click(GENTLER).run(GET_READY_S + 5)
    hurt(begun, 2, SHARP)
    assert filled(begun) == [SKIP]
    assert set(actions(begun)) == {SKIP, END}
    begun.click(SKIP)

    assert begun.view.step.exercise_index == 1


def test_sharp_twice_in_two_exercises_ends_the_session(begun):
    hurt(begun, 2, SHARP).click(GENTLER).run(GET_READY_S + 5)
    hurt(begun, 2, SHARP).click(SKIP).run(GET_READY_S + 5)
    hurt(begun, 2, SHARP).click(GENTLER).run(GET_READY_S + 5)
    hurt(begun, 2, SHARP)
    assert actions(begun) == [END]
    begun.click(END)

    assert begun.ended[0].outcome is SessionOutcome.STOPPED_FOR_PAIN
    assert begun.ended[0].stop_signal == ""


# -- the end ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "feeling", "outcome", "signal"),
    [
        (7, None, SessionOutcome.STOPPED_FOR_PAIN, "stop_severe"),
        (10, None, SessionOutcome.STOPPED_FOR_PAIN, "stop_severe"),
        (None, NUMB, SessionOutcome.STOP_SIGNAL, "stop_numb"),
        (3, None, SessionOutcome.STOPPED_FOR_PAIN, ""),
    ],
)
def test_ending_for_pain_says_which_safety_questions_are_due(begun, score, feeling, outcome, signal):
    hurt(begun, score, feeling).click(END)

    assert (begun.ended[0].outcome, begun.ended[0].stop_signal) == (outcome, signal)
    assert begun.house.rows("select outcome, reason from sets") == [("partly", "pain")]
    assert begun.house.rows("select outcome from sessions") == [(outcome.value,)]


def test_pain_in_a_rest_belongs_to_the_exercise_of_the_rest(begun):
    begun.run(begun.view.remaining_s + 3)
    hurt(begun, 3).click(SKIP)

    assert begun.house.rows("select p.position from stops join prescriptions p on p.id = prescription_id") == [(0,)]
    assert begun.view.step.exercise_index == 1


def test_the_sheet_says_which_exercise_it_is_about(begun):
    hurt(begun)

    assert begun.sheet._where.text() == f"{begun.page._stage._name.text()} \N{MIDDLE DOT} Both sides"
