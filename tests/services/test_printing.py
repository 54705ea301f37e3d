"""The printed summary shows the case as the officer sees it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.operations import AddNote, AddResponse, UploadReference, new_id
from tawasul_contract.records import EventKind
from tawasul_desk.services import marks
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.printing import summary
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.reports.words import ReportWords
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import ME, NOW, a_case, a_page, an_event, open_vault, said, the_catalogue, told

CASE = a_case(1, description="Extension of stay")


class NoFiles:
    """A drawer for cases without files."""

    def keep_upload(self, file: UploadReference, case_id: UUID, content: bytes) -> None:
        raise AssertionError(file)

    def drop_upload(self, upload_id: UUID) -> None:
        raise AssertionError(upload_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Casework, Workbook]]:
    vault = open_vault(tmp_path)
    mirror = Mirror(vault.engine("mirror.db"))
    note = an_event(CASE, "internal words", kind=EventKind.NOTE)
    mirror.apply(a_page(the_catalogue(1), told(CASE, 2), said(note, 3)))
    workbook = Workbook(open_work(vault), mirror.lay_over)
    yield Casework(mirror, workbook, lambda: ME, NoFiles()), workbook
    vault.close()


def printed(casework: Casework, tmp_path: Path, **more: object) -> str:
    """Return the text of the English summary, as another program reads it."""
    options = {"language": "en", "arabic_digits": False, "printed_at": NOW} | more
    path = tmp_path / "summary.pdf"
    path.write_bytes(summary(casework, CASE.id, **options))
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_what_waits_is_printed_and_said_to_wait(desk: tuple[Casework, Workbook], tmp_path: Path):
    casework, workbook = desk
    banner = ReportWords.english().not_synchronised
    before = printed(casework, tmp_path)
    assert CASE.case_number in before
    assert "Extension of stay" in before
    assert banner not in before
    response = AddResponse(id=new_id(), case_id=CASE.id, created_at=NOW, body="Please wait for our answer")
    casework.submit(response)
    waiting = printed(casework, tmp_path)
    assert "Please wait for our answer" in waiting
    assert banner in waiting
    workbook.mark_all([marks.sent(response.id, 900)])
    confirmed = printed(casework, tmp_path)
    assert "Please wait for our answer" in confirmed
    assert banner not in confirmed


def test_what_was_refused_is_neither_printed_nor_announced(desk: tuple[Casework, Workbook], tmp_path: Path):
    casework, workbook = desk
    response = AddResponse(id=new_id(), case_id=CASE.id, created_at=NOW, body="Refused words")
    casework.submit(response)
    workbook.mark_all([marks.failed(response.id, "closed")])
    text = printed(casework, tmp_path)
    assert "Refused words" not in text
    assert ReportWords.english().not_synchronised not in text


def test_internal_notes_are_printed_only_when_asked_for(desk: tuple[Casework, Workbook], tmp_path: Path):
    casework, _ = desk
    casework.submit(AddNote(id=new_id(), case_id=CASE.id, created_at=NOW, body="my own note"))
    without = printed(casework, tmp_path)
    assert "internal words" not in without
    assert "my own note" not in without
    full = printed(casework, tmp_path, include_notes=True)
    assert "internal words" in full
    assert "my own note" in full


def test_the_arabic_summary_has_arabic_words(desk: tuple[Casework, Workbook], tmp_path: Path):
    text = printed(desk[0], tmp_path, language="ar")
    assert CASE.case_number in text
    assert CASE.applicant.name_ar.split()[0] in text
    assert ME.name_ar.split()[0] in text


def test_a_case_out_of_sight_is_not_printed(desk: tuple[Casework, Workbook]):
    with pytest.raises(KnownError) as error:
        summary(desk[0], UUID(int=404), language="ar", arabic_digits=True, printed_at=NOW)
    assert error.value.code is ErrorCode.NOT_FOUND
