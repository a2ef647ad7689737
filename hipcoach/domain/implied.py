"""What facts about the person answer of the safety questions: told twice, the careful answer counts (A2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.person import Precautions

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.parameters import SafetyRules

SEVERE = "rf_severe"
"""The question about severe usual pain."""
SURGERY = "rf_surgery"
"""The question about a fresh operation, or precautions that still hold."""


def is_fresh(surgery_on: date | None, today: date, rules: SafetyRules) -> bool:
    """Whether an operation is so new that a clinician comes first; one without a day is taken for old."""
    return surgery_on is not None and today - surgery_on < timedelta(weeks=rules.surgery_weeks)


def implied_yes(
    usual_pain: int | None, surgery_on: date | None, precautions: Precautions | None, today: date, rules: SafetyRules
) -> tuple[str, ...]:
    """The safety questions that these facts answer with yes, in the order they are asked.

    Args:
        usual_pain: 0 to 10, or None while it was not told.
        surgery_on: The day of the operation, or None.
        precautions: Whether movements are still forbidden; not sure is the careful yes.
        today: The day on the person's calendar.
        rules: From which pain on, and how long an operation counts as new.
    """
    found = []
    if precautions in {Precautions.IN_FORCE, Precautions.UNSURE} or is_fresh(surgery_on, today, rules):
        found.append(SURGERY)
    if usual_pain is not None and usual_pain >= rules.severe_usual_pain_min:
        found.append(SEVERE)
    return tuple(found)
