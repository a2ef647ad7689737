"""What leads through one part of the first run: what is shown of it, when one can go on, and what is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.services.first_run import Part
    from hipcoach.ui.pages.setup_step import Step
    from hipcoach.ui.widgets.tick_list import TickList


class Footer(NamedTuple):
    """The way on.

    Attributes:
        go_on: Words of the button.
        hint: What is still missing, or what to look at once more.
        is_ready: Whether one can go on.
        is_warning: Whether the hint is to be noticed.
        later: Words of a quieter way on, empty for none.
    """

    go_on: str
    hint: str = ""
    is_ready: bool = True
    is_warning: bool = False
    later: str = ""


class SetupPart(QObject):
    """One part, with its view; answers are in the journal as soon as they are given, or kept as a draft.

    Attributes:
        part: Which one.
        view: What is seen of it.
        screen: Id of the screen whose ticks are a draft until the person goes on.

    Signals:
        changed: The way on is to be shown afresh.
        failed: Something could not be written; carries why, or "" when it can be again.
        session_requested: The person wants to begin a session; carries its plan.
        test_requested: The person wants to do a self-test; its id.
    """

    changed = Signal()
    failed = Signal(str)
    session_requested = Signal(object)
    test_requested = Signal(str)

    def __init__(self, part: Part, view: Step, parent: QObject) -> None:
        super().__init__(parent)
        self.part = part
        self.view = view
        self.screen = part.value

    def detail(self) -> str:
        """How far this part is, in a few words, or ""."""
        return ""

    def show(self) -> None:
        """Show what is known of it; there is nothing to do where the view never changes."""

    def footer(self) -> Footer:
        """The way on, as things stand; free where nothing has to be answered."""
        return Footer(self.tr("Continue"))

    def takes_over(self) -> bool:
        """Do something else in place of going on; True when it did."""
        return False

    def record(self) -> None:
        """Write down what is not in the journal yet; once, when the person goes on.

        Raises:
            HipCoachError: Something can't be taken as it was entered, or the journal can't be written.
        """

    def write(self, write: Callable[[], None]) -> None:
        """Write one answer down at once; where that fails, say so and keep it on the screen."""
        problem = ""
        try:
            write()
        except HipCoachError as error:
            problem = str(error)
        self.failed.emit(problem)
        self.changed.emit()

    def ticks_left(self, ticks: TickList) -> str:
        """What is still missing on a screen of ticks; "" for nothing."""
        left = ticks.left()
        if left == 1 and ticks.is_rest_open:
            return self.tr("Tick what fits you, or the last line.")
        return self.questions_left(left)

    def questions_left(self, left: int) -> str:
        """So many answers are missing; "" for none."""
        if left == 0:
            return ""
        return self.tr("1 question left") if left == 1 else self.tr("{count} questions left").format(count=left)
