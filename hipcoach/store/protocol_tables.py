"""The tables of the guided self-tests, as the migration ``0003_self_tests`` makes them; never edited once released.

They only ever grow. A test that was begun has a row of its own; it is over when ``protocol_ends`` has one for it.
"""

from __future__ import annotations

_MOMENT = "at_utc text not null check (at_utc glob '????-??-??T??:??:??.??????Z')"

SELF_TESTS = (
    # measures: what is tested on which sides, as "slst_eo:left slst_eo:right"; before: pain right before it.
    f"""create table protocol_runs (
    id integer primary key,
    protocol text not null check (protocol <> ''),
    measures text not null check (measures <> ''),
    first_side text not null check (first_side in ('left', 'right', 'both')),
    before integer check (before between 0 and 10),
    {_MOMENT},
    offset_min integer not null check (offset_min between -1440 and 1440),
    day text not null check (day is date(day, '+0 days'))
) strict""",
    "create index protocol_runs_by_day on protocol_runs (day)",
    # A try that is corrected or done again is a new row, and the later one counts. late_s: taken off already.
    f"""create table protocol_tries (
    id integer primary key,
    run_id integer not null references protocol_runs (id),
    measure text not null check (measure <> ''),
    side text not null check (side in ('left', 'right', 'both')),
    try_number integer not null check (try_number >= 1),
    outcome text not null check (outcome in ('done', 'void', 'left', 'pain')),
    value real,
    late_s real not null check (late_s >= 0),
    detail text not null,
    {_MOMENT},
    check (outcome = 'void' or (outcome = 'done') = (value is not null))
) strict""",
    "create index protocol_tries_by_run on protocol_tries (run_id)",
    # pain: the worst at the tasks that are rated together; NULL is unanswered.
    f"""create table protocol_ratings (
    id integer primary key,
    run_id integer not null references protocol_runs (id),
    block integer not null check (block >= 0),
    pain integer check (pain between 0 and 10),
    {_MOMENT}
) strict""",
    "create index protocol_ratings_by_run on protocol_ratings (run_id)",
    # signal: the stop signal that ended it, or empty.
    f"""create table protocol_ends (
    run_id integer primary key references protocol_runs (id),
    outcome text not null check (outcome in ('completed', 'stopped_for_pain', 'stop_signal', 'left', 'discarded')),
    signal text not null,
    {_MOMENT}
) strict""",
)
