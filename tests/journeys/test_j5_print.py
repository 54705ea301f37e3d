"""J5: print the Arabic PDF summary: preview, a real print to a file, save."""

import subprocess
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from tawasul_desk.services import arabic
from tawasul_desk.services.views import Shelf
from tools.officer import Officer


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()


def test_previewed_printed_and_saved(officer: Officer, tmp_path: Path) -> None:
    row = officer.rows(Shelf.MINE)[0]
    view = officer.open_case(row.case_id)
    officer.act("Ctrl+P")
    preview = officer.shell.report
    officer.wait(lambda: preview.summary, "the preview")
    assert preview.paper.page_count >= 1

    saved = tmp_path / "summary.pdf"
    preview.save_to(saved)
    officer.wait(saved.exists, "the saved summary")
    text = text_of(saved)
    assert view.case.case_number in text
    words = [word for word in view.case.description.split() if arabic.fold(word).isalpha()]
    assert words
    assert [word for word in words if word.strip("،.؛:«»()") not in text] == []

    printed = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    preview.print_to(printer)
    officer.wait(lambda: printed.exists() and not preview.printing.isVisible(), "the print")
    told = subprocess.run(["pdfinfo", printed], capture_output=True, check=True, text=True).stdout
    assert f"Pages:           {preview.paper.page_count}" in told
