"""People who do not exist: applicants and staff with believable names, numbers and addresses."""

from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from string import ascii_uppercase
from typing import Final
from unicodedata import normalize
from uuid import NAMESPACE_URL, UUID, uuid5

from tawasul_central.seeding.sources import Culture, Pool, catalogue, cultures
from tawasul_contract.records import ApplicantRecord, Role, StaffRecord

CITIZENS: Final = "SAU"
WOMEN: Final = 0.3
MISTYPED_NUMBERS: Final = 0.01
OFFICERS_PER_OFFICE: Final = 4
# Reserved for examples by RFC 2606: no letter sent to them reaches anybody.
MAIL_DOMAINS: Final = ("example.com", "example.net", "example.org")
MOBILE_PREFIXES: Final = "0345689"
YEARS_OF_AGE: Final = (18, 74, 33)  # youngest, oldest, most common


def applicant(rng: Random, today: date) -> ApplicantRecord:
    """Return a made-up applicant; about one identity number in a hundred fails its check digit."""
    pool, weights = _weighted_cultures()
    culture = rng.choices(pool, cum_weights=weights)[0]
    name_ar, name_en = full_name(rng, culture.women if rng.random() < WOMEN else culture.men)
    return ApplicantRecord(
        name_ar=name_ar,
        name_en=name_en,
        identity_number=identity_number(
            rng, "1" if culture.nationality == CITIZENS else "2", valid=rng.random() >= MISTYPED_NUMBERS
        ),
        nationality=culture.nationality,
        birth_date=today - timedelta(days=int(rng.triangular(*YEARS_OF_AGE) * 365.25)),
        passport_number=numbered(rng, culture.passport),
        phone=f"+9665{rng.choice(MOBILE_PREFIXES)}{rng.randrange(10**7):07}",
        email=_address(rng, name_en),
    )


def is_woman(person: ApplicantRecord) -> bool:
    """Return whether this made-up person bears a woman's name."""
    own = next(culture for culture in cultures() if culture.nationality == person.nationality)
    return any(person.name_en.startswith(f"{latin} ") for _, latin in own.women[0])


def full_name(rng: Random, parts: tuple[Pool, ...]) -> tuple[str, str]:
    """Return a name of these parts in Arabic and in Latin letters; no part follows itself."""
    chosen: list[tuple[str, str]] = []
    for pool in parts:
        name = rng.choice(pool)
        while name in chosen:
            name = rng.choice(pool)
        chosen.append(name)
    return " ".join(arabic for arabic, _ in chosen), " ".join(latin for _, latin in chosen)


def identity_number(rng: Random, first: str, *, valid: bool = True) -> str:
    """Return a national (first digit 1) or residence (2) number; an invalid one fails its check digit."""
    digits = first + f"{rng.randrange(10**8):08}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[0::2])
    check = -(doubled + sum(map(int, digits[1::2]))) % 10
    return f"{digits}{check if valid else (check + rng.randint(1, 9)) % 10}"


def numbered(rng: Random, pattern: str) -> str:
    """Return the pattern with `@` as letters and `#` as digits."""
    choices = {"@": ascii_uppercase, "#": "0123456789"}
    return "".join(rng.choice(choices.get(mark, mark)) for mark in pattern)


def identifier(rng: Random, at: datetime) -> UUID:
    """Return a UUIDv7 of that moment whose random part comes from `rng`."""
    milliseconds = int(at.timestamp() * 1000)
    random = rng.getrandbits(74)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | random >> 62 << 64 | 0b10 << 62 | random & (1 << 62) - 1)


def roster(seed: int) -> tuple[StaffRecord, ...]:
    """Return the staff: four officers and a supervisor an office (the last watches two), and an auditor."""
    rng = Random(f"{seed}:staff")  # noqa: S311 - repeatable on purpose
    offices = [office.id for office in catalogue().offices]
    officers = [
        _member(rng, seed, Role.OFFICER, 1 + place * OFFICERS_PER_OFFICE + number, (office,))
        for place, office in enumerate(offices)
        for number in range(OFFICERS_PER_OFFICE)
    ]
    watched = [(office,) for office in offices[:-1]] + [tuple(offices[-2:])]
    supervisors = [
        _member(rng, seed, Role.SUPERVISOR, number, sight) for number, sight in enumerate(watched, start=1)
    ]
    return (*officers, *supervisors, _member(rng, seed, Role.AUDITOR, 1, tuple(offices)))


def staff_number(seed: int, member: StaffRecord) -> str:
    """Return the identity number of a member of staff, who may send a request like anybody."""
    rng = Random(f"{seed}:number:{member.user_name}")  # noqa: S311 - repeatable on purpose
    return identity_number(rng, "1")


def _member(rng: Random, seed: int, role: Role, number: int, offices: tuple[str, ...]) -> StaffRecord:
    user_name = f"{role}{number:02}"
    saudi = next(culture for culture in cultures() if culture.nationality == CITIZENS)
    name_ar, name_en = full_name(rng, saudi.women if rng.random() < WOMEN else saudi.men)
    staff_id = uuid5(NAMESPACE_URL, f"urn:tawasul:seed:{seed}:{user_name}")
    return StaffRecord(
        id=staff_id, user_name=user_name, name_ar=name_ar, name_en=name_en, role=role, office_ids=offices
    )


@cache
def _weighted_cultures() -> tuple[tuple[Culture, ...], tuple[int, ...]]:
    pool = cultures()
    return pool, tuple(sum(culture.weight for culture in pool[: n + 1]) for n in range(len(pool)))


def _address(rng: Random, name_en: str) -> str:
    words = name_en.lower().replace("ı", "i").split()
    name = normalize("NFKD", f"{words[0]}.{words[-1]}").encode("ascii", "ignore").decode()
    return f"{name}{rng.randint(1, 99)}@{rng.choice(MAIL_DOMAINS)}"
