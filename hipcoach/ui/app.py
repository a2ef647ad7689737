"""The composition root: paths, records, services, window. Whoever needs a thing gets it from here."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.ui.display import missing_display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hipcoach.content.content import Content
    from hipcoach.domain.errors import HipCoachError
    from hipcoach.options import Options
    from hipcoach.services.clock import Clock
    from hipcoach.services.composition import Services
    from hipcoach.store.journal import Journal
    from hipcoach.ui.appearance import Appearance
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.main_window import MainWindow
    from hipcoach.ui.single_instance import SingleInstance
    from hipcoach.ui.widgets.focus_ring import FocusRing

JOURNAL = "journal.db"
NO_DISPLAY = 2


def run(options: Options) -> int:
    """Run the program as asked; returns the exit code."""
    complaint = missing_display()
    if complaint:
        print(complaint, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return NO_DISPLAY
    gc.disable()  # until the window is seen: start-up makes no garbage worth looking for
    # Before Qt, which from then on looks into the source of every module that imports another.
    import hipcoach.content.loader
    import hipcoach.services.composition
    import hipcoach.store.database  # noqa: F401

    app = make_application()
    if options.is_demo:
        return _run_demo(app, options.speed)
    return _run_with_records(app, Path(options.data_dir).expanduser() if options.data_dir else usual_folder())


def make_application() -> QApplication:
    """Make the Qt application with its name and its resources."""
    from hipcoach.ui import overrides

    overrides.guard()
    from PySide6.QtCore import QResource
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("HipCoach")
    QApplication.setDesktopFileName("hipcoach")
    QResource.registerResource(str(Path(__file__).with_name("resources.rcc")))
    return app  # type: ignore[return-value]  # instance() is typed as the base class


def usual_folder() -> Path:
    """The person's data folder."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


class Program:
    """One running program over one journal.

    Attributes:
        services: What can be done.
        window: The window.
        page_factory: Where its pages come from.
        appearance: How it looks.
    """

    def __init__(self, app: QApplication, journal: Journal, content: Content, clock: Clock) -> None:
        from hipcoach.services.composition import make_services
        from hipcoach.ui.appearance import Appearance
        from hipcoach.ui.main_window import MainWindow
        from hipcoach.ui.page_factory import PageFactory

        self._app = app
        self._journal = journal
        self._clock = clock
        self._audio: CuePlayer | None = None
        self.services: Services = make_services(journal, content, clock)
        choices = self.services.choices.current
        self.appearance: Appearance = Appearance(app, choices.theme, choices.text_scale)
        self._ring: FocusRing | None = None
        self.page_factory = PageFactory(self.services, self.appearance, self.audio)
        self.window: MainWindow = MainWindow(self.services, self.page_factory)
        self.window.painted.connect(self._on_painted)

    def audio(self) -> CuePlayer:
        """The player of cues, made when it is first asked for."""
        if self._audio is None:
            from hipcoach.ui.audio import CuePlayer  # only a session needs ears

            self._audio = CuePlayer(self._clock.to_real_s, self.window)
        return self._audio

    def close(self) -> None:
        """Let sound and records go."""
        if self._audio is not None:
            self._audio.stop()
        self._journal.close()

    def _on_painted(self) -> None:
        from PySide6.QtCore import QTimer

        gc.freeze()
        gc.enable()
        if os.environ.get("HIPCOACH_QUIT_AFTER_FIRST_PAINT"):
            QTimer.singleShot(0, self._app.quit)
            return
        QTimer.singleShot(0, self._put_on_ring)
        QTimer.singleShot(500, self._warm_up)

    def _put_on_ring(self) -> None:
        """Ring what has the keyboard; right after the first paint, since it looks at a dozen kinds of widgets."""
        from hipcoach.ui.widgets.focus_ring import FocusRing

        self._ring = FocusRing(self._app)

    def _warm_up(self) -> None:
        """Import in the background what the first write and the first chart need."""
        import signal
        import threading

        # Ctrl+C in a terminal ends the program as a power cut would: idle, Python would never look at the signal.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

        def warm() -> None:
            from hipcoach.ui.widgets import trend_chart

            try:
                self._journal.warm_up()
                trend_chart.warm_up()
            finally:
                gc.enable()

        gc.disable()  # meanwhile: widgets must not be collected in a thread that isn't the window's
        threading.Thread(target=warm, daemon=True, name="warm-up").start()


def _run_with_records(app: QApplication, folder: Path) -> int:
    """Open the records of a folder, or say why that can't be done; only one program at a time looks into them."""
    from hipcoach.domain.errors import HipCoachError
    from hipcoach.services.clock import SystemClock
    from hipcoach.ui.single_instance import SingleInstance

    instance = SingleInstance(folder, app)
    if not instance.acquire():
        return _raise_first_window(instance)
    try:
        content = _load()
        journal = _open(folder)
    except HipCoachError as error:
        instance.release()
        return _tell_why(app, error, folder)
    instance.acquire()  # again: a new folder is there only now
    program = Program(app, journal, content, SystemClock())
    instance.raise_requested.connect(program.window.bring_forward)
    return _show(app, program, instance)


def _tell_why(app: QApplication, error: HipCoachError, folder: Path) -> int:
    from hipcoach.ui.startup_error import show_startup_error  # a page nobody wants to see

    return show_startup_error(app, error, folder)


def _run_demo(app: QApplication, speed: float) -> int:
    """Open an example journal in a folder that goes away with the program."""
    import tempfile

    from hipcoach.domain.calendar import training_day
    from hipcoach.domain.errors import HipCoachError
    from hipcoach.services.clock import FastClock
    from hipcoach.services.demo import write_demo

    with tempfile.TemporaryDirectory(prefix="hipcoach-demo-") as folder:
        try:
            content = _load()
        except HipCoachError as error:
            return _tell_why(app, error, Path(folder))
        clock = FastClock(speed)
        today = training_day(clock.local_now(), content.programme.calendar.day_starts_hour)
        write_demo(Path(folder) / JOURNAL, today)
        program = Program(app, _open(Path(folder)), content, clock)
        program.window.setWindowTitle(program.window.tr("HipCoach, example journal"))
        return _show(app, program, None)


def _show(app: QApplication, program: Program, instance: SingleInstance | None) -> int:
    from hipcoach.ui.errors import CrashReporter

    CrashReporter().install()
    if instance is not None:
        from PySide6.QtCore import QTimer

        program.window.painted.connect(lambda: QTimer.singleShot(300, instance.listen))
    program.window.show()
    code = app.exec()
    program.close()
    if instance is not None:
        instance.release()
    return code


def _raise_first_window(instance: SingleInstance) -> int:
    if instance.ask_to_raise():
        return 0
    from hipcoach.ui import errors

    text = instance.tr("HipCoach is open already with these records. Use that window, or close it first.")
    errors.show_and_wait(text)
    return 1


def _open(folder: Path) -> Journal:
    from hipcoach.store.database import open_journal

    return open_journal(folder / JOURNAL)


def _load() -> Content:
    from hipcoach.content.loader import load_content

    return load_content()
