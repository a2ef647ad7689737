"""Where a row of self-tests was begun from, and where it leads afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError
from hipcoach.ui import errors
from hipcoach.ui.page_factory import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.page_factory import PageFactory


class SelfTestVisits:
    """Shows the tests over the whole window, and goes back to whoever asked for them."""

    def __init__(
        self,
        window: QWidget,
        factory: PageFactory,
        fill_with: Callable[[QWidget], object],
        open_page: Callable[[str], bool],
    ) -> None:
        """Take the window, its pages, and two ways to show one: over all of it, or beside the sidebar if it may."""
        self._window = window
        self._factory = factory
        self._fill_with = fill_with
        self._open_page = open_page
        self._back: Callable[[], object] = lambda: None

    def run(self, protocol_ids: Sequence[str], back: Callable[[], object]) -> None:
        """Do these tests one after the other, then go back."""
        presenter = self._factory.self_test()
        try:
            presenter.begin(protocol_ids)
        except HipCoachError as error:
            errors.show(self._window, str(error))
            return
        self._back = back
        self._fill_with(page_of(presenter))
        presenter.focus_first()

    def go_back(self) -> None:
        """Show again where the tests were begun from."""
        self._back()

    def go_on(self, name: str) -> None:
        """Go on to a page; in the first run, where no other is open, back to it."""
        if not self._open_page(name):
            self._back()
