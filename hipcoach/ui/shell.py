"""The pages beside the sidebar: their names, and how the sidebar shows them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hipcoach.ui.widgets.sidebar import Sidebar, SidebarEntry

PAGES = ("today", "path", "progress", "self_tests", "physio", "safety", "settings")
"""Their names, in the order of the sidebar."""

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def make_sidebar() -> Sidebar:
    """The sidebar with an entry for each of them."""
    return Sidebar(
        [
            SidebarEntry(key="today", icon="sun", text=translate("MainWindow", "Today")),
            SidebarEntry(key="path", icon="route", text=translate("MainWindow", "Path")),
            SidebarEntry(key="progress", icon="chart-line", text=translate("MainWindow", "Progress")),
            SidebarEntry(key="self_tests", icon="ruler", text=translate("MainWindow", "Self-tests")),
            SidebarEntry(key="physio", icon="stethoscope", text=translate("MainWindow", "PT plan")),
        ],
        bottom=[
            SidebarEntry(key="safety", icon="shield-check", text=translate("MainWindow", "Safety")),
            SidebarEntry(key="settings", icon="settings", text=translate("MainWindow", "Settings")),
        ],
    )
