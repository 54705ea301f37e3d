"""What the case page adds to the program's stylesheet: its own surfaces, from the same tokens."""

from string import Template
from typing import Final

from PySide6.QtCore import Qt

from tawasul_desk.ui.palette import Tokens

_SHEET: Final = """
QFrame[entry="public"] {
    background-color: $tint; border: 1px solid $primary; border-$start: 4px solid $primary;
    border-radius: 8px;
}
QFrame[entry="internal"] { background-color: $warning_tint; border: 1px dashed $warning; border-radius: 8px; }
QFrame[entry="applicant"] {
    background-color: $raised; border: 1px solid $line_strong; border-$start: 4px solid $violet;
    border-radius: 8px;
}
QHeaderView::section { border-$end: 1px solid $line; padding: 0px 10px; }
QPushButton::menu-indicator { subcontrol-position: center right; left: 0px; right: 10px; }
QPushButton[menu="true"] { padding-$start: 12px; padding-$end: 34px; }
QFrame#composer QWidget#formbody { background-color: transparent; }
QAbstractScrollArea::corner { background-color: transparent; border: none; }
CopyValue IconButton, MaskedValue IconButton {
    min-width: 24px; max-width: 24px; min-height: 24px; max-height: 24px;
}
QFrame[entry="internal"] QLabel[kind="mark"] { color: $warning; font-size: 13px; font-weight: 600; }
QFrame[entry="public"] QLabel[kind="mark"] { color: $primary_text; font-size: 13px; font-weight: 600; }
QFrame[entry="applicant"] QLabel[kind="mark"] { color: $violet; font-size: 13px; font-weight: 600; }
QFrame[surface="since"] { background-color: $primary; border: none; }
QLabel#since { color: $primary_text; font-size: 13px; font-weight: 600; }
QFrame#casehead QuietButton { padding: 0px 8px; }
QFrame#casehead QuietButton:focus { padding: 0px 7px; }
QFrame#casehead { background-color: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#composer { background-color: $raised; border: none; border-$start: 1px solid $line_strong; }
QFrame#composer[public="true"] { border-top: 3px solid $primary; }
QFrame#composer[public="false"] { border-top: 3px solid $warning; }
QFrame[bar="warning"] { background-color: $warning_tint; border: 1px solid $warning; border-radius: 4px; }
QFrame[bar="information"] {
    background-color: $information_tint; border: 1px solid $information; border-radius: 4px;
}
QFrame[bar="error"] { background-color: $error_tint; border: 1px solid $error; border-radius: 4px; }
QFrame#picks { background-color: $tint_strong; border: 1px solid $primary; border-radius: 4px; }
QFrame#strip { border-$start: none; border-$end: none; border-top: none; border-radius: 0px; }
QFrame[bar] QLabel { color: $ink; font-size: 14px; }
QPushButton[active="true"] {
    background-color: $tint_strong; border-color: $primary; color: $primary_text;
}
QToolButton[chip="true"] {
    border-radius: 16px; padding: 0px 12px; min-height: 30px; max-height: 30px; font-size: 14px;
}
QToolButton[chip="true"]:focus { padding: 0px 11px; min-height: 28px; max-height: 28px; }
QPushButton[act="true"], QToolButton[act="true"] { padding: 0px 12px; font-size: 15px; }
QLabel#casenumber { font-size: 22px; font-weight: 600; }
"""


def style(tokens: Tokens, direction: Qt.LayoutDirection) -> str:
    """Return the rules with colours filled in and start and end turned into this direction's sides."""
    start, end = ("left", "right") if direction is Qt.LayoutDirection.LeftToRight else ("right", "left")
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    return Template(_SHEET).substitute(colours, start=start, end=end)
