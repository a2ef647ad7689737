"""What the user wants the program to look like, kept up to date with the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from hipcoach.domain.preferences import ThemeChoice
from hipcoach.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Appearance(QObject):
    """Keeps the application dressed as the user prefers, following the system where asked to.

    Signals:
        changed: Theme or text size are new; widgets have been told already.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._scale = scale
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def wear(self, choice: ThemeChoice, scale: float) -> None:
        """Change the theme choice and the text size (1.0 for 100 %)."""
        if (choice, scale) != (self._choice, self._scale):
            self._choice, self._scale = choice, scale
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        theme.apply(self._app, self._chosen_theme(), self._scale)

    def _chosen_theme(self) -> theme.Theme:
        if self._choice is ThemeChoice.SYSTEM:
            return theme.DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else theme.LIGHT
        return theme.DARK if self._choice is ThemeChoice.DARK else theme.LIGHT

    def _on_scheme_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM and self._chosen_theme() is not theme.current():
            self._dress()
            self.changed.emit()
