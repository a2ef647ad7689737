"""Who goes on: the clock or the person, as they prefer."""

from __future__ import annotations

import pytest

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import SetFinished, StepStarted, Waiting
from hipcoach.domain.exercise import Position, Side
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn
from tests.unit.samples import TIMING, finished, per_side, prescription, steps_of

START = 100.0
GET_READY = 15.0  # the first exercise always takes a new position


def running(*planned, mode=GoOn.AUTOMATIC, until_s=START):
    """An engine started at START and brought up to ``until_s``."""
    engine = SessionEngine(steps_of(*planned), TIMING, mode)
    engine.start(START)
    engine.advance(until_s)
    return engine


def in_work(*planned, mode=GoOn.AUTOMATIC, after_s=0.0):
    """An engine so many seconds into its first set."""
    return running(*planned, mode=mode, until_s=START + GET_READY + after_s)


WORK_STARTS = START + GET_READY


# -- who goes on ---------------------------------------------------------------------------------------------------

TWO = (prescription(sets=2, rest_s=20.0, **per_side()), prescription(position=Position.STANDING))


def waits(mode):
    """The steps before which a session stops when the person always goes on at once."""
    engine = SessionEngine(steps_of(*TWO), TIMING, mode)
    engine.start(START)
    now_s, found = START, []
    while engine.phase is not Phase.FINISHED:
        now_s += 1
        engine.advance(now_s)
        if engine.phase is Phase.WAITING:
            found.append(engine.view(now_s).index)
            engine.go_on(now_s)
    kinds = [step.kind for step in engine.steps]
    assert kinds == [
        *(StepKind.GET_READY, StepKind.WORK, StepKind.CHANGE_SIDE, StepKind.WORK, StepKind.REST, StepKind.WORK),
        *(StepKind.CHANGE_SIDE, StepKind.WORK, StepKind.GET_READY, StepKind.WORK),
    ]
    return found


@pytest.mark.parametrize(
    ("mode", "before"), [(GoOn.AUTOMATIC, []), (GoOn.AUTOMATIC_WITHIN, [8]), (GoOn.BY_HAND, [3, 5, 7, 8])]
)
def test_session_waits_for_the_person_as_they_prefer(mode, before):
    assert waits(mode) == before


def test_waiting_lasts_until_the_person_goes_on():
    engine = in_work(*TWO, mode=GoOn.BY_HAND)
    change_ends = WORK_STARTS + 30 + 8

    assert engine.advance(WORK_STARTS + 100)[-1] == Waiting(3, change_ends)
    assert engine.advance(WORK_STARTS + 200) == []
    assert engine.go_on(WORK_STARTS + 300) == [StepStarted(3, engine.steps[3], WORK_STARTS + 300, is_jump=True)]


def test_mode_can_change_while_the_session_runs():
    engine = in_work(*TWO, mode=GoOn.BY_HAND)
    engine.mode = GoOn.AUTOMATIC

    engine.advance(WORK_STARTS + 39)
    assert engine.view(WORK_STARTS + 39).step.side is Side.LEFT
    assert engine.phase is Phase.RUNNING


def test_going_on_ends_a_rest_early():
    engine = in_work(prescription(sets=2, rest_s=20.0), after_s=31)

    assert engine.go_on(WORK_STARTS + 33) == [StepStarted(3, engine.steps[3], WORK_STARTS + 33, is_jump=True)]
    assert finished(engine.advance(WORK_STARTS + 63))[0].at_s == WORK_STARTS + 63


@pytest.mark.parametrize(("until_s", "index"), [(START + 5, 0), (WORK_STARTS + 32, 2)], ids=["get ready", "change"])
def test_going_on_ends_every_kind_of_waiting_step_early(until_s, index):
    engine = running(prescription(**per_side()), until_s=until_s)
    assert engine.view(until_s).index == index

    assert engine.go_on(until_s + 1) == [StepStarted(index + 1, engine.steps[index + 1], until_s + 1, is_jump=True)]


def test_going_on_in_work_changes_nothing():
    engine = in_work(prescription(), after_s=5)

    assert engine.go_on(WORK_STARTS + 6) == []
    assert engine.view(WORK_STARTS + 6).position_s == 6.0


def test_going_on_too_late_does_not_touch_the_step_nobody_saw():
    engine = in_work(prescription(), prescription(), mode=GoOn.AUTOMATIC_WITHIN, after_s=29)

    assert [type(event) for event in engine.go_on(WORK_STARTS + 31)] == [SetFinished, Waiting]
    assert engine.phase is Phase.WAITING


@pytest.mark.parametrize(("mode", "index"), [(GoOn.AUTOMATIC, 8), (GoOn.AUTOMATIC_WITHIN, None)])
def test_step_after_is_told_where_it_follows_by_itself(mode, index):
    engine = running(*TWO, mode=mode)

    assert engine.step_after(0) is engine.steps[1]
    assert engine.step_after(7) is (None if index is None else engine.steps[index])
    assert engine.step_after(9) is None
