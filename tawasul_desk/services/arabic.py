"""Arabic text as pure functions: folding for search, isolates, digits, dual dates and plural forms."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from hijridate import Gregorian

Language = Literal["ar", "en"]
PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]

# Saudi Arabia keeps UTC+3 all year, and Windows ships no zone data.
RIYADH: Final = timezone(timedelta(hours=3), "Asia/Riyadh")

FSI: Final = "\N{FIRST STRONG ISOLATE}"
PDI: Final = "\N{POP DIRECTIONAL ISOLATE}"
DATE_SEPARATOR: Final = " · "
_BULLET: Final = "\N{BULLET}"

_LETTERS: Final = {
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER YEH BARREE}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HEH GOAL}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HEH DOACHASHMEE}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER AE}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HAMZA}": "",
    "\N{ARABIC TATWEEL}": "",
}
_ABD: Final = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}"
_ABD_AND_NEXT: Final = re.compile(rf"(?<!\w){_ABD} (?=\w)")
_WORD: Final = re.compile(r"[^\W_]+")

# Embeddings, overrides and isolates; the marks LRM, RLM and ALM can scramble nothing.
_CONTROL_NAMES: Final = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_SHOWN_CONTROLS: Final = {code: f"[{name}]" for code, name in _CONTROL_NAMES.items()}

_ARABIC_SIGNS: Final = {
    ord(","): "\N{ARABIC THOUSANDS SEPARATOR}",
    ord("."): "\N{ARABIC DECIMAL SEPARATOR}",
    ord("%"): "\N{ARABIC PERCENT SIGN}",
}
_ASCII_DIGITS: Final = {zero + n: str(n) for zero in (0x660, 0x6F0) for n in range(10)}
_ARABIC_DIGITS: Final = {zero + n: chr(0x660 + n) for zero in (0x30, 0x6F0) for n in range(10)}


class _Folds(dict[int, str]):
    """What each code point becomes when folded, filled on first sight."""

    def __missing__(self, code: int) -> str:
        """Return the folded form of one code point."""
        folded = "".join(map(_folded_letter, unicodedata.normalize("NFKD", chr(code).casefold())))
        self[code] = folded
        return folded


def _folded_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return _LETTERS.get(letter, letter)


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return the text as it is indexed and searched: what readers take for the same is the same."""
    return _ABD_AND_NEXT.sub(_ABD, " ".join(text.translate(_FOLDS).split()))


class _Letter(NamedTuple):
    """A folded character and where it came from."""

    text: str
    start: int
    end: int


def match_spans(original: str, query: str) -> list[tuple[int, int]]:
    """Return where the query's terms begin words of the original, as sorted (start, end) of the original.

    The same words match as in the full-text search: every term is a prefix, its parts follow each other.
    """
    words = _words_with_places(original)
    spans: set[tuple[int, int]] = set()
    for term in terms_of(query):
        for first in range(len(words) - len(term) + 1):
            spans.update(_term_spans(words[first : first + len(term)], term))
    return _merged(sorted(spans))


def find_spans(original: str, query: str) -> list[tuple[int, int]]:
    """Return where the query stands in the text, also inside words, as sorted (start, end) of the original.

    Both are folded; any run of blanks and line breaks counts as one blank.
    """
    wanted = fold(query)
    letters = list(_letters_in_a_line(original))
    folded = "".join(letter for letter, _ in letters)
    for joined in reversed(list(_ABD_AND_NEXT.finditer(folded))):
        del letters[joined.end() - 1]
    places = [place for _, place in letters]
    found = re.finditer(re.escape(wanted), "".join(letter for letter, _ in letters)) if wanted else ()
    return [(places[hit.start()], places[hit.end() - 1] + 1) for hit in found]


def _letters_in_a_line(original: str) -> Iterator[tuple[str, int]]:
    """Yield the folded letters with their places, one blank between words."""
    before = " "
    for place, letter in enumerate(original):
        for part in letter.translate(_FOLDS):
            plain = " " if part.isspace() else part
            if plain != " " or before != " ":
                yield plain, place
            before = plain


def fts_query(text: str) -> str | None:
    """Return an FTS5 MATCH expression that finds every folded term as a prefix, or None."""
    terms = [" ".join(term) for term in terms_of(text)]
    return " AND ".join(f'"{term}"*' for term in terms) or None


def isolate(value: str) -> str:
    """Return the value wrapped so that its direction neither harms the sentence nor is harmed by it."""
    return f"{FSI}{value}{PDI}"


def visible_controls(text: str) -> str:
    """Return incoming text with direction overrides spelled out, so that they are seen and not obeyed."""
    return text.translate(_SHOWN_CONTROLS)


def to_ascii_digits(text: str) -> str:
    """Return the text with Arabic and Persian digits as 0-9."""
    return text.translate(_ASCII_DIGITS)


def to_arabic_digits(text: str) -> str:
    """Return the text with ASCII and Persian digits as Arabic-Indic ones."""
    return text.translate(_ARABIC_DIGITS)


def format_number(number: int, arabic_digits: bool = False) -> str:
    """Return a count with its thousands grouped, in the digits asked for."""
    grouped = f"{number:,}"
    if not arabic_digits:
        return grouped
    return to_arabic_digits(grouped.replace(",", "\N{ARABIC THOUSANDS SEPARATOR}"))


def format_percent(hundredths: float, arabic_digits: bool = False) -> str:
    """Return a share in hundredths with at most one decimal and the sign that goes with the digits."""
    text = f"{hundredths:.1f}".removesuffix(".0") + "%"
    return to_arabic_digits(text.translate(_ARABIC_SIGNS)) if arabic_digits else text


