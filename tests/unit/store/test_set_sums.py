"""The sums SQLite keeps are those of the sets, whatever is done to the sets."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import SetOutcome, SkipReason
from hipcoach.store.database import open_journal
from hipcoach.store.sessions import SessionStore

SUMS = "select prescription_id, begun, sets_done, done_s, hurt from set_sums order by prescription_id"
# Straight from the rules: of a set done again the later row counts, and pain is remembered from every row.
FROM_THE_SETS = """
    select prescription_id, count(*), sum(outcome = 'done'), sum(done_s),
        (select max(reason is 'pain') from sets all_of_it where all_of_it.prescription_id = latest.prescription_id)
    from sets latest
    where not exists (
        select 1 from sets later where later.id > latest.id
        and (later.prescription_id, later.set_number, later.side, later.try_number)
            = (latest.prescription_id, latest.set_number, latest.side, latest.try_number)
    )
    group by prescription_id order by prescription_id
"""

added = st.tuples(
    st.just("add"),
    st.integers(0, 1),
    st.integers(1, 2),
    st.sampled_from([Side.LEFT, Side.RIGHT]),
    st.sampled_from([0.0, 7.25, 30.5]),
    st.sampled_from(SetOutcome),
    st.sampled_from([None, SkipReason.PAIN, SkipReason.TIME]),
)
repaired = st.tuples(
    st.just("repair"),
    st.sampled_from(
        [
            "delete from sets where id = {}",
            "update sets set done_s = 1.5, reason = 'pain' where id = {}",
            "update sets set prescription_id = 1 where id = {}",
            "insert or replace into sets select * from sets where id = {}",
        ]
    ),
    st.integers(1, 8),
)


@given(steps=st.lists(st.one_of(added, repaired), max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_sums_are_those_of_the_sets(tmp_path_factory, samples, steps):
    with open_journal(tmp_path_factory.mktemp("sums") / "journal.db") as journal:
        sessions = SessionStore(journal)
        session_id = samples.start(journal)
        for minutes, (kind, *values) in enumerate(steps):
            if kind == "add":
                index, number, side, done_s, outcome, reason = values
                changes = {"done_s": done_s, "outcome": outcome, "reason": reason}
                record = samples.set_record(index=index, number=number, side=side, minutes=minutes, **changes)
                sessions.add_set(session_id, record, 60)
            else:
                sql, row_id = values
                journal.rows(sql.format(row_id))
        assert journal.rows(SUMS) == journal.rows(FROM_THE_SETS)


def test_a_set_whose_write_is_taken_back_is_not_summed(journal, samples):
    session_id = samples.start(journal)
    journal.rows("begin")
    SessionStore(journal).add_set(session_id, samples.set_record(), 60)
    assert journal.rows("select count(*) from set_sums") == [(1,)]
    journal.rows("rollback")
    assert journal.rows("select count(*) from set_sums") == [(0,)]
