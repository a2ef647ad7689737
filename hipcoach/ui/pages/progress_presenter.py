"""Shows trends on Progress, for the span of time the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hipcoach.domain.errors import HipCoachError
from hipcoach.ui import errors
from hipcoach.ui.pages import progress_words

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.trends import PainPoint
    from hipcoach.services.progress import Progress, ProgressService
    from hipcoach.ui.pages.progress_page import ProgressPage

_DAYS = {"4_weeks": 28, "12_weeks": 84, "all": None}


class ProgressPresenter(QObject):
    """Presents the trends."""

    def __init__(self, page: ProgressPage, service: ProgressService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._service = service
        self._words = words
        self._progress: Progress | None = None
        self._range = ""
        self._points: tuple[PainPoint, ...] = ()
        page.day_pointed.connect(self._on_day_pointed)
        page.range_chosen.connect(self._on_range_chosen)
        page.table_toggled.connect(lambda _has_table: self._show_table())

    def refresh(self) -> None:
        """Read everything again and show it; the span of time stays as it was chosen."""
        try:
            self._progress = self._service.progress()
        except HipCoachError as error:
            errors.show(self._page, str(error))
            return
        if not self._range:
            is_long = len(self._progress.pain.days) > progress_words.SINGLE_DAYS_MAX
            self._range = "12_weeks" if is_long else "all"
        self._show()

    def _show(self) -> None:
        progress = self._progress
        if progress is None:
            return
        self._page.show_range(self._range)
        self._points = progress_words.visible_points(progress.pain, _DAYS[self._range])
        self._page.show_pain(
            progress_words.chart(progress, self._points, self._words.stage_name),
            progress_words.summary(progress.pain),
            progress_words.aim(progress),
            progress_words.hint(progress.pain),
            is_weekly=progress_words.has_weeks(self._points),
        )
        self._page.show_sessions(
            progress_words.session_count(progress),
            progress_words.heat_weeks(progress),
            progress_words.weekday_names(),
            progress_words.sessions_spoken(progress),
        )
        self._show_table()

    def _show_table(self) -> None:
        """Fill the table while it is seen; ten years of rows take a moment to write."""
        if self._page.has_table:
            names = progress_words.table_names(self._points)
            self._page.show_table(names, progress_words.table_rows(self._points))

    def _on_day_pointed(self, index: int) -> None:
        self._page.show_readout(*progress_words.readout(self._points[index]))

    def _on_range_chosen(self, key: str) -> None:
        self._range = key
        self._show()
