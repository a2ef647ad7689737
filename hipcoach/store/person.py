"""What is known about the person: facts, answers to safety questions, clearances."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hipcoach.domain.person import Answer, AnswerGiven, Clearance, Fact, Occasion
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, stamp_columns, to_stamp
from hipcoach.store.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.store.journal import Journal


class PersonStore:
    """Keeps all that was ever told; the latest of each kind counts.

    What was read is kept until anything is written: who asks again gets the very same values.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept = Kept(journal)

    def set_fact(self, fact: Fact) -> None:
        """Write down a fact."""
        self.set_facts([fact])

    def set_facts(self, facts: Iterable[Fact]) -> None:
        """Write down several facts, all or none."""
        with self._journal.writing() as writer:
            for fact in facts:
                row = {"key": fact.key, "value": fact.value, "wording_version": fact.wording_version}
                writer.insert(tables.FACTS, row | stamp_columns(fact.stamp))

    def facts(self) -> Mapping[str, Fact]:
        """The latest fact of each key."""
        return self._kept.get("facts", self._read_facts)

    def _read_facts(self) -> dict[str, Fact]:
        sql = f"select key, value, wording_version, {STAMP}, max(id) from facts group by key"
        return {
            key: Fact(key=key, value=value, wording_version=version, stamp=to_stamp(at_utc, offset_min, day))
            for key, value, version, at_utc, offset_min, day, _ in self._journal.rows(sql)
        }

    def add_answers(self, answers: Iterable[AnswerGiven]) -> None:
        """Write down the answers of one screen, all or none."""
        with self._journal.writing() as writer:
            for given in answers:
                row = {
                    "question_id": given.question_id,
                    "answer": given.answer.value,
                    "wording_version": given.wording_version,
                    "occasion": given.occasion.value,
                }
                writer.insert(tables.ANSWERS, row | stamp_columns(given.stamp))

    def latest_answers(self) -> dict[str, AnswerGiven]:
        """The latest answer to each question ever answered."""
        return {given.question_id: given for given in self.deciding_answers()}

    def deciding_answers(self) -> tuple[AnswerGiven, ...]:
        """The latest of each answer (yes, no, unsure) to each question, oldest first.

        All that a verdict can depend on, and no more of it after ten years than after one.
        """
        return self._kept.get("answers", self._read_answers)

    def _read_answers(self) -> tuple[AnswerGiven, ...]:
        sql = f"""select question_id, answer, wording_version, occasion, {STAMP} from answers
            where id in (select max(id) from answers group by question_id, answer) order by id"""
        return tuple(
            AnswerGiven(
                question_id=question_id,
                answer=Answer(answer),
                wording_version=version,
                occasion=Occasion(occasion),
                stamp=to_stamp(at_utc, offset_min, day),
            )
            for question_id, answer, version, occasion, at_utc, offset_min, day in self._journal.rows(sql)
        )

    def add_clearance(self, clearance: Clearance) -> None:
        """Write down what an assessor said."""
        row = {
            "question_id": clearance.question_id,
            "assessed_by": clearance.assessed_by,
            "role": clearance.role,
            "assessed_on": clearance.assessed_on.isoformat(),
            "told": clearance.told,
        }
        with self._journal.writing() as writer:
            writer.insert(tables.CLEARANCES, row | stamp_columns(clearance.stamp))

    def clearances(self) -> tuple[Clearance, ...]:
        """All clearances, oldest first."""
        return self._kept.get("clearances", self._read_clearances)

    def _read_clearances(self) -> tuple[Clearance, ...]:
        sql = f"select question_id, assessed_by, role, assessed_on, told, {STAMP} from clearances order by id"
        return tuple(
            Clearance(
                question_id=question_id,
                assessed_by=assessed_by,
                role=role,
                assessed_on=date.fromisoformat(assessed_on),
                told=told,
                stamp=to_stamp(at_utc, offset_min, day),
            )
            for question_id, assessed_by, role, assessed_on, told, at_utc, offset_min, day in self._journal.rows(sql)
        )
