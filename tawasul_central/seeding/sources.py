"""The data files of the seed, read once: names by culture, sentences, and the first catalogue."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import TypeAdapter

from tawasul_contract.catalogue import CatalogueRecord

Name = tuple[str, str]  # Arabic, Latin
Pool = tuple[Name, ...]


@dataclass(frozen=True)
class Culture:
    """How the people of one nationality are named (a pool for each part) and their passports numbered.

    In the pattern `@` stands for a letter, `#` for a digit, and anything else for itself.
    """

    nationality: str
    weight: int
    passport: str
    men: tuple[Pool, ...]
    women: tuple[Pool, ...]


@dataclass(frozen=True)
class Sentences:
    """Pools of Arabic sentences; the words in braces are filled with the facts of a case."""

    cities: tuple[str, ...]
    ports: tuple[str, ...]
    employers: tuple[str, ...]
    openings: tuple[str, ...]
    situations: dict[str, tuple[str, ...]]
    requests: dict[str, tuple[str, ...]]
    details: tuple[str, ...]
    closings: tuple[str, ...]
    notes: tuple[str, ...]
    replies: tuple[str, ...]
    answers: tuple[str, ...]
    reasons: tuple[str, ...]
    approvals: tuple[str, ...]
    approval_requests: tuple[str, ...]
    reopenings: tuple[str, ...]
    transfers: tuple[str, ...]
    withdrawals: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """Who writes a letter and how it is headed, in Arabic and English."""

    title: Name
    sender: Name


@dataclass(frozen=True)
class Documents:
    """The words on drawn documents, and the names under which they are sent."""

    specimen: str
    labels: dict[str, Name]
    letters: dict[str, Letter]
    paragraphs: tuple[str, ...]
    file_names: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _CultureRow:
    nationality: str
    weight: int
    passport: str
    men: tuple[str, ...]
    women: tuple[str, ...]


@dataclass(frozen=True)
class _Names:
    pools: dict[str, dict[str, str]]
    cultures: tuple[_CultureRow, ...]


@cache
def catalogue() -> CatalogueRecord:
    """Return the catalogue that a new central starts with."""
    return CatalogueRecord.model_validate_json(_data("catalogue.json"))


@cache
def sentences() -> Sentences:
    """Return the pools of sentences."""
    return TypeAdapter(Sentences).validate_json(_data("texts.json"))


@cache
def documents() -> Documents:
    """Return the words on drawn documents."""
    return TypeAdapter(Documents).validate_json(_data("documents.json"))


@cache
def cultures() -> tuple[Culture, ...]:
    """Return the cultures, each with its pools of names."""
    names = TypeAdapter(_Names).validate_json(_data("names.json"))
    pools = {pool: tuple(pairs.items()) for pool, pairs in names.pools.items()}
    return tuple(
        Culture(
            nationality=row.nationality,
            weight=row.weight,
            passport=row.passport,
            men=tuple(pools[pool] for pool in row.men),
            women=tuple(pools[pool] for pool in row.women),
        )
        for row in names.cultures
    )


def font(weight: str = "Regular") -> Path:
    """Return the font file of this weight: beside the package, or inside the desk where it is installed."""
    root = Path(__file__).parents[2]
    name = f"IBMPlexSansArabic-{weight}.ttf"
    beside = root / "resources" / "fonts" / name
    return beside if beside.exists() else root / "tawasul_desk" / "resources" / "fonts" / name


def _data(name: str) -> bytes:
    return (resources.files("tawasul_central") / "data" / name).read_bytes()
