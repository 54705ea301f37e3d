"""The printed summary of a case: a frozen description in, PDF bytes out."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain

from tawasul_desk.services.reports import facts, history
from tawasul_desk.services.reports.blocks import CELL_LABEL, MARGIN, WIDTH, Block, Column, spread, text_block
from tawasul_desk.services.reports.edition import CaseReport, Edition
from tawasul_desk.services.reports.letterhead import foot, opening, running_head
from tawasul_desk.services.reports.masthead import BOTTOM, RUNNING_TOP, TOP
from tawasul_desk.services.reports.sheet import Ink, Sheet
from tawasul_desk.services.reports.words import ReportWords

__all__ = ["CaseReport", "ReportWords", "case_report"]


def case_report(report: CaseReport, words: ReportWords) -> bytes:
    """Return the summary as a PDF file, in the language and the direction of the words."""
    edition = Edition(report, words)
    pages = spread(_blocks(edition), TOP, RUNNING_TOP, BOTTOM)
    out = BytesIO()
    sheet = _sheet(edition, out)
    for number, inks in enumerate(pages, start=1):
        sheet.page(chain(_frame(edition, number, len(pages)), inks))
    sheet.save()
    return out.getvalue()


def _blocks(edition: Edition) -> Iterator[Block]:
    yield from opening(edition)
    yield from facts.applicant(edition)
    yield from facts.facts(edition)
    yield from facts.missing(edition)
    yield from facts.description(edition)
    yield from history.responses(edition)
    yield from history.notes(edition)
    yield from history.timeline(edition)
    yield from facts.attachments(edition)
    yield _end(edition)


def _frame(edition: Edition, number: int, pages: int) -> tuple[Ink, ...]:
    head = running_head(edition) if number > 1 else ()
    return (*head, *foot(edition, number, pages))


def _end(edition: Edition) -> Block:
    block = text_block(f"— {edition.words.end} —", CELL_LABEL, Column(MARGIN, WIDTH, edition.base))
    return Block(block.height, block.inks, gap=18)


def _sheet(edition: Edition, out: BytesIO) -> Sheet:
    words, report = edition.words, edition.report
    sheet = Sheet(out, bool(edition.base))
    sheet.setTitle(f"{words.title} {report.case.case_number}")
    sheet.setSubject(report.case.case_number)
    sheet.setCreator("Tawasul Desk")
    return sheet
