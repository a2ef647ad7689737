"""The window: which page is seen, and which page hears of what; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from hipcoach.domain.errors import HipCoachError
from hipcoach.ui import errors, window_keys, window_place
from hipcoach.ui.page_factory import page_of
from hipcoach.ui.self_test_visits import SelfTestVisits
from hipcoach.ui.shell import PAGES, make_sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from hipcoach.domain.builder import SessionPlan
    from hipcoach.domain.records import OpenSession
    from hipcoach.services.composition import Services
    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.page_factory import PageFactory

_LEAST_WIDTH, _LEAST_HEIGHT = 960, 640


class MainWindow(QMainWindow):
    """Holds the pages beside the sidebar, and those that fill the window.

    Signals:
        painted: The first frame has been painted.
    """

    painted = Signal()

    def __init__(self, services: Services, factory: PageFactory) -> None:
        super().__init__()
        self._services = services
        self._factory = factory
        self._was_painted = False
        self._is_first_run = False
        self.setWindowTitle("HipCoach")
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._full = QStackedWidget(self)
        self._shell = QWidget()
        self._sidebar = make_sidebar()
        self._pages = QStackedWidget()
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._pages, 1)
        self._full.addWidget(self._shell)
        self.setCentralWidget(self._full)
        self._visits = SelfTestVisits(self, factory, self._fill_with, self.open_page)
        factory.when_made(self._take_in)
        self._sidebar.page_requested.connect(self.open_page)
        self.painted.connect(self._make_shortcuts)
        window_place.restore(self)
        self._show_first_page()

    # -- wiring: all of it ------------------------------------------------------------------------------------------

    def _wire(self, name: str, presenter: Any) -> None:
        """Connect a presenter that was just made to those it concerns."""
        match name:
            case "after":
                presenter.session_recorded.connect(self._on_session_recorded)
            case "before":
                presenter.cancelled.connect(lambda: self.open_page("today"))
                presenter.locked.connect(lambda: self.open_page("safety"))
                presenter.ready.connect(self.begin)
                presenter.ready_to_carry_on.connect(self._carry_on)
            case "path":
                presenter.check_requested.connect(
                    lambda test: self._visits.run((test,), lambda: self.open_page("path"))
                )
            case "player":
                presenter.finished.connect(self._on_finished)
                presenter.volume_changed.connect(self._on_volume_changed)
            case "safety":
                presenter.answers_recorded.connect(lambda: self._refresh("today"))
                presenter.set_up_open.connect(self._open_setup)
                presenter.setup_requested.connect(self._repeat_setup)
            case "self_test":
                presenter.left.connect(self._visits.go_back)
                presenter.page_requested.connect(self._visits.go_on)
                presenter.volume_changed.connect(self._on_volume_changed)
            case "self_tests":
                presenter.start_requested.connect(lambda each: self._visits.run(each, lambda: self.open_page(name)))
            case "setup":
                presenter.test_requested.connect(lambda each: self._visits.run((each,), self._open_setup))
                presenter.finished.connect(self._on_set_up)
                presenter.session_requested.connect(self._on_first_session)
            case "today":
                presenter.carry_on_requested.connect(self._on_carry_on_requested)
                presenter.path_requested.connect(lambda: self.open_page("path"))
                presenter.question_requested.connect(self._ask_question)
                presenter.rescreen_requested.connect(self._repeat_setup)
                presenter.safety_requested.connect(lambda: self.open_page("safety"))
                presenter.settings_requested.connect(lambda: self.open_page("settings"))
                presenter.start_requested.connect(self.ask_before)

    # -- going about -------------------------------------------------------------------------------------------------

    def open_page(self, name: str) -> bool:
        """Show a page beside the sidebar, fresh; not in a session, and not before the first run is done."""
        if self._is_in_session or self._is_first_run or not self._save_answers():
            return False
        presenter = getattr(self._factory, name)()
        page = page_of(presenter)
        presenter.refresh()
        self._pages.setCurrentWidget(page)
        self._full.setCurrentWidget(self._shell)
        self._sidebar.set_current(name)
        return True

    def bring_forward(self) -> None:
        """Show the window above all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show_first_page(self) -> None:
        self._is_first_run = not self._services.first_run.is_over()
        if self._is_first_run:
            self._open_setup()
        else:
            self.open_page("today")

    def _on_set_up(self) -> None:
        self._is_first_run = False
        self.open_page("today")

    def _on_first_session(self, plan: SessionPlan) -> None:
        self._is_first_run = False
        self.ask_before(plan)

    def _open_setup(self) -> None:
        setup = self._factory.setup()
        setup.refresh()
        self._fill_with(page_of(setup))

    def _repeat_setup(self) -> None:
        setup = self._factory.setup()
        setup.repeat()
        self._fill_with(page_of(setup))

    def _ask_question(self, question_id: str) -> None:
        self.open_page("safety")
        self._factory.safety().ask(question_id)

    def _fill_with(self, page: QWidget) -> None:
        self._full.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self, name: str, page: QWidget, presenter: Any) -> None:
        (self._pages if name in PAGES else self._full).addWidget(page)
        self._wire(name, presenter)

    def _refresh(self, name: str) -> None:
        if name in self._factory.made:
            self._factory.made[name].refresh()

    # -- a session ---------------------------------------------------------------------------------------------------

    @property
    def _is_in_session(self) -> bool:
        player = self._factory.made.get("player")
        return player is not None and player.session is not None

    def ask_before(self, plan: SessionPlan) -> None:
        """Ask what is to be asked before a session."""
        self._factory.before().ask(plan)
        self._full.setCurrentWidget(page_of(self._factory.before()))

    def begin(self, plan: SessionPlan, score: int | None) -> None:
        """Play a session, as the pain before it allows."""
        training = self._services.training
        fitting = training.fitting(plan, score)
        if fitting is not None:
            self._play(lambda: training.start(fitting, score))

    def _on_carry_on_requested(self, left: OpenSession) -> None:
        if self._services.training.has_more(left):
            self._factory.before().ask_again(left)
            self._full.setCurrentWidget(page_of(self._factory.before()))
        else:
            self._carry_on(left)

    def _carry_on(self, left: OpenSession) -> None:
        self._play(lambda: self._services.training.carry_on(left))

    def _play(self, begin: Callable[[], LiveSession | None]) -> None:
        try:
            session = begin()
        except HipCoachError as error:
            errors.show(self, str(error))
            return
        if session is None:  # what was left only lacked its end, and has it now
            self.open_page("today")
            return
        player = self._factory.player()
        self._fill_with(page_of(player))
        player.begin(session, self._services.choices.current)

    def _on_finished(self, session: LiveSession) -> None:
        signal = session.stop_signal
        if signal:  # after the sets, and kept like them: from then on its questions lock every session
            session.recorder.write(lambda: self._services.screening.record_stop_signal(signal))
        after = self._factory.after()
        after.ask_about(session)
        self._full.setCurrentWidget(page_of(after))

    def _save_answers(self) -> bool:
        """Keep the answers after a session wherever the person goes; False when they can't be."""
        after = self._factory.made.get("after")
        return after is None or after.save()

    def _on_session_recorded(self, needs_safety: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self.open_page("safety" if needs_safety else "today")

    def _on_volume_changed(self, volume: float, is_muted: bool) -> None:  # noqa: FBT001 (a signal's payload)
        try:
            self._services.choices.change(volume=volume, is_muted=is_muted)
        except HipCoachError as error:
            errors.show(self, str(error))

    # -- the window itself -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sidebar shrink where the window is narrow."""
        super().resizeEvent(event)
        self._sidebar.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Pause a session when the window is put away."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized() and self._is_in_session:
            self._factory.player().pause()

    def closeEvent(self, event: QCloseEvent) -> None:
        """In a session ask first; after one keep the answers that were given."""
        if self._is_in_session:
            self._factory.player().ask_end()
            event.ignore()
            return
        if not self._save_answers():
            event.ignore()
            self._ask_to_lose_answers()
            return
        window_place.keep(self)
        event.accept()

    def _ask_to_lose_answers(self) -> None:
        """A disk that stays full must not hold the window open for good."""
        errors.ask(
            self,
            self.tr("What you did last can't be saved now. Close HipCoach without it?"),
            self.tr("Close without saving"),
            self._close_without_answers,
        )

    def _close_without_answers(self) -> None:
        self._factory.after().forget()
        self.close()

    def _make_shortcuts(self) -> None:
        window_keys.install(
            self,
            pages=PAGES,
            open_page=self.open_page,
            change_text_size=lambda step: self._factory.settings().change_text_size(step),
            switch_side=self._sidebar_or_page,
        )

    def _sidebar_or_page(self) -> None:
        if self._full.currentWidget() is not self._shell:
            return
        focus = self.focusWidget()
        if focus is not None and self._sidebar.isAncestorOf(focus):
            page = self._pages.currentWidget() or self
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not page.hasFocus():
                page.focusNextChild()
        else:
            self._sidebar.focus_current()
