"""The sentences of Today around the session."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Stage
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
