"""The names of the journal's tables and migrations, readable without importing sqlite-utils.

A name is written once and used from here, because sqlite-utils creates any table it is asked to insert into.
"""

from __future__ import annotations

FACTS = "facts"
ANSWERS = "answers"
CLEARANCES = "clearances"
SESSIONS = "sessions"
PRESCRIPTIONS = "prescriptions"
SETS = "sets"
STOPS = "stops"
PAIN_SCORES = "pain_scores"
NIGHTS = "nights"
MEASUREMENTS = "measurements"
PREFERENCES = "preferences"
STIFFNESS = "stiffness"
FLARE_REPORTS = "flare_reports"
ACTIVITIES = "activities"
ACTIVITY_RATINGS = "activity_ratings"
PT_PLANS = "pt_plans"
SET_SUMS = "set_sums"
PROTOCOL_RUNS = "protocol_runs"
PROTOCOL_TRIES = "protocol_tries"
PROTOCOL_RATINGS = "protocol_ratings"
PROTOCOL_ENDS = "protocol_ends"

TABLES = frozenset(
    {
        FACTS,
        ANSWERS,
        CLEARANCES,
        SESSIONS,
        PRESCRIPTIONS,
        SETS,
        STOPS,
        PAIN_SCORES,
        NIGHTS,
        MEASUREMENTS,
        PREFERENCES,
        STIFFNESS,
        FLARE_REPORTS,
        ACTIVITIES,
        ACTIVITY_RATINGS,
        PT_PLANS,
        SET_SUMS,
        PROTOCOL_RUNS,
        PROTOCOL_TRIES,
        PROTOCOL_RATINGS,
        PROTOCOL_ENDS,
    }
)

MIGRATIONS_TABLE = "_sqlite_migrations"
MIGRATION_SET = "hipcoach"
KNOWN_MIGRATIONS = ("0001_first_journal", "0002_whole_programme", "0003_self_tests")
"""All migrations this version knows, oldest first; append only."""
