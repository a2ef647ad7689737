"""Real services over a real journal of somebody who is set up, for the self-tests."""

from __future__ import annotations

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.protocol_view import RunPhase
from hipcoach.services.composition import make_services
from hipcoach.store.database import open_journal
from hipcoach.store.protocol_runs import ProtocolRunStore
from hipcoach.store.records_reader import RecordsReader
from tests.unit.samples import CONTENT

TICK_S = 0.5


class SelfTestRoom:
    """A person, their journal and all services; ``live`` is the test that runs."""

    def __init__(self, folder, clock, *, side=Side.RIGHT, band=AgeBand.FIFTIES, falls=()):
        self.clock = clock
        self.path = folder / "journal.db"
        self.journal = open_journal(self.path)
        self.services = make_services(self.journal, CONTENT, clock)
        screening = self.services.screening
        screening.accept_notice()
        for screen in screening.all_screens():
            asked = [question.id for question in screen.questions if not question.after]
            screening.record_answers([(key, Answer.NO) for key in asked], Occasion.SETUP)
        screening.set_side(side)
        screening.set_age_band(band)
        screening.set_lacks(())
        screening.set_has_scales(has_scales=True)
        roots = [item.id for item in screening.fall_questions() if not item.after]
        answers = [(key, Answer.YES if key in falls else Answer.NO) for key in roots]
        screening.record_falls(answers, Occasion.SETUP)
        self.live = None

    def close(self):
        self.journal.close()

    def open_again(self):
        """As after a restart of the program."""
        self.journal.close()
        self.journal = open_journal(self.path)
        self.services = make_services(self.journal, CONTENT, self.clock)
        self.live = None

    @property
    def tests(self):
        return self.services.self_tests()

    @property
    def results(self):
        return self.services.results()

    @property
    def runs(self):
        return ProtocolRunStore(self.journal)

    def today(self, protocol):
        return next(each for each in self.tests.overview() if each.protocol.id == protocol)

    def standing(self, measure):
        every = (each for test in self.tests.overview() for each in test.standings)
        return next(each for each in every if each.measure.id == measure)

    def begin(self, protocol, *, before=1, has_adult=None, variant=""):
        self.tests.tell_before(before)
        brief = self.tests.brief(protocol, has_adult=has_adult, variant=variant)
        self.live = self.tests.start(brief, brief.first_side)
        self.live.start()
        return self.live

    def carry_on(self, protocol, *, before=1):
        self.tests.tell_before(before)
        self.live = self.tests.carry_on(self.tests.brief(protocol))
        self.live.start()
        return self.live

    def wait(self, seconds):
        for _ in range(round(seconds / TICK_S)):
            self.clock.pass_s(TICK_S)
            self.live.tick()

    def hold(self, seconds):
        """Rest as long as it takes, take up the position, and hold for so long."""
        self.wait(self.live.view().left_s)
        self.live.begin()
        self.wait(self.live.view().task.ready_s)
        self.wait(seconds)
        if self.live.phase is RunPhase.RUNNING:
            self.live.press()

    def kept(self, *measures):
        """The results in the journal: measure, side, value, stopped, pain."""
        rows = RecordsReader(self.journal).records().measurements
        return [
            (each.measure, each.side.value, each.value, each.was_stopped_for_pain, each.pain)
            for each in rows
            if not measures or each.measure in measures
        ]
