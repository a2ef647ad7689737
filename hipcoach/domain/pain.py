"""What pain means: the zone of a score, the colour of an exposure, the rule inside a session.

Section B of the programme; every number comes from ``PainRules`` and ``InSessionRules``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.records import Effort, Feeling

if TYPE_CHECKING:
    from hipcoach.domain.history import Exposure
    from hipcoach.domain.parameters import DosageRules, InSessionRules, PainRules

MOST_PAIN = 10  # the end of the scale itself


class Zone(Enum):
    """Zone of one score (B2)."""

    SAFE = "safe"
    ACCEPTABLE = "acceptable"
    HIGH_RISK = "high_risk"


class Colour(Enum):
    """Colour of one exposure (B3)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Advice(Enum):
    """What the session does after a pain was reported (B5)."""

    CARRY_ON = "carry_on"
    SHORTEN = "shorten"
    SKIP_EXERCISE = "skip_exercise"
    SETTLE = "settle"
    EASE_REST = "ease_rest"
    BREATHE_AND_END = "breathe_and_end"
    END = "end"
    END_SIGNAL = "end_signal"


class Outlook(Enum):
    """What the answers after a session mean for the next one, before the morning is in."""

    OPEN = "open"
    MORNING_DECIDES = "morning_decides"
    SAME = "same"
    EASIER = "easier"
    CLINICIAN = "clinician"


class StartOfDay(Enum):
    """What the pain before a session allows (B4)."""

    NORMAL = "normal"
    CALM = "calm"
    NO_SESSION = "no_session"


def zone(score: int, rules: PainRules) -> Zone:
    """The zone of a score from 0 to 10."""
    if score <= rules.safe_max:
        return Zone.SAFE
    return Zone.ACCEPTABLE if score <= rules.acceptable_max else Zone.HIGH_RISK


def colour(exposure: Exposure, rules: PainRules) -> Colour:
    """The colour of one exposure, exactly as B3 has it; what is unanswered never makes it green."""
    if _is_red(exposure, rules):
        return Colour.RED
    return Colour.GREEN if _is_green(exposure, rules) else Colour.AMBER


def effort_score(effort: Effort, rules: PainRules) -> int:
    """The word for the effort on a scale of 0 to 10."""
    return {
        Effort.EASY: rules.effort_easy,
        Effort.ABOUT_RIGHT: rules.effort_about_right,
        Effort.HARD: rules.effort_hard,
        Effort.TOO_HARD: rules.effort_too_hard,
    }[effort]


def start_of_day(before: int | None, rules: DosageRules) -> StartOfDay:
    """What today's pain allows; unanswered allows a normal session, which is then never green."""
    if before is None or before <= rules.normal_before_max:
        return StartOfDay.NORMAL
    return StartOfDay.NO_SESSION if before >= rules.no_session_before_min else StartOfDay.CALM


def outlook(before: int | None, worst: int | None, effort: Effort | None, pain: PainRules, severe_min: int) -> Outlook:
    """What the answers after a session mean, as far as they go: the morning can only make it less."""
    if worst is None:
        return Outlook.OPEN
    if worst >= severe_min:
        return Outlook.CLINICIAN
    if worst >= pain.red_worst_min:
        return Outlook.EASIER
    if worst > pain.green_any_added_worst_max and (before is None or worst - before > pain.green_added_max):
        return Outlook.SAME
    is_too_hard = effort is not None and effort_score(effort, pain) > pain.green_effort_max
    return Outlook.SAME if is_too_hard else Outlook.MORNING_DECIDES


def advise(
    score: int | None,
    feeling: Feeling | None,
    *,
    sharp_before: int,
    sharp_skips_before: int,
    rules: InSessionRules,
) -> Advice:
    """What to do about a pain reported in the middle of a session (B5).

    Args:
        score: 0 to 10, or None when not given.
        feeling: What it is like, or None when not given.
        sharp_before: Times this exercise hurt sharply before in this session.
        sharp_skips_before: Exercises already skipped for sharp pain in this session.
        rules: The numbers of B5.
    """
    if feeling is Feeling.NUMB:
        return Advice.END_SIGNAL
    if score is not None and score >= rules.stop_session_at:
        return Advice.END
    is_sharp_again = feeling is Feeling.SHARP and sharp_before + 1 >= rules.sharp_times_to_skip
    if is_sharp_again and sharp_skips_before + 1 >= rules.sharp_exercises_to_end:
        return Advice.END
    if score is not None and score >= rules.stop_exercise_at:
        return Advice.SETTLE
    if is_sharp_again:
        return Advice.SKIP_EXERCISE
    return Advice.SHORTEN if feeling is Feeling.SHARP else Advice.CARRY_ON


def after_settling(score: int | None, before: int | None, rules: InSessionRules) -> Advice:
    """What to do after the two minutes' rest; without a score the careful way, and no score before counts as none."""
    limit = min((before or 0) + rules.go_on_above_before_max, rules.go_on_max)
    if score is None:
        return Advice.BREATHE_AND_END
    if score >= rules.stop_session_at:
        return Advice.END
    return Advice.EASE_REST if score <= limit else Advice.BREATHE_AND_END


def under_ceiling(rules: InSessionRules, ceiling: int) -> InSessionRules:
    """The rules inside a session with a lower ceiling of pain (E5); one above the programme's changes nothing."""
    if ceiling >= rules.go_on_max:
        return rules
    return rules.replace(stop_exercise_at=ceiling + 1, go_on_max=ceiling)


def _is_red(exposure: Exposure, rules: PainRules) -> bool:
    if exposure.was_stopped:
        return True
    if exposure.worst is not None and exposure.worst >= rules.red_worst_min:
        return True
    morning = exposure.next_morning
    if morning is None or exposure.before is None:
        return False
    rise = morning - exposure.before
    return (rise >= rules.red_rise_min and morning >= rules.red_rise_morning_min) or (
        rise >= rules.red_high_rise_min and morning >= rules.red_high_morning_min
    )


def _is_green(exposure: Exposure, rules: PainRules) -> bool:
    before, worst, morning = exposure.before, exposure.worst, exposure.next_morning
    if before is None or worst is None or morning is None or exposure.effort is None or not exposure.is_full_dose:
        return False
    is_worst_fine = worst <= rules.green_worst_max and (
        worst <= rules.green_any_added_worst_max or worst - before <= rules.green_added_max
    )
    rise = morning - before
    is_morning_fine = rise <= rules.green_rise_max or (
        rise <= rules.green_low_rise_max and morning <= rules.green_low_morning_max
    )
    return is_worst_fine and is_morning_fine and effort_score(exposure.effort, rules) <= rules.green_effort_max
