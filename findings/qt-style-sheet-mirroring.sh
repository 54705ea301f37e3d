#!/usr/bin/env bash
# PySide6 6.11.3: in a right-to-left layout Qt mirrors `subcontrol-position` of a style sheet by itself, but
# neither `border-left` nor `padding-left`. So one sheet needs both ways of writing a side: positions as for
# left to right, borders and paddings turned by hand. A sheet that turns all of them draws the mark of a
# combo box on the wrong side.
# Seen: position "center right" is drawn left in RTL; a border-left stays left in RTL. Exits 1 if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PY'
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QFrame

SHEET = """
QComboBox { border: none; background: white; }
QComboBox::drop-down { border: none; width: 20px; background: red; subcontrol-position: center right; }
QFrame#edge { background: white; border: none; border-left: 20px solid red; }
"""


def red_side(widget):
    widget.resize(200, 40)
    widget.show()
    image = widget.grab().toImage()
    red = [x for x in range(200) if image.pixelColor(x, 20) == QColor("red")]
    return "left" if max(red) < 100 else "right"


app = QApplication([])
app.setStyle("Fusion")
app.setStyleSheet(SHEET)
seen = {}
for name, direction in (("ltr", Qt.LayoutDirection.LeftToRight), ("rtl", Qt.LayoutDirection.RightToLeft)):
    app.setLayoutDirection(direction)
    edge = QFrame()
    edge.setObjectName("edge")
    seen[name] = {"subcontrol-position right": red_side(QComboBox()), "border-left": red_side(edge)}
print(seen)
expected = {
    "ltr": {"subcontrol-position right": "right", "border-left": "left"},
    "rtl": {"subcontrol-position right": "left", "border-left": "left"},
}
sys.exit(seen != expected)
PY
