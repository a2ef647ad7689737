"""How the journal's tables came to be. Append only: a released migration is never edited.

Each is one transaction. Enums are text, times UTC in ISO 8601 beside offset and training day; NULL is "unanswered".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from hipcoach.store.protocol_tables import SELF_TESTS
from hipcoach.store.tables import MIGRATION_SET

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Migrations(MIGRATION_SET)

# "+0 days" makes SQLite count the date anew: 30 February becomes 2 March, and differs.
_STAMP = """
    at_utc text not null check (at_utc glob '????-??-??T??:??:??.??????Z'),
    offset_min integer not null check (offset_min between -1440 and 1440),
    day text not null check (day is date(day, '+0 days'))
"""

_FIRST_JOURNAL = (
    f"""create table facts (
    id integer primary key,
    key text not null check (key <> ''),
    value text not null,
    wording_version integer not null check (wording_version >= 1),
    {_STAMP}
) strict""",
    f"""create table answers (
    id integer primary key,
    question_id text not null check (question_id <> ''),
    answer text not null check (answer in ('yes', 'no', 'unsure')),
    wording_version integer not null check (wording_version >= 1),
    occasion text not null check (occasion in ('setup', 'mini', 'rescreen')),
    {_STAMP}
) strict""",
    f"""create table clearances (
    id integer primary key,
    question_id text not null check (question_id <> ''),
    assessed_by text not null check (assessed_by <> ''),
    role text not null,
    assessed_on text not null check (assessed_on is date(assessed_on, '+0 days')),
    told text not null,
    {_STAMP}
) strict""",
    """create table sessions (
    id integer primary key,
    stage text not null check (stage in ('pelvis', 'flexibility', 'strength', 'core', 'balance')),
    form text not null check (form in ('full', 'short', 'calm', 'extra')),
    started_at_utc text not null check (started_at_utc glob '????-??-??T??:??:??.??????Z'),
    offset_min integer not null check (offset_min between -1440 and 1440),
    day text not null check (day is date(day, '+0 days')),
    ended_at_utc text check (ended_at_utc glob '????-??-??T??:??:??.??????Z'),
    outcome text check (outcome in ('completed', 'ended_early', 'stopped_for_pain', 'stop_signal', 'discarded')),
    effort text check (effort in ('easy', 'about_right', 'hard', 'too_hard')),
    note text check (note <> ''),
    check ((ended_at_utc is null) = (outcome is null))
) strict""",
    "create index sessions_by_day on sessions (day)",
    "create index sessions_open on sessions (id) where outcome is null",
    # replaced_at_utc: when an easier plan took the place of this row in mid-session; the row stays.
    # work_s: seconds of work in all sets on all sides, so that a later change of rules leaves the past alone.
    """create table prescriptions (
    id integer primary key,
    session_id integer not null references sessions (id),
    position integer not null check (position >= 0),
    exercise_id text not null check (exercise_id <> ''),
    stage text not null check (stage in ('pelvis', 'flexibility', 'strength', 'core', 'balance')),
    kind text not null check (kind in ('hold', 'reps', 'stance', 'breath')),
    role text not null check (role in ('warmup', 'main', 'cooldown')),
    level integer not null check (level >= 1),
    sets integer not null check (sets >= 1),
    reps integer not null check (reps >= 1),
    hold_s real not null check (hold_s >= 0),
    rest_s real not null check (rest_s >= 0),
    tempo_out_s real check (tempo_out_s > 0),
    tempo_hold_s real check (tempo_hold_s >= 0),
    tempo_back_s real check (tempo_back_s > 0),
    is_tempo_of_level integer not null check (is_tempo_of_level in (0, 1)),
    pyramid text check (pyramid <> '' and pyramid not glob '*[^0-9,]*'),
    work_s real not null check (work_s >= 0),
    is_per_side integer not null check (is_per_side in (0, 1)),
    first_side text not null check (first_side in ('left', 'right', 'both')),
    body_position text not null check (body_position in
        ('supine', 'prone', 'side-lying', 'quadruped', 'half-kneeling', 'seated', 'standing')),
    replaced_at_utc text check (replaced_at_utc glob '????-??-??T??:??:??.??????Z'),
    check ((tempo_out_s is null) = (tempo_hold_s is null) and (tempo_out_s is null) = (tempo_back_s is null)),
    check (is_tempo_of_level = 0 or tempo_out_s is not null)
) strict""",
    "create index prescriptions_by_session on prescriptions (session_id)",
    """create unique index prescriptions_in_force on prescriptions (session_id, position)
    where replaced_at_utc is null""",
    # A set done again is a new row with a later end, and the later row counts. The same set with the same end is
    # the same set: writing it once more (after a write whose fate was unknown) adds nothing.
    """create table sets (
    id integer primary key,
    prescription_id integer not null references prescriptions (id),
    set_number integer not null check (set_number >= 1),
    side text not null check (side in ('left', 'right', 'both')),
    try_number integer not null check (try_number >= 0),
    prescribed_reps integer not null check (prescribed_reps >= 0),
    prescribed_s real not null check (prescribed_s >= 0),
    done_reps integer not null check (done_reps >= 0),
    done_s real not null check (done_s >= 0),
    outcome text not null check (outcome in ('done', 'partly', 'skipped')),
    reason text check (reason in ('pain', 'time', 'cannot')),
    ended_at_utc text not null check (ended_at_utc glob '????-??-??T??:??:??.??????Z'),
    offset_min integer not null check (offset_min between -1440 and 1440),
    unique (prescription_id, set_number, side, try_number, ended_at_utc)
) strict""",
    """create table stops (
    id integer primary key,
    session_id integer not null references sessions (id),
    prescription_id integer references prescriptions (id),
    score integer check (score between 0 and 10),
    feeling text check (feeling in ('effort', 'sharp', 'numb', 'other')),
    action text not null check (action <> ''),
    at_utc text not null check (at_utc glob '????-??-??T??:??:??.??????Z')
) strict""",
    "create index stops_by_session on stops (session_id)",
    f"""create table pain_scores (
    id integer primary key,
    moment text not null check (moment in
        ('before', 'worst_during', 'after', 'next_morning', 'worst_24h', 'in_exercise')),
    score integer check (score between 0 and 10),
    session_id integer references sessions (id),
    exercise_id text check (exercise_id <> ''),
    {_STAMP},
    check ((moment = 'in_exercise') = (exercise_id is not null))
) strict""",
    "create index pain_scores_by_day on pain_scores (day)",
    "create index pain_scores_by_session on pain_scores (session_id)",
    f"""create table nights (
    id integer primary key,
    woke integer check (woke in (0, 1)),
    {_STAMP}
) strict""",
    "create index nights_by_day on nights (day)",
    f"""create table measurements (
    id integer primary key,
    measure text not null check (measure <> ''),
    side text not null check (side in ('left', 'right', 'both')),
    value real,
    was_stopped_for_pain integer not null check (was_stopped_for_pain in (0, 1)),
    {_STAMP},
    check (was_stopped_for_pain = 0 or value is null)
) strict""",
    "create index measurements_by_day on measurements (day)",
    """create table preferences (
    key text primary key not null check (key <> ''),
    value text not null
) strict""",
)


@MIGRATIONS(name="0001_first_journal")
def first_journal(database: Database) -> None:
    """Everything the first version remembers."""
    for statement in _FIRST_JOURNAL:
        database.execute(statement)


# What 0001 says about sessions, with one word more. SQLite can't change a CHECK: the table is made anew and takes the
# place of the old one. Foreign keys are off meanwhile (see ``open_journal``), so that rows that point at it stay.
_SESSIONS_ANEW = (
    """create table sessions_anew (
    id integer primary key,
    stage text not null check (stage in ('pelvis', 'flexibility', 'strength', 'core', 'balance')),
    form text not null check (form in ('full', 'short', 'calm', 'extra', 'easy')),
    started_at_utc text not null check (started_at_utc glob '????-??-??T??:??:??.??????Z'),
    offset_min integer not null check (offset_min between -1440 and 1440),
    day text not null check (day is date(day, '+0 days')),
    ended_at_utc text check (ended_at_utc glob '????-??-??T??:??:??.??????Z'),
    outcome text check (outcome in ('completed', 'ended_early', 'stopped_for_pain', 'stop_signal', 'discarded')),
    effort text check (effort in ('easy', 'about_right', 'hard', 'too_hard')),
    note text check (note <> ''),
    check ((ended_at_utc is null) = (outcome is null))
) strict""",
    """insert into sessions_anew (
        id, stage, form, started_at_utc, offset_min, day, ended_at_utc, outcome, effort, note
    ) select id, stage, form, started_at_utc, offset_min, day, ended_at_utc, outcome, effort, note from sessions""",
    "drop table sessions",
    "alter table sessions_anew rename to sessions",
    "create index sessions_by_day on sessions (day)",
    "create index sessions_open on sessions (id) where outcome is null",
)

# Ten years hold 84,000 sets, and summing them up at each start took a third of a second. SQLite keeps the sums itself,
# like an index: each set once, by the row with the highest id, the entry that counts. Pain is remembered from every
# entry: doing the set again doesn't undo it. The inner question has one max only, since SQLite takes the columns beside
# it from the row it finds. A migration that makes ``sets`` anew must make the triggers anew.
_SUMS_OF = """
    insert into set_sums (prescription_id, begun, sets_done, done_s, hurt)
    select prescription_id, count(*), sum(outcome = 'done'), sum(done_s), max(hurt > 0) from (
        select prescription_id, outcome, done_s, sum(reason is 'pain') as hurt, max(id)
        from sets {where}
        group by prescription_id, set_number, side, try_number
    )
    group by prescription_id
