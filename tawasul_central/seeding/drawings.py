"""The files of a case, drawn: which document, as which kind of file, under which name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from random import Random
from time import gmtime
from typing import Final

from PIL import Image

from tawasul_central.seeding.cards import Papers, passport_page, portrait, residence_card, visa
from tawasul_central.seeding.ink import mark_specimen
from tawasul_central.seeding.letters import Matter, sheets
from tawasul_central.seeding.photograph import photographed, scanned, worn
from tawasul_central.seeding.slips import printed
from tawasul_central.seeding.sources import catalogue, documents
from tawasul_central.seeding.texts import Facts, facts_of
from tawasul_contract.records import ApplicantRecord

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
CARDS: Final = {
    "passport_copy": passport_page,
    "old_passport_copy": passport_page,
    "iqama_copy": residence_card,
    "visa_copy": visa,
}
SLIPS: Final = ("fee_receipt", "travel_ticket", "medical_insurance")
# How often a card, a letter and a slip come as each kind of file.
CARD_KINDS: Final = {JPEG: 0.62, PNG: 0.2, PDF: 0.18}
LETTER_KINDS: Final = {PDF: 0.72, JPEG: 0.28}
SLIP_KINDS: Final = {PDF: 0.85, PNG: 0.15}
PAGES: Final = (0.46, 0.24, 0.15, 0.10, 0.05)  # how often a PDF has 1, 2 … pages
SMALL_SHEET: Final = (640, 905)
DOTS: Final = 100  # an inch
QUALITY: Final = 78


@dataclass(frozen=True)
class Order:
    """A document to draw; the same order always gives the same bytes."""

    key: str
    document_id: str
    person: ApplicantRecord
    at: datetime


@dataclass(frozen=True)
class Drawn:
    """A file as somebody would send it."""

    name: str
    media_type: str
    data: bytes


def draw(order: Order) -> Drawn:
    """Return the document as a file of a kind and name that people use."""
    rng = Random(order.key)  # noqa: S311 - repeatable on purpose
    facts = facts_of(rng, order.person, order.at.date())
    if order.document_id == "photograph":
        media_type = JPEG
        data = _jpeg(mark_specimen(portrait(rng, order.person)))
    elif order.document_id in CARDS:
        media_type = _kind(rng, CARD_KINDS)
        data = _card(rng, order, facts, media_type)
    else:
        media_type = _kind(rng, SLIP_KINDS if order.document_id in SLIPS else LETTER_KINDS)
        data = _letter(rng, order, facts, media_type)
    return Drawn(_name(rng, order, facts, media_type), media_type, data)


def _card(rng: Random, order: Order, facts: Facts, media_type: str) -> bytes:
    old = order.document_id == "old_passport_copy"
    issued = order.at.date() - timedelta(days=rng.randint(1500, 2400) if old else rng.randint(20, 1400))
    number = facts["old_passport"] if old else order.person.passport_number
    flat = CARDS[order.document_id](rng, Papers(order.person, number, issued))
    if media_type == JPEG:
        return _jpeg(photographed(rng, flat))
    if media_type == PNG:
        return _png(scanned(rng, flat))
    sheet = Image.new("L", (827, 1169), 252)
    sheet.paste(flat.resize((640, 640 * flat.height // flat.width)), (92, rng.randint(80, 260)))
    return _pdf([worn(rng, sheet)])


def _letter(rng: Random, order: Order, facts: Facts, media_type: str) -> bytes:
    matter = Matter(order.document_id, facts, facts["receipt"], f"{order.at:%Y/%m/%d}")
    count = rng.choices(range(1, len(PAGES) + 1), PAGES)[0] if media_type == PDF else 1
    if media_type == PDF and order.document_id in SLIPS:
        return printed(rng, matter, count)
    drawn = sheets(rng, matter, count)
    if media_type == PDF:
        return _pdf([worn(rng, sheet) for sheet in drawn])
    if media_type == PNG:
        return _png(scanned(rng, drawn[0]))
    return _jpeg(photographed(rng, drawn[0].resize(SMALL_SHEET, Image.Resampling.BILINEAR)))


def _kind(rng: Random, kinds: dict[str, float]) -> str:
    return rng.choices(tuple(kinds), tuple(kinds.values()))[0]


def _name(rng: Random, order: Order, facts: Facts, media_type: str) -> str:
    document = catalogue().document(order.document_id)
    pattern = rng.choice(documents().file_names[media_type])
    return pattern.format(
        name=document.name_ar,
        english=order.document_id,
        passport=facts["passport"],
        short=facts["short"],
        stamp=f"{order.at:%Y%m%d_%H%M%S}",
        date=f"{order.at:%Y-%m-%d}",
    )


def _jpeg(picture: Image.Image) -> bytes:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _png(picture: Image.Image) -> bytes:
    kept = BytesIO()
    picture.save(kept, "PNG", compress_level=2)
    return kept.getvalue()


def _pdf(pages: list[Image.Image]) -> bytes:
    """Return the pages as a scanner's PDF: pictures, with no text in it and no moment of its making."""
    kept, never = BytesIO(), gmtime(0)
    first, *rest = pages
    first.save(
        kept,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=DOTS,
        quality=QUALITY,
        creationDate=never,
        modDate=never,
    )
    return kept.getvalue()
