"""The sentences of Today."""

from __future__ import annotations

import pytest

from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.path import StageState
from hipcoach.ui.pages import path_words, today_words
from tests.gui.training_room import WORDS


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (2, "Good evening"),
        (4, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_fits_the_time_of_day(clock, hour, greeting):
    assert today_words.greeting(clock.local.replace(hour=hour), is_first=False) == greeting


def planned(room, *reasons):
    """Today's plan with these reasons for its first exercises, and no change in the others."""
    plan = room.today().plan
    decisions = [DoseDecision(level=1, reason=reason) for reason in reasons]
    decisions += [DoseDecision(level=1, reason=DoseReason.HOLD)] * (len(plan.items) - len(decisions))
    items = tuple(item.replace(decision=each) for item, each in zip(plan.items, decisions, strict=True))
    return plan.replace(items=items)


@pytest.mark.parametrize(
    ("now", "before", "line"),
    [
        (2, 3, "A little easier than yesterday (3). Today's plan stays as it is."),
        (2, 5, "Easier than yesterday (5). Today's plan stays as it is."),
        (3, 3, "Much like yesterday. Today's plan stays as it is."),
        (3, 2, "A little sorer than yesterday (2). Today's plan stays as it is."),
        (5, 2, "Sorer than yesterday (2). Today's plan stays as it is."),
        (2, None, "Today's plan stays as it is."),
    ],
)
def test_the_reason_compares_with_yesterday(room, now, before, line):
    room.doctored = {"is_first": False, "morning": now, "yesterday_morning": before}

    assert today_words.reason(room.today(), planned(room), WORDS) == line


@pytest.mark.parametrize(
    ("reasons", "line"),
    [
        ([DoseReason.PROGRESS], "{0} goes up a level."),
        ([DoseReason.PROGRESS] * 2, "{0} and {1} go up a level."),
        ([DoseReason.PROGRESS, DoseReason.RED], "{1} goes down a level."),
        ([DoseReason.RED, DoseReason.AMBERS], "Today is lighter: 2 exercises go down a level."),
        ([DoseReason.RED, DoseReason.TIME_OFF], "After some days off, today starts a little lower."),
    ],
)
def test_the_reason_says_what_changes_and_the_careful_news_first(room, reasons, line):
    room.doctored = {"is_first": False, "morning": 2, "yesterday_morning": None}
    plan = planned(room, *reasons)
    names = [WORDS.exercise_name(each.exercise_id) for each in plan.prescriptions]

    assert today_words.reason(room.today(), plan, WORDS) == line.format(*names)


@pytest.mark.parametrize(
    ("positions", "line"),
    [
        ([Position.SUPINE, Position.PRONE, Position.SEATED], "All lying down or sitting."),
        ([Position.SUPINE, Position.STANDING], "Starts gently on the mat, ends standing."),
        ([Position.STANDING, Position.SUPINE], "Some lying, some standing. Keep a chair in reach."),
    ],
)
def test_before_an_answer_the_plan_says_where_the_body_is(room, positions, line):
    plan = room.today().plan
    items = tuple(
        item.replace(prescription=item.prescription.replace(position=position))
        for item, position in zip(plan.items, positions, strict=False)
    )

    assert today_words.places(plan.replace(items=items)) == line


@pytest.mark.parametrize(
    ("mean", "before", "line"),
    [
        (None, None, "Your sessions and morning scores collect here. Rest days count as part of the plan."),
        (2.9, None, "<b>2.9 on average</b> in these mornings."),
        (2.9, 3.4, "<b>2.9 on average</b>, down from 3.4 the week before."),
        (3.4, 2.9, "<b>3.4 on average</b>, up from 2.9 the week before."),
        (3.0, 3.02, "<b>3.0 on average</b>, the same as the week before."),
    ],
)
def test_the_week_is_summed_up_in_one_sentence(room, mean, before, line):
    room.doctored = {"mean_week": mean, "mean_week_before": before}

    assert today_words.week_line(room.today()) == line


def with_left(path, left):
    """The path with all but so many of the pelvis stage's targets met."""
    asked = path.criteria[Stage.PELVIS]
    criteria = tuple(each.replace(is_met=place >= left) for place, each in enumerate(asked))
    return path.replace(criteria={Stage.PELVIS: criteria})


@pytest.mark.parametrize(
    ("left", "line"), [(1, "Flexibility opens after 1 more target"), (0, "Flexibility comes next")]
)
def test_one_target_is_one_target(room, left, line):
    assert path_words.next_stage_line(with_left(room.today().path, left), WORDS) == line


def test_when_everything_is_open_nothing_is_asked(room):
    path = room.today().path.replace(states=dict.fromkeys(Stage, StageState.ACHIEVED))

    assert path_words.next_stage_line(path, WORDS) == "All stages are open"
