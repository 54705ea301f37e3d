"""Where a search found a case: in what the row shows, or in something that has to be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from tawasul_contract.records import CaseRecord
from tawasul_desk.services import arabic
from tawasul_desk.services.intake import hex_of, texts_of
from tawasul_desk.services.search_terms import Names, asked_terms, named_terms, numbers_of
from tawasul_desk.services.views import FoundIn, QueueRow

_CASES = 'SELECT data FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(?))'


def tell_where(
    connection: Connection, rows: Sequence[QueueRow], text: str, names: Names
) -> tuple[QueueRow, ...]:
    """Return the rows of a page, each with the first place that holds the rarest of what was typed."""
    wanted = hex_of(row.case_id for row in rows)
    bodies, files = texts_of(connection, wanted)
    stored = connection.exec_driver_sql(_CASES, (wanted,)).scalars()
    cases = {case.id: case for case in map(CaseRecord.model_validate_json, stored)}
    terms = asked_terms(text)

    def told(row: QueueRow) -> QueueRow:
        case = cases.get(row.case_id)
        if case is None:
            return row
        key = case.id.bytes
        places = list(_places(case, bodies.get(key, ""), files.get(key, ""), names))
        return replace(row, found_in=_first(terms, places))

    return tuple(map(told, rows))


def _first(terms: Sequence[str], places: Sequence[tuple[FoundIn, str]]) -> FoundIn | None:
    """Return the place, in the order of `FoundIn`, of the term that is found last in that order."""
    found = [next((place for place, words in places if f" {term}" in words), None) for term in terms]
    known = [place for place in found if place is not None]
    return max(known, key=tuple(FoundIn).index) if known else None


def _places(case: CaseRecord, bodies: str, files: str, names: Names) -> Iterator[tuple[FoundIn, str]]:
    person = case.applicant
    numbers = numbers_of(case)
    texts = (
        (FoundIn.SHOWN, " ".join(numbers.case)),
        (FoundIn.NAME_AR, person.name_ar),
        (FoundIn.NAME_EN, person.name_en),
        (FoundIn.SERVICE, " ".join(named_terms("service", case.service_id, names))),
        (FoundIn.IDENTITY, " ".join(numbers.identity)),
        (FoundIn.PASSPORT, " ".join(numbers.passport)),
        (FoundIn.PHONE, " ".join(numbers.phone)),
        (FoundIn.EMAIL, person.email),
        (FoundIn.NATIONALITY, " ".join(named_terms("nationality", person.nationality, names))),
        (FoundIn.DESCRIPTION, case.description),
        (FoundIn.TIMELINE, bodies),
        (FoundIn.ATTACHMENT, files),
    )
    for place, text in texts:
        yield place, f" {arabic.words_of(text)}"
