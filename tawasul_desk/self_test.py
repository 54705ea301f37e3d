"""Tries every part of this installation on made-up data, in a profile that is thrown away."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal
from uuid import UUID, uuid4

from keyring.backend import get_all_keyring

from tawasul_contract.file_types import PDF
from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.outcomes import CaseChange, SnapshotPage, StaffChange
from tawasul_desk import app
from tawasul_desk.exits import ExitCode, Say
from tawasul_desk.services import session
from tawasul_desk.services.api import Api
from tawasul_desk.services.database import check_cipher
from tawasul_desk.services.decoding.decoder import StrangersFile
from tawasul_desk.services.decoding.thumbnails import fitted
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.keepers import Account, passphrase_keeper
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.printing import summary
from tawasul_desk.services.resources import fonts_dir, resources_dir, translations_dir
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import QueueQuery, Shelf

NOWHERE: Final = "https://localhost:1"
LANGUAGES: Final[tuple[Literal["ar", "en"], ...]] = ("ar", "en")
_KEYRINGS: Final = {
    "linux": ("keyring.backends.SecretService", "secretstorage"),
    "win": ("keyring.backends.Windows", "win32ctypes.pywin32.win32cred"),
    "darwin": ("keyring.backends.macOS",),
}
Step = Callable[[], str]


class BrokenError(Exception):
    """A part gave another answer than it must."""


def self_test(say: Say) -> ExitCode:
    """Print how each part fares; FAILED where one does not do what it must."""
    failed = False
    with TemporaryDirectory(prefix="tawasul-") as folder, _made_up_desk(Path(folder)) as (desk, page):
        for name, step in _steps(desk, page):
            try:
                say(f"ok      {name:<13} {step()}")
            except Exception as error:
                failed = True
                say(f"failed  {name:<13} {type(error).__name__}: {error}")
    say("self-test failed" if failed else "self-test passed")
    return ExitCode.FAILED if failed else ExitCode.OK


@contextmanager
def _made_up_desk(folder: Path) -> Iterator[tuple[Desk, SnapshotPage]]:
    page = SnapshotPage.model_validate_json((resources_dir() / "self_test" / "snapshot.json").read_bytes())
    staff = next(change.data for change in page.changes if isinstance(change, StaffChange))
    vault = Vault(folder, passphrase_keeper(folder, uuid4().hex))
    vault.open()
    mirror = Mirror(vault.engine("mirror.db"))
    place = mirror.filling.begin()
    mirror.filling.take(page, place.generation)
    mirror.filling.finish(page, place.generation)
    api = Api(NOWHERE, uuid4(), vault)
    account = Account(NOWHERE, staff.user_name)
    desk = app.open_desk(session.OpenSession(account, folder, vault, api, staff, passphrase_mode=True))
    try:
        yield desk, page
    finally:
        desk.close()


def _steps(desk: Desk, page: SnapshotPage) -> Iterator[tuple[str, Step]]:
    case = next(change.data for change in page.changes if isinstance(change, CaseChange))

    def database() -> str:
        note = AddNote(id=new_id(), case_id=case.id, created_at=app.now(), body=case.description)
        desk.casework.submit(note)
        _must(desk.casework.view(case.id).events[-1].body == case.description, "the note is lost")
        files = [path for path in desk.open_session.folder.rglob("*") if path.is_file()]
        plain = [path.name for path in files if case.applicant.passport_number.encode() in path.read_bytes()]
        _must(not plain, f"readable: {plain}")
        return f"SQLCipher {check_cipher()}, {len(files)} files, none readable"

    def search() -> str:
        typed = case.applicant.name_ar.split()[0].translate(_BARE)
        query = QueueQuery(shelf=Shelf.ALL, text=typed)
        _must(desk.casework.page(query, 0, 10).total == 1, "the case is not found by its applicant's name")
        return "found without its hamza"

    def paper() -> str:
        sizes = [_pages(desk, case.id, language) for language in LANGUAGES]
        return ", ".join(sizes)

    def decoding() -> str:
        pdf = summary(desk.casework, case.id, language="ar", arabic_digits=True, printed_at=app.now())
        file = StrangersFile(pdf, sha256(pdf).hexdigest(), PDF)
        small = fitted(desk.decoder, file, 96, lambda: False)
        _must(len(set(small.pixels)) > 2, "the page stays blank")
        return f"a page of {small.width} × {small.height} pixels from a process of its own"

    yield "keyring", _keyrings
    yield "database", database
    yield "search", search
    yield "fonts", _fonts
    yield "translations", _translations
    yield "paper", paper
    yield "decoding", decoding


_BARE: Final = {0x0623: 0x0627}  # alef with hamza → alef, as it is typed in a hurry


def _keyrings() -> str:
    # Shipped, not usable: whether there is a keyring to talk to is the doctor's question.
    wanted = next((names for start, names in _KEYRINGS.items() if sys.platform.startswith(start)), ())
    for name in wanted:
        import_module(name)
    _must(bool(get_all_keyring()), "no backend is known")
    return ", ".join(wanted)


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase

    _qt()
    files = sorted(fonts_dir().glob("*.ttf"))
    broken = [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    _must(bool(files) and not broken, f"not loaded: {broken}")
    return f"{len(files)} loaded"


def _translations() -> str:
    from PySide6.QtCore import QTranslator

    for language in LANGUAGES:
        _must(
            QTranslator().load(str(translations_dir() / f"tawasul_{language}.qm")),
            f"{language} is not loaded",
        )
    return ", ".join(LANGUAGES)


def _pages(desk: Desk, case_id: UUID, language: Literal["ar", "en"]) -> str:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtPdf import QPdfDocument

    _qt()
    pdf = summary(desk.casework, case_id, language=language, arabic_digits=True, printed_at=app.now())
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    _must(document.status() is QPdfDocument.Status.Ready, f"the PDF does not open: {document.error()}")
    _must(not document.render(0, document.pagePointSize(0).toSize()).isNull(), "the page stays blank")
    return f"{language}: {len(pdf)} bytes, {document.pageCount()} pages"


def _qt() -> object:
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or _kept.setdefault("application", QGuiApplication(["self-test"]))


_kept: Final[dict[str, object]] = {}


def _must(true: bool, otherwise: str) -> None:
    if not true:
        raise BrokenError(otherwise)
