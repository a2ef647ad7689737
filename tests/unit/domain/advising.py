"""Advice found in a diary."""

from __future__ import annotations

from hipcoach.domain.advice import advise
from hipcoach.domain.flare import flares
from tests.unit.domain.diary import history_of
from tests.unit.samples import PROGRAMME, day


def advised(diary, today, *, cleared=None, fall=None, is_fall_asked=False, programme=PROGRAMME):
    """All advice on a day, by its trigger; ``cleared`` gives the number of the day of each assessment."""
    return advised_by(
        diary.records(),
        today,
        usual_pain=diary.usual_pain,
        cleared=cleared,
        fall=fall,
        is_fall_asked=is_fall_asked,
        programme=programme,
    )


def advised_by(records, today, *, usual_pain=None, cleared=None, fall=None, is_fall_asked=False, programme=PROGRAMME):
    history = history_of(records, today)
    known = flares(history, usual_pain, programme.flare, programme.pain)
    found = advise(
        history,
        known,
        programme,
        usual_pain=usual_pain,
        fall_on=None if fall is None else day(fall),
        is_fall_asked=is_fall_asked,
        cleared_on={trigger.value: day(n) for trigger, n in (cleared or {}).items()},
    )
    return {each.trigger: each for each in found}
