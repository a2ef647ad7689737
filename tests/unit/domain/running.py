"""A running self-test with a clock that tests move."""

from __future__ import annotations

from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_ledger import RunLedger
from hipcoach.domain.protocol_plan import plan_tasks
from hipcoach.domain.protocol_run import ProtocolRun
from tests.unit.samples import PROGRAMME

TIMING = PROGRAMME.timing
BOTH_SIDES = (Side.LEFT, Side.RIGHT)


def measures_of(protocol_id, *names):
    """Measures of a protocol with the sides they are tested on."""
    every = [each for each in PROGRAMME.measures.values() if each.protocol == protocol_id]
    chosen = [each for each in every if (each.id in names if names else not each.stands_in_for)]
    return [(each, side) for each in chosen for side in (BOTH_SIDES if each.is_per_side else (Side.BOTH,))]


def tasks_of(protocol_id, *names, first=Side.LEFT):
    return plan_tasks(PROGRAMME.protocols[protocol_id], measures_of(protocol_id, *names), first, TIMING)


def ledger_of(protocol_id, *names, first=Side.LEFT, tries=(), rated=None):
    return RunLedger(
        tasks_of(protocol_id, *names, first=first),
        PROGRAMME.measures.values(),
        ends_at_cap=PROGRAMME.protocols[protocol_id].ends_at_cap,
        tries=tries,
        rated=rated,
    )


class Going:
    """One test, its clock, and all it has said."""

    def __init__(self, protocol_id, *names, first=Side.LEFT, tries=(), rated=None):
        self.ledger = ledger_of(protocol_id, *names, first=first, tries=tries, rated=rated)
        self.run = ProtocolRun(
            self.ledger,
            stop_at_pain=PROGRAMME.measuring.stop_at_pain,
            late_press_max_s=TIMING.late_press_max_s,
        )
        self.now_s = 100.0
        self.said = list(self.run.start(self.now_s))

    def __getattr__(self, verb):
        """Any verb of the run, at this moment."""

        def act(*given, **named):
            events = getattr(self.run, verb)(self.now_s, *given, **named)
            self.said += events
            return events

        return act

    def wait(self, seconds):
        self.now_s += seconds
        return self.advance()

    @property
    def phase(self):
        return self.run.phase

    @property
    def view(self):
        return self.run.view(self.now_s)

    def stand(self, seconds):
        """Take up the position and stand for so long."""
        self.wait(max(self.view.left_s, 0.0))
        self.begin()
        self.wait(self.view.task.ready_s)
        self.now_s += seconds
        return self.press()

    def values(self):
        return [each.value for each in self.ledger.tries]
