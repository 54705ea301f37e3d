"""How the connection is stands in the foot of the window; no page has a sentence of its own about it."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from pytestqt.qtbot import QtBot

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence

TEXTS = Path(__file__).parents[2] / "translations" / "tawasul_en.ts"
CLAIM = re.compile(r"\b(no|without a|needs the) (network|connection)\b|\boffline\b", re.IGNORECASE)
# Acts: out of the same state as the foot. The others: where there is no foot yet, or of the program as such.
ALLOWED = {"StatusBar", "Acts", "FailureBar", "FirstSync", "BrandPanel"}
GENERAL = {"What you do without a network waits here until the server has confirmed it."}


def test_no_page_says_by_itself_how_the_connection_is() -> None:
    claims = {
        (context.findtext("name"), source)
        for context in ElementTree.parse(TEXTS).getroot().iter("context")  # noqa: S314 - our own
        for message in context.iter("message")
        if CLAIM.search(source := message.findtext("source") or "") and source not in GENERAL
    }
    assert {context for context, _ in claims} <= ALLOWED, claims
    assert "StatusBar" in {context for context, _ in claims}


def test_a_failure_tells_what_happened_to_it_alone(qtbot: QtBot, locale_en: Locale) -> None:
    told = sentence(KnownError(ErrorCode.OFFLINE))
    assert told == "The server did not answer. Keep working: everything is saved here and sent later."
