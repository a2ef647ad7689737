"""The window: which page is seen, and which page hears of what; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from hipcoach.domain.errors import HipCoachError
from hipcoach.ui import errors
from hipcoach.ui.page_factory import page_of
from hipcoach.ui.widgets.sidebar import Sidebar, SidebarEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from hipcoach.domain.builder import SessionPlan
    from hipcoach.domain.records import OpenSession
    from hipcoach.services.composition import Services
    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.page_factory import PageFactory

_SHELL = ("today", "path", "progress", "safety", "settings")
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
        self._plan: SessionPlan | None = None
        self.setWindowTitle("HipCoach")
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._full = QStackedWidget(self)
        self._shell = QWidget()
        self._sidebar = Sidebar(
            [
                SidebarEntry(key="today", icon="sun", text=self.tr("Today")),
                SidebarEntry(key="path", icon="route", text=self.tr("Path")),
                SidebarEntry(key="progress", icon="chart-line", text=self.tr("Progress")),
            ],
            bottom=[
                SidebarEntry(key="safety", icon="shield-check", text=self.tr("Safety")),
                SidebarEntry(key="settings", icon="settings", text=self.tr("Settings")),
            ],
        )
        self._pages = QStackedWidget()
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._pages, 1)
        self._full.addWidget(self._shell)
        self.setCentralWidget(self._full)
        factory.when_made(self._take_in)
        self._sidebar.page_requested.connect(self.open_page)
        self.painted.connect(self._make_shortcuts)
        self._restore_place()
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
                presenter.ready.connect(self._on_ready)
            case "check":
                presenter.left.connect(lambda: self.open_page("path"))
                presenter.recorded.connect(lambda: self._refresh("path"))
            case "path":
                presenter.check_requested.connect(self._on_check_requested)
            case "player":
                presenter.finished.connect(self._on_finished)
                presenter.volume_changed.connect(self._on_volume_changed)
            case "safety":
                presenter.answers_recorded.connect(lambda: self._refresh("today"))
                presenter.set_up_open.connect(self._open_setup)
                presenter.setup_requested.connect(self._repeat_setup)
            case "setup":
                presenter.finished.connect(lambda: self.open_page("today"))
            case "today":
                presenter.carry_on_requested.connect(self._on_carry_on_requested)
                presenter.path_requested.connect(lambda: self.open_page("path"))
                presenter.safety_requested.connect(lambda: self.open_page("safety"))
                presenter.start_requested.connect(self.ask_before)

    # -- going about -------------------------------------------------------------------------------------------------

    def open_page(self, name: str) -> None:
        """Show a page beside the sidebar, fresh."""
        if self._is_in_session:
            return
        presenter = getattr(self._factory, name)()
        page = page_of(presenter)
        presenter.refresh()
        self._pages.setCurrentWidget(page)
        self._full.setCurrentWidget(self._shell)
        self._sidebar.set_current(name)

    def bring_forward(self) -> None:
        """Show the window above all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show_first_page(self) -> None:
        if self._services.screening.is_set_up():
            self.open_page("today")
        else:
            self._open_setup()

    def _open_setup(self) -> None:
        setup = self._factory.setup()
        setup.refresh()
        self._fill_with(page_of(setup))

    def _repeat_setup(self) -> None:
        setup = self._factory.setup()
        setup.repeat()
        self._fill_with(page_of(setup))

    def _fill_with(self, page: QWidget) -> None:
        self._full.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self, name: str, page: QWidget, presenter: Any) -> None:
        (self._pages if name in _SHELL else self._full).addWidget(page)
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
        self._plan = plan
        before = self._factory.before()
        before.ask(plan)
        self._full.setCurrentWidget(page_of(before))

    def begin(self, plan: SessionPlan, score: int | None) -> None:
        """Play a session, as the pain before it allows."""
        training = self._services.training
        fitting = training.fitting(plan, score)
        if fitting is not None:
            self._play(lambda: training.start(fitting, score))

    def _on_ready(self, score: int | None) -> None:
        if self._plan is not None:
            self.begin(self._plan, score)

    def _on_carry_on_requested(self, left: OpenSession) -> None:
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
        if session.stop_signal:
            self._tell_safety(session.stop_signal)
        after = self._factory.after()
        after.ask_about(session)
        self._full.setCurrentWidget(page_of(after))

    def _tell_safety(self, stop_signal: str) -> None:
        """From now on nothing goes on until the signal's questions are answered."""
        try:
            self._services.screening.record_stop_signal(stop_signal)
        except HipCoachError as error:
            errors.show(self, str(error))

    def _on_session_recorded(self, needs_safety: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self.open_page("safety" if needs_safety else "today")

    def _on_check_requested(self, check: str) -> None:
        presenter = self._factory.check()
        presenter.ask(check)
        self._full.setCurrentWidget(page_of(presenter))

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
        after = self._factory.made.get("after")
        if after is not None and not after.save():
            event.ignore()
            return
        QSettings().setValue("geometry", self.saveGeometry())
        event.accept()

    def _restore_place(self) -> None:
        """Where the window was last time, if that is still on a screen."""
        self.resize(1280, 800)
        geometry = QSettings().value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        screens = QGuiApplication.screens()
        if screens and not any(screen.availableGeometry().intersects(self.frameGeometry()) for screen in screens):
            room = QRect(screens[0].availableGeometry())
            self.resize(self.size().boundedTo(room.size()))
            self.move(room.center() - self.rect().center())

    def _make_shortcuts(self) -> None:
        keys = {f"Ctrl+{number}": name for number, name in enumerate(_SHELL[:3], start=1)}
        keys |= {"F1": "safety", "Ctrl+,": "settings"}
        for key, name in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda name=name: self.open_page(name))
        QShortcut(QKeySequence("F6"), self).activated.connect(self._sidebar_or_page)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)
        QShortcut(QKeySequence.StandardKey.Quit, self).activated.connect(self.close)

    def _sidebar_or_page(self) -> None:
        focus = self.focusWidget()
        if focus is not None and self._sidebar.isAncestorOf(focus):
            page = self._pages.currentWidget() or self
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not page.hasFocus():
                page.focusNextChild()
        else:
            self._sidebar.focus_current()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