"""


def _summing(event: str, *rows: str) -> str:
    """A trigger that sums up anew what an event changes."""
    changed = ", ".join(f"{row}.prescription_id" for row in rows)
    return f"""create trigger sums_after_{event} after {event} on sets begin
    delete from set_sums where prescription_id in ({changed});
    {_SUMS_OF.format(where=f"where prescription_id in ({changed})")};
end"""


_WHOLE_PROGRAMME = (
    *_SESSIONS_ANEW,
    "alter table prescriptions add column extra_sets integer not null default 0 check (extra_sets >= 0)",
    "drop index prescriptions_by_session",
    "create index prescriptions_in_order on prescriptions (session_id, position)",
    """create table set_sums (
    prescription_id integer primary key references prescriptions (id),
    begun integer not null check (begun >= 1),
    sets_done integer not null check (sets_done between 0 and begun),
    done_s real not null check (done_s >= 0),
    hurt integer not null check (hurt in (0, 1))
) strict""",
    _SUMS_OF.format(where=""),
    _summing("insert", "new"),
    _summing("update", "old", "new"),
    _summing("delete", "old"),
    """create index pain_scores_of_exercises on pain_scores (session_id, exercise_id, score)
    where moment = 'in_exercise'""",
    "alter table measurements add column pain integer check (pain between 0 and 10)",
    f"""create table stiffness (
    id integer primary key,
    minutes integer check (minutes between 0 and 1440),
    {_STAMP}
) strict""",
    "create index stiffness_by_day on stiffness (day)",
    f"""create table flare_reports (
    id integer primary key,
    is_flare integer not null check (is_flare in (0, 1)),
    {_STAMP}
) strict""",
    "create index flare_reports_by_day on flare_reports (day)",
    f"""create table activities (
    id integer primary key,
    words text not null check (trim(words) <> ''),
    {_STAMP}
) strict""",
    f"""create table activity_ratings (
    id integer primary key,
    activity_id integer not null references activities (id),
    score integer check (score between 0 and 10),
    {_STAMP}
) strict""",
    "create index activity_ratings_by_day on activity_ratings (day)",
    # body: what the plan opens, locks, bans, sets and lifts, as JSON (``plan_body.py``) of the kind body_version says.
    # withdrawn_at_utc: when the person took the plan back; the row stays, so that the rows are the log.
    f"""create table pt_plans (
    id integer primary key,
    name text not null check (trim(name) <> ''),
    role text not null check (trim(role) <> ''),
    made_on text not null check (made_on is date(made_on, '+0 days')),
    expires_on text not null check (expires_on is date(expires_on, '+0 days')),
    reason text not null,
    affected_side text check (affected_side in ('left', 'right', 'both')),
    pain_ceiling integer check (pain_ceiling between 0 and 10),
    profile text not null,
    body_version integer not null check (body_version >= 1),
    body text not null check (body <> ''),
    {_STAMP},
    withdrawn_at_utc text check (withdrawn_at_utc glob '????-??-??T??:??:??.??????Z'),
    check (made_on <= expires_on)
) strict""",
)


@MIGRATIONS(name="0002_whole_programme")
def whole_programme(database: Database) -> None:
    """Stiffness, flares, activities, a physiotherapist's plan, pain at a test, extra sets and easy days.

    Raises:
        RuntimeError: A row would point at nothing; all stays as it was.
    """
    for statement in _WHOLE_PROGRAMME:
        database.execute(statement)
    lost = database.execute("pragma foreign_key_check").fetchall()
    if lost:
        raise RuntimeError(f"rows that point at nothing: {lost[:5]}")


@MIGRATIONS(name="0003_self_tests")
def self_tests(database: Database) -> None:
    """Self-tests try by try."""
    for statement in SELF_TESTS:
        database.execute(statement)
