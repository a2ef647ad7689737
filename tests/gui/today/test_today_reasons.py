"""Why today's session is as it is, in one sentence, and what it is called."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.flare import Flare, FlareStart
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import PlanReason
from hipcoach.domain.week import DayKind, DayReason
from hipcoach.ui.pages import today_session_words
from tests.gui.training_room import WORDS
from tests.unit.samples import PROGRAMME

ONE_DAY = timedelta(days=1)


def told(room, plan=None, **doctored):
    """The sentence of a day that isn't the first, for a plan."""
    room.doctored = {"is_first": False} | doctored
    today = room.today()
    return today_session_words.reason(today, plan or today.plan, WORDS, PROGRAMME)


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
        (2, 3, "A little easier than yesterday (3), so today's plan stays as it is."),
        (2, 5, "Easier than yesterday (5), so today's plan stays as it is."),
        (3, 3, "Much like yesterday, so today's plan stays as it is."),
        (3, 2, "A little sorer than yesterday (2). Today's plan stays as it is."),
        (5, 2, "Sorer than yesterday (2). Today's plan stays as it is."),
        (2, None, "Today's plan stays as it is."),
    ],
)
def test_the_reason_compares_with_yesterday(room, now, before, line):
    assert told(room, planned(room), morning=now, yesterday_morning=before) == line


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
    plan = planned(room, *reasons)
    names = [WORDS.exercise_name(each.exercise_id) for each in plan.prescriptions]

    assert told(room, plan, morning=2, yesterday_morning=None) == line.format(*names)


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

    assert told(room, plan.replace(items=items), morning=None) == line


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (PlanReason.SORE, "6 is a sore morning. Today is short and easy."),
        (PlanReason.ALL_RESTS, "What was too much rests for some days, so today is calm."),
        (PlanReason.WEEK_ROSE, "Last week hurt more than the one before, so this week is calmer."),
        (PlanReason.LAPSED, "The last checks of pelvis control slipped, so the pelvis leads again for now."),
        (PlanReason.EASY, "An easy day: everything one level lower."),
        (PlanReason.SHORT, "Short today: what matters most stays."),
        (PlanReason.TOO_SOON, "Strength was less than 48 hours ago, so today is flexibility."),
    ],
)
def test_what_shaped_the_whole_session_comes_before_the_morning(room, reason, line):
    plan = room.today().plan.replace(reason=reason)

    assert told(room, plan, morning=6, yesterday_morning=2) == line


def test_an_easy_day_says_how_much_lower_the_programme_has_it(room):
    room.doctored = {"is_first": False}
    today = room.today()
    rules = PROGRAMME.replace(sessions=PROGRAMME.sessions.replace(easy_levels_down=2))

    line = today_session_words.reason(today, today.plan.replace(reason=PlanReason.EASY), WORDS, rules)

    assert line == "An easy day: everything 2 levels lower."


def test_a_day_meant_for_strength_says_so_even_where_the_plan_does_not(room):
    first, *others = room.today().week_ahead
    ahead = (first.replace(kind=DayKind.FLEXIBILITY, reason=DayReason.TOO_SOON), *others)

    assert told(room, week_ahead=ahead).startswith("Strength was less than 48 hours ago")


def test_a_stage_put_aside_says_until_when_and_what_leads(room):
    path = room.today().path.replace(frozen=Stage.STRENGTH, frozen_until=room.today().day + 3 * ONE_DAY)
    plan = room.today().plan.replace(reason=PlanReason.FROZEN, stage=Stage.FLEXIBILITY)

    line = told(room, plan, path=path)

    assert line == "Strength rests until Thursday, after sore days. Flexibility leads meanwhile."


def flare(day, rows):
    """A flare that stands on the last of so many rows today."""
    firsts = tuple(day - (rows - 1 - row) * ONE_DAY for row in range(rows))
    back_on = firsts[-1] if rows == 4 else None
    return Flare(started_on=firsts[0], start=FlareStart.REPORTED, baseline=2.0, rows_from=firsts, back_on=back_on)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (1, "A flare-up is on, so today holds only what calms the hip."),
        (2, "A flare-up is on, so today is gentle, with fewer sets."),
        (3, "The flare-up is settling, so everything is a little less."),
        (4, "The flare-up has settled: usual sessions again, with nothing going up yet."),
    ],
)
def test_a_flare_says_what_its_step_makes_of_today(room, rows, line):
    plan = room.today().plan.replace(reason=PlanReason.FLARE)

    assert told(room, plan, flare=flare(room.today().day, rows)) == line


def ahead(room, *kinds):
    """The coming days with these kinds, flexibility after them."""
    days = room.today().week_ahead
    wanted = [*kinds, *[DayKind.FLEXIBILITY] * (len(days) - len(kinds))]
    return tuple(day.replace(kind=kind, reason=DayReason.PLANNED) for day, kind in zip(days, wanted, strict=True))


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        ([DayKind.REST], "Rest is part of the plan. The next session is tomorrow."),
        ([DayKind.LIGHT, DayKind.REST], "Rest is part of the plan. The next session is on Wednesday."),
        ([DayKind.REST] * 7, "Rest is part of the plan."),
    ],
)
def test_a_free_day_says_when_the_next_session_is(room, kinds, line):
    assert told(room, is_rest_day=True, week_ahead=ahead(room, *kinds)) == line


def test_who_has_trained_hears_when_the_next_session_is(room):
    line = told(room, has_trained=True, week_ahead=ahead(room, DayKind.STRENGTH, DayKind.REST))

    assert line == "You have trained today. The next session is on Wednesday."


@pytest.mark.parametrize(("kind", "title"), [(DayKind.REST, "Rest"), (DayKind.LIGHT, "Light")])
def test_a_free_day_is_called_by_its_kind(room, kind, title):
    room.doctored = {"is_rest_day": True, "week_ahead": ahead(room, kind)}
    today = room.today()

    assert today_session_words.title(today, today.plan, WORDS) == f"{title} day. A walk is fine."


@pytest.mark.parametrize(
    ("stage", "beside", "title"),
    [
        (Stage.PELVIS, Stage.FLEXIBILITY, "Pelvis"),
        (Stage.FLEXIBILITY, Stage.PELVIS, "Flexibility"),
        (Stage.FLEXIBILITY, Stage.CORE, "Flexibility and core"),
        (Stage.FLEXIBILITY, Stage.BALANCE, "Flexibility and balance"),
        (Stage.STRENGTH, Stage.CORE, "Strength and core"),
        (Stage.STRENGTH, Stage.BALANCE, "Strength"),
    ],
)
def test_a_session_is_called_by_what_it_trains(room, stage, beside, title):
    plan = room.today().plan
    first, *others = plan.items
    items = (first.replace(prescription=first.prescription.replace(stage=beside)), *others)

    assert today_session_words.plan_title(plan.replace(stage=stage, items=items), WORDS) == title


def test_balance_comes_with_the_flexibility_of_its_days(room):
    plan = room.today().plan
    first, second, *others = plan.items
    stages = (Stage.BALANCE, Stage.FLEXIBILITY)
    items = [
        each.replace(prescription=each.prescription.replace(stage=stage))
        for each, stage in zip((first, second), stages, strict=True)
    ]

    plan = plan.replace(stage=Stage.BALANCE, items=(*items, *others))

    assert today_session_words.plan_title(plan, WORDS) == "Flexibility and balance"


def test_a_calm_session_is_called_that(room):
    plan = room.today().plan.replace(form=SessionForm.CALM)

    assert today_session_words.plan_title(plan, WORDS) == "A calm session"
