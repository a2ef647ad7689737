"""Physiotherapists' plans (E5); none is ever taken out, so that the rows are the log the programme asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.pt_plan import PtPlan
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, enum_text, stamp_columns, to_day, to_stamp, to_utc, utc_text
from hipcoach.store.errors import JournalEntryError
from hipcoach.store.kept import Kept

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hipcoach.store.journal import Journal

_COLUMNS = f"""id, name, role, made_on, expires_on, reason, affected_side, pain_ceiling, profile, body_version, body,
    {STAMP}, withdrawn_at_utc"""


class PlanLogged(Frozen):
    """A plan and the moment it was withdrawn, or None."""

    plan: PtPlan
    withdrawn_at_utc: datetime | None


class PlanRow(Frozen):
    """A plan as far as it can be read.

    Attributes:
        plan: The plan; where ``unreadable`` is set, only who made it, when, why and until when.
        unreadable: Why its lists can't be read, or None.
        withdrawn_at_utc: The moment it was withdrawn, or None.
    """

    plan: PtPlan
    unreadable: JournalEntryError | None
    withdrawn_at_utc: datetime | None


class PtPlanStore:
    """Keeps plans as they were entered; a changed plan is a new row.

    What was read is kept until anything is written: who asks again gets the very same values.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept = Kept(journal)

    def add(self, plan: PtPlan) -> int:
        """Write down a plan and return its id; the one it carries isn't looked at."""
        from hipcoach.store import plan_body  # late: it needs JSON, and most people have no plan

        row = {
            "name": plan.name,
            "role": plan.role,
            "made_on": plan.made_on.isoformat(),
            "expires_on": plan.expires_on.isoformat(),
            "reason": plan.reason,
            "affected_side": enum_text(plan.affected_side),
            "pain_ceiling": plan.pain_ceiling,
            "profile": plan.profile,
            "body_version": plan_body.VERSION,
            "body": plan_body.body_text(plan),
        }
        with self._journal.writing() as writer:
            return writer.insert(tables.PT_PLANS, row | stamp_columns(plan.stamp))

    def withdraw(self, plan_id: int, at_utc: datetime) -> None:
        """Take a plan back; it stays in the log. Again changes nothing.

        Raises:
            ValueError: There is no such plan.
        """
        if not self._journal.rows("select 1 from pt_plans where id = ?", [plan_id]):
            raise ValueError(f"there is no plan {plan_id}")
        sql = f"update {tables.PT_PLANS} set withdrawn_at_utc = ? where id = ? and withdrawn_at_utc is null"
        with self._journal.writing() as writer:
            writer.execute(sql, [utc_text(at_utc), plan_id])

    def put_back(self, plan_id: int) -> None:
        """Let a withdrawn plan count again, as if it had never been withdrawn.

        Raises:
            ValueError: There is no such plan.
        """
        if not self._journal.rows("select 1 from pt_plans where id = ?", [plan_id]):
            raise ValueError(f"there is no plan {plan_id}")
        sql = f"update {tables.PT_PLANS} set withdrawn_at_utc = null where id = ?"
        with self._journal.writing() as writer:
            writer.execute(sql, [plan_id])

    def rows(self) -> tuple[PlanRow, ...]:
        """All plans that were ever entered, first to last, each as far as it can be read."""
        return self._kept.get("rows", self._read_rows)

    def _read_rows(self) -> tuple[PlanRow, ...]:
        rows = self._journal.rows(f"select {_COLUMNS} from pt_plans order by id")
        return tuple(_to_row(row, self._journal.path) for row in rows)

    def plans(self) -> tuple[PtPlan, ...]:
        """All plans that weren't withdrawn, entered first to last, those that have expired too.

        Raises:
            JournalEntryError: One can't be read.
        """
        rows = self._journal.rows(f"select {_COLUMNS} from pt_plans where withdrawn_at_utc is null order by id")
        return tuple(_to_plan(row, self._journal.path) for row in rows)

    def log(self) -> tuple[PlanLogged, ...]:
        """All plans that were ever entered, first to last.

        Raises:
            JournalEntryError: One can't be read.
        """
        rows = self._journal.rows(f"select {_COLUMNS} from pt_plans order by id")
        return tuple(
            PlanLogged(
                plan=_to_plan(row, self._journal.path), withdrawn_at_utc=None if row[-1] is None else to_utc(row[-1])
            )
            for row in rows
        )


def _to_plan(row: tuple[Any, ...], path: Path) -> PtPlan:
    found = _to_row(row, path)
    if found.unreadable is not None:
        raise found.unreadable
    return found.plan


def _to_row(row: tuple[Any, ...], path: Path) -> PlanRow:
    from hipcoach.store import plan_body

    plan_id, name, role, made_on, expires_on, reason, side, ceiling, profile, version, body, *stamp, withdrawn = row
    values: dict[str, Any] = {}
    unreadable = None
    try:
        values = plan_body.read_body(body, version)
    except plan_body.PlanBodyError as error:
        unreadable = JournalEntryError(f"the plan by {name} of {made_on}", plan_id, path, str(error))
        unreadable.__cause__ = error
    else:
        values |= {"affected_side": None if side is None else Side(side), "pain_ceiling": ceiling, "profile": profile}
    plan = PtPlan(
        plan_id=plan_id,
        name=name,
        role=role,
        made_on=to_day(made_on),
        expires_on=to_day(expires_on),
        reason=reason,
        stamp=to_stamp(*stamp),
        **values,
    )
    at_utc = None if withdrawn is None else to_utc(withdrawn)
    return PlanRow(plan=plan, unreadable=unreadable, withdrawn_at_utc=at_utc)
