"""The glossary holds: no text on screen or on paper uses a word that was ruled out."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs/glossary.md"
COLUMNS = 5


def ruled_out(glossary: str) -> list[str]:
    """Return the words of the last column of the table."""
    lines = [line.strip().strip("|").split("|") for line in glossary.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line] for line in lines[1:]]
    assert all(len(row) == COLUMNS for row in rows)
    return [word.strip() for row in rows for word in row[-1].split("،") if word.strip()]


def texts() -> Iterator[tuple[str, str]]:
    """Yield where each Arabic text stands, and the text."""
    arabic = ET.parse(ROOT / "translations/tawasul_ar.ts")  # noqa: S314 - our own file
    for message in arabic.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        yield message.findtext("source", ""), " ".join(translation.itertext())
    for path in sorted((ROOT / "resources/reports").glob("*.json")):
        yield path.name, path.read_text("utf-8")


def test_the_glossary_rules_words_out() -> None:
    words = ruled_out(GLOSSARY.read_text("utf-8"))
    assert len(words) >= 10
    assert all(re.search("[\u0600-\u06ff]", word) for word in words)


def test_no_text_uses_a_word_that_was_ruled_out() -> None:
    words = ruled_out(GLOSSARY.read_text("utf-8"))
    found = [(where, word) for where, text in texts() for word in words if word in text]
    assert found == []
