"""The list behind "Look through": why each exercise is there, and why this dose."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.exercise import Side
from hipcoach.domain.pt_plan import PtPlan
from hipcoach.domain.records import Stamp
from hipcoach.domain.session_plan import Choice, ChoiceReason
from hipcoach.ui.pages.today_list_words import look
from tests.gui.training_room import WORDS
from tests.unit.samples import EXERCISES

PHYSIO = PtPlan(
    plan_id=1,
    name="Ada Example",
    role="physiotherapist",
    made_on=date(2026, 3, 1),
    expires_on=date(2026, 4, 12),
    stamp=Stamp(at_utc=datetime(2026, 3, 1, tzinfo=UTC), offset_min=0, day=date(2026, 3, 1)),
)
CLAM, BRIDGE = "str_clam", "str_bridge"


def line(room, *, reason=ChoiceReason.SLOT, dose=DoseReason.HOLD, physio=None, trimmed=(), choice=None, **planned):
    """The first exercise of today's plan with these reasons, as the list tells it."""
    plan = room.today().plan
    item = plan.items[0].replace(
        prescription=plan.items[0].prescription.replace(**planned),
        decision=DoseDecision(level=1, reason=dose),
        choice=Choice(reason=reason, **(choice or {})),
    )
    return look(plan.replace(items=(item,), trimmed=trimmed), physio, EXERCISES, WORDS).exercises[0]


@pytest.mark.parametrize("reason", ChoiceReason)
@pytest.mark.parametrize("physio", [None, PHYSIO])
def test_every_choice_has_a_sentence(room, reason, physio):
    why = line(room, reason=reason, physio=physio).reasons[0]

    assert why.endswith(".")
    assert "{" not in why


def test_an_exercise_says_what_it_works_on(room):
    told = line(room, exercise_id=BRIDGE, stage=EXERCISES[BRIDGE].stage)

    assert told.name == WORDS.exercise_name(BRIDGE)
    assert told.reasons == ("Strength: buttocks and back of the thigh.", "Same dose as last time.")


def test_a_substitute_names_what_it_stands_in_for_and_the_precautions(room):
    choice = {"instead_of": CLAM, "flags": frozenset({"gtps", "pgp"})}

    why = line(room, reason=ChoiceReason.SUBSTITUTE, choice=choice).reasons[0]

    assert why.startswith(f"In place of {WORDS.exercise_name(CLAM)}, which is left out for you.")
    assert why.endswith("Precaution: Pelvic girdle pain and Sore outer hip.")


def test_a_substitute_for_want_of_something_names_no_precaution(room):
    why = line(room, reason=ChoiceReason.SUBSTITUTE, choice={"instead_of": CLAM}).reasons[0]

    assert why == f"In place of {WORDS.exercise_name(CLAM)}, which is not possible today."


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (ChoiceReason.EASIER, "In place of {name}, which was too much: this one is easier."),
        (ChoiceReason.HARDER, "The next step after {name}."),
    ],
)
def test_a_step_down_or_up_names_where_it_comes_from(room, reason, text):
    why = line(room, reason=reason, choice={"instead_of": BRIDGE}).reasons[0]

    assert why == text.format(name=WORDS.exercise_name(BRIDGE))


def test_what_the_physiotherapist_set_says_who_and_until_when(room):
    told = line(room, reason=ChoiceReason.PLAN, dose=DoseReason.PLAN, physio=PHYSIO, choice={"is_by_plan": True})

    assert told.reasons == ("Set by Ada Example, until 12 Apr.", "Dose set by Ada Example, until 12 Apr.")


def test_what_is_there_anyway_says_too_that_the_plan_names_it(room):
    told = line(room, reason=ChoiceReason.DEEP_ROTATORS, physio=PHYSIO, choice={"is_by_plan": True})

    assert told.reasons[0].endswith("Set by Ada Example, until 12 Apr.")


@pytest.mark.parametrize(
    ("side", "sets", "extra"),
    [
        (Side.LEFT, 1, "one more on the left"),
        (Side.RIGHT, 2, "2 more on the right"),
        (Side.BOTH, 1, "one set more"),
        (Side.LEFT, 0, ""),
    ],
)
def test_sets_more_are_said_with_their_side(room, side, sets, extra):
    assert line(room, first_side=side, is_per_side=side is not Side.BOTH, extra_sets=sets).extra == extra


def test_fewer_sets_for_want_of_time_are_said(room):
    first = room.today().plan.prescriptions[0].exercise_id

    assert line(room, trimmed=(first,)).reasons[1] == "Same dose as last time. Fewer sets today, to fit the time."


@pytest.mark.parametrize(
    ("dropped", "text"),
    [((), ""), ((CLAM, BRIDGE), "Left out today, since the time is full: {0} and {1}.")],
)
def test_what_was_left_out_is_said_at_the_end(room, dropped, text):
    plan = room.today().plan.replace(dropped=dropped)

    assert look(plan, None, EXERCISES, WORDS).left_out == text.format(*map(WORDS.exercise_name, dropped))
