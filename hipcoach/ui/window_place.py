"""Where the window was last time; losing this must not matter, so it is all that lies outside of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_KEY = "geometry"
_USUAL = QSize(1280, 800)


def keep(window: QWidget) -> None:
    """Remember size and place."""
    _settings().setValue(_KEY, window.saveGeometry())


def restore(window: QWidget) -> None:
    """Put the window where it was, if that is still on a screen; else where it can be seen whole."""
    screens = QGuiApplication.screens()
    room = QRect(screens[0].availableGeometry()) if screens else QRect()
    window.resize(_USUAL.boundedTo(room.size()) if screens else _USUAL)
    geometry = _settings().value(_KEY)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if screens and not any(screen.availableGeometry().intersects(window.frameGeometry()) for screen in screens):
        window.resize(window.size().boundedTo(room.size()))
        window.move(room.center() - window.rect().center())


def _settings() -> QSettings:
    """Named in full: the application has no organisation, so that its data folder is no deeper than need be."""
    return QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "HipCoach", "window")
