"""When to advise seeing a clinician, and what waits until then (B7).

All is judged from the records each time: correct an entry, and an advice that followed from it is gone.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.baseline import DailyScores
from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.flare import flare_on
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.function import FunctionRatings
from hipcoach.domain.nights import broken_nights
from hipcoach.domain.plateau import find_plateau
from hipcoach.domain.ratings import SevereRatings
from hipcoach.domain.records import Moment
from hipcoach.domain.stiffness import last_long_run
from hipcoach.domain.weekly import last_rise, rise_until, weekly_means

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.domain.flare import Flare
    from hipcoach.domain.function import FunctionChange
    from hipcoach.domain.history import History
    from hipcoach.domain.parameters import Programme

_NEVER = date.min


class Trigger(Enum):
    """What advises it, by the ids of the programme; a recorded assessment bears the same id."""

    SEVERE = "c_severe"
    SEVERE_TWICE = "c_severe2"
    RISING = "c_rising"
    NIGHT = "c_night"
    FLARE = "c_flare"
    PLATEAU = "c_plateau6"
    LONG_PLATEAU = "c_plateau12"
    WORSE_FUNCTION = "c_worse_function"
    FALL = "c_fall"
    STIFF = "c_stiff"


class Restraint(Enum):
    """What waits meanwhile, least first."""

    NONE = "none"
    NO_PROGRESS = "no_progress"
    STRENGTH_AND_BALANCE = "strength_and_balance"
    STANDING = "standing"
    HOLD_STAGES = "hold_stages"
    STAGE_BACK = "stage_back"
    CLEAR_FIRST = "clear_first"

    @property
    def is_lifted_by_assessment(self) -> bool:
        """Whether a recorded assessment ends it; the others end by time, by other answers or by another fall screen."""
        return self in _ASSESSED


_ASSESSED = frozenset({Restraint.NONE, Restraint.HOLD_STAGES, Restraint.CLEAR_FIRST})
_NO_CLEARANCES: Mapping[str, date] = MappingProxyType({})


class ClinicianAdvice(Frozen):
    """One reason to see a clinician, with its numbers.

    ======================  ==========================================  ================================
    trigger                 ``value``                                   ``before``
    ======================  ==========================================  ================================
    SEVERE, SEVERE_TWICE    worst rating                                -
    RISING                  mean worst pain of the last week            the same before it began to rise
    NIGHT                   broken nights of the last seven             of the seven before they began
    FLARE                   flares in the window of days                what was usual before the latest
    PLATEAU, LONG_PLATEAU   mean worst pain of the last seven days      of the first week
    WORSE_FUNCTION          -                                           -
    FALL                    -                                           -
    STIFF                   minutes at the last of the checks           at the first of them
    ======================  ==========================================  ================================

    Attributes:
        trigger: What advises it.
        since: The first day it stood.
        restraint: What waits today.
        value: See above; None where there is no number.
        before: See above.
        function: Mean rating of the activities now, 0 to 10; None where they were not rated at both times.
        function_before: The same at the earlier time.
    """

    trigger: Trigger
    since: date
    restraint: Restraint
    value: float | None = None
    before: float | None = None
    function: float | None = None
    function_before: float | None = None


def advise(  # noqa: PLR0913 (all it is judged from)
    history: History,
    flares: Sequence[Flare],
    programme: Programme,
    *,
    usual_pain: int | None = None,
    fall_on: date | None = None,
    is_fall_asked: bool = False,
    cleared_on: Mapping[str, date] = _NO_CLEARANCES,
) -> tuple[ClinicianAdvice, ...]:
    """Everything that advises seeing a clinician today, in the order of the programme.

    Args:
        history: The records as of one moment.
        flares: All flares in them, oldest first.
        programme: The rules.
        usual_pain: Usual pain as told at the start, 0 to 10, or None.
        fall_on: Day of the latest fall, or None.
        is_fall_asked: The questions about falls were answered after it.
        cleared_on: The latest assessment that was recorded for each trigger, by its id.
    """
    adviser = _Adviser(history, programme, usual_pain, cleared_on)
    found = (
        *adviser.severe(),
        adviser.rising(),
        adviser.night(),
        adviser.flare(flares),
        adviser.plateau(),
        adviser.worse_function(),
        adviser.fall(fall_on, is_asked=is_fall_asked),
        adviser.stiff(),
    )
    return tuple(each for each in found if each is not None)


def restraints(advice: Iterable[ClinicianAdvice]) -> frozenset[Restraint]:
    """What waits today by all of it together."""
    return frozenset(each.restraint for each in advice) - {Restraint.NONE}


class _Adviser:
    """One question for each row of the table."""

    def __init__(
        self, history: History, programme: Programme, usual_pain: int | None, cleared_on: Mapping[str, date]
    ) -> None:
        self._history = history
        self._today = history.today
        self._programme = programme
        self._rules = programme.advice
        self._usual_pain = usual_pain
        self._cleared_on = cleared_on
        self._daily = DailyScores(history.answers(Moment.WORST_24H))
        self._function = FunctionRatings(history.records.ratings, history.today, programme.calendar.tests_every_days)

    # -- severe pain -------------------------------------------------------------------------------------------------

    def severe(self) -> tuple[ClinicianAdvice | None, ClinicianAdvice | None]:
        """One severe rating, watched for two days and until it has eased; and severe ratings on days in a row."""
        rules = self._rules
        ratings = SevereRatings(self._history, rules.severe_min)
        if ratings.last is None:
            return None, None
        since, once = ratings.last[0], None
        is_locked = not ratings.has_eased(rules.severe_lifts_at_max)
        if is_locked or (self._today - since).days <= rules.severe_watch_days:
            restraint = Restraint.STRENGTH_AND_BALANCE if is_locked else Restraint.NONE
            once = self._advice(Trigger.SEVERE, since, restraint, value=ratings.worst(since))
        ended = ratings.last_run_end(rules.severe_lock_days)
        if ended is None:
            return once, None
        worst = ratings.worst(ended, rules.severe_lock_days)
        return once, self._advice(Trigger.SEVERE_TWICE, ended, Restraint.CLEAR_FIRST, value=worst)

    # -- pain over weeks ---------------------------------------------------------------------------------------------

    def rising(self) -> ClinicianAdvice | None:
        """Weekly means that rose in all of the last weeks; a clear rise in any weeks locks until it is assessed."""
        rules, entries_min = self._rules, self._programme.dosage.week_entries_min
        sunday = self._today - ONE_DAY * self._today.isoweekday()
        cleared = self._cleared_on.get(Trigger.RISING.value, _NEVER)
        means = weekly_means(self._daily, sunday, entries_min)
        rise = last_rise(means, sunday, rules.rising_weeks, rules.rising_lock_total_min, cleared)
        restraint = Restraint.CLEAR_FIRST
        if rise is None:
            rise, restraint = rise_until(means, sunday, rules.rising_weeks), Restraint.NO_PROGRESS
        if rise is None or rise.total < rules.rising_total_min:
            return None
        return self._advice(Trigger.RISING, rise.sunday + ONE_DAY, restraint, value=rise.last, before=rise.first)

    def night(self) -> ClinicianAdvice | None:
        """Many broken nights, new or increasing."""
        found = broken_nights(self._history, self._rules.woke_nights, self._rules.woke_window_days)
        if found is None:
            return None
        return self._advice(Trigger.NIGHT, found.since, Restraint.NONE, value=found.count, before=found.before)

    def flare(self, flares: Sequence[Flare]) -> ClinicianAdvice | None:
        """A flare that lasts, or many of them; the stage is one back for the first days of it."""
        window = timedelta(days=self._programme.flare.many_window_days)
        recent = [each for each in flares if self._today - window < each.started_on <= self._today]
        now = flare_on(flares, self._today)
        days = [now.lasting_from] if now is not None and now.lasting_from is not None else []
        if len(recent) >= self._programme.flare.many:
            days.append(recent[-1].started_on)
        if not days:
            return None
        since = max(days)
        is_back = (self._today - since).days < self._programme.step_back.freeze_days
        restraint = Restraint.STAGE_BACK if is_back else Restraint.NONE
        return self._advice(Trigger.FLARE, since, restraint, value=len(recent), before=flares[-1].baseline)

    # -- no gain -----------------------------------------------------------------------------------------------------

    def plateau(self) -> ClinicianAdvice | None:
        """Neither pain nor function clearly better after weeks of training; after more weeks, stages are held."""
        rules, start = self._rules, self._history.first_day
        if start is None or (self._today - start).days < rules.plateau_days:
            return None
        found = find_plateau(start, self._today, self._daily, self._function, self._programme, self._usual_pain)
        if found is None:
            return None
        is_long = (self._today - start).days >= rules.plateau_hold_days
        return self._advice(
            Trigger.LONG_PLATEAU if is_long else Trigger.PLATEAU,
            start + timedelta(days=rules.plateau_hold_days if is_long else rules.plateau_days),
            Restraint.HOLD_STAGES if is_long else Restraint.NONE,
            value=found.pain_now,
            before=found.pain_then,
            function=found.function,
        )

    def worse_function(self) -> ClinicianAdvice | None:
        """Activities clearly worse than at the start or than the time before, until they are rated better."""
        changes = [self._function.since_start(), self._function.since_last_time()]
        worst = min((each for each in changes if each is not None), key=lambda change: change.gain, default=None)
        if worst is None or -worst.gain < self._rules.function_worse_min:
            return None
        return self._advice(Trigger.WORSE_FUNCTION, worst.rated_on, Restraint.NO_PROGRESS, function=worst)

    # -- the rest ----------------------------------------------------------------------------------------------------

    def fall(self, fall_on: date | None, *, is_asked: bool) -> ClinicianAdvice | None:
        """A fall; standing work waits for the questions about falls, the advice stays for some time after them."""
        if fall_on is None:
            return None
        if not is_asked:
            return self._advice(Trigger.FALL, fall_on, Restraint.STANDING)
        is_recent = (self._today - fall_on).days < self._rules.fall_watch_days
        return self._advice(Trigger.FALL, fall_on, Restraint.NONE) if is_recent else None

    def stiff(self) -> ClinicianAdvice | None:
        """Long stiffness in the morning at so many weekly checks in a row."""
        rules = self._rules
        entries = self._history.records.stiffness
        run = last_long_run(entries, self._today, rules.stiff_over_minutes, rules.stiff_checks)
        if run is None:
            return None
        (_, before), (since, minutes) = run[0], run[-1]
        return self._advice(Trigger.STIFF, since, Restraint.CLEAR_FIRST, value=minutes, before=before)

    def _advice(
        self,
        trigger: Trigger,
        since: date,
        restraint: Restraint,
        *,
        value: float | None = None,
        before: float | None = None,
        function: FunctionChange | None = None,
    ) -> ClinicianAdvice | None:
        """An advice, unless it was followed: an assessment on that day or later, where one ends the restraint."""
        if restraint.is_lifted_by_assessment and self._cleared_on.get(trigger.value, _NEVER) >= since:
            return None
        return ClinicianAdvice(
            trigger=trigger,
            since=since,
            restraint=restraint,
            value=value,
            before=before,
            function=function.now if function else None,
            function_before=function.then if function else None,
        )
