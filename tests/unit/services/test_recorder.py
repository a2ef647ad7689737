from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.events import SetFinished
from hipcoach.domain.plan import paced as at_pace
from hipcoach.domain.records import SetOutcome, SkipReason
from hipcoach.services.recorder import SessionRecorder
from tests.unit.samples import paced, per_side, prescription, steps_of, work

AT = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


class DiskFullError(HipCoachError):
    """The disk is full."""


class Sets:
    """A store of which only the sets are asked; it fails while it is full."""

    def __init__(self):
        self.rows = []
        self.is_full = False

    def add_set(self, session_id, record, offset_min):
        if self.is_full:
            raise DiskFullError("no room")
        self.rows.append((session_id, record, offset_min))

    @property
    def records(self):
        return [record for _, record, _ in self.rows]


@pytest.fixture
def store():
    return Sets()


def recorder(store, *planned):
    made = SessionRecorder(store, session_id=7, offset_min=60)
    steps = steps_of(*planned)
    made.plan(steps)
    return made, work(steps)


def done(step, share=1.0, *, reason=None):
    """The event of a set of which a share was done."""
    reps, done_s = step.work_until(step.duration_s * share)
    outcome = SetOutcome.DONE if share == 1.0 else SetOutcome.PARTLY if done_s else SetOutcome.SKIPPED
    return SetFinished(step, reps, done_s, outcome, reason, 130.0)


def test_set_is_written_with_what_was_prescribed_and_what_was_done(store):
    made, (_, left) = recorder(store, prescription(reps=2, hold_s=30.0, **per_side()))
    made.record(done(left, 0.5, reason=SkipReason.TIME), AT)
    ((session_id, record, offset_min),) = store.rows

    assert (session_id, offset_min) == (7, 60)
    assert (record.exercise_index, record.set_number, record.side, record.try_number) == left.key
    assert (record.prescribed_reps, record.prescribed_s) == (2, 60.0)
    assert (record.done_reps, record.done_s) == (1, 30.0)
    assert (record.outcome, record.reason, record.ended_at_utc) == (SetOutcome.PARTLY, SkipReason.TIME, AT)


@pytest.mark.parametrize("factor", [0.5, 1.5])
def test_pace_changes_no_dose(store, factor):
    made, (step, other) = recorder(store, paced(sets=2, reps=4))
    made.record(done(at_pace(step, factor)), AT)
    made.record(done(other, 0.5), AT)

    assert [record.done_s for record in store.records] == [24.0, 12.0]
    assert {record.prescribed_s for record in store.records} == {24.0}


def test_set_done_again_is_written_where_it_adds(store):
    made, (step,) = recorder(store, prescription())
    for share in (0.5, 0.25, 0.0, 1.0, 1.0, 0.5):
        made.record(done(step, share), AT)

    assert [record.done_s for record in store.records] == [15.0, 30.0]


def test_skipped_set_is_written_once(store):
    made, (step,) = recorder(store, prescription())
    made.record(done(step, 0.0, reason=SkipReason.TIME), AT)
    made.record(done(step, 0.0), AT)

    assert [(record.outcome, record.done_s) for record in store.records] == [(SetOutcome.SKIPPED, 0.0)]


def test_set_ended_by_pain_is_always_written(store):
    made, (step,) = recorder(store, prescription())
    made.record(done(step), AT)
    made.record(done(step, 0.5, reason=SkipReason.PAIN), AT)

    assert [record.reason for record in store.records] == [None, SkipReason.PAIN]
    assert [record.done_s for record in store.records] == [30.0, 30.0]  # what was done before stays done


@pytest.mark.parametrize(
    ("before", "reps", "seconds", "outcome"), [(0.5, 1, 30.0, SetOutcome.PARTLY), (0.0, 0, 0.0, SetOutcome.SKIPPED)]
)
def test_set_given_up_for_pain_before_it_began_keeps_what_an_earlier_go_did(store, before, reps, seconds, outcome):
    made, (step,) = recorder(store, prescription(reps=2, hold_s=30.0))
    made.record(done(step, before), AT)
    made.record(done(step, 0.0, reason=SkipReason.PAIN), AT)
    record = store.records[-1]

    assert (record.done_reps, record.done_s, record.outcome, record.reason) == (reps, seconds, outcome, SkipReason.PAIN)


def test_new_plan_of_the_same_set_counts_from_the_start(store):
    made, (step,) = recorder(store, prescription(hold_s=30.0))
    made.record(done(step, 0.5), AT)
    (gentler,) = work(steps_of(prescription(hold_s=10.0)))
    made.plan([gentler])
    assert made.done_keys == frozenset()
    made.record(done(gentler), AT)

    assert [(record.prescribed_s, record.done_s) for record in store.records] == [(30.0, 15.0), (10.0, 10.0)]


def test_done_keys_are_those_of_which_something_was_done(store):
    made, (first, second, third) = recorder(store, prescription(sets=3))
    made.record(done(first), AT)
    made.record(done(second, 0.0), AT)

    assert made.done_keys == {first.key}
    assert [made.done_s(step.key) for step in (first, second, third)] == [30.0, 0.0, 0.0]
    assert third.key not in made.done_keys


def test_what_can_not_be_saved_waits_and_is_saved_in_order_with_the_next(store, caplog):
    made, (first, second, third) = recorder(store, prescription(sets=3))
    store.is_full = True
    with caplog.at_level(logging.WARNING):
        made.record(done(first), AT)
        made.record(done(second), AT + timedelta(minutes=1))
    assert isinstance(made.trouble, DiskFullError)
    assert [record.getMessage() for record in caplog.records] == [
        "a write failed, 1 wait: no room",
        "a write failed, 2 wait: no room",
    ]

    store.is_full = False
    made.record(done(third), AT + timedelta(minutes=2))
    assert [record.set_number for record in store.records] == [1, 2, 3]
    assert made.trouble is None


def test_saving_again_says_whether_all_is_saved(store):
    made, (step,) = recorder(store, prescription())
    assert made.save_again()

    store.is_full = True
    made.record(done(step), AT)
    assert not made.save_again()

    store.is_full = False
    assert made.save_again()
    assert len(store.records) == 1


def test_write_with_a_fault_of_our_own_is_reported_and_blocks_no_other(store):
    made, (step,) = recorder(store, prescription())

    def faulty():
        raise ValueError("no such exercise")

    with pytest.raises(ValueError, match="no such exercise"):
        made.write(faulty)
    made.record(done(step), AT)
    assert len(store.records) == 1
