"""Reads what was entered after a try into its value, or says in a sentence what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.entering import EntryFault, value_fault
from hipcoach.domain.protocol_plan import TaskKind
from hipcoach.domain.scoring import Look, LookFault, look_fault, look_of
from hipcoach.domain.tries import TryOutcome, latest
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_words import LEVEL_KEYS
from hipcoach.ui.widgets.number_stepper import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.protocol_ledger import RunLedger
    from hipcoach.domain.protocol_plan import Task
    from hipcoach.ui.pages.self_test_forms import Entry

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_ARMS = "arms"
_STEPPED = frozenset({"cm", "deg", "mm"})


class EntryProblem(Exception):  # noqa: N818 (a wish to the person, not a fault of the program)
    """What was entered can't be taken.

    Attributes:
        text: What is wrong, and what would be right.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Taken(NamedTuple):
    """What was entered, as it is kept.

    Attributes:
        value: In the measure's unit.
        detail: What it was made of.
        also: Values of further measures that come from the same try.
    """

    value: float
    detail: str = ""
    also: Mapping[str, float] | None = None


def read_entry(task: Task, entry: Entry, ledger: RunLedger, programme: Programme) -> Taken:
    """Take an entry.

    Raises:
        EntryProblem: It can't be.
    """
    if task.kind is TaskKind.LOOK:
        return _look(task, entry, ledger)
    if task.kind is TaskKind.LEVEL:
        return Taken(LEVEL_KEYS[_chosen(entry)])
    if task.kind is TaskKind.FAULTS:
        return Taken(float(len(entry.ticks)), " ".join(entry.ticks))
    lower = _chosen(entry) if task.kind is TaskKind.PILE else ""
    measure = programme.measures[task.measure]
    text = entry.texts[0] if entry.texts else ""
    value = number_in(text) if text else None
    step = programme.protocols[measure.protocol].step if measure.unit in _STEPPED else 0.0
    fault = EntryFault.NOT_A_NUMBER if text and value is None else value_fault(measure, value, step)
    if fault is not None or value is None:
        raise EntryProblem(values.entry_fault(fault or EntryFault.MISSING, measure, step))
    if task.kind is TaskKind.PILE:
        return _pile(lower, value)
    if _ARMS in entry.ticks:
        adapted = next(each.id for each in programme.measures.values() if each.stands_in_for == measure.id)
        return Taken(0.0, also={adapted: value})
    return Taken(value)


def _look(task: Task, entry: Entry, ledger: RunLedger) -> Taken:
    """One look at both scales; with the looks before it, since all are about the same weight."""
    numbers = []
    for text in entry.texts:
        number = number_in(text) if text else None
        if text and number is None:
            raise EntryProblem(values.no_number(text))
        numbers.append(number)
    look = Look(*numbers)
    made = latest(ledger.tries_of(task.measure, task.side)).values()
    before = [look_of(each) for each in made if each.outcome is TryOutcome.DONE]
    fault = look_fault([*before, look])
    if fault is not None or look.left is None or look.right is None:
        raise EntryProblem(values.look_fault(fault or LookFault.MISSING))
    share = round(abs(look.right - look.left) / (look.right + look.left) * 100, 1)
    return Taken(share, look.text)


def _pile(lower: str, value: float) -> Taken:
    """The pile under the lower side; with nothing needed there is none."""
    if lower == "both":
        if value:
            raise EntryProblem(translate("SelfTest", "Nothing was needed, so the pile is 0. Or choose a side."))
        return Taken(0.0)
    if not value:
        raise EntryProblem(translate("SelfTest", "You chose a side, so the pile is more than 0. Or choose none."))
    return Taken(value, lower)


def _chosen(entry: Entry) -> str:
    if entry.choice is None:
        raise EntryProblem(translate("SelfTest", "Choose a side, please."))
    return entry.choice
