"""A physiotherapist's plan: what counts now, the form, and a last look before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hipcoach.ui.pages.physio_form import PhysioForm
from hipcoach.ui.pages.physio_overview import PhysioOverview
from hipcoach.ui.pages.physio_review import PhysioReview
from hipcoach.ui.widgets.enter_key import take_enter

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

    from hipcoach.ui.pages.physio_views import ReviewView


class PhysioPage(QWidget):
    """Three views, one at a time.

    Attributes:
        overview: What counts now, and the log.
        form: Takes a plan.
        review: The plan before it is kept.

    Signals:
        left: The page is no longer seen.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("physio_page")
        self.setAccessibleName(self.tr("Your physiotherapist's plan"))
        self.overview, self.form, self.review = PhysioOverview(), PhysioForm(), PhysioReview()
        self._stack = QStackedWidget()
        for view in (self.overview, self.form, self.review):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def is_in_form(self) -> bool:
        """Whether the form or the last look at it is seen."""
        return self._stack.currentWidget() is not self.overview

    def show_overview(self) -> None:
        """Show what counts now."""
        self._stack.setCurrentWidget(self.overview)
        self.overview.to_top()
        self.overview.focus_first()

    def show_form(self) -> None:
        """Show the form."""
        self._stack.setCurrentWidget(self.form)
        self.form.focus_first()

    def show_review(self, view: ReviewView) -> None:
        """Show a plan before it is kept."""
        self.review.show_review(view)
        self._stack.setCurrentWidget(self.review)
        self.review.focus_first()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where it is of use."""
        super().focusInEvent(event)
        view = self._stack.currentWidget()
        if isinstance(view, (PhysioOverview, PhysioForm, PhysioReview)):
            view.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        view = self._stack.currentWidget()
        button = self.overview.enter if view is self.overview else self.form.review
        if not take_enter(event, self.review.save if view is self.review else button):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is left."""
        super().hideEvent(event)
        self.left.emit()
