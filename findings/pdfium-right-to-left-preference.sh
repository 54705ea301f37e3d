#!/usr/bin/env bash
# PDFium (pypdfium2 5.1.0, and Chrome) reads Latin lines in reverse where a file asks to be paged from the right.
# /ViewerPreferences /Direction /R2L says in which order a viewer shows pages (ISO 32000-1, table 150: it "has no
# direct effect on the document's contents"). PDFium takes it for the direction of every line of text.
# Seen: "K12345678 of 2026" is read as "2026 of 12345678K"; without the entry as it was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q pypdfium2==5.1.0 reportlab==4.4.4
"$folder/env/bin/python" - <<'PYTHON'
from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas


def read(direction):
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "K12345678 of 2026")
    if direction:
        canvas.setViewerPreference("Direction", direction)
    canvas.save()
    return pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_range().strip()


plain, turned = read(""), read("R2L")
print("without:", plain)
print("with R2L:", turned)
assert plain == "K12345678 of 2026", plain
assert turned == "2026 of 12345678K", turned
PYTHON
