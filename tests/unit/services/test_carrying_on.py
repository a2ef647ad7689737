"""Whether a session that was left may be carried on."""

from __future__ import annotations

import pytest

from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.records import SessionForm
from tests.rehearsal import BREATH, HOLD, PROGRAMME, plan_of, prescribed
from tests.unit.services.living import GET_READY_S, run

DOSAGE = PROGRAMME.dosage


def left(house, *, form=SessionForm.FULL, after_s=1.0):
    """A session that was left so long after its start."""
    session = house.training.start(plan_of(prescribed(HOLD, reps=1, hold_s=10.0)).replace(form=form), 2)
    session.runner.start()
    run(session, house.clock, after_s)
    return house.sessions.open_session()


@pytest.mark.parametrize(
    ("form", "now", "start"),
    [
        (SessionForm.FULL, None, StartOfDay.NORMAL),
        (SessionForm.FULL, 0, StartOfDay.NORMAL),
        (SessionForm.FULL, DOSAGE.normal_before_max, StartOfDay.NORMAL),
        (SessionForm.FULL, DOSAGE.normal_before_max + 1, StartOfDay.CALM),
        (SessionForm.SHORT, DOSAGE.normal_before_max + 1, StartOfDay.CALM),
        (SessionForm.CALM, DOSAGE.normal_before_max + 1, StartOfDay.NORMAL),
        (SessionForm.CALM, DOSAGE.no_session_before_min - 1, StartOfDay.NORMAL),
        (SessionForm.CALM, DOSAGE.no_session_before_min, StartOfDay.NO_SESSION),
        (SessionForm.FULL, 10, StartOfDay.NO_SESSION),
    ],
)
def test_the_pain_now_decides_as_it_does_before_a_session(house, form, now, start):
    assert house.training.rest_of(left(house, form=form), now) is start


def test_a_session_with_a_set_to_go_has_more(house):
    assert house.training.has_more(left(house))


def test_a_session_that_only_lacks_its_end_has_no_more(house):
    session = house.begin(prescribed(HOLD, reps=1, hold_s=10.0), prescribed(BREATH))
    session.runner.start()
    session.runner.skip(None, whole_exercise=True)
    for _ in range(round(GET_READY_S + 120) * 2):
        house.clock.pass_s(0.5)
        session.runner.tick()  # the end itself is never written: the program was killed

    assert not house.training.has_more(house.sessions.open_session())
