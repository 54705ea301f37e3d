"""What is dropped and pasted into a form: files are attached, addresses and endless texts never get in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_screen import read_screen
from tawasul_desk.ui.cases.composing import Composing
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.text_form import TextForm
from tawasul_desk.ui.steering.offer_dialog import OfferDialog
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.editor import FAR, Editor
from tawasul_desk.ui.widgets.file_addresses import files_in, keep_addresses_out, without_addresses
from tests.ui import case_samples as samples

Opened = Callable[[ActKind], Form]
PDF = b"%PDF-1.4 a letter"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_form(qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme) -> Iterator[Opened]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Composing(desk.casework, jobs, locale_en, theme, lambda error: None, window)
    window.show()

    def opened(kind: ActKind) -> Form:
        case_id = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id
        made.open(kind, read_screen(desk.casework, case_id))
        qtbot.wait(30)
        assert made.form is not None
        return made.form

    yield opened
    window.close()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "My letter.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture(autouse=True)
def _nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()  # an object made in Python must not outlive the interpreter there


def of_urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def paste(widget: QWidget, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(widget, Qt.Key.Key_V, CTRL)


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag over the widget and let go there; return whether it took what was dropped."""
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(widget, entered)
    dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(widget, dropped)
    return entered.isAccepted() and dropped.isAccepted()


def names(form: Form) -> list[str]:
    return [file.name for file in form.files.files()]


def test_a_file_that_is_pasted_is_attached(open_form: Opened, letter: Path, qtbot: QtBot) -> None:
    form = open_form(ActKind.RESPOND)
    form.editor.put("See the letter. ")
    for number, data in enumerate((of_urls(letter), of_text(letter.as_uri())), start=1):
        paste(form.editor, data)
        qtbot.waitUntil(lambda count=number: len(names(form)) == count)
    assert names(form) == [letter.name] * 2
    assert form.editor.text() == "See the letter. "


@pytest.mark.parametrize("beside", [False, True])
def test_a_file_that_is_dropped_is_attached(
    open_form: Opened, letter: Path, qtbot: QtBot, beside: bool
) -> None:
    form = open_form(ActKind.RESPOND)
    assert drop(form if beside else form.editor.viewport(), of_urls(letter))
    qtbot.waitUntil(lambda: names(form) == [letter.name])
    assert form.editor.text() == ""


def test_a_picture_that_is_pasted_is_attached(open_form: Opened, qtbot: QtBot) -> None:
    form = open_form(ActKind.RESPOND)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(picture)
    paste(form.editor, data)
    qtbot.waitUntil(lambda: names(form) == ["Picture 1.png"])
    assert form.files.files()[0].media_type == "image/png"
    table = of_text("1\t2")
    table.setImageData(picture)
    paste(form.editor, table)
    assert form.editor.text() == "1\t2", "what is copied as text and as picture is meant as text"
    assert names(form) == ["Picture 1.png"]


def test_a_form_without_files_says_so(open_form: Opened, letter: Path) -> None:
    form = open_form(ActKind.NOTE)
    paste(form.editor, of_urls(letter))
    assert form.bar.isVisible()
    assert "takes no files" in form.bar.text.text()
    assert form.editor.text() == ""
    assert not drop(form, of_urls(letter))


def test_every_other_editor_says_so_too(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, letter: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    offer = OfferDialog(1, desk, jobs, locale_en, theme, window)
    form = TextForm(samples.TEMPLATES[0], samples.CATALOGUE, locale_en, theme)
    qtbot.addWidget(form)
    for editor, told in ((offer.reason, offer.told), (form.editor, form.told)):
        before = editor.text()
        paste(editor, of_urls(letter))
        assert "takes no files" in told.text()
        editor.insertFromMimeData(of_text("x" * (FAR * editor.limit + 1)))
        assert "Nothing was pasted" in told.text()
        assert editor.text() == before
    qtbot.wait(10)


def test_a_text_that_is_far_too_long_is_refused_at_once(open_form: Opened) -> None:
    form = open_form(ActKind.RESPOND)
    form.editor.put("What was there")
    revision = form.editor.document().revision()
    paste(form.editor, of_text("ن" * 2_000_000))
    assert form.editor.text() == "What was there"
    assert form.editor.document().revision() == revision, "it was never laid out"
    limit = form.about.limits.response_characters
    assert "2,000,000" in form.bar.text.text()
    assert f"{limit:,}" in form.bar.text.text()
    form.editor.selectAll()
    form.editor.insertFromMimeData(of_text("ن" * (limit + 10)))
    assert len(form.editor.text()) == limit + 10, "what is a little too long can be shortened here"


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("file:///home/o/My%20letter.pdf", ["/home/o/My letter.pdf"]),
        ("file:///home/o/a b.pdf\nfile:/srv/x.png\n", ["/home/o/a b.pdf", "/srv/x.png"]),
        ("/home/officer/x.pdf", ["/home/officer/x.pdf"]),
        (r'"C:\Users\o\a b.pdf"', [r"C:\Users\o\a b.pdf"]),
        (r"\\server\share\a.pdf", [r"\\server\share\a.pdf"]),
        ("smb://server/share/a.pdf", ["/share/a.pdf"]),
        ("file://server/share/a.pdf", ["//server/share/a.pdf"]),
        ("https://absher.sa/a.pdf", []),
        ("TW-1448-0000123 / 12", []),
        ("profile:/x", []),
        ("", []),
    ],
)
def test_what_names_a_file_is_known(text: str, files: list[str]) -> None:
    assert [str(path) for path in files_in(of_text(text))] == files


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("انظر file:///home/o/%D8%AE.pdf ثم", "انظر خ.pdf ثم"),
        (r"see C:\Users\me\q.pdf and \\server\share\b.pdf", "see q.pdf and b.pdf"),
        ("file:///home/o/a b.pdf\nwords", "a b.pdf\nwords"),
        ("https://absher.sa/file:9 and 1/2", "https://absher.sa/file:9 and 1/2"),
    ],
)
def test_an_address_among_words_becomes_the_name(text: str, plain: str) -> None:
    assert without_addresses(text) == plain


def test_no_address_gets_into_an_editor_or_a_line(qtbot: QtBot, letter: Path) -> None:
    editor, line = Editor(None), QLineEdit()
    qtbot.addWidget(editor)
    qtbot.addWidget(line)
    keep_addresses_out(line)
    with_fields = Editor(None)
    qtbot.addWidget(with_fields)
    with_fields.show_fields({"missing": "Missing documents"})
    paste(line, of_urls(letter))
    assert line.text() == letter.name
    for each in (editor, with_fields):
        each.insertFromMimeData(of_text(f"words {letter.as_uri()}"))
        assert each.text() == f"words {letter.name}"
