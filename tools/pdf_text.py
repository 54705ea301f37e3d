"""How many hard lines programs read out of our PDF exactly as they were written.

    python -m tools.pdf_text            poppler and PDFium, which are here
    python -m tools.pdf_text --all      also MuPDF and pdf.js, installed for this run in a temporary folder

PyMuPDF is under the AGPL and pdf.js needs Node.js: neither is a dependency.
"""

import argparse
import json
import subprocess
import sys
import unicodedata
import venv
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from tawasul_desk.services.reports.blocks import BODY
from tawasul_desk.services.reports.lines import paragraphs
from tawasul_desk.services.reports.sheet import Sheet, Words
from tawasul_desk.services.reports.tongue import free_text

LINES = Path(__file__).with_name("hard_lines.txt").read_text("utf-8").splitlines()
PYMUPDF, PDFJS = "pymupdf==2.0", "pdfjs-dist@5.6.205"

Reader = Callable[[Path], list[str]]

_MUPDF = "import json,sys,pymupdf;print(json.dumps([page.get_text() for page in pymupdf.open(sys.argv[1])]))"
_PDFJS = """
import fs from 'fs';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';
const data = new Uint8Array(fs.readFileSync(process.argv[2]));
const file = await getDocument({data, verbosity: 0}).promise;
const pages = [];
for (let number = 1; number <= file.numPages; number++) {
    const text = await (await file.getPage(number)).getTextContent();
    pages.push(text.items.map(item => item.str + (item.hasEOL ? '\\n' : '')).join(''));
}
console.log(JSON.stringify(pages));
"""


def pdf_of(lines: Sequence[str]) -> bytes:
    """Return a file with each line on a page of its own, set as the free text of an Arabic report."""
    out = BytesIO()
    sheet = Sheet(out, rtl=True)
    for written in lines:
        ((line,),) = paragraphs(free_text(written), BODY, 490, 1)
        sheet.page([Words(54, 100, line, BODY.size, BODY.colour)])
    sheet.save()
    return out.getvalue()


def plain(text: str) -> str:
    """Return a text without direction marks and other invisible signs, its white space as single spaces."""
    seen = (sign for sign in text if sign == "\u200c" or unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", "".join(seen)).split())


def poppler(pdf: Path) -> list[str]:
    """Return the text of each page as poppler reads it."""
    read = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def pdfium(pdf: Path) -> list[str]:
    """Return the text of each page as PDFium (Chrome, Edge) reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def misread(read: Reader, pdf: Path) -> list[tuple[str, str]]:
    """Return the lines that are not read exactly, each as (written, read)."""
    pairs = zip(map(plain, LINES), map(plain, read(pdf)), strict=True)
    return [(written, found) for written, found in pairs if written != found]


def main() -> None:
    """Print how many lines each program reads exactly, and those it does not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="also MuPDF and pdf.js, from the registries")
    readers: dict[str, Reader] = {"poppler": poppler, "PDFium": pdfium}
    with TemporaryDirectory() as folder:
        if parser.parse_args().all:
            readers |= {"MuPDF": _mupdf(Path(folder)), "pdf.js": _pdfjs(Path(folder))}
        pdf = Path(folder) / "lines.pdf"
        pdf.write_bytes(pdf_of(LINES))
        for name, read in readers.items():
            wrong = misread(read, pdf)
            sys.stdout.write(f"{name}: {len(LINES) - len(wrong)} of {len(LINES)}\n")
            sys.stdout.writelines(f"    {written}\n    {found}\n\n" for written, found in wrong)


def _mupdf(folder: Path) -> Reader:
    venv.create(folder / "mupdf", with_pip=True)
    python = folder / "mupdf/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", PYMUPDF], check=True)
    return lambda pdf: _pages([python, "-c", _MUPDF, pdf], folder)


def _pdfjs(folder: Path) -> Reader:
    install = ["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, PDFJS]
    subprocess.run(install, check=True, capture_output=True)
    (folder / "read.mjs").write_text(_PDFJS)
    return lambda pdf: _pages(["node", folder / "read.mjs", pdf], folder)


def _pages(command: Sequence[str | Path], folder: Path) -> list[str]:
    read = subprocess.run(command, capture_output=True, check=True, cwd=folder)
    pages: list[str] = json.loads(read.stdout)
    return pages


if __name__ == "__main__":
    main()
