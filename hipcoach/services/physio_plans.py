"""A physiotherapist's plan (E5): entered, listed, withdrawn; one that can't be read never stands in anybody's way."""

from __future__ import annotations

from datetime import UTC, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.person import Fact
from hipcoach.domain.pt_plan import PtPlan, in_turn, plan_on
from hipcoach.domain.records import Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.pt_plan_checks import PlanProblem
    from hipcoach.services.clock import Clock
    from hipcoach.store.person import PersonStore
    from hipcoach.store.pt_plans import PlanRow, PtPlanStore

_NEXT = timedelta(microseconds=1)
_DRAFT = "pt_plan_draft"


class Standing(Enum):
    """How a plan of the log stands."""

    IN_FORCE = "in_force"
    UNREADABLE = "unreadable"
    REPLACED = "replaced"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class PlanEntry(Frozen):
    """A plan of the log.

    Attributes:
        plan: The plan as it was entered; of an unreadable one only its head.
        standing: How it stands.
        ended_on: The day it was withdrawn or replaced, or its last day.
        replaced_by: Who made the plan that took its place, or "".
    """

    plan: PtPlan
    standing: Standing
    ended_on: date
    replaced_by: str = ""


class PlanRefusedError(HipCoachError):
    """A plan can't be kept as it was entered.

    Attributes:
        problems: What is wrong with it, never empty.
    """

    def __init__(self, problems: tuple[PlanProblem, ...]) -> None:
        super().__init__("The plan can't be kept as it was entered.")
        self.problems = problems


