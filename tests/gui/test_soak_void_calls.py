"""Guards the pin of PySide6: 6.12 drops a reference to None with every void call, and Python before 3.12 dies of it."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

CALLS = 50_000
NOISE = 1_000  # what anything else may do to the count meanwhile


def test_fifty_thousand_void_calls_leave_the_references_to_none_as_they_were(qapp):
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    after = sys.getrefcount(None)
    widget.deleteLater()

    assert abs(after - before) < NOISE


def test_slots_and_events_leave_the_references_to_none_as_they_were(qapp):
    class Listening(QWidget):
        heard = 0

        def changeEvent(self, event):  # noqa: N802
            super().changeEvent(event)
            self.heard += 1

    widget = Listening()
    widget.windowTitleChanged.connect(lambda _title: None)
    before = sys.getrefcount(None)
    for number in range(CALLS // 10):
        widget.setWindowTitle(str(number))
        widget.setEnabled(bool(number % 2))
    after = sys.getrefcount(None)
    widget.deleteLater()

    assert widget.heard >= CALLS // 10
    assert abs(after - before) < NOISE
