"""The keys that work everywhere in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_TEXT_STEPS = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}
_PAGE_KEYS = {"safety": "F1", "settings": "Ctrl+,"}


def install(
    window: QWidget,
    *,
    pages: Sequence[str],
    open_page: Callable[[str], object],
    change_text_size: Callable[[int], object],
    switch_side: Callable[[], object],
) -> None:
    """Let the window's keys work.

    Args:
        window: The window.
        pages: Names of the pages beside the sidebar, in its order.
        open_page: Shows a page.
        change_text_size: Makes words larger (1), smaller (-1) or normal (0).
        switch_side: Takes the keyboard from the page to the sidebar, or back.
    """
    wishes: dict[str, Callable[[], object]] = {
        _PAGE_KEYS.get(page, f"Ctrl+{number}"): partial(open_page, page) for number, page in enumerate(pages, start=1)
    }
    wishes |= {keys: partial(change_text_size, step) for keys, step in _TEXT_STEPS.items()}
    wishes |= {"F6": switch_side, "F11": partial(_toggle_full_screen, window), "Ctrl+Q": window.close}
    for keys, wish in wishes.items():
        QShortcut(QKeySequence(keys), window).activated.connect(wish)


def _toggle_full_screen(window: QWidget) -> None:
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
