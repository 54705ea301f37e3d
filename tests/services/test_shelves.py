"""The queue and the search: shelves, orders, filters and folded Arabic, from a real encrypted database."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby, product
from pathlib import Path

import pytest

from tawasul_contract.records import CaseRecord, EventKind, Status
from tawasul_desk.services import shelves
from tawasul_desk.services.arabic import RIYADH, fold
from tawasul_desk.services.database import reading
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import Group, QueueQuery, QueueRow, Shelf, SortKey
from tests.services.made_up import ME, NOW, OTHER, a_case, a_page, an_event, open_vault, said, told

STATUSES = tuple(Status)
TURN = (Status.SUBMITTED, Status.UNDER_PROCESSING, Status.RETURNED_BY_APPLICANT)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    opened = open_vault(tmp_path_factory.mktemp("queue"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def cases() -> list[CaseRecord]:
    people = (ME.id, None, OTHER.id)
    made = []
    for number in range(90):
        status = STATUSES[number % 6]
        case = a_case(number, status=status, assignee_id=people[number // 6 % 3])
        due = {"due_at": None if number % 7 == 0 else case.due_at}
        steered = {
            "watcher_ids": (OTHER.id, ME.id) if number % 5 == 0 else (OTHER.id,),
            "approval_asked_by": OTHER.id if number % 8 == 1 else None,
            "office_id": "jeddah" if number % 4 == 3 else "riyadh",
            "offered_to": ("dammam", "riyadh")[number % 2] if number % 9 == 2 else None,
        }
        made.append(case.model_copy(update=due | steered))
    return made


@pytest.fixture(scope="module")
def mirror(vault: Vault, cases: list[CaseRecord]) -> Mirror:
    filled = Mirror(vault.engine("mirror.db"), ME.id)
    filled.apply(a_page(*(told(case, number + 1) for number, case in enumerate(cases))))
    return filled


def every(mirror: Mirror, query: QueueQuery) -> tuple[QueueRow, ...]:
    return mirror.page(query, 0, 1000, ME.id).rows


def key_of(row: QueueRow, cases: dict[str, CaseRecord], query: QueueQuery) -> tuple[object, ...]:
    """The order, told independently of the store."""
    case = cases[row.case_number]
    finished = case.status in (Status.PROCESSED, Status.CLOSED, Status.RETURNED_TO_APPLICANT)
    no_deadline = finished or case.due_at is None
    due = (no_deadline, NOW if no_deadline else case.due_at)
    if query.sort is SortKey.WORK and query.shelf is not Shelf.ALL:
        back = case.status is Status.RETURNED_BY_APPLICANT
        due = (not back, case.due_at or NOW - timedelta(days=9999)) if back else (True, *due)
    keys = {
        SortKey.CASE_NUMBER: case.case_number,
        SortKey.APPLICANT: fold(case.applicant.name_ar).encode(),
        SortKey.SERVICE: case.service_id,
        SortKey.STATUS: STATUSES.index(case.status),
        SortKey.DEADLINE: due,
        SortKey.WORK: due,
        SortKey.UPDATED: case.updated_at,
    }
    return (keys[query.sort], case.case_number)


@pytest.mark.parametrize(
    ("shelf", "sort", "descending"), list(product(Shelf, SortKey, (False, True))), ids=str
)
def test_every_shelf_in_every_order(
    mirror: Mirror, cases: list[CaseRecord], shelf: Shelf, sort: SortKey, descending: bool
):
    query = QueueQuery(shelf, sort=sort, descending=descending)
    rows = every(mirror, query)
    by_number = {case.case_number: case for case in cases}
    assert list(rows) == sorted(rows, key=lambda row: key_of(row, by_number, query), reverse=descending)
    usual = [case for case in cases if case.status is not Status.CLOSED]
    mine = [case for case in usual if case.assignee_id == ME.id]
    wanted = {
        Shelf.TURN: [case for case in mine if case.status in TURN],
        Shelf.WAITING: [case for case in mine if case.status is Status.RETURNED_TO_APPLICANT],
        Shelf.FINISHED: [case for case in mine if case.status is Status.PROCESSED],
        Shelf.MINE: mine,
        Shelf.UNASSIGNED: [case for case in usual if case.assignee_id is None],
        Shelf.ALL: cases,
        Shelf.WATCHED: [case for case in usual if ME.id in case.watcher_ids],
    }[shelf]
    assert {row.case_id for row in rows} == {case.id for case in wanted}
    assert mirror.counts(ME.id).of(shelf) == len(wanted)


@pytest.mark.parametrize("shelf", list(Shelf))
def test_the_work_order_is_told_in_its_parts(mirror: Mirror, cases: list[CaseRecord], shelf: Shelf):
    by_number = {case.case_number: case for case in cases}
    due = sorted(case.due_at for case in cases if case.due_at)
    now = due[len(due) // 2]
    tomorrow = (now.astimezone(RIYADH) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)

    def part(row: QueueRow) -> Group:
        case = by_number[row.case_number]
        if case.status is Status.RETURNED_BY_APPLICANT and shelf is not Shelf.ALL:
            return Group.CAME_BACK
        if case.status not in TURN or case.due_at is None:
            return Group.NO_DEADLINE
        if case.due_at < now:
            return Group.OVERDUE
        return Group.TODAY if case.due_at < tomorrow else Group.LATER

    page = mirror.page(QueueQuery(shelf), 0, 1000, ME.id, now)
    parts = [part(row) for row in page.rows]
    assert list(page.groups) == [(group, len(list(rows))) for group, rows in groupby(parts)]
    assert mirror.page(QueueQuery(shelf, sort=SortKey.DEADLINE), 0, 1000, ME.id, now).groups == ()


def test_the_three_parts_of_what_is_mine_make_up_the_whole(mirror: Mirror):
    counts = mirror.counts(ME.id)
    assert min(counts.turn, counts.waiting, counts.finished) > 0
    assert counts.mine == counts.turn + counts.waiting + counts.finished == counts.of(Shelf.MINE)
    finished = QueueQuery(Shelf.FINISHED, statuses=frozenset({Status.CLOSED, Status.SUBMITTED}))
    assert {row.status for row in every(mirror, finished)} == {Status.CLOSED}


def test_pages_put_together_are_the_whole(mirror: Mirror):
    query = QueueQuery(Shelf.ALL, sort=SortKey.STATUS, descending=True)
    whole = every(mirror, query)
    pages = [mirror.page(query, offset, 7, ME.id) for offset in range(0, len(whole), 7)]
    assert sum((page.rows for page in pages), ()) == whole
    assert {page.total for page in pages} == {len(whole)}


def test_a_line_says_what_the_case_says(mirror: Mirror, cases: list[CaseRecord]):
    case = cases[3]
    row = next(row for row in every(mirror, QueueQuery(Shelf.ALL)) if row.case_id == case.id)
    assert row == QueueRow(
        case_id=case.id,
        case_number=case.case_number,
        applicant_ar=case.applicant.name_ar,
        applicant_en=case.applicant.name_en,
        service_id=case.service_id,
        status=case.status,
        due_at=case.due_at,
        updated_at=case.updated_at,
        assignee_id=case.assignee_id,
        office_id="jeddah",
    )
    others = {row.case_id: row for row in every(mirror, QueueQuery(Shelf.ALL))}
    for case in cases:
        row = others[case.id]
        steered = (case.approval_asked_by is not None, case.offered_to, ME.id in case.watcher_ids)
        assert (row.awaiting_approval, row.offered_to, row.watched) == steered


LATE = NOW - timedelta(days=30)


def is_late(case: CaseRecord) -> bool:
    runs = case.status not in (Status.PROCESSED, Status.CLOSED, Status.RETURNED_TO_APPLICANT)
    return runs and case.due_at is not None and case.due_at < LATE


BY = {
    "office": ({"office_id": "jeddah"}, lambda case: case.office_id == "jeddah"),
    "officer": (
        {"assignee_id": OTHER.id},
        lambda case: case.assignee_id == OTHER.id and case.status is not Status.CLOSED,
    ),
    "late": ({"due_before": LATE}, is_late),
    "awaiting": ({"awaiting_approval": True}, lambda case: case.approval_asked_by is not None),
    "offered": ({"offered_to": ("riyadh", "tabuk")}, lambda case: case.offered_to == "riyadh"),
    "two of them": (
        {"office_id": "riyadh", "due_before": LATE},
        lambda case: case.office_id == "riyadh" and is_late(case),
    ),
}


@pytest.mark.parametrize("text", ["", "TW-1448"])
@pytest.mark.parametrize("name", list(BY))
def test_a_supervisor_asks_for_some_of_all(mirror: Mirror, cases: list[CaseRecord], name: str, text: str):
    facts, fits = BY[name]
    wanted = {case.id for case in cases if fits(case)}
    for sort in SortKey:
        page = mirror.page(QueueQuery(Shelf.ALL, text=text, sort=sort, **facts), 0, 1000, ME.id)
        assert {row.case_id for row in page.rows} == wanted
        assert page.total == len(wanted) > 0


@pytest.mark.parametrize("text", ["", "TW-1448"])
def test_a_given_list_is_shown_in_every_order_and_only_what_is_in_sight(
    mirror: Mirror, cases: list[CaseRecord], text: str
):
    chosen = [case.id for case in cases[::3]]
    strangers = [a_case(5000).id]
    by_number = {case.case_number: case for case in cases}
    for sort, descending in product(SortKey, (False, True)):
        query = QueueQuery(
            Shelf.ALL, text=text, sort=sort, descending=descending, case_ids=(*strangers, *reversed(chosen))
        )
        rows = every(mirror, query)
        assert {row.case_id for row in rows} == set(chosen)
        assert list(rows) == sorted(rows, key=lambda row: key_of(row, by_number, query), reverse=descending)
        assert mirror.page(query, 5, 2, ME.id).rows == rows[5:7]
    assert every(mirror, QueueQuery(Shelf.ALL, case_ids=())) == ()


def test_filters_count_what_they_show_and_find_the_closed(mirror: Mirror, cases: list[CaseRecord]):
    closed = frozenset({Status.CLOSED})
    mine = mirror.page(QueueQuery(Shelf.MINE, statuses=closed), 0, 100, ME.id)
    assert mine.total == len(mine.rows) == sum(c.assignee_id == ME.id and c.status in closed for c in cases)
    several = frozenset({Status.SUBMITTED, Status.PROCESSED})
    query = QueueQuery(Shelf.ALL, statuses=several, service_id="visit_extension")
    found = mirror.page(query, 0, 100, ME.id)
    wanted = {c.id for c in cases if c.status in several and c.service_id == "visit_extension"}
    assert {row.case_id for row in found.rows} == wanted
    assert found.total == len(wanted)


@pytest.mark.parametrize(
    "shelf", [Shelf.MINE, Shelf.TURN, Shelf.WAITING, Shelf.FINISHED, Shelf.UNASSIGNED, Shelf.ALL]
)
@pytest.mark.parametrize("sort", list(SortKey))
def test_an_order_is_read_from_an_index_never_sorted(
    mirror: Mirror, vault: Vault, shelf: Shelf, sort: SortKey
):
    query = QueueQuery(shelf, sort=sort)
    _, lines = shelves._shelf_sql(shelves._shape(query))
    values = shelves._values(query, ME.id) | {"match": None, "offset": 0, "lines": 100}
    with reading(vault.engine("mirror.db")) as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {lines}", values)]
    inner = plan[2:]
    expected = "all_" if shelf is Shelf.ALL else "shelf_"
    assert f"COVERING INDEX {expected}" in inner[0], plan
    assert sum("TEMP B-TREE" in step for step in inner) == 1, "only the lines of one page are put in order"


@pytest.fixture
def searched(tmp_path: Path) -> Iterator[Mirror]:
    opened = open_vault(tmp_path)
    yield Mirror(opened.engine("mirror.db"))
    opened.close()


def numbers(mirror: Mirror, text: str, **more: object) -> list[str]:
    query = QueueQuery(**{"shelf": Shelf.ALL, "sort": SortKey.CASE_NUMBER, "text": text, **more})
    return [row.case_number for row in mirror.page(query, 0, 100, ME.id).rows]


def test_a_case_is_found_by_everything_it_is_known_by(searched: Mirror):
    case = a_case(123, description="أرجو تمديد الإقامة")
    person = case.applicant.model_copy(
        update={
            "name_ar": "عَبْدُ الله إبراهيم",
            "name_en": "Abdullah Ibrahim",
            "identity_number": "2123456789",
            "passport_number": "AB1234567",
            "phone": "+966501234567",
        }
    )
    case = case.model_copy(update={"applicant": person})
    searched.apply(
        a_page(
            told(case, 1),
            told(a_case(456, description="شيء آخر"), 2),
            said(an_event(case, "يرجى إرفاق صورة العقد"), 3),
            said(an_event(case, "مكالمة هاتفية", kind=EventKind.NOTE), 4),
            said(an_event(case, "أرفقت الشهادة", kind=EventKind.APPLICANT_REPLY), 5),
        )
    )
    texts = (
        "TW-1448-0000123",
        "tw-1448-00001",
        "123",
        "عبدالله",
        "عبد الله ابراه",
        "abdul",
        "2123456789",
        "٢١٢٣٤٥",
        "ab1234567",
        "966501234567",
        "0501234567",
        "الاقامه",
        "العقد",
        "مكالمه",
        "الشهاده",
        "ابراهيم العقد",
    )
    missed = [text for text in texts if numbers(searched, text) != [case.case_number]]
    assert missed == []


def test_what_is_not_there_is_not_found_and_signs_are_no_query(searched: Mirror):
    searched.apply(a_page(told(a_case(1), 1)))
    for text in ("غيرموجود", '"', "*", "AND", "' OR 1=1 --", "()", "؟", "\u202e"):
        assert numbers(searched, text) == [], text


def test_a_changed_description_is_found_by_its_new_words_only(searched: Mirror):
    searched.apply(a_page(told(a_case(1, description="كلمة أولى"), 1)))
    searched.apply(a_page(told(a_case(1, description="كلمة ثانية"), 2)))
    assert numbers(searched, "اولى") == []
    assert numbers(searched, "ثانيه") == ["TW-1448-0000001"]


def test_a_search_stays_on_its_shelf_and_obeys_filter_and_order(searched: Mirror):
    same = {"description": "زرافة"}
    searched.apply(
        a_page(
            told(a_case(1, **same), 1),
            told(a_case(2, assignee_id=None, **same), 2),
            told(a_case(3, status=Status.CLOSED, **same), 3),
            told(a_case(4, assignee_id=OTHER.id, **same), 4),
            told(a_case(5, **same), 5),
        )
    )
    found = {shelf: [n[-1] for n in numbers(searched, "زرافه", shelf=shelf)] for shelf in Shelf}
    everything = ["1", "2", "3", "4", "5"]
    none: dict[Shelf, list[str]] = {shelf: [] for shelf in Shelf}
    mine = {Shelf.MINE: ["1", "5"], Shelf.TURN: ["1", "5"]}
    shelved = none | mine | {Shelf.UNASSIGNED: ["2"], Shelf.ALL: everything}
    assert found == shelved
    closed = frozenset({Status.CLOSED})
    assert [n[-1] for n in numbers(searched, "زرافه", shelf=Shelf.MINE, statuses=closed)] == ["3"]
    assert [n[-1] for n in numbers(searched, "زرافه", service_id="visit_extension")] == ["2", "4"]
    assert [n[-1] for n in numbers(searched, "زرافه", descending=True)] == ["5", "4", "3", "2", "1"]


def test_a_search_stops_at_its_limit_and_pages_within_it(searched: Mirror, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shelves, "SEARCH_LIMIT", 10)
    searched.apply(a_page(*(told(a_case(n, description="زرافة"), n) for n in range(1, 26))))
    query = QueueQuery(Shelf.ALL, text="زراف", sort=SortKey.CASE_NUMBER)
    first, second = (searched.page(query, offset, 6, ME.id) for offset in (0, 6))
    assert [first.total, second.total, len(first.rows), len(second.rows)] == [10, 10, 6, 4]
    assert [row.case_number[-2:] for row in first.rows + second.rows] == [str(n) for n in range(16, 26)]
    assert searched.page(query, 90, 6, ME.id).total == 10
