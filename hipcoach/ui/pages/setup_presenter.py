"""Leads through the first run; every part is in the journal before the next one is shown."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.person import Occasion
from hipcoach.services.first_run import ABOUT, Part
from hipcoach.ui.pages.clearance_talk import ClearanceTalk
from hipcoach.ui.pages.safety_views import lock_view
from hipcoach.ui.pages.setup_page import SetupStep
from hipcoach.ui.pages.setup_part import Footer

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.services.first_run import FirstRunService
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.setup_page import SetupPage
    from hipcoach.ui.pages.setup_part import SetupPart
    from hipcoach.ui.pages.setup_parts import SetupParts

_STEPS = {
    Part.NOTICE: SetupStep.WELCOME,
    Part.SAFETY: SetupStep.SAFETY,
    Part.GOALS: SetupStep.GOALS,
    Part.TESTS: SetupStep.TESTS,
    Part.PLAN: SetupStep.PLAN,
}


class _Way(Enum):
    """What the person is here for."""

    FIRST_RUN = "first_run"
    MORE = "more"
    REPEAT = "repeat"


class SetupPresenter(QObject):
    """Presents the first run, what it left out, and the safety check when it is answered again.

    Signals:
        answers_recorded: Something was written down.
        finished: It is over, or paused by a lock: Today opens in either case.
        session_requested: The same, and a session begins; carries its plan.
        test_requested: The person wants to do a self-test and come back; carries its id.
    """

    answers_recorded = Signal()
    finished = Signal()
    session_requested = Signal(object)
    test_requested = Signal(str)

    def __init__(
        self,
        page: SetupPage,
        first_run: FirstRunService,
        screening: ScreeningService,
        words: Words,
        parts: SetupParts,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._first_run = first_run
        self._screening = screening
        self._words = words
        self._parts = parts
        self._way = _Way.FIRST_RUN
        self._part: SetupPart | None = None
        self._known: set[Part] = set()
        self._clearance = ClearanceTalk(page.locked.panel, page.locked.form, screening, words, self)
        self._clearance.form_requested.connect(page.locked.show_form)
        self._clearance.recorded.connect(self._on_cleared)
        page.locked.panel.change_requested.connect(self.go_back)
        page.continue_requested.connect(self.go_on)
        page.later_requested.connect(self.go_later)
        page.back_requested.connect(self.go_back)

    # -- where it begins ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the first part that is not done, or the lock."""
        self._way = _Way.FIRST_RUN
        self._parts.safety(self).begin(is_repeat=False)
        self._resume()

    def ask_more(self) -> None:
        """Ask somebody who is set up what the first run did not ask them then."""
        self._way = _Way.MORE
        self._parts.safety(self).begin(is_repeat=False)
        self._resume()

    def repeat(self) -> None:
        """Ask the whole safety check afresh; no answer is taken over from last time."""
        self._way = _Way.REPEAT
        self._parts.safety(self).begin(is_repeat=True)
        self._show_screen(0)

    # -- on and back -------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Write the part down and show the next one; at the end leave."""
        part = self._part
        if part is None:
            self.finished.emit()
        elif part.part is Part.PLAN:
            self._finish(with_session=True)
        elif not part.takes_over() and self._record(part):
            self.answers_recorded.emit()
            self._show_next(part.part)

    def go_later(self) -> None:
        """Go on without what stands on the screen."""
        part = self._part
        if part is None:
            return
        if part.part is Part.PLAN:
            self._finish(with_session=False)
        elif self._pass(part):
            self._show_next(part.part)

    def go_back(self) -> None:
        """Show the part before; what was answered stays."""
        safety = self._parts.safety(self)
        if self._part is None:
            self._show_screen(safety.locking_screen)
        elif self._part.part is Part.SAFETY and safety.place > 0:
            self._show_screen(safety.place - 1)
        elif self._is_first(self._part.part):
            self._leave()
        else:
            self._show_before(self._part.part)

    # -- writing down ------------------------------------------------------------------------------------------------

    def _record(self, part: SetupPart) -> bool:
        """Write a part down; False, with the reason on the screen, where that can't be."""
        try:
            if self._way is _Way.FIRST_RUN:
                self._first_run.begin()
            part.record()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            self._show_footer()
            return False
        return self._pass(part)

    def _pass(self, part: SetupPart) -> bool:
        if self._way is _Way.REPEAT:
            return True
        try:
            self._first_run.pass_part(part.part, part.screen)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return False
        return True

    def _finish(self, *, with_session: bool) -> None:
        try:
            self._first_run.finish()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.answers_recorded.emit()
        plan = self._parts.plan(self).plan
        if with_session and plan is not None:
            self.session_requested.emit(plan)
        else:
            self.finished.emit()

    def _leave(self) -> None:
        """Go to Today from where somebody who is set up came in; what was told twice is settled the careful way."""
        try:
            self._screening.settle_contradictions(Occasion.SETUP)
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.finished.emit()

    # -- what comes next ---------------------------------------------------------------------------------------------

    def _resume(self) -> None:
        self._part = None
        if self._first_run.next_part() is not Part.NOTICE and self._screening.verdict().locks:
            self._show_locked()
        elif self._way is _Way.REPEAT and self._first_run.is_over():
            self.finished.emit()
        else:
            self._show_part(self._first_run.next_part())

    def _show_next(self, done: Part) -> None:
        if self._screening.verdict().locks:
            self._show_locked()
        elif self._way is _Way.FIRST_RUN and done is Part.NOTICE and self._first_run.is_over():
            self.finished.emit()  # only the notice was new
        elif done is Part.SAFETY and self._next_screen() is not None:
            self._show_screen(self._next_screen() or 0)
        elif self._way is _Way.REPEAT:
            self._show_after_repeat(done)
        else:
            self._show_part(_after(done))

    def _next_screen(self) -> int | None:
        """The screen after this one; after the last one of those with an open question, or None."""
        safety = self._parts.safety(self)
        if safety.place + 1 < len(safety.screens):
            return safety.place + 1
        return None if safety.is_repeat else self._first_run.open_screen()

    def _show_after_repeat(self, done: Part) -> None:
        """After the screens come the questions about falling, if it is time for them too."""
        if done is Part.SAFETY and self._screening.is_fall_screen_due() and self._first_run.is_done(Part.FALLS):
            self._show_part(Part.FALLS)
        elif self._first_run.is_over():
            self.finished.emit()
        else:
            self.refresh()

    def _show_before(self, part: Part) -> None:
        before = list(Part)[list(Part).index(part) - 1]
        if self._way is _Way.REPEAT or before is Part.SAFETY:
            self._show_screen(len(self._parts.safety(self).screens) - 1)
        else:
            self._show_part(before)

    def _is_first(self, part: Part) -> bool:
        """Whether the way back leads out of here."""
        if self._way is _Way.FIRST_RUN:
            return part is Part.NOTICE
        return part is Part.SAFETY

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_screen(self, place: int) -> None:
        self._parts.safety(self).place = place
        self._show(Part.SAFETY)

    def _show_part(self, part: Part) -> None:
        if part is Part.SAFETY:
            self._show_screen(self._first_run.open_screen() or 0)
        else:
            self._show(part)

    def _show(self, name: Part) -> None:
        part = self._parts.get(name, self)
        if name not in self._known:
            self._known.add(name)
            part.changed.connect(self._show_footer)
            part.failed.connect(self._page.show_problem)
            part.test_requested.connect(self.test_requested)
        self._part = part
        if name is Part.PLAN:
            self._parts.plan(self).is_first = self._way is _Way.FIRST_RUN
        elif name is Part.FALLS:
            self._parts.falls(self).is_repeat = self._way is _Way.REPEAT
        part.show()
        step = _STEPS.get(name, SetupStep.ABOUT)
        self._page.show_view(part.view, step, self._detail(part))
        self._settle()

    def _show_locked(self) -> None:
        self._part = None
        rest = self.tr(
            "Diary, progress and this notice stay open, so that you can show them. Exercises and physical tests wait."
        )
        view = lock_view(self._screening.verdict(), self._screening.safety.questions, self._words)
        self._page.show_locked(view, rest, self._words.notice_short())
        self._settle()

    def _detail(self, part: SetupPart) -> str:
        if part.part not in ABOUT:
            return part.detail()
        if self._way is _Way.REPEAT:
            return ""
        text = self.tr("Part {number} of {count}")
        return text.format(number=ABOUT.index(part.part) + 1, count=len(ABOUT))

    def _settle(self) -> None:
        self._show_footer()
        self._page.focus_step()

    def _show_footer(self) -> None:
        part = self._part
        if part is None:
            self._page.show_footer(Footer(self.tr("Open the diary")), has_back=True)
        else:
            is_notice = self._way is _Way.FIRST_RUN and part.part is Part.NOTICE
            self._page.show_footer(part.footer(), has_back=not is_notice)

    def _on_cleared(self) -> None:
        self.answers_recorded.emit()
        self._resume()


def _after(part: Part) -> Part:
    parts = list(Part)
    return parts[min(parts.index(part) + 1, len(parts) - 1)]
