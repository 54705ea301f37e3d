import pytest

from tawasul_desk.services.arabic import FSI, PDI
from tawasul_desk.services.reading_order import as_written, in_order, shown
from tawasul_desk.services.reports.blocks import BODY
from tawasul_desk.services.reports.direction import CONTROLS
from tawasul_desk.services.reports.lines import single

UNITS = (
    "17-08-1979",
    "١٧-٠٨-١٩٧٩",
    "2026/11/22",
    "050 123 4567",
    "٠٥٠ ١٢٣ ٤٥٦٧",
    "+966 55 123 4567",
    "966 55 123 4567",
    "(011) 478-1234",
    "478-1234",
    "4111 1111 1111 1111",
    "SA03 8000 0000 6080 1016 7519",
    "1 000 000 008",
    "2000 000 006",
    "1,250.50",
    "10:30-12:45",
    "00:00-01:00",
    "2026-03-18.pdf",
    "05-2026",
    "-5",
)
RANGES = ("١٤٤٥-١٤٤٨", "1445-1448", "3-10", "2024–2025")


def on_paper(text: str, base: int) -> str:
    """What stands on the line from left to right."""
    pieces = single(in_order(text), BODY, base).pieces
    return "".join(cell.letter for piece in pieces for cell in piece.cells).translate(CONTROLS)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_reads_from_the_left_in_arabic_and_in_latin_text(unit: str) -> None:
    assert unit in on_paper(f"بعد {unit} قبل", 1)
    assert unit in on_paper(f"after {unit} before", 0)
    assert unit in on_paper(f"بعد {unit} قبل", 0)
    assert unit in on_paper(unit, 1)


@pytest.mark.parametrize("written", RANGES)
def test_a_range_follows_its_paragraph(written: str) -> None:
    dash = "–" if "–" in written else "-"
    first, last = written.split(dash)
    assert f"{last}{dash}{first}" in on_paper(f"من {written} كاملة", 1)
    assert f"{last}{dash}{first}" in on_paper(written, 1)
    assert written in on_paper(f"from {written} on", 0)


@pytest.mark.parametrize(
    "text",
    ["الصفحات 3 10 25", "TW-1448-0000357", "scan_2026-03-18.pdf", "a@b-12.3", "https://a.sa/2026-01-02/x"],
)
def test_lists_of_numbers_and_latin_words_are_left_as_they_are(text: str) -> None:
    assert in_order(text) == text


def test_what_keeps_the_order_is_gone_from_what_is_copied() -> None:
    for text in (*UNITS, *RANGES, f"هاتف {UNITS[3]} و{RANGES[0]}"):
        assert as_written(shown(text)) == text


def test_own_isolates_work_unseen_and_those_of_strangers_are_seen() -> None:
    filled = f"عزيزي {FSI}Ali{PDI}، \u202eabc"
    assert shown(filled, by_staff=True) == f"عزيزي {FSI}Ali{PDI}، [RLO]abc"
    assert shown(filled) == "عزيزي [FSI]Ali[PDI]، [RLO]abc"
