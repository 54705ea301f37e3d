"""What residents and officers write, composed from pools of sentences and the facts of one case."""

from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from hijridate import Gregorian

from tawasul_central.seeding.people import numbered
from tawasul_central.seeding.sources import catalogue, cultures, sentences
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.records import ApplicantRecord

Facts = dict[str, str]
SHORTEST: Final = 150  # characters
LONGEST: Final = 600


def facts_of(rng: Random, applicant: ApplicantRecord, day: date) -> Facts:
    """Return the words that fill the braces in the sentences about this applicant, around that day."""
    pools = sentences()
    pattern = next(each.passport for each in cultures() if each.nationality == applicant.nationality)
    return {
        "name_ar": applicant.name_ar,
        "name_en": applicant.name_en,
        "passport": applicant.passport_number,
        "old_passport": numbered(rng, pattern),
        "identity": applicant.identity_number,
        "phone": applicant.phone,
        "email": applicant.email,
        "birth": f"{applicant.birth_date:%Y/%m/%d}",
        "nationality": catalogue().nationalities[applicant.nationality][0],
        "date": f"{day - timedelta(days=rng.randint(3, 400)):%Y/%m/%d}",
        "hijri": hijri(day - timedelta(days=rng.randint(3, 200))),
        "soon": f"{day + timedelta(days=rng.randint(4, 60)):%Y/%m/%d}",
        "port": rng.choice(pools.ports),
        "city": rng.choice(pools.cities),
        "employer": rng.choice(pools.employers),
        "receipt": f"{rng.randrange(10**9, 10**10)}",
        "short": f"{rng.randint(100, 999)}",
        "flight": f"{rng.randint(1000, 1999)}",
        "count": str(rng.randint(2, 7)),
    }


def description(rng: Random, service: ServiceRecord, facts: Facts) -> str:
    """Return what the resident wrote: 150 to 600 characters."""
    pools = sentences()
    first = [sentence(rng, pools.openings, facts), sentence(rng, pools.situations[service.id], facts)]
    last = [sentence(rng, pools.requests[service.section_id], facts), rng.choice(pools.closings)]
    wanted = rng.randint(SHORTEST, LONGEST)
    for pattern in rng.sample(pools.details, len(pools.details)):
        length = len(" ".join((*first, *last)))
        if length >= wanted:
            break
        detail = pattern.format_map(facts)
        if length + len(detail) < LONGEST:
            first.append(detail)
    return " ".join((*first, *last))


def sentence(rng: Random, pool: tuple[str, ...], facts: Facts) -> str:
    """Return one sentence of the pool about this case."""
    return rng.choice(pool).format_map(facts)


@lru_cache(maxsize=4096)
def hijri(day: date) -> str:
    """Return the Umm al-Qura date as residents write it, year first."""
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return f"{found.year}/{found.month:02}/{found.day:02}هـ"
