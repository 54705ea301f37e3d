#!/usr/bin/env bash
# Qt (PySide6 6.11.3): the QMimeData of QTextEdit.createMimeDataFromSelection() forgets what is set into it.
# The object fills itself at its first reading, over what an override has set before. An override that clears
# it and sets another text hands out the selected text all the same; read once before, it keeps what is set.
# Seen: after clear() and setText("changed"), text() is "selected"; with one call of text() before, "changed".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/env/bin/python" - <<'PYTHON'
from PySide6.QtWidgets import QApplication, QTextEdit

app = QApplication([])
edit = QTextEdit("selected")
edit.selectAll()


def copied(read_before):
    data = edit.createMimeDataFromSelection()
    if read_before:
        data.text()
    data.clear()
    data.setText("changed")
    return data.text()


print("set at once:", copied(False))
print("read before:", copied(True))
assert copied(False) == "selected"
assert copied(True) == "changed"
PYTHON
