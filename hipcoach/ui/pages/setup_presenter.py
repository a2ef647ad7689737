"""Leads through the first run; every step is saved when it is left, so that it can be taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.age import AgeBand
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.person import Answer, Occasion
from hipcoach.ui.pages.safety_views import lock_view, question_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.content.words import Words
    from hipcoach.services.screening import ScreeningService
    from hipcoach.ui.pages.setup_page import SetupPage

_NOTICE, _ABOUT, _PLAN = -1, 100, 101  # places around the screens of questions, which count from 0


class SetupPresenter(QObject):
    """Presents the first run.

    Signals:
        finished: The person wants to go on to Today.
        assessment_requested: The person was assessed and wants to write that down.
    """

    finished = Signal()
    assessment_requested = Signal()

    def __init__(self, page: SetupPage, screening: ScreeningService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._screening = screening
        self._words = words
        self._screens = screening.screens()
        self._place = _NOTICE
        self._is_locked = False
        page.continue_requested.connect(self._on_continue)
        page.back_requested.connect(self._on_back)
        page.changed.connect(self._show_left)
        page.assessment_requested.connect(self.assessment_requested)

    def refresh(self) -> None:
        """Take up the first run where it was left."""
        if not self._screening.has_accepted_notice:
            self._go(_NOTICE)
            return
        place = self._screening.next_screen()
        self._go(_ABOUT if place is None else place)

    def repeat(self) -> None:
        """Ask every question again, from the first screen; the answers given stand until they are changed."""
        self._go(0)

    # -- going about -------------------------------------------------------------------------------------------------

    def _go(self, place: int) -> None:
        self._place = place
        self._is_locked = False
        if place == _NOTICE:
            accept = self._words.text("notice", "accept")
            is_accepted = self._screening.has_accepted_notice
            title = self.tr("Welcome to HipCoach")
            self._page.show_notice(title, self._words.notice(), accept, is_accepted=is_accepted)
        elif place == _ABOUT:
            self._show_about()
        elif place == _PLAN:
            self._show_plan()
        else:
            self._show_screen(place)
        self._show_left()

    def _on_continue(self) -> None:
        if self._is_locked:
            self.finished.emit()
            return
        if self._place == _PLAN:
            self.finished.emit()
            return
        if not self._save(self._save_step):
            return
        if self._place == _NOTICE:
            self._go(0)
        elif self._place == _ABOUT:
            self._go(_PLAN)
        elif self._has_lock():
            self._show_locked()
        else:
            last = self._place + 1 == len(self._screens)
            self._go(_ABOUT if last else self._place + 1)

    def _on_back(self) -> None:
        """One step back; what was answered stays."""
        if self._is_locked:
            self._go(self._place)
        elif self._place == _PLAN:
            self._go(_ABOUT)
        elif self._place == _ABOUT:
            self._go(len(self._screens) - 1)
        else:
            self._go(self._place - 1)

    # -- the steps ---------------------------------------------------------------------------------------------------

    def _show_screen(self, place: int) -> None:
        screen = self._screens[place]
        known = {key: given.answer.value for key, given in self._screening.latest_answers().items()}
        detail = self.tr("Part {n} of {all}").format(n=place + 1, all=len(self._screens))
        title, lead = (self._words.text("screen", screen.id, name) for name in ("title", "lead"))
        self._page.show_questions(title, lead, question_views(screen.questions, self._words), known, detail)

    def _show_about(self) -> None:
        side, age, scales = self._screening.side, self._screening.age_band, self._screening.has_scales
        self._page.show_about(
            side.value if side else None,
            age.value if age else None,
            None if scales is None else ("yes" if scales else "no"),
        )

    def _show_plan(self) -> None:
        pelvis = self._words.stage_name(Stage.PELVIS)
        paragraphs = [
            self.tr("You start with the stage {stage}. {purpose}").format(
                stage=pelvis, purpose=self._words.stage_purpose(Stage.PELVIS)
            ),
            self.tr(
                "Sessions take about ten minutes at first. Most people spend two to three weeks here; your records, "
                "not the calendar, open the next stage."
            ),
            self.tr(
                "A little more pain in the first weeks is common. Up to 5 of 10 during exercise is all right when it "
                "has settled by the next morning. Each morning you are asked for one number, and it decides the dose."
            ),
            self._words.notice_short(),
        ]
        self._page.show_plan(self.tr("Your starting plan"), paragraphs)

    def _show_locked(self) -> None:
        self._is_locked = True
        saved = self.tr("Your answers are saved so you can show them. The diary and this notice stay open.")
        self._page.show_locked(lock_view(self._screening.verdict(), self._words), saved, self.tr("Open the diary"))

    def _has_lock(self) -> bool:
        """Whether an answer locks: only serious ones end the questions early, the others wait for the end."""
        verdict = self._screening.verdict()
        is_last = self._place + 1 == len(self._screens)
        return bool(verdict.locks) and (is_last or any(lock.action.counts_unsure for lock in verdict.locks))

    def _show_left(self) -> None:
        if self._is_locked or self._place == _PLAN:
            return
        if self._place == _NOTICE:
            self._page.show_left("", may_go_on=self._page.has_accepted)
            return
        left = self._page.about.count(None) if self._place == _ABOUT else self._page.questions_left()
        text = self.tr("{n} to answer").format(n=left) if left else ""
        self._page.show_left(text, may_go_on=left == 0)

    # -- saving ------------------------------------------------------------------------------------------------------

    def _save_step(self) -> None:
        if self._place == _NOTICE:
            self._screening.accept_notice()
        elif self._place == _ABOUT:
            side, age, scales = self._page.about
            self._screening.set_side(Side(side))
            self._screening.set_age_band(AgeBand(age))
            self._screening.set_has_scales(has_scales=scales == "yes")
        else:
            known = self._screening.latest_answers()
            given = {key: Answer(answer) for key, answer in self._page.answers.items()}
            is_new = {key: a for key, a in given.items() if key not in known or known[key].answer is not a}
            self._screening.record_answers(list(is_new.items()), Occasion.SETUP)

    def _save(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except HipCoachError as error:
            self._page.show_problem(str(error))
            return False
        self._page.show_problem("")
        return True
