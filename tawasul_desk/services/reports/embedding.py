"""One typeface inside a PDF file: the glyphs that were used, each mapped back to its letter."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFStream,
    PDFString,
)

from tawasul_desk.services.reports.faces import Face
from tawasul_desk.services.reports.shaping import Cell

# A PDF reader draws by glyph number: what serves shaping and naming need not be carried along.
_UNUSED_TABLES: Final = ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "STAT", "gasp", "DSIG")
_SYMBOLIC: Final = 4
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Document(Protocol):
    """What a font needs of reportlab's document; its own stubs leave these open."""

    idToObject: dict[str, PDFDictionary]  # noqa: N815 - reportlab's name

    def Reference(self, obj: object) -> object:  # noqa: N802 - reportlab's name
        """Return a reference to an object that the document writes apart."""


class _Codes(dict[Cell, str]):
    """The code of each cell in four hexadecimal digits, numbered from 1 as they come."""

    def __missing__(self, cell: Cell) -> str:
        """Return a new code."""
        code = self[cell] = f"{len(self) + 1:04X}"
        return code


class EmbeddedFace:
    """A face as one document uses it: hands out codes while drawing, writes the font at the end."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes = _Codes()

    def code(self, cell: Cell) -> str:
        """Return one cell's code in four hexadecimal digits."""
        return self._codes[cell]

    def addObjects(self, document: _Document) -> None:  # noqa: N802 - reportlab calls it by this name
        """Write the font into the document; reportlab calls this when all pages are drawn."""
        name = f"/{self.resource}+{self.face.name}"
        plan = _subset(self.face, {cell.glyph for cell in self._codes})
        font = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(self._descendant(document, name, plan))]),
                "ToUnicode": document.Reference(_stream(_to_unicode(self._codes).encode("ascii"))),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)

    def _descendant(self, document: _Document, name: str, plan: hb.SubsetPlan) -> PDFDictionary:
        placed = plan.old_to_new_glyph_mapping
        glyphs = b"".join(placed[cell.glyph].to_bytes(2, "big") for cell in self._codes)
        return PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(_descriptor(document, name, self.face, plan)),
                "DW": 0,
                "W": f"[1 [{' '.join(str(cell.width) for cell in self._codes)}]]",
                "CIDToGIDMap": document.Reference(_stream(b"\0\0" + glyphs)),
            }
        )


def _descriptor(document: _Document, name: str, face: Face, plan: hb.SubsetPlan) -> PDFDictionary:
    data = plan.execute().blob.data
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-1000, face.descent, 2000, face.ascent]),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": 80,
            "FontFile2": document.Reference(_stream(data, Length1=len(data))),
        }
    )


def _subset(face: Face, glyphs: Iterable[int]) -> hb.SubsetPlan:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _UNUSED_TABLES)
    return hb.SubsetPlan(face.face, wanted)


def _to_unicode(codes: Mapping[Cell, str]) -> str:
    pairs = [f"<{code}> <{cell.letter.encode('utf-16-be').hex().upper()}>" for cell, code in codes.items()]
    # A block holds at most 100 pairs.
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return _CMAP.format(blocks="\n".join(map(_block, blocks)))


def _block(pairs: list[str]) -> str:
    return "\n".join((f"{len(pairs)} beginbfchar", *pairs, "endbfchar"))


def _stream(content: bytes, **entries: int) -> PDFStream:
    # Compressed here: the lowest level is several times faster, for a few kilobytes more.
    dictionary = PDFDictionary({"Filter": "/FlateDecode", **entries})
    return PDFStream(dictionary, zlib.compress(content, 1))
