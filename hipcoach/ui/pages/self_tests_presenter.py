"""Presents the list of self-tests and the history of one; takes corrections, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.entering import EntryFault
from hipcoach.domain.errors import HipCoachError
from hipcoach.services.self_test_results import EntryError
from hipcoach.ui.pages import self_test_values as values
from hipcoach.ui.pages.self_test_words import SelfTestWords
from hipcoach.ui.pages.self_tests_words import ListWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.content.content import Content
    from hipcoach.domain.exercise import Side
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.records import Measurement
    from hipcoach.services.self_test_reading import ProtocolToday, Standing
    from hipcoach.services.self_test_results import ResultsService, Undo
    from hipcoach.services.self_tests import SelfTestsService
    from hipcoach.ui.pages.self_tests_page import SelfTestsPage
    from hipcoach.ui.pages.self_tests_views import HistoryView


class SelfTestsPresenter(QObject):
    """Presents the self-tests.

    Signals:
        start_requested: The person wants to do these tests; a tuple of their ids.
        recorded: A result was entered, corrected or taken back.
    """

    start_requested = Signal(object)
    recorded = Signal()

    def __init__(self, page: SelfTestsPage, content: Content, tests: SelfTestsService, results: ResultsService) -> None:
        super().__init__(page)
        self._page = page
        self._programme = content.programme
        self._tests = tests
        self._results = results
        self._words = ListWords(content, results, SelfTestWords(content))
        self._opened = ""
        self._entries: tuple[Measurement, ...] = ()
        self._edited: Measurement | None = None
        self._undo: Undo | None = None
        page.due_requested.connect(self._on_due)
        page.start_requested.connect(lambda protocol: self.start_requested.emit((protocol,)))
        page.measure_opened.connect(self.open_measure)
        history = page.history
        history.left.connect(self._on_left)
        history.start_requested.connect(self._on_start)
        history.add_requested.connect(self._on_add)
        history.edit_requested.connect(self._on_edit)
        history.delete_requested.connect(self._on_delete)
        history.undo_requested.connect(self._on_undo)
        history.form.save_requested.connect(self._on_save)

    def refresh(self) -> None:
        """Read everything again and show the list; the history that is open stays open."""
        every = self._tests.overview()
        self._page.show_list(self._words.list_view(every, self._tests.due(), self._tests.today))
        if self._opened and self._page.is_history:
            self._show_history()
        else:
            self._page.show_front()

    def open_measure(self, measure_id: str) -> None:
        """Show the history of a measure."""
        self._opened, self._undo = measure_id, None
        self._page.history.form.hide()
        self._page.history.show_done("", can_undo=False)
        self._show_history()
        self._page.show_history()

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _measure(self) -> Measure:
        return self._programme.measures[self._opened]

    def _found(self) -> tuple[ProtocolToday, Standing]:
        return next(
            (test, each)
            for test in self._tests.overview()
            for each in test.standings
            if each.measure.id == self._opened
        )

    def _show_history(self) -> HistoryView:
        test, standing = self._found()
        self._entries = tuple(reversed(self._results.results(self._opened)))
        view = self._words.history(test, standing, self._entries)
        self._page.history.show_history(view)
        return view

    def _on_left(self) -> None:
        self._opened = ""
        self.refresh()

    def _on_due(self) -> None:
        self.start_requested.emit(tuple(test.protocol.id for test in self._tests.due()))

    def _on_start(self) -> None:
        self.start_requested.emit((self._measure.protocol,))

    def _on_add(self) -> None:
        self._edited = None
        view = self._words.new(self._measure, self._results.today)
        self._page.history.open_form(view, self._show_history())

    def _on_edit(self, place: int) -> None:
        self._edited = self._entries[place]
        view = self._words.edit(self._measure, self._edited)
        self._page.history.open_form(view, self._show_history())

    def _on_delete(self, place: int) -> None:
        result = self._entries[place]
        self._page.history.form.hide()
        self._change(lambda: self._results.take_back([result]), self._words.taken_back(result, self._measure))

    def _on_undo(self) -> None:
        undo = self._undo
        if undo is not None:
            self._change(lambda: self._results.undo(undo), self.tr("Undone."), can_undo=False)

    def _on_save(self) -> None:
        form, edited = self._page.history.form, self._edited
        if edited is not None:
            _, value = form.values.get(edited.side, ("", None))
            done = self._change_from_form(lambda: self._results.correct(edited, value, form.day))
        else:
            done = self._change_from_form(lambda: self._results.enter(self._entered(), form.day))
        if done:
            form.hide()

    def _entered(self) -> dict[tuple[str, Side], float | None]:
        """The sides that were filled in; with none of them the first one is missing."""
        read = self._page.history.form.values
        filled = {side: value for side, (text, value) in read.items() if text}
        for side, (text, value) in read.items():
            if text and value is None:
                raise EntryError(EntryFault.NOT_A_NUMBER, self._opened, side)
        if not filled:
            raise EntryError(EntryFault.MISSING, self._opened, next(iter(read)))
        return {(self._opened, side): value for side, value in filled.items()}

    def _change_from_form(self, change: Callable[[], Undo]) -> bool:
        """Make a change that was typed in; what is wrong with it stands at the form, and nothing is lost."""
        form = self._page.history.form
        for text, value in form.values.values():
            if text and value is None:
                form.show_problem(values.no_number(text))
                return False
        try:
            undo = change()
        except EntryError as error:
            step = self._programme.protocols[self._measure.protocol].step
            form.show_problem(values.entry_fault(error.fault, self._measure, step))
            return False
        except HipCoachError as error:
            form.show_problem(str(error))
            return False
        self._changed(undo, self.tr("Kept."), can_undo=True)
        return True

    def _change(self, change: Callable[[], Undo], text: str, *, can_undo: bool = True) -> None:
        try:
            undo = change()
        except HipCoachError as error:
            self._page.history.show_problem(str(error))
            return
        self._changed(undo, text, can_undo=can_undo)

    def _changed(self, undo: Undo, text: str, *, can_undo: bool) -> None:
        self._undo = undo
        self._show_history()
        self._page.history.show_done(text, can_undo=can_undo)
        self.recorded.emit()