class PhysioPlans:
    """Keeps plans, and says which of them counts."""

    def __init__(self, clock: Clock, content: Content, store: PtPlanStore, facts: PersonStore) -> None:
        """Take the ports; what is half entered is kept among the facts."""
        self._clock = clock
        self._content = content
        self._store = store
        self._facts = facts
        self._rows: tuple[PlanRow, ...] = ()
        self._plans: tuple[PtPlan, ...] = ()

    # -- how things stand; each raises HipCoachError where the journal can't be read ----------------------------------

    def plans(self) -> tuple[PtPlan, ...]:
        """All plans that count or counted, first to last; what can't be read or was withdrawn is not among them."""
        rows = self._store.rows()
        if rows is not self._rows:
            self._rows = rows
            self._plans = in_turn(each.plan for each in rows if _counts(each))
        return self._plans

    def in_force(self) -> PtPlan | None:
        """The plan of today, or None."""
        return plan_on(self.plans(), self._day())

    def unreadable(self) -> tuple[PtPlan, ...]:
        """The heads of plans that can't be read and were not withdrawn, first to last; they don't count."""
        return tuple(each.plan for each in self._store.rows() if each.unreadable and each.withdrawn_at_utc is None)

    def log(self) -> tuple[PlanEntry, ...]:
        """Everything that was ever entered, last to first."""
        counting = [each.plan for each in self._store.rows() if _counts(each)]
        return tuple(self._entry(row, counting) for row in reversed(self._store.rows()))

    def today(self) -> date:
        """The day on the person's calendar."""
        return self._clock.local_now().date()

    # -- writing down; each raises HipCoachError where the journal can't be written ------------------------------------

    def blank(self) -> PtPlan:
        """A plan of today that says nothing yet, for as long as plans usually hold."""
        from hipcoach.domain.pt_plan_checks import last_day

        today, weeks = self.today(), self._content.programme.physio_plan.usual_weeks
        return PtPlan(
            plan_id=0, name="", role="", made_on=today, expires_on=last_day(today, weeks), stamp=self._stamp()
        )

    def again(self, plan: PtPlan) -> PtPlan:
        """The same plan made today, for as long as plans usually hold."""
        fresh = self.blank()
        return plan.replace(plan_id=0, made_on=fresh.made_on, expires_on=fresh.expires_on, stamp=fresh.stamp)

    def problems(self, plan: PtPlan) -> tuple[PlanProblem, ...]:
        """All that is wrong with a plan, in the order of the form."""
        from hipcoach.domain.pt_plan_checks import plan_problems

        programme = self._content.programme
        return plan_problems(plan, self.today(), programme.physio_plan, self._content.exercises, programme.measures)

    def add(self, plan: PtPlan) -> int:
        """Write down a plan; from now on it takes the place of the one before it. Returns its id.

        Raises:
            PlanRefusedError: Something is wrong with it.
        """
        problems = self.problems(plan)
        if problems:
            raise PlanRefusedError(problems)
        tidy = {"name": plan.name.strip(), "role": plan.role.strip(), "reason": plan.reason.strip()}
        return self._store.add(plan.replace(**tidy, stamp=self._stamp()))

    def withdraw(self, plan_id: int) -> None:
        """Take a plan back as if it had never been made; it stays in the log.

        Raises:
            ValueError: There is no such plan.
        """
        self._store.withdraw(plan_id, self._clock.local_now().astimezone(UTC))

    def put_back(self, plan_id: int) -> None:
        """Undo a withdrawal.

        Raises:
            ValueError: There is no such plan.
        """
        self._store.put_back(plan_id)

    # -- half entered ------------------------------------------------------------------------------------------------

    def draft(self) -> PtPlan | None:
        """The plan that was begun and put aside, or None."""
        from hipcoach.store.plan_body import PlanBodyError, read_whole

        kept = self._facts.facts().get(_DRAFT)
        if kept is None or not kept.value:
            return None
        try:
            return PtPlan(plan_id=0, stamp=kept.stamp, **read_whole(kept.value))
        except PlanBodyError:  # another version put it aside
            return None

    def keep_draft(self, plan: PtPlan) -> None:
        """Put a plan aside, whatever is wrong with it yet."""
        from hipcoach.store.plan_body import whole_text

        self._write_draft(whole_text(plan))

    def drop_draft(self) -> None:
        """Throw away what was put aside."""
        self._write_draft("")

    # -- inside ------------------------------------------------------------------------------------------------------

    def _entry(self, row: PlanRow, counting: list[PtPlan]) -> PlanEntry:
        plan = row.plan
        if row.withdrawn_at_utc is not None:
            shown = row.withdrawn_at_utc.astimezone(self._clock.local_now().tzinfo)
            return PlanEntry(plan=plan, standing=Standing.WITHDRAWN, ended_on=shown.date())
        if row.unreadable is not None:
            return PlanEntry(plan=plan, standing=Standing.UNREADABLE, ended_on=plan.expires_on)
        later = next((each for each in counting if each.stamp.at_utc > plan.stamp.at_utc), None)
        if later is not None and later.made_on <= plan.expires_on:
            return PlanEntry(plan=plan, standing=Standing.REPLACED, ended_on=later.stamp.day, replaced_by=later.name)
        standing = Standing.IN_FORCE if plan.expires_on >= self._day() else Standing.EXPIRED
        return PlanEntry(plan=plan, standing=standing, ended_on=plan.expires_on)

    def _write_draft(self, text: str) -> None:
        kept = self._facts.facts().get(_DRAFT)
        if text != (kept.value if kept is not None else ""):
            now = self._clock.local_now()
            stamp = Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=self._day())
            version = self._content.safety.wording_version
            self._facts.set_fact(Fact(key=_DRAFT, value=text, wording_version=version, stamp=stamp))

    def _day(self) -> date:
        return training_day(self._clock.local_now(), self._content.programme.calendar.day_starts_hour)

    def _stamp(self) -> Stamp:
        """A stamp later than that of every plan before it, even when the clock was set back: the last one counts."""
        now = self._clock.local_now()
        at_utc = now.astimezone(UTC)
        known = [each.plan.stamp.at_utc for each in self._store.rows()]
        if known and at_utc <= max(known):
            at_utc = max(known) + _NEXT
        return Stamp(at_utc=at_utc, offset_min=offset_min(now), day=self._day())


def _counts(row: PlanRow) -> bool:
    return row.unreadable is None and row.withdrawn_at_utc is None
