"""The colours of all exposures, each worked out when it is first asked for: ten years hold twenty thousand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, overload

from hipcoach.domain.dosage import Shade
from hipcoach.domain.pain import Colour, colour
from hipcoach.domain.pt_plan import plan_on
from hipcoach.domain.records import SessionForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from hipcoach.domain.history import DoneDays, Exposure, History, Part
    from hipcoach.domain.parameters import PainRules
    from hipcoach.domain.pt_plan import PtPlan


_EASED = frozenset({SessionForm.EASY, SessionForm.CALM})


class Shades(Sequence[Shade]):
    """The exposures of one exercise, one a day, oldest first."""

    def __init__(
        self,
        done: DoneDays,
        make: Callable[[list[Part]], Exposure],
        rules_on: Callable[[date], PainRules],
    ) -> None:
        """Take what was done on each day, what makes an exposure of that, and the rules of each day."""
        self.days = done.days
        self._done = done
        self._make = make
        self._rules_on = rules_on
        self._made: dict[int, Shade] = {}
        self._days_at: dict[int, list[date]] = {}

    def __len__(self) -> int:
        """How many days."""
        return len(self.days)

    @overload
    def __getitem__(self, index: int) -> Shade: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Shade]: ...
    def __getitem__(self, index: int | slice) -> Shade | Sequence[Shade]:
        """One exposure, or some of them."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._made:
            self._made[place] = self._shade(place)
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of the same exposures."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # compared by value, kept by none

    def exposure(self, place: int) -> Exposure:
        """What was done on the day at a place, with the pain around it."""
        return self._make(self._done.parts(place))

    def count_known(self, day: date) -> int:
        """How many exposures lie before a day: those whose morning had come by then."""
        return bisect_left(self.days, day)

    def is_green(self, day: date, level: int) -> bool:
        """Whether the latest exposure known on ``day`` is green at ``level`` or above; a lower one needs no colour."""
        place = self.count_known(day) - 1
        if place < 0 or self._done.done[place].level < level:
            return False
        return self[place].level >= level and self[place].colour is Colour.GREEN

    def next_at(self, level: int, day: date) -> date | None:
        """The first day from ``day`` on with an exposure at ``level`` or above, or None."""
        if level not in self._days_at:
            done = zip(self.days, self._done.done, strict=True)
            self._days_at[level] = [each for each, part in done if part.level >= level]
        days = self._days_at[level]
        place = bisect_left(days, day)
        return days[place] if place < len(days) else None

    def last_known(self, day: date) -> Shade | None:
        """The latest exposure before a day, or None."""
        end = self.count_known(day)
        return self[end - 1] if end else None

    def _shade(self, place: int) -> Shade:
        parts = self._done.parts(place)
        exposure = self._make(parts)
        known = exposure.worst is not None and exposure.before is not None
        return Shade(
            day=exposure.day,
            level=exposure.level,
            colour=colour(exposure, self._rules_on(exposure.day)),
            is_settled=exposure.is_settled,
            is_eased=all(session.form in _EASED for session, _ in parts),
            added=(exposure.worst or 0) - (exposure.before or 0) if known else None,
        )


class ShadeBook(Mapping[str, Shades]):
    """The exposures of every exercise that was ever done, by its id."""

    def __init__(self, history: History, rules: PainRules, plans: Iterable[PtPlan] = ()) -> None:
        """Index a history; a physiotherapist's lower ceiling of pain counts on the days its plan held."""
        self._history = history
        self._rules = rules
        self._plans = tuple(plans)
        self._red_days: dict[date, bool] = {}
        self._shades = {
            exercise_id: Shades(done, self._exposure, self.rules_on)
            for exercise_id, done in history.done_by_exercise().items()
        }

    def __getitem__(self, exercise_id: str) -> Shades:
        """The exposures of an exercise."""
        return self._shades[exercise_id]

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._shades)

    def __len__(self) -> int:
        """How many exercises."""
        return len(self._shades)

    def rules_on(self, day: date) -> PainRules:
        """The rules of pain in force on a day."""
        plan = plan_on(self._plans, day) if self._plans else None
        ceiling = plan.pain_ceiling if plan else None
        return self._rules if ceiling is None else with_ceiling(self._rules, ceiling)

    def red_days(self, first: date, last: date) -> list[date]:
        """Days with a red exposure from ``first`` to ``last``."""
        days = dict.fromkeys(session.day for session in self._history.sessions_between(first, last))
        return [day for day in days if self._is_red(day)]

    def _is_red(self, day: date) -> bool:
        if day not in self._red_days:
            ids = {
                done.exercise_id for session in self._history.sessions_between(day, day) for done in session.exercises
            }
            self._red_days[day] = any(self._is_red_at(exercise_id, day) for exercise_id in ids)
        return self._red_days[day]

    def _is_red_at(self, exercise_id: str, day: date) -> bool:
        shades = self._shades.get(exercise_id)
        place = bisect_left(shades.days, day) if shades is not None else 0
        if shades is None or place == len(shades) or shades.days[place] != day:
            return False
        return shades[place].colour is Colour.RED

    def _exposure(self, parts: list[Part]) -> Exposure:
        return self._history.exposure(parts, self._rules.full_dose_share)


def with_ceiling(rules: PainRules, ceiling: int) -> PainRules:
    """The rules of pain with a lower ceiling; a higher one than the programme's changes nothing (E5)."""
    if ceiling >= rules.green_worst_max:
        return rules
    return rules.replace(
        safe_max=min(rules.safe_max, ceiling),
        acceptable_max=ceiling,
        green_worst_max=ceiling,
        green_any_added_worst_max=min(rules.green_any_added_worst_max, ceiling),
        red_worst_min=ceiling + 1,
    )
