"""Flat pictures of documents that do not exist: a passport page, a card, a visa, a portrait."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sin
from random import Random
from typing import Final
from unicodedata import normalize

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Canvas

from tawasul_central.seeding.ink import FAINT, Colour, mark_specimen, write
from tawasul_central.seeding.people import is_woman
from tawasul_central.seeding.sources import catalogue, documents
from tawasul_contract.records import ApplicantRecord

PAGE: Final = (900, 640)
CARD: Final = (860, 540)
PORTRAIT: Final = (480, 640)
PAPERS: Final = ((226, 236, 230), (231, 228, 240), (240, 231, 222), (222, 233, 240), (238, 236, 220))
SKINS: Final = ((233, 196, 164), (205, 160, 120), (168, 120, 84), (124, 84, 58))
CLOTHES: Final = ((58, 76, 104), (236, 236, 232), (84, 60, 72), (44, 48, 52), (96, 112, 88))
WHITE: Final = (246, 246, 244)
LARGE, SMALL, ROOMY = 23, 18, 46  # pixels, and how many letters of a row still fit in the large size


@dataclass(frozen=True)
class Papers:
    """Whose document it is, when it was issued and which number it bears."""

    person: ApplicantRecord
    number: str
    issued: date


def passport_page(rng: Random, papers: Papers) -> Image.Image:
    """Return the page with the holder's data and its two machine-readable lines."""
    picture, canvas = _paper(rng, PAGE)
    country_ar, country_en = catalogue().nationalities[papers.person.nationality]
    word_ar, word_en = documents().labels["passport"]
    write(canvas, (860, 26), country_ar, 30, weight="Bold", anchor="ra")
    write(canvas, (40, 30), f"{word_en}  {country_en}".upper(), 24, weight="SemiBold", anchor="la")
    write(canvas, (860, 70), word_ar, 24, fill=FAINT, anchor="ra")
    picture.paste(portrait(rng, papers.person).resize((200, 266)), (40, 110))
    rows = [
        ("name", papers.person.name_en, papers.person.name_ar),
        ("passport_number", papers.number, ""),
        ("nationality", country_en, country_ar),
        ("birth", f"{papers.person.birth_date:%d/%m/%Y}", ""),
        ("issued", f"{papers.issued:%d/%m/%Y}", ""),
        ("expires", f"{_expiry(papers):%d/%m/%Y}", ""),
    ]
    _fields(canvas, rows, left=270, right=860, top=112, step=66)
    _machine_lines(canvas, papers)
    return mark_specimen(picture)


def residence_card(rng: Random, papers: Papers) -> Image.Image:
    """Return the face of an identity card."""
    picture, canvas = _paper(rng, CARD)
    person = papers.person
    kind = "citizen_card" if person.identity_number.startswith("1") else "card"
    title_ar, title_en = documents().labels[kind]
    canvas.rectangle((0, 0, CARD[0], 84), (27, 96, 66))
    write(canvas, (830, 18), title_ar, 34, fill=WHITE, weight="Bold", anchor="ra")
    write(canvas, (30, 26), title_en, 24, fill=WHITE, weight="SemiBold", anchor="la")
    picture.paste(portrait(rng, person).resize((190, 253)), (30, 112))
    country_ar, country_en = catalogue().nationalities[person.nationality]
    rows = [
        ("name", person.name_en, person.name_ar),
        ("identity", person.identity_number, ""),
        ("nationality", country_en, country_ar),
        ("birth", f"{person.birth_date:%d/%m/%Y}", ""),
        ("expires", f"{_expiry(papers):%d/%m/%Y}", ""),
    ]
    _fields(canvas, rows, left=245, right=830, top=108, step=72)
    write(canvas, (830, 500), documents().labels["fictional"][0], 18, fill=FAINT, anchor="ra")
    return mark_specimen(picture)


def visa(rng: Random, papers: Papers) -> Image.Image:
    """Return a visa as it is stuck into a passport."""
    picture, canvas = _paper(rng, CARD)
    word_ar, word_en = documents().labels["visa"]
    write(canvas, (830, 20), word_ar, 40, weight="Bold", anchor="ra")
    write(canvas, (30, 24), word_en, 34, weight="Bold", anchor="la")
    rows = [
        ("number", f"{rng.randrange(10**9, 10**10)}", ""),
        ("name", papers.person.name_en, papers.person.name_ar),
        ("passport_number", papers.number, ""),
        ("issued", f"{papers.issued:%Y-%m-%d}", ""),
        ("expires", f"{papers.issued + timedelta(days=90):%Y-%m-%d}", ""),
    ]
    _fields(canvas, rows, left=30, right=830, top=96, step=72)
    _machine_lines(canvas, papers, top=468)
    return mark_specimen(picture)


