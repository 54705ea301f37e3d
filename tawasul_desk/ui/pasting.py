"""What a form says of a drop or paste that its editor does not take."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.widgets.editor import Editor


def tell_of_pastes(editor: Editor, locale: Locale, say: Callable[[str], object], *, files: bool) -> None:
    """Have `say` told of texts that are far too long and, without `files`, of files and pictures."""
    editor.refused_length.connect(lambda length, limit: say(too_long_text(length, limit, locale)))
    if not files:
        editor.files_given.connect(lambda _files: say(no_files_text()))
        editor.picture_given.connect(lambda _picture: say(no_files_text()))


def too_long_text(length: int, limit: int, locale: Locale) -> str:
    """Return that a text of this length was not pasted, and how long one may be."""
    text = QCoreApplication.translate(
        "Pasting",
        "Nothing was pasted: the text has {length} characters, and {limit} are allowed here."
        " What you wrote is unchanged.",
    )
    return text.format(length=locale.number(length), limit=locale.number(limit))


def no_files_text() -> str:
    """Return that files and pictures cannot be attached here."""
    return QCoreApplication.translate(
        "Pasting", "This text takes no files or pictures. Attach them to a response to the applicant instead."
    )
