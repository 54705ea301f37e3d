"""What a search is asked, and what a case is found by: names, words, and numbers as people write them.

A number is written in groups, with brackets, with or without the country before it. Both sides are brought
into one form here: the index holds each number whole, the question is asked for the pieces as they were
typed and for what they make up together.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import CaseRecord
from tawasul_desk.services import arabic

_COUNTRY: Final = "966"
_LAST: Final = 4  # digits by which a number is asked for over the phone
_LEAST: Final = 4  # digits that are taken for a number in groups
_NUMBER: Final = re.compile(r"(?<!\w)(?:[a-z]{1,3}[\s\-]{0,2})?[+(]*\d[\d\s\-+()./]*\d\)?(?!\w)")
_CASE_NUMBER: Final = re.compile(r"(?:tw)?[\s\-/]*(\d{4})[\s\-/]*(\d{1,7})")
_CASE_JOINED: Final = re.compile(r"tw(\d{4})(\d{7})")
_IDENTITY: Final = re.compile(r"[12]\d{9}")
_NO_DIGIT: Final = re.compile(r"[^a-z0-9]+")
_NAMED: Final = {"service": "zzservice", "nationality": "zznation"}

Names = Mapping[str, Sequence[str]]
"""Folded names by the term under which the index knows the thing."""


def searchable(case: CaseRecord, bodies: str, files: str) -> str:
    """Return the folded text in which a case is found: who, which numbers, what was written, which files."""
    person = case.applicant
    words = (person.name_ar, person.name_en, person.email, case.description, bodies, files)
    named = (_term("service", case.service_id), _term("nationality", person.nationality))
    return arabic.fold(" ".join((*chain.from_iterable(numbers_of(case)), *words, *named)))


def names_of(catalogue: CatalogueRecord | None) -> Names:
    """Return the names of services and nationalities, in both languages, by their terms in the index."""
    if catalogue is None:
        return {}
    services = {_term("service", each.id): (each.name_ar, each.name_en) for each in catalogue.services}
    nations = {_term("nationality", code): names for code, names in catalogue.nationalities.items()}
    return {term: [arabic.fold(name) for name in names] for term, names in (services | nations).items()}


def match_expression(text: str, names: Names) -> str | None:
    """Return an FTS5 MATCH expression for what was typed, or None where that holds no word.

    All words must be met, each as the beginning of one; a number in groups also as one number.
    """
    plain = _terms(text, names)
    if not plain:
        return None
    folded = arabic.fold(text)
    joined = _NUMBER.sub(lambda found: f" {_whole(found.group())} ", folded)
    others = _terms(joined, names)
    return f"({plain}) OR ({others})" if others and others != plain else plain


def exact_number(text: str) -> str | None:
    """Return the case number or identity number that was typed in full, as it is stored; None for others."""
    folded = arabic.fold(text)
    digits = _NO_DIGIT.sub("", folded)
    if _IDENTITY.fullmatch(digits):
        return digits
    found = _CASE_JOINED.fullmatch(digits) or _CASE_NUMBER.fullmatch(folded)
    parted = found is not None and ("tw" in folded or re.search(r"\d[\s\-/]+\d", folded) is not None)
    return f"TW-{found[1]}-{int(found[2]):07}" if found is not None and parted else None


def asked_terms(text: str) -> list[str]:
    """Return what is asked for, folded: a number in groups as one, everything else term by term."""
    joined = _NUMBER.sub(lambda found: f" {_whole(found.group())} ", arabic.fold(text))
    return [" ".join(words) for words in arabic.terms_of(joined)]


def named_terms(kind: str, code: str, names: Names) -> Sequence[str]:
    """Return the folded names of this service or nationality; `kind` is "service" or "nationality"."""
    return names.get(_term(kind, code), ())


def national(digits: str) -> str:
    """Return a phone number's digits without country and zero: 501234567 for +966 50 123 4567, say."""
    bare = digits.removeprefix("00")
    if len(bare) > len(_COUNTRY) + _LAST:
        bare = bare.removeprefix(_COUNTRY)
    return bare.removeprefix("0")


class Numbers(NamedTuple):
    """The forms of a case's numbers in the index, by what they are numbers of."""

    case: tuple[str, ...]
    identity: tuple[str, ...]
    passport: tuple[str, ...]
    phone: tuple[str, ...]


def numbers_of(case: CaseRecord) -> Numbers:
    """Return every form in which a number of this case can be typed whole, or by its last digits."""
    year, _, serial = case.case_number.removeprefix("TW-").partition("-")
    short = serial.lstrip("0")  # nobody types the zeros
    person = case.applicant
    passport = _NO_DIGIT.sub("", person.passport_number.casefold())
    phone = national(_NO_DIGIT.sub("", person.phone))
    return Numbers(
        (case.case_number, short, f"TW-{year}-{short}", f"TW{year}{serial}", f"{year}{serial}"),
        (person.identity_number, person.identity_number[-_LAST:]),
        (passport, passport[-_LAST:]),
        (phone, f"0{phone}", f"{_COUNTRY}{phone}", phone[-_LAST:]),
    )


def _whole(written: str) -> str:
    """Return a number that was typed in groups as one; a phone number as it is dialled in the country."""
    whole = _NO_DIGIT.sub("", written)
    if sum(each.isdigit() for each in whole) < _LEAST:
        return written
    foreign = whole.startswith((_COUNTRY, f"00{_COUNTRY}"))
    return national(whole) if foreign and whole.isdigit() else whole


def _terms(text: str, names: Names) -> str:
    return " AND ".join(_either(words, names) for words in arabic.terms_of(text))


def _either(words: Sequence[str], names: Names) -> str:
    """Return a term as it may stand in a case, or in the name of what the case only has the code of."""
    typed = " ".join(words)
    coded = [term for term, known in names.items() if any(_begins_a_word(typed, name) for name in known)]
    asked = [f'"{typed}"*', *(f'"{term}"' for term in coded)]
    return asked[0] if len(asked) == 1 else f"({' OR '.join(asked)})"


def _begins_a_word(typed: str, name: str) -> bool:
    return f" {name}".find(f" {typed}") >= 0


def _term(kind: str, code: str) -> str:
    return _NAMED[kind] + _NO_DIGIT.sub("", code.casefold())
