"""A session that tests let run, and hurt in."""

from __future__ import annotations

from hipcoach.domain.events import PauseCause
from hipcoach.services.session_stops import ACTIONS

TICK_S = 0.5
GET_READY_S = 15.0
SETTLE_S = 120.0
LONG_HOLD = {"sets": 2, "reps": 1, "hold_s": 30.0, "rest_s": 20.0}


def run(session, clock, seconds):
    """Tick on for so long, as a screen would; give what happened."""
    events = []
    for _ in range(round(seconds / TICK_S)):
        clock.pass_s(TICK_S)
        events += session.runner.tick()
    session.close_if_finished(events)
    return events


def begun(house, *prescriptions, after_s=0.0, before=2):
    """A session that many seconds into its first set."""
    session = house.begin(*prescriptions, before=before)
    session.runner.start()
    run(session, house.clock, GET_READY_S + after_s)
    return session


def hurt(house, session, score, feeling=None, action=None, note=""):
    """Stop the clock, say what it is like, and take the advised action unless told otherwise."""
    session.runner.pause(PauseCause.PAIN)
    run(session, house.clock, 4)
    chosen = action or ACTIONS[session.advice_on(score, feeling)][0]
    events = session.act_on_pain(score, feeling, chosen, note=note)
    session.close_if_finished(events)
    return events


def prescriptions(house):
    return house.rows("select position, exercise_id, level, replaced_at_utc is not null from prescriptions order by id")


def done_sets(house):
    sql = """select p.position, p.level, s.set_number, s.side, s.done_s, s.outcome, s.reason
        from sets s join prescriptions p on p.id = s.prescription_id order by s.id"""
    return house.rows(sql)
