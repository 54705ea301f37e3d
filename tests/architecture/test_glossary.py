"""The glossary holds: no text on screen or on paper uses a word that was ruled out."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def on_screen(language: str, context: str, source: str) -> str:
    """Return what a window says."""
    known = ET.parse(ROOT / f"translations/tawasul_{language}.ts").getroot()  # noqa: S314 - our own file
    [found] = [
        message.findtext("translation", "")
        for part in known.iter("context")
        if part.findtext("name") == context
        for message in part.iter("message")
        if message.findtext("source") == source
    ]
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_paper_and_screen_have_one_word_for_one_thing(language: str) -> None:
    paper = json.loads((ROOT / "resources/reports/words.json").read_text("utf-8"))[language]
    applicant, facts, words = "ApplicantCard", "FactsCard", "Words"
    same = {
        paper["identity_number"]: (applicant, "Identity number"),
        paper["passport_number"]: (applicant, "Passport number"),
        paper["nationality"]: (applicant, "Nationality"),
        paper["birth_date"]: (applicant, "Date of birth"),
        paper["phone"]: (applicant, "Phone"),
        paper["email"]: (applicant, "E-mail"),
        paper["office"]: (facts, "Office"),
        paper["assignee"]: (facts, "Assignee"),
        paper["due_at"]: (facts, "Deadline"),
        paper["resolution"]: (facts, "Outcome"),
        paper["timeline"]: ("CaseBody", "Timeline"),
        paper["attachments"]: ("AttachmentsCard", "Attachments"),
        paper["statuses"]["returned_by_applicant"]: (words, "Back from applicant"),
        paper["resolutions"]["approved"]: (words, "Approved"),
        paper["resolutions"]["rejected"]: (words, "Rejected"),
        paper["resolutions"]["answered"]: (words, "Answered"),
    }
    told = {word: on_screen(language, *place) for word, place in same.items()}
    assert {word: screen for word, screen in told.items() if word != screen} == {}


def test_the_glossary_rules_words_out() -> None:
    words = ruled_out(GLOSSARY.read_text("utf-8"))
    assert len(words) >= 10
    assert all(re.search("[\u0600-\u06ff]", word) for word in words)


def test_no_text_uses_a_word_that_was_ruled_out() -> None:
    words = ruled_out(GLOSSARY.read_text("utf-8"))
    found = [(where, word) for where, text in texts() for word in words if word in text]
    assert found == []