def format_decimal(number: float, arabic_digits: bool = False) -> str:
    """Return a number with its thousands grouped and at most one decimal, in the digits asked for."""
    text = f"{number:,.1f}".removesuffix(".0")
    return to_arabic_digits(text.translate(_ARABIC_SIGNS)) if arabic_digits else text


def clock_range(opens: time, closes: time, arabic_digits: bool = False) -> str:
    """Return a stretch of the day as one unit read from the left: 08:00-15:00."""
    text = f"{opens:%H:%M}-{closes:%H:%M}"
    # Arabic digits on both sides of a hyphen run from the right, unless they are overridden.
    return f"\u2066\u202d{to_arabic_digits(text) if arabic_digits else text}\u202c\u2069"


def hijri(day: date) -> tuple[int, int, int]:
    """Return the Umm al-Qura year, month and day; outside 1343-1500 AH raises OverflowError."""
    year, month, month_day = Gregorian.fromdate(day).to_hijri().datetuple()
    return year, month, month_day


def dual_date(
    moment: datetime, language: Language, arabic_digits: bool = False, with_time: bool = False
) -> str:
    """Return the moment's day in Riyadh in both calendars, each part isolated, with the time if asked."""
    local = moment.astimezone(RIYADH)
    text = dual_day(local.date(), language, arabic_digits)
    if not with_time:
        return text
    clock = f"{local:%H:%M}"
    return text + DATE_SEPARATOR + isolate(to_arabic_digits(clock) if arabic_digits else clock)


def dual_day(day: date, language: Language, arabic_digits: bool = False) -> str:
    """Return a day in both calendars, each isolated; only Gregorian where Umm al-Qura is not defined."""
    text = DATE_SEPARATOR.join(map(isolate, _calendars(day, language)))
    return to_arabic_digits(text) if arabic_digits else text


def day_and_month(day: date, language: Language, arabic_digits: bool = False, *, umm_al_qura: bool) -> str:
    """Return a day without its year in one calendar, isolated; Gregorian where Umm al-Qura is not defined."""
    shown = Gregorian.fromdate(day)
    if umm_al_qura:
        with suppress(OverflowError):
            found = shown.to_hijri()
            text = f"{found.day} {found.month_name(language)}"
            return isolate(to_arabic_digits(text) if arabic_digits else text)
    text = f"{day.day} {shown.month_name(language)}"
    return isolate(to_arabic_digits(text) if arabic_digits else text)


def month_and_year(day: date, language: Language, arabic_digits: bool = False, *, umm_al_qura: bool) -> str:
    """Return the month of a day with its year in one calendar; OverflowError outside 1343-1500 AH."""
    shown = Gregorian.fromdate(day)
    found = shown.to_hijri() if umm_al_qura else shown
    text = f"{found.month_name(language)} {found.year} {found.notation(language)}"
    return to_arabic_digits(text) if arabic_digits else text


def mask_identity(number: str) -> str:
    """Return an identity number with only its first and its last two digits showing."""
    if len(number) < 6:
        return _BULLET * len(number)
    return number[0] + _BULLET * (len(number) - 3) + number[-2:]


def plural_category(number: int) -> PluralCategory:
    """Return which of the six Arabic plural forms a count takes (CLDR)."""
    small: dict[int, PluralCategory] = {0: "zero", 1: "one", 2: "two"}
    if number in small:
        return small[number]
    rest = number % 100
    if rest < 3:
        return "other"
    return "few" if rest <= 10 else "many"


def _calendars(day: date, language: Language) -> Iterator[str]:
    gregorian = Gregorian.fromdate(day)
    try:
        umm_al_qura = gregorian.to_hijri()
    except OverflowError:
        pass
    else:
        month = umm_al_qura.month_name(language)
        yield f"{umm_al_qura.day} {month} {umm_al_qura.year} {umm_al_qura.notation(language)}"
    yield f"{day.day} {gregorian.month_name(language)} {day.year} {gregorian.notation(language)}"


def terms_of(query: str) -> list[list[str]]:
    """Return the folded words that are searched for; those of one term follow each other in the text."""
    return [words for term in fold(query).split() if (words := _WORD.findall(term))]


def words_of(text: str) -> str:
    """Return the folded words of a text, a space between two of them: as the search index holds them."""
    return " ".join(_WORD.findall(fold(text)))


def _words_with_places(original: str) -> list[list[_Letter]]:
    letters = list(_letters_with_places(original))
    text = "".join(letter.text for letter in letters)
    words = [letters[found.start() : found.end()] for found in _WORD.finditer(text)]
    return _names_joined(words, original)


def _letters_with_places(original: str) -> Iterator[_Letter]:
    places = [place for place, character in enumerate(original) if _FOLDS[ord(character)]]
    # What folds to nothing (marks, tatweel) belongs to the letter before it.
    for start, end in pairwise([*places, len(original)]):
        for folded in _FOLDS[ord(original[start])]:
            yield _Letter(folded, start, end)


def _names_joined(words: list[list[_Letter]], original: str) -> list[list[_Letter]]:
    joined: list[list[_Letter]] = []
    for word in words:
        before = joined[-1] if joined else []
        gap = original[before[-1].end : word[0].start] if before else ""
        if "".join(letter.text for letter in before) == _ABD and not fold(gap) and gap:
            before.extend(word)
        else:
            joined.append(list(word))
    return joined


def _term_spans(words: list[list[_Letter]], term: list[str]) -> Iterator[tuple[int, int]]:
    texts = ["".join(letter.text for letter in word) for word in words]
    if texts[:-1] == term[:-1] and texts[-1].startswith(term[-1]):
        for word, part in zip(words, term, strict=True):
            yield word[0].start, word[len(part) - 1].end


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
