"""What is new in what the officer watches: told once, by others, until they looked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawasul_contract.outcomes import StaffChange
from tawasul_contract.records import EventKind, Status
from tawasul_desk.services import steering_acts
from tawasul_desk.services import watching as watching_service
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.database import reading
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.services.watching import News, Watching
from tawasul_desk.services.workbook import Workbook
from tests.services.conftest import OpenAs
from tests.services.desks import note, some_case, synced
from tests.services.made_up import (
    ME,
    NOW,
    OTHER,
    a_case,
    a_page,
    an_event,
    open_vault,
    said,
    the_catalogue,
    told,
)

MINE = a_case(1, watcher_ids=(OTHER.id, ME.id))
ANOTHERS = a_case(2, assignee_id=OTHER.id)
UNWATCHED = a_case(3)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mirror(vault: Vault) -> Mirror:
    filled = Mirror(vault.engine("mirror.db"), ME.id)
    colleague = OTHER.model_copy(update={"watcher_ids": (ME.id,)})
    people = (StaffChange(seq=2, id=one.id, data=one) for one in (ME, colleague))
    filled.apply(a_page(the_catalogue(1), *people, told(MINE, 3), told(ANOTHERS, 4), told(UNWATCHED, 5)))
    filled.apply(a_page(said(an_event(MINE, "before"), 6), said(an_event(ANOTHERS, "before"), 7)))
    return filled


@pytest.fixture
def watching(vault: Vault, mirror: Mirror) -> Watching:
    return Watching(vault.engine("mirror.db"), lambda: ME)


def test_only_the_cases_of_who_is_watched_are_looked_through(vault: Vault, mirror: Mirror):
    values = {"looked": 0, "me": str(ME.id)}
    with reading(vault.engine("mirror.db")) as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {watching_service._QUEUES}", values)
        plan = [row[3] for row in steps]
    asked = next(number for number, step in enumerate(plan) if "json_each" in step)
    looked_through = next(number for number, step in enumerate(plan) if "event USING" in step)
    assert "MATERIALIZE watched" in plan[0]
    assert asked < looked_through, plan


def test_who_never_looked_begins_now(watching: Watching):
    assert watching.news() == News(head=7)
    assert watching.news().count == 0


def test_nothing_is_noted_before_there_is_anything(vault: Vault):
    empty = Mirror(vault.engine("mirror.db"), ME.id)
    watching = Watching(vault.engine("mirror.db"), lambda: ME)
    assert watching.news() == News()
    empty.apply(a_page(told(MINE, 3)))
    assert watching.news() == News(head=3)


def test_what_others_did_to_watched_cases_and_queues_is_new_until_looked_at(
    watching: Watching, mirror: Mirror
):
    watching.news()
    events = (
        said(an_event(MINE, "by another", actor_id=OTHER.id), 8),
        said(an_event(MINE, "twice", actor_id=OTHER.id), 9),
        said(an_event(ANOTHERS, "by the applicant", kind=EventKind.APPLICANT_REPLY), 10),
        said(an_event(UNWATCHED, "not watched", actor_id=OTHER.id), 11),
    )
    mirror.apply(a_page(*events))
    news = watching.news()
    assert (news.cases, news.queues, news.count, news.head) == ((MINE.id,), (ANOTHERS.id,), 2, 11)
    mirror.apply(a_page(said(an_event(ANOTHERS, "meanwhile", actor_id=OTHER.id), 12)))
    changed = watching.looked(news)
    assert changed.touches(Kind.CASE, MINE.id)
    assert watching.news() == News(queues=(ANOTHERS.id,), head=12)


def test_ones_own_acts_are_no_news_nor_what_is_closed_in_a_queue(watching: Watching, mirror: Mirror):
    watching.news()
    mirror.apply(a_page(said(an_event(MINE, "my own", actor_id=ME.id), 8)))
    over = ANOTHERS.model_copy(update={"status": Status.CLOSED})
    mirror.apply(a_page(told(over, 9), said(an_event(ANOTHERS, "closed", actor_id=OTHER.id), 10)))
    assert watching.news().count == 0


def test_watching_shows_at_once_and_stopping_too(vault: Vault, mirror: Mirror):
    book = Workbook(open_work(vault), mirror.lay_over)
    book.append(steering_acts.watch(UNWATCHED, True, NOW), UNWATCHED.case_number)
    book.append(steering_acts.watch(MINE, False, NOW), MINE.case_number)
    rows = mirror.page(QueueQuery(Shelf.WATCHED), 0, 10, ME.id).rows
    assert [(row.case_id, row.watched) for row in rows] == [(UNWATCHED.id, True)]
    assert mirror.counts(ME.id).watched == 1


def test_a_supervisor_watches_a_case_and_hears_of_the_officer(open_as: OpenAs):
    boss, officer = open_as("supervisor01"), open_as("officer01")
    synced(boss)
    synced(officer)
    case_id = some_case(officer)
    boss.casework.submit(steering_acts.watch(boss.casework.view(case_id).case, True, NOW))
    synced(boss)
    assert boss.casework.view(case_id).confirmed.watcher_ids == (boss.staff.id,)
    assert boss.watching.news().count == 0
    boss.casework.submit(note(case_id, "what holds this up?"))
    synced(boss)
    assert boss.watching.news().count == 0
    synced(officer)
    officer.casework.submit(note(case_id, "the applicant was asked"))
    synced(officer)
    synced(boss)
    assert boss.watching.news().case_ids == (case_id,)
