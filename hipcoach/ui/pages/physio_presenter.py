"""Enters, shows and withdraws a physiotherapist's plan."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.services.physio_plans import PlanRefusedError
from hipcoach.ui import formats
from hipcoach.ui.pages import physio_words
from hipcoach.ui.pages.physio_entry import to_draft, to_plan
from hipcoach.ui.pages.physio_form import HEAD
from hipcoach.ui.pages.physio_options import plan_options
from hipcoach.ui.pages.physio_problem_words import problems_by_card
from hipcoach.ui.pages.physio_review_words import review_view
from hipcoach.ui.widgets.banner import BannerTone

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.content.content import Content
    from hipcoach.domain.path import Person
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.services.physio_plans import PhysioPlans
    from hipcoach.ui.pages.physio_page import PhysioPage
    from hipcoach.ui.pages.physio_views import PlanDraft


class PhysioPresenter(QObject):
    """Presents the page of a physiotherapist's plan.

    Signals:
        plan_changed: A plan was entered, withdrawn or put back.
    """

    plan_changed = Signal()

    def __init__(self, page: PhysioPage, plans: PhysioPlans, content: Content, person: Callable[[], Person]) -> None:
        """Take the service, the content, and who the person is without any plan."""
        super().__init__(page)
        self._page = page
        self._plans = plans
        self._content = content
        self._person = person
        self._withdrawn: int | None = None
        self._began_as: PlanDraft | None = None
        rules, measures = content.programme.physio_plan, content.programme.measures
        self._rules = rules
        self._teller = physio_words.PlanTeller(content.words, content.exercises, measures)
        page.form.offer(plan_options(content, person()))
        self._wire()

    def refresh(self) -> None:
        """Read everything again and show it; a form that is being filled in stays as it is."""
        if self._page.is_in_form:
            return
        overview, now = self._page.overview, self._plans.in_force()
        view = self._teller.view(now) if now is not None else None
        none = self.tr("No plan counts at the moment. The path goes by its own rules.")
        pill = self.tr("No plan")
        if now is not None:
            pill = self.tr("Counts until {day}").format(day=formats.day_short(now.expires_on))
        overview.show_current(now.plan_id if now is not None else 0, view, none, pill)
        overview.show_log([self._teller.log_view(each) for each in self._plans.log()])
        overview.show_begun(is_begun=self._plans.draft() is not None)
        self._show_unreadable()
        paused = self.tr("Exercise is paused just now, and no plan changes that. The Safety page says what opens it.")
        overview.show_lock(paused if self._person().is_locked else "")

    def begin(self) -> None:
        """Begin an empty plan."""
        self._open(self._plans.blank())

    def begin_like(self, plan_id: int) -> None:
        """Begin a plan that says what another one says, from today on."""
        plan = next(each.plan for each in self._plans.log() if each.plan.plan_id == plan_id)
        self._open(self._plans.again(plan))

    def look_over(self) -> None:
        """Show the plan once more before it counts, or say what is wrong with it."""
        if not self._kept():
            return
        plan = self._entered()
        problems = self._plans.problems(plan)
        self._page.form.show_problems(problems_by_card(problems, self._teller, self._rules))
        if not problems:
            person = self._person()
            self._page.show_review(review_view(plan, self._plans.in_force(), person, self._content, self._teller))

    def save(self) -> None:
        """Keep the plan: it counts from now on."""
        try:
            self._plans.add(self._entered())
        except PlanRefusedError:  # midnight has passed meanwhile
            self.back_to_form()
            self.look_over()
            return
        except HipCoachError as error:
            self._page.review.show_problem(str(error))
            return
        self._began_as = None
        self._tried(self._plans.drop_draft)
        self._close()
        self._page.overview.note.show_message(self.tr("The plan is saved and counts from now on."))
        self.plan_changed.emit()

    def withdraw(self, plan_id: int) -> None:
        """Take a plan back, with a way to undo it."""
        if self._tried(lambda: self._plans.withdraw(plan_id)):
            self._withdrawn = plan_id
            self.refresh()
            self._page.overview.note.show_message(
                self.tr("The plan is withdrawn. The path goes by what still counts."), action=self.tr("Undo")
            )
            self._page.overview.focus_first()
            self.plan_changed.emit()

    def undo(self) -> None:
        """Put the plan back that was withdrawn last."""
        plan_id = self._withdrawn
        if plan_id is not None and self._tried(lambda: self._plans.put_back(plan_id)):
            self._withdrawn = None
            self.refresh()
            self._page.overview.note.show_message(self.tr("The plan counts again as before."))
            self._page.overview.focus_first()
            self.plan_changed.emit()

    def put_aside(self) -> None:
        """Back to the overview; what was entered stays."""
        if self._kept():
            self._close()

    def carry_on(self) -> None:
        """Go on with what was put aside."""
        draft = self._plans.draft()
        if draft is not None:
            self._open(draft)

    def back_to_form(self) -> None:
        """Back from the last look."""
        self._page.show_form()

    def discard(self) -> None:
        """Throw away what was put aside."""
        if self._tried(self._plans.drop_draft):
            self._close()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _entered(self) -> PtPlan:
        return to_plan(self._page.form.draft, self._plans.blank(), self._content.exercises)

    def _open(self, plan: PtPlan) -> None:
        form = self._page.form
        form.flags.offer(plan_options(self._content, self._person()).flags)
        form.show_draft(to_draft(plan, self._content.exercises))
        self._began_as = form.draft
        self._page.show_form()

    def _keep(self) -> None:
        """Put aside what differs from what the form began with."""
        if self._began_as is not None and self._page.form.draft != self._began_as:
            self._plans.keep_draft(self._entered())
            self._began_as = self._page.form.draft

    def _kept(self) -> bool:
        """Whether it could be put aside; else the form says why not."""
        try:
            self._keep()
        except HipCoachError as error:
            self._page.form.show_problems({HEAD: str(error)})
            return False
        return True

    def _on_left(self) -> None:
        """Another page, or the end of the program: nothing that was entered is lost."""
        if self._page.is_in_form:
            with suppress(HipCoachError):  # it still stands in the form; a journal out of order is told of elsewhere
                self._keep()

    def _close(self) -> None:
        self._withdrawn = None
        self._page.overview.note.show_message("")
        self._page.show_overview()
        self.refresh()
        self._page.overview.focus_first()

    def _show_unreadable(self) -> None:
        broken = self._plans.unreadable()
        text = ""
        if broken:
            text = self.tr(
                "The plan of {name}, made {day}, can't be read. It counts as none. You can withdraw it here."
            )
            text = text.format(name=broken[0].name, day=formats.day_with_year(broken[0].made_on))
        self._page.overview.show_unreadable(text, self.tr("Withdraw it") if broken else "")

    def _withdraw_unreadable(self) -> None:
        broken = self._plans.unreadable()
        if broken:
            self.withdraw(broken[0].plan_id)

    def _tried(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except HipCoachError as error:
            self._page.overview.note.show_message(str(error), BannerTone.WARN)
            return False
        return True

    def _wire(self) -> None:
        page, overview = self._page, self._page.overview
        overview.again_requested.connect(self.begin_like)
        overview.carry_on.clicked.connect(self.carry_on)
        overview.discard.clicked.connect(self.discard)
        overview.enter.clicked.connect(self.begin)
        overview.note.action_requested.connect(self.undo)
        overview.unreadable.action_requested.connect(self._withdraw_unreadable)
        overview.withdraw_requested.connect(self.withdraw)
        page.left.connect(self._on_left)
        page.form.leave_requested.connect(self.put_aside)
        page.form.review_requested.connect(self.look_over)
        page.review.back_requested.connect(self.back_to_form)
        page.review.save_requested.connect(self.save)
