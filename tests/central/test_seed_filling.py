from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import Engine, func, select, text

from tawasul_central import database, seed, storage, tables
from tawasul_central.seeding import ink
from tawasul_central.seeding.cases import make
from tawasul_central.seeding.drawings import Order, draw
from tawasul_central.seeding.people import applicant, roster
from tawasul_central.seeding.sources import catalogue
from tawasul_contract.file_types import media_type_of
from tawasul_contract.records import CaseRecord
from tests import conftest

pytestmark = pytest.mark.slow

NOW = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
SEED = 3
WRITTEN = (
    tables.staff,
    tables.case_file,
    tables.event,
    tables.attachment,
    tables.change,
    tables.feed_counter,
    tables.notification,
)


@pytest.fixture
def empty(postgres: str) -> Iterator[Engine]:
    """A migrated database with nothing in it."""
    name = f"seed_{uuid4().hex}"
    conftest.create_database(postgres, name)
    dsn = conftest.dsn_of(postgres, name)
    database.migrate(dsn)
    engine = database.open_engine(dsn)
    yield engine
    engine.dispose()
    conftest.drop_database(postgres, name)


def everything(engine: Engine) -> dict[str, list[Any]]:
    """Return the rows of the tables that a seed writes, without what is secret or random on purpose."""
    rows: dict[str, list[Any]] = {}
    with engine.connect() as db:
        for table in WRITTEN:
            kept = [column for column in table.c if column.name not in ("password_hash", "epoch")]
            rows[table.name] = list(db.execute(select(*kept).order_by(*table.primary_key)))
    return rows


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_filling_twice_gives_the_same_rows_and_the_same_bytes(
    postgres: str, empty: Engine, tmp_path: Path
) -> None:
    report = seed.fill(empty, tmp_path / "one", cases=12, seed=SEED, now=NOW)
    name = f"seed_{uuid4().hex}"
    conftest.create_database(postgres, name)
    dsn = conftest.dsn_of(postgres, name)
    database.migrate(dsn)
    other = database.open_engine(dsn)
    seed.fill(other, tmp_path / "two", cases=12, seed=SEED, now=NOW)
    assert everything(empty) == everything(other)
    first, second = (bytes_in(tmp_path / each) for each in ("one", "two"))
    assert first == second
    assert 0 < len(first) <= report.attachments
    other.dispose()
    conftest.drop_database(postgres, name)


def test_the_feed_is_gapless_and_no_transaction_in_it_is_large(empty: Engine, tmp_path: Path) -> None:
    report = seed.fill(empty, tmp_path, cases=300, seed=SEED, now=NOW, attachments=False)
    change = tables.change
    with empty.connect() as db:
        rows = db.execute(select(change).order_by(change.c.seq)).all()
        counter = db.scalar(select(tables.feed_counter.c.n))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert counter == len(rows) == 1 + 16 + report.cases + report.events
    for row in rows:
        assert row.seq <= row.txn_last < row.seq + 200
        assert rows[row.txn_last - 1].txn_last == row.txn_last
    assert report.attachments == 0


def test_a_filled_database_is_left_alone(empty: Engine, tmp_path: Path) -> None:
    seed.fill(empty, tmp_path, cases=3, now=NOW, attachments=False)
    before = everything(empty)
    with pytest.raises(seed.SeedError, match="already has staff or cases"):
        seed.fill(empty, tmp_path, cases=3, now=NOW, attachments=False)
    assert everything(empty) == before
    with pytest.raises(seed.SeedError, match="between 1 and 1,000,000"):
        seed.fill(empty, tmp_path, cases=0, now=NOW)


def test_many_cases_share_a_pool_of_files(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed, "OWN_FILES_UP_TO", 50)
    report = seed.fill(empty, tmp_path, cases=200, seed=SEED, now=NOW)
    column = tables.attachment.c.sha256
    with empty.connect() as db:
        distinct = db.scalar(select(func.count(column.distinct()))) or 0
    assert distinct <= 60 < report.attachments


def test_attachments_are_what_they_say(empty: Engine, tmp_path: Path) -> None:
    seed.fill(empty, tmp_path, cases=20, seed=SEED, now=NOW)
    with empty.connect() as db:
        rows = db.execute(select(tables.attachment)).all()
        named = db.scalars(text("SELECT unnest(attachment_ids) FROM event")).all()
    assert {row.id for row in rows} == set(named)
    for row in rows:
        data = (tmp_path / storage.address(row.sha256)).read_bytes()
        assert (sha256(data).hexdigest(), len(data)) == (row.sha256, row.size)
        assert media_type_of(data) == row.media_type
        if row.media_type != "application/pdf":
            with Image.open(BytesIO(data)) as picture:
                picture.load()
                assert min(picture.size) >= 400
        catalogue().document(row.document_id)


def test_every_document_can_be_drawn_and_always_the_same() -> None:
    kinds = set()
    for number, document in enumerate(catalogue().documents * 3):
        person = applicant(Random(number), NOW.date())
        order = Order(f"test-{number}", document.id, person, NOW)
        drawn = draw(order)
        assert draw(order) == drawn
        assert media_type_of(drawn.data) == drawn.media_type
        kinds.add(drawn.media_type)
    assert kinds == {"image/jpeg", "image/png", "application/pdf"}


def test_drawn_documents_are_marked_in_red() -> None:
    plain = Image.new("RGB", (900, 640), (255, 255, 255))
    marked = ink.mark_specimen(plain.copy())
    red = sum(pixel[0] > pixel[1] + 40 for pixel in marked.convert("RGB").get_flattened_data())
    assert red > 10_000


def test_arabic_is_joined_and_turned_where_the_library_cannot() -> None:
    assert ink.visual("عينة", rtl=True) == "\ufe94\ufee8\ufef4\ufecb"
    assert ink.visual("رقم A12", rtl=True).startswith("A12 ")


def test_records_validate_from_the_database(empty: Engine, tmp_path: Path) -> None:
    seed.fill(empty, tmp_path, cases=40, seed=SEED, now=NOW, attachments=False)
    with empty.connect() as db:
        rows = db.execute(select(tables.case_file)).all()
    cases = [CaseRecord.model_validate(row, from_attributes=True) for row in rows]
    offices = seed.offices_of(roster(SEED))
    expected = {each.id: each for each in (make(n, 40, SEED, NOW, offices).case for n in range(40))}
    assert {case.id: case for case in cases} == expected
