"""The style sheet of stock widgets and labels, filled in from a theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Lengths that grow with the text size are written as @12px@; %(name)s is a colour. Rules are few: every widget is
# matched against each of them before the first paint. ".QPushButton" means stock buttons only: ours paint themselves.
_SHEET = """
QLabel[role="page_title"] { font-size: @30px@; font-weight: 700; }
QLabel[role="session_title"] { font-size: @28px@; font-weight: 700; }
QLabel[role="card_title"] { font-size: @20px@; font-weight: 700; }
QLabel[role="row_title"] { font-size: @17px@; font-weight: 500; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="caption"] { font-size: @14px@; }
QLabel[role="eyebrow"] { font-size: @14px@; font-weight: 700; color: %(primary)s; }
QLabel[tone="ink2"] { color: %(ink2)s; }
QLabel[tone="ink3"] { color: %(ink3)s; }
QLabel[tone="primary"] { color: %(primary)s; }
QLabel[tone="on_primary"] { color: %(on_primary)s; }
QLabel[tone="good"] { color: %(good)s; }
QLabel[tone="warn"] { color: %(warn)s; }
QLabel[tone="stop"] { color: %(stop)s; }
QLabel[tone="left"] { color: %(left)s; }
QLabel[tone="right"] { color: %(right)s; }

Card { background: %(surface)s; border: 1px solid %(line)s; border-radius: 16px; }
Card[look="filled"] { background: %(primary)s; border-color: %(primary)s; }
Card[look="flat"] { background: %(figbg)s; border-color: %(figbg)s; }
KeyCap { border: 1px solid %(control)s; border-radius: 6px; padding: 1px 7px; font-size: @13px@; font-weight: 700; }
Divider { background: %(line)s; border: none; }
Bar { background: %(surface)s; border: none; border-top: 1px solid %(line)s; }
Bar[edge="bottom"] { border-top: none; border-bottom: 1px solid %(line)s; }
Sidebar { background: %(surface)s; border: none; border-right: 1px solid %(line)s; }

QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit {
  background: %(surface)s; color: %(ink)s; border: 1px solid %(control)s; border-radius: 10px;
  padding: 6px 12px; selection-background-color: %(primary)s; selection-color: %(on_primary)s; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: @30px@; }
QComboBox::drop-down { border: none; width: @32px@; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: %(surface)s; border: 1px solid %(control)s; outline: 0;
  selection-background-color: %(primary_soft)s; selection-color: %(ink)s; }
QComboBox QAbstractItemView::item { min-height: @44px@; }
.QPushButton { background: %(surface)s; color: %(ink)s; border: 1px solid %(control)s; border-radius: 12px;
  padding: 8px 20px; min-height: @26px@; font-weight: 500; }
.QPushButton:hover { background: %(primary_soft)s; }
.QPushButton:default { background: %(primary)s; color: %(on_primary)s; border-color: %(primary)s; }
.QPushButton:disabled { background: %(inset)s; color: %(ink3)s; }
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle { background: %(control)s; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 44px; }
QScrollBar::handle:horizontal { min-width: 44px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider { min-height: 44px; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: %(inset)s; border: 1px solid %(control)s; }
QSlider::sub-page:horizontal { background: %(primary)s; border-radius: 3px; }
QSlider::handle:horizontal { width: 20px; height: 20px; margin: -8px 0; border-radius: 10px; background: %(primary)s; }
QTableView, QListView, QTreeView { background: %(surface)s; border: 1px solid %(line)s; gridline-color: %(line)s;
  outline: 0; selection-background-color: %(primary_soft)s; selection-color: %(ink)s; }
QHeaderView::section { background: %(inset)s; color: %(ink2)s; border: none; padding: 8px; }
QToolTip { background: %(ink)s; color: %(bg)s; border: none; padding: 8px; }
QMenu { background: %(surface)s; border: 1px solid %(line)s; padding: 6px; }
QMenu::item { padding: 10px 20px; border-radius: 8px; }
QMenu::item:selected { background: %(primary_soft)s; color: %(ink)s; }
"""


def stylesheet_text(colours: Mapping[str, str], scale: float) -> str:
    """Return the style sheet.

    Args:
        colours: ``#rrggbb`` by token name.
        scale: Text size, 1.0 for 100 %.
    """
    parts = _SHEET.split("@")
    parts[1::2] = [f"{round(int(part.removesuffix('px')) * scale)}px" for part in parts[1::2]]
    return "".join(parts) % colours
