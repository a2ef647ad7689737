"""What answers and self-tests point to (E8), and what the person is asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Sex
from hipcoach.domain.pt_plan import plan_on
from hipcoach.domain.retraction import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.path import Person
    from hipcoach.domain.profiles import Pointing, ProfileFact
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.records import Measurement, Records
    from hipcoach.domain.signs import Findings
    from hipcoach.services.clock import Clock
    from hipcoach.services.screening import ScreeningService

_YES, _NO = "yes", "no"


class ProfilesService:
    """Asks, keeps, and points; nothing it says is a diagnosis, and nothing it says opens or closes a stage."""

    def __init__(
        self,
        *,
        clock: Clock,
        content: Content,
        screening: ScreeningService,
        records: Callable[[], Records],
        plans: Callable[[], Sequence[PtPlan]],
    ) -> None:
        """Take its ports; ``records`` gives the very same object while nothing was written."""
        self._clock = clock
        self._content = content
        self._screening = screening
        self._records = records
        self._plans = plans
        self._kept: tuple[tuple[object, ...], str, Pointing] | None = None

    # -- what is asked -----------------------------------------------------------------------------------------------

    def asked(self) -> tuple[ProfileFact, ...]:
        """What is asked in plain questions; the rest is noted at a test, or asked in the safety check."""
        facts = self._content.profile_facts.values()
        return tuple(fact for fact in facts if not fact.noted_at and not fact.asked_as)

    def told(self) -> dict[str, bool]:
        """What was told so far, by id."""
        noted = ((key, self._screening.noted(key)) for key in self._content.profile_facts)
        return {key: value == _YES for key, value in noted if value is not None}

    def tell(self, told: Mapping[str, bool]) -> None:
        """Write down what the person says, or noted at a test; only what is new.

        Raises:
            ValueError: There is no such fact.
            HipCoachError: The journal can't be written.
        """
        if not told.keys() <= self._content.profile_facts.keys():
            raise ValueError(f"there are no such facts: {sorted(told.keys() - self._content.profile_facts.keys())}")
        known = self.told()
        news = {key: _YES if is_so else _NO for key, is_so in told.items() if known.get(key) is not is_so}
        if news:
            self._screening.note(news)

    # -- what it points to -------------------------------------------------------------------------------------------

    def pointing(self) -> Pointing:
        """What everything known points to; the profile a physiotherapist's plan works by stands alone.

        Raises:
            HipCoachError: The journal can't be read.
        """
        ground = (self._records(), *self._screening.ground)
        chosen = self._chosen()
        kept = self._kept
        if kept is None or kept[1] != chosen or any(old is not new for old, new in zip(kept[0], ground, strict=True)):
            self._kept = kept = ground, chosen, self._point(chosen)
        return kept[2]

    def cautious(self, person: Person) -> Person:
        """The person with the precautions of what everything points to: caution never waits for its turn."""
        return person.replace(flags=person.flags | self.pointing().flags)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _point(self, chosen: str) -> Pointing:
        from hipcoach.domain.profiles import Profiles  # not wanted before the first paint of a new journal

        programme, content = self._content.programme, self._content
        profiles = Profiles(
            content.profiles, content.profile_facts, programme.measures, programme.pointing, programme.advice
        )
        return profiles.point(self._findings(), chosen)

    def _findings(self) -> Findings:
        from hipcoach.domain.profiles import known_facts
        from hipcoach.domain.signs import Findings

        screening, records = self._screening, self._records()
        told = {key for key, is_so in self.told().items() if is_so}
        answered_yes = {key for key, given in screening.latest_answers().items() if given.answer is Answer.YES}
        results = latest_valid(records.measurements)
        mornings = (each.minutes for each in reversed(records.stiffness))
        band = screening.age_band
        return Findings(
            facts=known_facts(self._content.profile_facts.values(), told, answered_yes),
            results=results,
            affected_side=screening.side or Side.BOTH,
            age=band.lowest if band else 0,
            stiff_minutes=next((minutes for minutes in mornings if minutes is not None), None),
            below_line=self._below_line(results),
        )

    def _below_line(self, results: Mapping[tuple[str, Side], float]) -> frozenset[str]:
        """Ids of the tests that are below the line for age and sex."""
        from hipcoach.domain.norms import Norms

        band = self._screening.age_band
        if band is None or not results:
            return frozenset()
        programme = self._content.programme
        norms, sex = Norms(self._content.norms, programme.measuring), self._screening.sex or Sex.NOT_TOLD
        flags = self._screening.person().flags
        return frozenset(
            name
            for (name, _), value in results.items()
            if name in programme.measures and norms.is_below_average(programme.measures[name], value, band, sex, flags)
        )

    def _chosen(self) -> str:
        day = training_day(self._clock.local_now(), self._content.programme.calendar.day_starts_hour)
        plan = plan_on(self._plans(), day)
        return plan.profile if plan else ""


def latest_valid(measurements: Sequence[Measurement]) -> dict[tuple[str, Side], float]:
    """The latest result of each test and side that stands: neither taken back nor stopped for pain."""
    found: dict[tuple[str, Side], float] = {}
    taken_back: set[tuple[str, Side, date]] = set()
    for each in reversed(measurements):
        key, of_day = (each.measure, each.side), (each.measure, each.side, each.stamp.day)
        if is_withdrawal(each):
            taken_back.add(of_day)
        elif each.value is not None and key not in found and of_day not in taken_back:
            found[key] = each.value
    return found
