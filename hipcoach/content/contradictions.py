"""Checks the numbers of the rules against each other: windows, scales, orders and pairs that could never be met."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hipcoach.content.errors import ContentError
from hipcoach.content.rulebook import RULES_FILE, STAGES_FILE
from hipcoach.domain.pain import MOST_PAIN

if TYPE_CHECKING:
    from hipcoach.domain.parameters import Programme

_RULES = (
    "timing",
    "pain",
    "dosage",
    "in_session",
    "flare",
    "advice",
    "safety",
    "flags",
    "calendar",
    "measuring",
    "pointing",
    "physio_plan",
)
_STAGES = ("readiness", "pelvis", "flexibility", "strength", "core", "balance", "step_back", "maintenance", "sessions")
_WEEK_DAYS = 7
_HOURS_A_DAY = 24
_LONGEST_S = 600  # longer holds are a slip of the unit
_WITHIN = (  # so many, of so many: more can never be
    ("readiness.mean_entries_min", "readiness.mean_days"),
    ("readiness.mornings_min", "readiness.mornings_of_sessions"),
    ("pelvis.adherence_days", "pelvis.adherence_window_days"),
    ("pelvis.provisional_session_days", "pelvis.provisional_day"),
    ("pelvis.green_standing", "pelvis.green_exercises"),
    ("flexibility.adherence_days", "flexibility.adherence_window_days"),
    ("flexibility.stretch_days", "flexibility.stretch_window_days"),
    ("step_back.fast_track_days", "step_back.fast_track_window_days"),
    ("step_back.fast_track_session_days", "step_back.fast_track_window_days"),
    ("pain.baseline_entries_min", "pain.baseline_days"),
    ("dosage.rest_reds", "dosage.rest_of_exposures"),
    ("advice.woke_nights", "advice.woke_window_days"),
    ("flare.many", "flare.many_window_days"),
)
_NOT_ABOVE = (  # the first above the second would contradict it
    ("step_back.control_below", "pelvis.tilt_min"),
    ("step_back.control_below", "pelvis.knee_out_min"),
    ("pelvis.weight_share_max", "step_back.weight_share_over"),
    ("in_session.stop_exercise_at", "in_session.stop_session_at"),
    ("pain.change_slight", "pain.change_clear"),
    ("pain.change_slight_share", "pain.change_clear_share"),
    ("dosage.off_levels_down", "dosage.off_long_levels_down"),
    ("dosage.restart_level", "dosage.level_max"),
    ("step_back.reopen_level", "dosage.level_max"),
    ("step_back.test_first_off_days", "step_back.restart_off_days"),
    ("advice.rising_total_min", "advice.rising_lock_total_min"),
    ("advice.plateau_days", "advice.plateau_hold_days"),
    ("sessions.aim_minutes_max", "sessions.cap_minutes"),
    ("physio_plan.usual_weeks", "physio_plan.weeks_max"),
    ("physio_plan.ceiling_max", "pain.acceptable_max"),
)
_ASCENDING = (  # each must be more than the one before
    ("pain.safe_max", "pain.acceptable_max", "pain.red_worst_min"),
    ("pain.green_worst_max", "pain.red_worst_min"),
    ("pain.green_low_morning_max", "pain.red_high_morning_min"),
    ("pain.effort_easy", "pain.effort_about_right", "pain.effort_hard", "pain.effort_too_hard"),
    ("dosage.normal_before_max", "dosage.calm_before", "dosage.no_session_before_min"),
    ("dosage.off_days", "dosage.off_long_days", "dosage.off_restart_days"),
    ("in_session.go_on_max", "in_session.stop_exercise_at"),
    ("advice.severe_lifts_at_max", "advice.severe_min"),
    ("calendar.tests_every_days", "calendar.long_tests_every_days"),
)
_ON_SCALE = (  # ratings, and differences of ratings
    *(f"pain.{name}" for name in (
        "safe_max", "acceptable_max", "red_worst_min", "red_rise_min", "red_rise_morning_min", "red_high_rise_min",
        "red_high_morning_min", "green_worst_max", "green_any_added_worst_max", "green_added_max", "green_rise_max",
        "green_low_rise_max", "green_low_morning_max", "green_effort_max", "change_slight", "change_clear",
        "effort_easy", "effort_about_right", "effort_hard", "effort_too_hard",
    )),
    *(f"dosage.{name}" for name in ("week_rise_min", "normal_before_max", "calm_before", "no_session_before_min")),
    *(f"in_session.{name}" for name in ("stop_exercise_at", "go_on_above_before_max", "go_on_max", "stop_session_at")),
    *(f"flare.{name}" for name in (
        "morning_rise_min", "morning_min", "worst_above_baseline_min", "worst_min", "calm_isometric_added_max",
        "still_above_baseline",
    )),
    *(f"advice.{name}" for name in (
        "severe_min", "severe_lifts_at_max", "rising_total_min", "rising_lock_total_min", "plateau_pain_min",
        "plateau_function_min", "function_worse_min", "function_single_change_min",
    )),
    "safety.rescreen_pain_min", "flags.load_effort_max", "readiness.mean_rise_max", "readiness.morning_rise_max",
    "strength.before_median_max", "balance.entry_pain_max", "balance.eyes_closed_pain_max", "measuring.stop_at_pain",
    "measuring.no_test_before_min", "physio_plan.ceiling_max",
)  # fmt: skip
_AT_LEAST_ONE = (
    "dosage.level_max", "dosage.progress_greens", "dosage.harder_after_greens", "dosage.restart_level",
    "pelvis.tilt_tests", "pelvis.weight_share_tests", "pelvis.even_load_greens", "pelvis.green_exercises",
    "pelvis.provisional_level_max", "core.starter_level_max", "core.starter_per_session_max",
    "core.starter_days_per_week", "sessions.short_stretch_slots", "sessions.short_stretch_reps",
    "sessions.short_stretch_hold_s", "sessions.strength_slots", "sessions.worse_side_ratio_max",
    "sessions.worse_side_tests_to_end", "step_back.control_tests", "step_back.reopen_level", "step_back.stretch_tests",
    "calendar.tests_every_days", "pointing.points_min", "pointing.shown_max", "flags.hypermobile_stretch_level_max",
    "physio_plan.usual_weeks",
)  # fmt: skip
_PER_WEEK = ("core.starter_days_per_week", "sessions.starter_core_days_per_week", "calendar.balance_days_per_week")
_RANGES = (
    (_ON_SCALE, 0, MOST_PAIN, f"ratings go from 0 to {MOST_PAIN}"),
    (_AT_LEAST_ONE, 1, float("inf"), "must be at least 1"),
    (_PER_WEEK, 0, _WEEK_DAYS, f"a week has {_WEEK_DAYS} days"),
    (("sessions.short_stretch_hold_s", "maintenance.stretch_min_s"), 1, _LONGEST_S, f"seconds, at most {_LONGEST_S}"),
)


def check_numbers(programme: Programme) -> None:
    """Check all numbers of the rules against each other.

    Raises:
        ContentError: Two contradict each other, or one can never be met.
    """
    _check_order(programme)
    for paths, least, most, why in _RANGES:
        for path in paths:
            if not least <= _number(programme, path) <= most:
                raise _fault(path, f"{_told(programme, path)}: {why}")
    _check_pairs(programme)
    _check_rows(programme)
    _check_week(programme)


def _check_order(programme: Programme) -> None:
    """Numbers of which one bounds the other."""
    for low, high in _WITHIN:
        if _number(programme, low) > _number(programme, high):
            raise _fault(low, f"{_told(programme, low)} of {_told(programme, high)} ({high}) can never be met")
    for low, high in _NOT_ABOVE:
        if _number(programme, low) > _number(programme, high):
            raise _fault(low, f"{_told(programme, low)} is above {high}, {_told(programme, high)}")
    for chain in _ASCENDING:
        for low, high in pairwise(chain):
            if _number(programme, low) >= _number(programme, high):
                raise _fault(low, f"{_told(programme, low)} is not less than {high}, {_told(programme, high)}")


def _check_pairs(programme: Programme) -> None:
    """Wherever a group has a ``_min`` and a ``_max`` of one thing, the first must not be above the second."""
    for name in (*_RULES, *_STAGES):
        group = getattr(programme, name)
        for field in type(group).__annotations__:
            other = field.removesuffix("_min") + "_max"
            if field.endswith("_min") and hasattr(group, other) and getattr(group, field) > getattr(group, other):
                raise _fault(
                    f"{name}.{field}", f"{getattr(group, field):g} is above {other}, {getattr(group, other):g}"
                )


def _check_rows(programme: Programme) -> None:
    """The tables by row of a flare and by level of older starters."""
    flare, level_max = programme.flare, programme.dosage.level_max
    rows = len(flare.row_first_days)
    for field in ("row_load_shares", "row_levels_down", "row_set_shares", "row_fewer_sets"):
        if len(getattr(flare, field)) != rows:
            raise ContentError(RULES_FILE, "flare", f"{field}: needs {rows} values, one for each row")
    if list(flare.row_first_days) != sorted({0, *flare.row_first_days}):
        raise ContentError(RULES_FILE, "flare", "row_first_days: must begin with 0 and go up")
    for field in ("older_sets", "older_reps"):
        values = getattr(programme.flags, field)
        if len(values) != level_max or min(values) < 1:
            raise ContentError(RULES_FILE, "flags", f"{field}: needs {level_max} values of at least 1, one a level")


def _check_week(programme: Programme) -> None:
    """Days of the week: none for two things, and strength days as far apart as strength needs."""
    calendar = programme.calendar
    days = (
        *calendar.strength_weekdays,
        *calendar.flexibility_weekdays,
        *calendar.light_weekdays,
        *calendar.rest_weekdays,
    )
    if len(set(days)) != len(days):
        raise ContentError(RULES_FILE, "calendar", "weekdays: a day stands there twice")
    strength = sorted(calendar.strength_weekdays)
    if not strength:
        raise ContentError(RULES_FILE, "calendar", "strength_weekdays: without one, strength has no day")
    round_the_week = [*strength, strength[0] + _WEEK_DAYS]
    if any((later - day) * _HOURS_A_DAY < calendar.strength_gap_h for day, later in pairwise(round_the_week)):
        raise ContentError(
            RULES_FILE, "calendar", f"strength_weekdays: less than strength_gap_h, {calendar.strength_gap_h} h, apart"
        )
    balance = programme.balance
    most = len(strength) * balance.strength_window_days / _WEEK_DAYS
    if balance.strength_sessions > most:
        place = "strength_sessions: more than calendar: strength_weekdays allow in strength_window_days"
        raise ContentError(STAGES_FILE, "balance", f"{place}: can never be met")


def _number(programme: Programme, path: str) -> Any:
    group, _, field = path.partition(".")
    return getattr(getattr(programme, group), field)


def _told(programme: Programme, path: str) -> str:
    return f"{_number(programme, path):g}"


def _fault(path: str, problem: str) -> ContentError:
    group, _, field = path.partition(".")
    return ContentError(RULES_FILE if group in _RULES else STAGES_FILE, group, f"{field}: {problem}")
