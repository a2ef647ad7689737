"""The first run over a real journal with every real service, for tests that walk through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.first_run import Walker
from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.services.composition import make_services
from hipcoach.services.first_run import Part
from hipcoach.store.database import open_journal
from hipcoach.ui.pages.setup_page import SetupPage
from hipcoach.ui.pages.setup_parts import SetupParts
from hipcoach.ui.pages.setup_presenter import SetupPresenter
from tests.unit.samples import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.fake_clock import FakeClock


class SetupRoom:
    """One journal; a program that is started again finds what the last one left.

    Attributes:
        services: The services of the program that runs now.
        page: Its page.
        presenter: Its presenter.
        walker: Does what the person does.
    """

    def __init__(self, path: Path, clock: FakeClock, show: Callable[[QWidget], QWidget]) -> None:
        self.clock = clock
        self._path = path
        self._show = show
        self.journal = open_journal(path)
        self.services = make_services(self.journal, CONTENT, clock)

    def open(self, begin: str = "refresh") -> SetupRoom:
        """Start the program: the page as it is first seen."""
        services = self.services
        self.page = SetupPage()
        self.page.resize(1280, 800)
        self.presenter = SetupPresenter(
            self.page, services.first_run, services.screening, CONTENT.words, SetupParts(services)
        )
        getattr(self.presenter, begin)()
        self._show(self.page)
        self.page.setFocus()
        self.walker = Walker(self.page)
        return self

    def again(self) -> SetupRoom:
        """End the program in the middle, and start it anew."""
        self.page.hide()
        self.journal.close()
        self.journal = open_journal(self._path)
        self.services = make_services(self.journal, CONTENT, self.clock)
        return self.open()

    def leave(self) -> None:
        self.journal.close()

    @property
    def screening(self):
        return self.services.screening

    @property
    def view(self):
        return self.page.view

    # -- ways to come somewhere quickly ------------------------------------------------------------------------------

    def set_up_shortly(self, band: AgeBand = AgeBand.FIFTIES) -> SetupRoom:
        """The shorter first run of before."""
        screening = self.screening
        screening.accept_notice()
        self.say_no(screening.screens())
        screening.set_side(Side.RIGHT)
        screening.set_age_band(band)
        return self

    def say_no(self, screens) -> None:
        for screen in screens:
            asked = [question.id for question in screen.questions if not question.after]
            self.screening.record_answers([(key, Answer.NO) for key in asked], Occasion.SETUP)

    def come_to(self, part: Part) -> SetupRoom:
        """Open the first run at a part, with everything before it done by somebody without any warning sign."""
        first_run, screening = self.services.first_run, self.screening
        first_run.begin()
        if part is not Part.NOTICE:
            screening.accept_notice()
        if list(Part).index(part) > list(Part).index(Part.SAFETY):
            self.say_no(first_run.screens())
        for done in list(Part)[2 : list(Part).index(part)]:
            self._do(done)
        return self.open()

    def _do(self, part: Part) -> None:
        screening = self.screening
        match part:
            case Part.HIP:
                screening.set_side(Side.RIGHT)
                screening.set_age_band(AgeBand.FIFTIES)
                screening.set_usual_pain(3)
            case Part.OPERATION:
                from hipcoach.domain.person import Surgery

                screening.set_surgery(Surgery.NONE)
            case Part.FALLS:
                asked = [item.id for item in screening.fall_questions() if not item.after]
                screening.record_falls([(key, Answer.NO) for key in asked], Occasion.SETUP)
        self.services.first_run.pass_part(part)

    def fill_disk(self) -> None:
        """From now on nothing can be written, not even where there is still room in the file."""
        self.journal.rows("pragma query_only = on")

    def make_room(self) -> None:
        self.journal.rows("pragma query_only = off")
