"""Fields of a text that are still to be filled in, shown by their names as chips: one character each."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QTextEdit

_FIELD: Final = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME: Final = QTextFormat.Property.UserProperty.value + 1
_CHIP: Final = "\ufffc"
_SIDE: Final = 7.0  # pixels beside the name
_TINT: Final = 36  # of 255: how much of the mark's colour its ground has


class FieldChips(QPyTextObject):
    """Draws the fields of one editor; `names` tells by which word each is shown.

    In the text of the editor a field is its name in braces, `{missing}`, as in the texts of the catalogue.
    """

    def __init__(self, editor: QTextEdit, names: Mapping[str, str]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._names = dict(names)
        self._known = re.compile(rf"\{{({'|'.join(map(re.escape, names))})\}}")
        editor.document().documentLayout().registerHandler(_FIELD, self)

    def insert(self, cursor: QTextCursor, text: str, form: QTextCharFormat | None = None) -> None:
        """Insert a text in the place of what is selected, its fields as chips; one step to undo."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        plain = form or QTextCharFormat()
        for place, part in enumerate(self._known.split(text)):
            if place % 2:
                cursor.insertText(_CHIP, self._format(part, plain))
            else:
                cursor.insertText(part, plain)
        cursor.endEditBlock()

    def written(self, plain: str) -> str:
        """Return the plain text of the whole editor with each chip as its field in braces."""
        if _CHIP not in plain:
            return plain
        return _written(plain, [name for _, name in self._chips()])

    def selected(self, cursor: QTextCursor) -> str:
        """Return the selected text with each chip as its field in braces."""
        plain = cursor.selection().toPlainText()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return _written(plain, [name for place, name in self._chips() if start <= place < end])

    def intrinsicSize(self, doc: QTextDocument, pos: int, fmt: QTextFormat) -> QSizeF:  # noqa: N802 - a Qt name
        """Return the room of a chip: as high as a line of text."""
        metrics = QFontMetricsF(self._editor.font())
        return QSizeF(metrics.horizontalAdvance(self._label(fmt)) + 2 * _SIDE + 2, metrics.height())

    def drawObject(  # noqa: N802 - a Qt name
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos: int, fmt: QTextFormat
    ) -> None:
        """Draw the name in a rounded field of the accent colour."""
        palette = self._editor.palette()
        accent = QColor(palette.color(QPalette.ColorRole.Highlight))
        ground = QColor(accent)
        ground.setAlpha(_TINT)
        field = QRectF(rect).adjusted(1, 0, -1, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(accent)
        painter.setBrush(ground)
        painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._editor.font())
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self._label(fmt))
        written = fmt.toCharFormat()
        for is_drawn, height in (
            (written.fontStrikeOut(), field.center().y()),
            (written.fontUnderline(), field.bottom() - 1),
        ):
            if is_drawn:
                painter.drawLine(QPointF(field.left(), height), QPointF(field.right(), height))
        painter.restore()

    def _chips(self) -> Iterator[tuple[int, str]]:
        """Yield the place in the document and the name of every chip; no name where the character is none."""
        block = self._editor.document().begin()
        while block.isValid():
            for fragment in _fragments(block):
                form = fragment.charFormat()
                name = str(form.property(_NAME)) if form.objectType() == _FIELD else ""
                units = fragment.text().encode("utf-16-le")
                for place in range(0, len(units), 2):
                    if units[place : place + 2] == _CHIP.encode("utf-16-le"):
                        yield fragment.position() + place // 2, name
            block = block.next()

    def _label(self, fmt: QTextFormat) -> str:
        return self._names.get(str(fmt.property(_NAME)), "")

    def _format(self, name: str, plain: QTextCharFormat) -> QTextCharFormat:
        made = QTextCharFormat(plain)
        made.setObjectType(_FIELD)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        made.setProperty(_NAME, name)
        return made


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    step = block.begin()
    while not step.atEnd():
        yield step.fragment()
        step += 1


def _written(plain: str, names: list[str]) -> str:
    first, *rest = plain.split(_CHIP)
    fields = [f"{{{name}}}" if name else "" for name in names]
    return first + "".join(field + text for field, text in zip(fields, rest, strict=True))