def portrait(rng: Random, person: ApplicantRecord) -> Image.Image:
    """Return a likeness of nobody: always the same one for the same person."""
    own = Random(person.identity_number)  # noqa: S311 - repeatable on purpose
    skin, cloth = own.choice(SKINS), own.choice(CLOTHES)
    width, height = PORTRAIT
    picture = Image.new("RGB", PORTRAIT, rng.choice((WHITE, (214, 224, 236))))
    canvas = ImageDraw.Draw(picture)
    canvas.ellipse((20, 430, width - 20, height + 240), cloth)
    canvas.rectangle((196, 360, 284, 460), _darker(skin, 24))
    if is_woman(person):
        canvas.ellipse((118, 92, 362, 470), _darker(cloth, 14))
    canvas.ellipse((146, 130, 334, 402), skin)
    canvas.pieslice((140, 112, 340, 330), 185, 355, own.choice(((30, 26, 24), (62, 44, 34), (40, 40, 44))))
    for eye in (196, 284):
        canvas.ellipse((eye - 13, 252, eye + 13, 268), WHITE)
        canvas.ellipse((eye - 7, 252, eye + 7, 268), (42, 32, 28))
    canvas.line((240, 268, 234, 316, 246, 318), _darker(skin, 40), 4)
    canvas.arc((206, 316, 274, 362), 20, 160, (150, 84, 76), 5)
    return picture


def _fields(
    canvas: Canvas, rows: list[tuple[str, str, str]], *, left: int, right: int, top: int, step: int
) -> None:
    """Write label and value of each row, Latin from the left and Arabic from the right."""
    for place, (label, latin, arabic) in enumerate(rows):
        y = top + place * step
        label_ar, label_en = documents().labels[label]
        write(canvas, (left, y), label_en, 15, fill=FAINT, anchor="la")
        write(canvas, (right, y), label_ar, 16, fill=FAINT, anchor="ra")
        size = LARGE if len(latin) + len(arabic) < ROOMY else SMALL
        write(canvas, (left, y + 20), latin, size, weight="SemiBold", anchor="la")
        if arabic:
            write(canvas, (right, y + 18), arabic, size, weight="SemiBold", anchor="ra")


def _machine_lines(canvas: Canvas, papers: Papers, top: int = 556) -> None:
    """Write the two lines that a machine would read, letter by letter in equal steps."""
    person = papers.person
    letters = normalize("NFKD", person.name_en.upper().replace("İ", "I")).encode("ascii", "ignore").decode()
    *given, family = letters.replace("-", " ").split()
    first = f"P<{person.nationality}{family}<<{'<'.join(given)}".ljust(44, "<")[:44]
    number, birth, expiry = (
        papers.number.ljust(9, "<")[:9],
        f"{person.birth_date:%y%m%d}",
        f"{_expiry(papers):%y%m%d}",
    )
    parts = [number + _check(number), person.nationality, birth + _check(birth), "<", expiry + _check(expiry)]
    second = "".join(parts).ljust(44, "<")[:44]
    for row, line in enumerate((first, second)):
        for column, letter in enumerate(line):
            write(canvas, (52 + column * 18, top + row * 36), letter, 25, weight="Medium", anchor="ma")


def _check(words: str) -> str:
    """Return the check digit of a machine-readable field (ICAO 9303: weights 7, 3, 1)."""
    values = (0 if letter == "<" else int(letter, 36) for letter in words)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def _paper(rng: Random, size: tuple[int, int]) -> tuple[Image.Image, Canvas]:
    """Return tinted paper with the waves of a security print."""
    colour = rng.choice(PAPERS)
    picture = Image.new("RGB", size, colour)
    canvas = ImageDraw.Draw(picture)
    tone, phase = _darker(colour, 16), rng.uniform(0, 6)
    for base in range(0, size[1] + 40, 20):
        points = [(x, base + 14 * sin(x / 70 + phase + base / 90)) for x in range(0, size[0] + 30, 30)]
        canvas.line(points, tone, 1)
    return picture, canvas


def _expiry(papers: Papers) -> date:
    return papers.issued + timedelta(days=5 * 365)


def _darker(colour: Colour, by: int) -> Colour:
    red, green, blue = (max(part - by, 0) for part in colour)
    return red, green, blue
