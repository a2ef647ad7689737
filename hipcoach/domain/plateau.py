"""Neither pain nor function clearly better after weeks of training (B7, B8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.baseline import DailyScores
    from hipcoach.domain.function import FunctionChange, FunctionRatings
    from hipcoach.domain.parameters import AdviceRules, Programme

_WEEK_DAYS = 7


class Plateau(Frozen):
    """What has not become clearly better.

    Attributes:
        pain_then: Mean worst pain of the first week, else the usual pain told at the start.
        pain_now: Mean worst pain of the last seven days.
        function: The change of the activities; None where they were not rated at both times.
    """

    pain_then: float
    pain_now: float
    function: FunctionChange | None


def find_plateau(
    start: date, today: date, daily: DailyScores, ratings: FunctionRatings, programme: Programme, usual_pain: int | None
) -> Plateau | None:
    """The plateau today of somebody who began on ``start``, or None.

    Without enough ratings of pain at both times there is nothing to judge. Function that was not rated at both times
    is not taken for better: pain decides alone.
    """
    entries_min = programme.dosage.week_entries_min
    then = daily.mean(start + timedelta(days=_WEEK_DAYS - 1), _WEEK_DAYS, entries_min)
    then = usual_pain if then is None else then
    now = daily.mean(today, _WEEK_DAYS, entries_min)
    if then is None or now is None or _is_less_pain(then, now, programme.advice):
        return None
    function = ratings.since_start()
    if function is not None and function.rated_on <= today - timedelta(days=programme.calendar.long_tests_every_days):
        function = None  # too old to say how it is now
    if function is not None and function.gain >= programme.advice.plateau_function_min:
        return None
    return Plateau(pain_then=then, pain_now=now, function=function)


def _is_less_pain(then: float, now: float, rules: AdviceRules) -> bool:
    """Whether pain is clearly less, or nothing is left of it."""
    gain = then - now
    return now == 0 or gain >= rules.plateau_pain_min or gain >= then * rules.plateau_pain_share
