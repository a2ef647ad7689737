"""Turns a self-test and its tries into what its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.entering import MOST_OF_UNIT
from hipcoach.domain.exercise import Position, Side
from hipcoach.domain.protocol_plan import TaskKind
from hipcoach.domain.scoring import LEFT_HIGHER, LEVEL, RIGHT_HIGHER
from hipcoach.domain.tries import TryOutcome, latest
from hipcoach.services.self_test_day import SOFT
from hipcoach.ui import formats, labels
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_views import AskView, BriefView, GaugeView, LastTry, TaskView

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.protocol_ledger import RunLedger
    from hipcoach.domain.protocol_plan import Task
    from hipcoach.domain.tries import Try
    from hipcoach.services.self_test_reading import Brief

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

LEVEL_KEYS = {"left": LEFT_HIGHER, "level": LEVEL, "right": RIGHT_HIGHER}
"""What the mirror showed, by the key of the answer."""
_STANCES = frozenset({"slst", "slst_supported", "slst_ec"})
_READY_WORDS = ", "


class SelfTestWords:
    """Words of the tests in one language."""

    def __init__(self, content: Content) -> None:
        self._words = content.words
        self._programme = content.programme
        self._exercises = content.exercises

    # -- before ------------------------------------------------------------------------------------------------------

    def brief(self, brief: Brief, first_side: Side, *, eyebrow: str, asks_pain: bool) -> BriefView:
        """A test before it begins."""
        protocol, lead = brief.today.protocol, brief.today.lead
        going = lead.going
        is_hard = going.hindrance is not None and going.hindrance not in SOFT
        alone = brief.needs_adult and brief.has_adult is False
        hindrance = ""
        if going.hindrance is not None and (is_hard or alone):
            hindrance = values.hindrance(going.hindrance, going.flags, self._words)
        has_sides = first_side is not Side.BOTH and len({side for _, side in brief.measures} - {Side.BOTH}) > 1
        begun = brief.today.begun
        return BriefView(
            eyebrow=eyebrow,
            title=self.name(protocol),
            what=self._words.text("protocol", protocol.id, "what"),
            picture=protocol.picture,
            description=self._description(protocol),
            side=first_side,
            steps=self.steps(protocol),
            mind=self._mind(brief),
            hindrance=hindrance,
            begun=self._begun(len(latest(begun.tries))) if begun is not None else "",
            asks_pain=asks_pain and not is_hard,
            asks_adult=brief.needs_adult and not is_hard,
            ready=self._ready(protocol),
            lacks=self._lacks(brief),
            order=self._order(first_side) if has_sides and begun is None and not hindrance else "",
            other_order=self._other_order(first_side.other) if has_sides and begun is None and not hindrance else "",
            instead=self._instead(brief) if not is_hard or alone else "",
            variant=self._variant(brief.variant) if not hindrance and begun is None else "",
            start=translate("SelfTest", "Go on") if hindrance else self._start(is_begun=begun is not None),
        )

    def name(self, protocol: Protocol) -> str:
        """What a test is called."""
        return self._words.text("protocol", protocol.id, "name")

    def steps(self, protocol: Protocol) -> tuple[str, ...]:
        """How a test is done, with its numbers."""
        caps = [each.cap for each in self._programme.measures.values() if each.protocol == protocol.id and each.cap]
        numbers = {
            name: values.number(value)
            for name, value in (protocol.as_dict() | {"cap": caps[0] if caps else None}).items()
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        }
        return tuple(text.format(**numbers) for text in self._words.texts("protocol", protocol.id, "steps"))

    # -- while it runs -------------------------------------------------------------------------------------------------

    def task(self, protocol: Protocol, task: Task, ledger: RunLedger, support: str) -> TaskView:
        """The try at hand."""
        side = "side_left" if task.side is Side.LEFT else "side_right"
        phrase = self._words.text("protocol", protocol.id, side) if task.side is not Side.BOTH else ""
        measure = self._programme.measures[task.measure]
        best = self.best_so_far(measure, ledger)
        return TaskView(
            title=self.part_name(protocol, measure),
            which=self.which(task),
            picture=protocol.picture,
            description=self._description(protocol),
            side=task.side,
            phrase=phrase,
            cue=self._words.text("protocol", protocol.id, "cue"),
            mind="\n".join(line for line in (support, best) if line),
        )

    @staticmethod
    def which(task: Task) -> str:
        """Which try of how many; nothing where there is one."""
        if task.tries == 1:
            return ""
        if task.kind is TaskKind.LOOK:
            text = translate("SelfTest", "Look {n} of {all}")
        else:
            text = translate("SelfTest", "Try {n} of {all}")
        return text.format(n=task.number, all=task.tries)

    def part_name(self, protocol: Protocol, measure: Measure) -> str:
        """The name of the test, or of the part of it where it has several."""
        own = [each for each in self._programme.measures.values() if each.protocol == protocol.id]
        parts = [each for each in own if not each.stands_in_for]
        return self._words.text("measure", measure.id, "name") if len(parts) > 1 else self.name(protocol)

    def best_so_far(self, measure: Measure, ledger: RunLedger) -> str:
        """The best try of each side: "Best so far: left 34.2 s"."""
        found = []
        for side in (Side.LEFT, Side.RIGHT):
            done = _values(ledger, measure.id, side)
            if done and measure.unit == "s":
                found.append(f"{labels.side_word(side)} {values.value_text(measure, max(done))}")
        return translate("SelfTest", "Best so far: {sides}").format(sides=", ".join(found)) if found else ""

    def gauge(
        self, task: Task, ledger: RunLedger, target: float | None, typical: tuple[float, str] | None
    ) -> GaugeView:
        """The marks of a hold."""
        made = {each.number: each.value for each in _done(ledger, task.measure, task.side)}
        shown = [made.get(number) for number in range(1, task.tries + 1)]
        return GaugeView(
            cap_s=task.lasts_s,
            best_s=max((value for value in made.values() if value is not None), default=None),
            target_s=target,
            typical_s=typical[0] if typical else None,
            typical_name=typical[1] if typical else "",
            tries=tuple(None if value is None else formats.mean(value) for value in shown),
            current=task.number - 1,
        )

    def ask(self, protocol: Protocol, task: Task, *, is_timed_out: bool, can_redo: bool) -> AskView:
        """What is asked after a try."""
        measure = self._programme.measures[task.measure]
        numbers = {name: value for name, value in protocol.as_dict().items() if isinstance(value, (int, float))}
        most = measure.cap or (MOST_OF_UNIT[measure.unit])
        return AskView(
            kind=task.kind,
            question=self._words.text("measure", measure.id, "ask").format(**numbers),
            hint=self._hint(task),
            unit="" if task.kind is TaskKind.COUNT else values.unit_short(measure),
            step=protocol.step,
            most=int(most),
            choices=self._choices(protocol, task.kind),
            is_timed_out=is_timed_out,
            can_redo=can_redo,
        )

    def last(self, made: Try | None) -> LastTry | None:
        """The try that was just made."""
        if made is None or made.value is None:
            return None
        measure = self._programme.measures[made.measure]
        text = translate("SelfTest", "That was {value}.").format(value=values.value_text(measure, made.value))
        if measure.unit == "percent":
            text = translate("SelfTest", "That look is kept.")
        return LastTry(text=text, is_hold=measure.unit == "s", late_s=made.late_s)

    def stop_words(self, protocol: Protocol) -> str:
        """What ends a hold."""
        if protocol.id in _STANCES:
            return translate("SelfTest", "Foot down")
        return translate("SelfTest", "Stop the clock")

    def pain_question(self, side: Side) -> str:
        """The question about the worst pain."""
        match side:
            case Side.LEFT:
                return translate("SelfTest", "Worst pain while the left side was tested?")
            case Side.RIGHT:
                return translate("SelfTest", "Worst pain while the right side was tested?")
            case Side.BOTH:
                return translate("SelfTest", "Worst pain during the test?")

    # -- inside ------------------------------------------------------------------------------------------------------

    def _mind(self, brief: Brief) -> tuple[str, ...]:
        """Support, precautions, and sides that are left out."""
        protocol = brief.today.protocol
        notes = self._words.notes("protocol", protocol.id)
        lines = [values.support_line(brief.support), *(notes[flag] for flag in brief.flags if flag in notes)]
        for measure, side in brief.left_out:
            text = translate("SelfTest", "{name}, {side}: left out because of something you told us.")
            lines.append(text.format(name=self.part_name(protocol, measure), side=labels.side_word(side)))
        return tuple(line for line in lines if line)

    def _ready(self, protocol: Protocol) -> str:
        """The one tick: what is needed is there, and the body is warm."""
        things = [self._words.label("equipment", item) for item in protocol.equipment if item != "timer"]
        minutes = self._programme.measuring.warm_up_minutes
        if protocol.position is Position.STANDING:
            text = translate(
                "SelfTest", "I have this here: {things}. The floor is clear, and I've moved for {n} minutes."
            )
        elif things:
            text = translate("SelfTest", "I have this here: {things}. I've moved for {n} minutes to warm up.")
        else:
            text = translate("SelfTest", "I've moved for {n} minutes to warm up.")
        return text.format(things=_READY_WORDS.join(things), n=minutes)

    def _lacks(self, brief: Brief) -> str:
        if not brief.lacks:
            return ""
        things = ", ".join(self._words.label("equipment", item) for item in brief.lacks)
        return translate("SelfTest", "You told us this isn't there: {things}.").format(things=things)

    def _order(self, side: Side) -> str:
        word = labels.side_word(side)
        return translate("SelfTest", "The {side} side goes first, the better one.").format(side=word)

    def _other_order(self, side: Side) -> str:
        return translate("SelfTest", "Begin with the {side} side").format(side=labels.side_word(side))

    def _instead(self, brief: Brief) -> str:
        if not brief.instead:
            return ""
        name = self._words.text("protocol", brief.instead, "name")
        return translate("SelfTest", "Do this instead: {name}").format(name=name)

    def _variant(self, measure_id: str) -> str:
        if not measure_id:
            return ""
        name = self._words.text("measure", measure_id, "name")
        return translate("SelfTest", "Do the easier form: {name}").format(name=name)

    @staticmethod
    def _begun(tries: int) -> str:
        text = translate("SelfTest", "You began this today. Tries that are kept: {n}. It goes on where you left it.")
        return text.format(n=formats.count(tries))

    @staticmethod
    def _start(*, is_begun: bool) -> str:
        return translate("SelfTest", "Carry on") if is_begun else translate("SelfTest", "Start")

    def _description(self, protocol: Protocol) -> str:
        """What the figure shows; those of tests that are no exercise are told by what the test tells."""
        if protocol.picture in self._exercises:
            return self._words.exercise(protocol.picture).description
        return self._words.text("protocol", protocol.id, "what")

    @staticmethod
    def _hint(task: Task) -> str:
        if task.kind is TaskKind.LOOK:
            return translate("SelfTest", "In kg, pounds or %, but the same for all looks.")
        if task.kind is TaskKind.STANDS:
            return translate("SelfTest", "More than half-way up at the end counts as one.")
        if task.kind is TaskKind.COUNT:
            return translate("SelfTest", "Only the clean ones count.")
        return ""

    def _choices(self, protocol: Protocol, kind: TaskKind) -> tuple[tuple[str, str], ...]:
        if kind is TaskKind.FAULTS:
            return tuple((fault, self._words.label("fault", fault)) for fault in protocol.faults)
        if kind is TaskKind.LEVEL:
            return (
                ("left", translate("SelfTest", "Left")),
                ("level", translate("SelfTest", "Level")),
                ("right", translate("SelfTest", "Right")),
            )
        if kind is TaskKind.PILE:
            return (
                ("left", translate("SelfTest", "Under the left")),
                ("both", translate("SelfTest", "None needed")),
                ("right", translate("SelfTest", "Under the right")),
            )
        return ()


def _done(ledger: RunLedger, measure: str, side: Side) -> list[Try]:
    """The tries that count."""
    every = latest(ledger.tries_of(measure, side)).values()
    return [each for each in every if each.outcome is TryOutcome.DONE]


def _values(ledger: RunLedger, measure: str, side: Side) -> list[float]:
    return [each.value for each in _done(ledger, measure, side) if each.value is not None]
