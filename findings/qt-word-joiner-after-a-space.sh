#!/usr/bin/env bash
# Qt (PySide6 6.11.3): a text is broken after a space although a WORD JOINER follows it and Qt itself says it must not.
# UAX 14 (LB11) forbids a break before and after U+2060, also beside spaces. QTextBoundaryFinder keeps to that;
# QTextLayout, and with it every label and text document, breaks there. U+00A0 NO-BREAK SPACE is kept by both.
# Seen, for "1234 <joiner>5678" in a line of 6 digits' width: the finder has no break inside, the layout makes two
# lines; with a no-break space both keep one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/env/bin/python" - <<'PYTHON'
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

app = QGuiApplication([])


def breaks(text):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = []
    while (place := finder.toNextBoundary()) != -1:
        places.append(place)
    return places


def lines(text):
    layout = QTextLayout(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    width = QFontMetricsF(layout.font()).horizontalAdvance("123456")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout.lineCount()


seen = {}
for name, text in {"space": "1234 5678", "joiner": "1234 \u20605678", "no-break": "1234\u00a05678"}.items():
    seen[name] = (breaks(text), lines(text))
    print(f"{name}: breaks {seen[name][0]}, lines {seen[name][1]}")
assert seen == {"space": ([5, 9], 2), "joiner": ([10], 2), "no-break": ([9], 1)}, seen
PYTHON
