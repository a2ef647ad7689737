"""Leads through the first run; every step is in the journal before the next one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.age import AgeBand
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui.pages.clearance_talk import ClearanceTalk
from hipcoach.ui.pages.safety_views import lock_view, question_views
from hipcoach.ui.pages.setup_page import SetupStep
from hipcoach.ui.pages.setup_steps import PlanView

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.setup_page import SetupPage

_YES, _NO = "yes", "no"


class SetupPresenter(QObject):
    """Presents the first run, and the safety check when it is answered again.

    Signals:
        answers_recorded: Something was written down.
        finished: The first run is over, or paused by a lock: Today opens in either case.
    """

    answers_recorded = Signal()
    finished = Signal()

    def __init__(self, page: SetupPage, screening: ScreeningService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._words = words
        self._step = SetupStep.WELCOME
        self._screen = 0
        self._is_locked = False
        self._is_repeat = False
        self._again: dict[str, str] = {}
        self._clearance = ClearanceTalk(page.locked.panel, page.locked.form, screening, words, self)
        self._clearance.form_requested.connect(page.locked.show_form)
        self._clearance.recorded.connect(self._on_cleared)
        page.locked.panel.change_requested.connect(self.go_back)
        page.changed.connect(self._show_footer)
        page.continue_requested.connect(self.go_on)
        page.back_requested.connect(self.go_back)

    def refresh(self) -> None:
        """Show the first step that is not done, or the lock."""
        self._is_repeat = False
        screening = self._screening
        screen = screening.next_screen()
        if not screening.has_accepted_notice:
            self._show_welcome()
        elif screening.verdict().locks:
            self._show_locked()
        elif screen is not None:
            self._show_questions(screen)
        elif screening.side is None or screening.age_band is None:
            self._show_about()
        else:
            self._show_plan()

    def repeat(self) -> None:
        """Ask the whole safety check afresh; no answer is taken over from last time."""
        self._is_repeat = True
        self._again = {}
        self._show_questions(0)

    def go_on(self) -> None:
        """Write the step down and show the next one; at the end leave."""
        if self._is_locked or self._step is SetupStep.PLAN:
            self.finished.emit()
            return
        try:
            self._record_step()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return
        self.answers_recorded.emit()
        self._show_next()

    def go_back(self) -> None:
        """Show the step before; what was answered stays."""
        if self._is_locked:
            self._show_questions(self._locking_screen())
        elif self._step is SetupStep.SAFETY and self._screen > 0:
            self._show_questions(self._screen - 1)
        elif self._step is SetupStep.SAFETY and self._is_repeat:
            self.finished.emit()
        elif self._step is SetupStep.SAFETY:
            self._show_welcome()
        elif self._step is SetupStep.ABOUT:
            self._show_questions(len(self._screening.screens()) - 1)
        elif self._step is SetupStep.PLAN:
            self._show_about()

    # -- writing down ------------------------------------------------------------------------------------------------

    def _record_step(self) -> None:
        match self._step:
            case SetupStep.WELCOME:
                if not self._screening.has_accepted_notice:
                    self._screening.accept_notice()
            case SetupStep.SAFETY if self._is_repeat:
                self._screening.record_answers(self._given(), Occasion.RESCREEN)
                self._again |= self._page.safety.questions.answers()
            case SetupStep.SAFETY:
                self._screening.record_changes(self._given(), Occasion.SETUP)
            case SetupStep.ABOUT:
                about = self._page.about
                self._screening.set_side(Side(about.side.value))
                self._screening.set_age_band(AgeBand(about.age.value))
                self._screening.set_has_scales(has_scales=about.scales.value == _YES)

    def _given(self) -> list[tuple[str, Answer]]:
        return [(key, Answer(value)) for key, value in self._page.safety.questions.answers().items()]

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_next(self) -> None:
        screening = self._screening
        if screening.verdict().locks:
            self._show_locked()
        elif self._step is SetupStep.WELCOME:
            if screening.is_set_up():
                self.finished.emit()  # only the notice was new
            else:
                self._show_questions(screening.next_screen() or 0)
        elif self._step is SetupStep.SAFETY and self._screen + 1 < len(screening.screens()):
            self._show_questions(self._screen + 1)
        elif self._step is SetupStep.SAFETY and self._is_repeat and screening.is_set_up():
            self.finished.emit()
        elif self._step is SetupStep.SAFETY:
            self._show_about()
        else:
            self._show_plan()

    def _show_welcome(self) -> None:
        self._enter(SetupStep.WELCOME)
        words = self._words
        self._page.show_welcome(
            self.tr("Welcome to HipCoach"),
            words.notice(),
            words.text("notice", "accept"),
            is_accepted=self._screening.has_accepted_notice,
        )
        self._settle()

    def _show_questions(self, place: int) -> None:
        self._enter(SetupStep.SAFETY)
        self._screen = place
        screens = self._screening.screens()
        screen = screens[place]
        latest = self._screening.latest_answers()
        answers = self._again if self._is_repeat else {key: given.answer.value for key, given in latest.items()}
        self._page.show_questions(
            self._words.text("screen", screen.id, "title"),
            self._words.text("screen", screen.id, "lead"),
            question_views(screen.questions, self._words),
            answers,
            self.tr("Part {number} of {count}").format(number=place + 1, count=len(screens)),
        )
        self._settle()

    def _show_about(self) -> None:
        self._enter(SetupStep.ABOUT)
        side, band, scales = self._screening.side, self._screening.age_band, self._screening.has_scales
        self._page.show_about(
            side.value if side else None,
            band.value if band else None,
            None if scales is None else _YES if scales else _NO,
        )
        self._settle()

    def _show_plan(self) -> None:
        self._enter(SetupStep.PLAN)
        words = self._words
        flags = sorted(self._screening.person().flags)
        self._page.show_plan(
            PlanView(
                stage=words.stage_name(Stage.PELVIS),
                why=words.stage_purpose(Stage.PELVIS),
                changes=[words.text("flag", flag, "meaning") for flag in flags],
                notice=words.notice_short(),
            )
        )
        self._settle()

    def _show_locked(self) -> None:
        self._enter(SetupStep.SAFETY, is_locked=True)
        rest = self.tr("The diary and this notice stay open to you in the meantime.")
        view = lock_view(self._screening.verdict(), self._screening.safety.questions, self._words)
        self._page.show_locked(view, rest, self._words.notice_short())
        self._settle()

    def _enter(self, step: SetupStep, *, is_locked: bool = False) -> None:
        self._step = step
        self._is_locked = is_locked

    def _settle(self) -> None:
        self._show_footer()
        self._page.focus_step()

    # -- the footer --------------------------------------------------------------------------------------------------

    def _show_footer(self) -> None:
        page = self._page
        if self._is_locked:
            page.show_footer(self.tr("Open the diary"), is_ready=True, has_back=True)
            return
        match self._step:
            case SetupStep.WELCOME:
                left = page.welcome.left()
                hint = self.tr("Tick the box to go on.") if left else ""
                page.show_footer(self.tr("Continue"), hint, is_ready=left == 0, has_back=False)
            case SetupStep.SAFETY:
                self._show_questions_footer(page.safety.left())
            case SetupStep.ABOUT:
                left = page.about.left()
                page.show_footer(self.tr("Continue"), self._left_words(left), is_ready=left == 0, has_back=True)
            case SetupStep.PLAN:
                page.show_footer(self.tr("Go to Today"), is_ready=True, has_back=True)

    def _show_questions_footer(self, left: int) -> None:
        pauses = left == 0 and self._screening.would_lock(self._given())
        hint = self._left_words(left)
        if pauses:
            hint = self.tr("One of your answers pauses exercise. Have a second look before you go on.")
        self._page.show_footer(self.tr("Continue"), hint, is_ready=left == 0, has_back=True, is_warning=pauses)

    def _left_words(self, left: int) -> str:
        if left == 0:
            return ""
        return self.tr("1 question left") if left == 1 else self.tr("{count} questions left").format(count=left)

    def _locking_screen(self) -> int:
        """The screen of the answer that locks; the first one where it isn't of the short first run."""
        locks = {lock.question_id for lock in self._screening.verdict().locks}
        places = (
            place
            for place, screen in enumerate(self._screening.screens())
            if any(question.id in locks for question in screen.questions)
        )
        return next(places, 0)

    def _on_cleared(self) -> None:
        self.answers_recorded.emit()
        self.refresh()
