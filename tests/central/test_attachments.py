from typing import Any
from uuid import UUID

import pytest
import requests
from sqlalchemy import Row, select, update

from tawasul_central import ranges, storage, tables
from tawasul_contract.records import ScanState
from tests.central import acts
from tests.conftest import Central

attachment, case_file = tables.attachment, tables.case_file


@pytest.fixture
def client(central: Central) -> requests.Session:
    return central.client("supervisor01")


@pytest.fixture
def file(central: Central) -> Row[Any]:
    """An attachment that supervisor01 may see."""
    with central.engine.connect() as db:
        seen = select(attachment).join(case_file, case_file.c.id == attachment.c.case_id)
        return db.execute(
            seen.where(case_file.c.office_id == "riyadh").order_by(attachment.c.id).limit(1)
        ).one()


def path_of(file: Row[Any]) -> str:
    return f"/v1/attachments/{file.id}/content"


def read(central: Central, client: requests.Session, file: Row[Any], **headers: str) -> requests.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(central.url + path_of(file), headers=named, timeout=acts.TIMEOUT)


def stored(central: Central, file: Row[Any]) -> bytes:
    return (central.store / storage.address(file.sha256)).read_bytes()


def test_the_bytes_come_whole_and_safe(central: Central, client: requests.Session, file: Row[Any]) -> None:
    answer = read(central, client, file)
    assert answer.status_code == 200
    assert answer.content == stored(central, file)
    assert len(answer.content) == file.size
    assert answer.headers["ETag"] == f'"sha256-{file.sha256}"'
    assert answer.headers["Content-Type"] == file.media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")


def test_a_range_is_a_part(central: Central, client: requests.Session, file: Row[Any]) -> None:
    answer = read(central, client, file, Range="bytes=100-299")
    assert (answer.status_code, answer.content) == (206, stored(central, file)[100:300])
    assert answer.headers["Content-Range"] == f"bytes 100-299/{file.size}"
    assert answer.headers["Content-Length"] == "200"
    rest = read(central, client, file, Range=f"bytes={file.size - 5}-")
    assert rest.content == stored(central, file)[-5:]


def test_a_broken_download_joins_up(central: Central, client: requests.Session, file: Row[Any]) -> None:
    first = read(central, client, file, Range="bytes=0-999")
    same = first.headers["ETag"]
    rest = read(central, client, file, Range="bytes=1000-", If_Range=same)
    assert rest.status_code == 206
    assert first.content + rest.content == stored(central, file)
    changed = read(central, client, file, Range="bytes=1000-", If_Range='"sha256-of-something-else"')
    assert (changed.status_code, changed.content) == (200, stored(central, file))


def test_a_range_beyond_the_end_is_told(central: Central, client: requests.Session, file: Row[Any]) -> None:
    answer = read(central, client, file, Range=f"bytes={file.size}-")
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{file.size}")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_what_is_at_hand_is_not_sent_again(
    central: Central, client: requests.Session, file: Row[Any]
) -> None:
    etag = read(central, client, file).headers["ETag"]
    answer = read(central, client, file, If_None_Match=f'"other", {etag}')
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)


def test_head_describes_without_bytes(central: Central, client: requests.Session, file: Row[Any]) -> None:
    answer = client.head(central.url + path_of(file), timeout=acts.TIMEOUT)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(file.size)
    assert answer.headers["ETag"] == f'"sha256-{file.sha256}"'


def test_out_of_sight_is_not_found(central: Central, file: Row[Any]) -> None:
    for user in ("supervisor02", "officer09", "auditor01"):
        assert read(central, central.client(user), file).status_code == 404
    unsigned = requests.get(central.url + path_of(file), timeout=acts.TIMEOUT)
    assert unsigned.status_code == 401


@pytest.mark.parametrize("scan", [ScanState.PENDING, ScanState.BLOCKED])
def test_bytes_that_a_scan_holds_back_are_not_given(
    central: Central, client: requests.Session, file: Row[Any], scan: ScanState
) -> None:
    with central.engine.begin() as db:
        db.execute(update(attachment).where(attachment.c.id == file.id).values(scan=scan))
    answer = read(central, client, file)
    assert (answer.status_code, answer.json()["reason"]) == (403, scan)
    assert client.head(central.url + path_of(file), timeout=acts.TIMEOUT).status_code == 403


@pytest.mark.parametrize("scan", [ScanState.UNSCANNED, ScanState.CLEAN])
def test_other_bytes_are_given(
    central: Central, client: requests.Session, file: Row[Any], scan: ScanState
) -> None:
    with central.engine.begin() as db:
        db.execute(update(attachment).where(attachment.c.id == file.id).values(scan=scan))
    assert read(central, client, file).content == stored(central, file)


def test_nothing_is_called_clean_that_no_scanner_has_seen(central: Central) -> None:
    with central.engine.connect() as db:
        assert db.scalars(select(attachment.c.scan).distinct()).all() == [ScanState.UNSCANNED]


@pytest.mark.parametrize(
    ("purpose", "action"),
    [({}, "fetch_attachment"), ({"Sec-Purpose": "prefetch"}, "prefetch_attachment")],
)
def test_each_fetch_is_audited_as_what_it_is_and_never_as_a_look(
    central: Central, client: requests.Session, file: Row[Any], purpose: dict[str, str], action: str
) -> None:
    assert read(central, client, file, **purpose).status_code == 200
    with central.engine.connect() as db:
        row = db.execute(select(tables.audit).where(tables.audit.c.attachment_id == file.id)).one()
    assert row.action == action
    assert (row.attachment_id, row.case_id) == (file.id, file.case_id)
    assert row.staff_id == acts.person(central, "supervisor01").id


def test_lost_bytes_are_a_fault_and_not_an_empty_file(
    central: Central, client: requests.Session, file: Row[Any]
) -> None:
    (central.store / storage.address(file.sha256)).unlink()
    assert read(central, client, file).status_code == 500


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("", (0, 100)),
        ("bytes=0-0", (0, 1)),
        ("bytes=90-200", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-1000", (0, 100)),
        ("bytes=0-1,5-6", (0, 100)),
        ("bytes=-", (0, 100)),
        ("bytes=9-3", (0, 100)),
        ("lines=1-2", (0, 100)),
        ("bytes=a-b", (0, 100)),
    ],
)
def test_ranges_are_read_as_the_standard_says(header: str, span: tuple[int, int]) -> None:
    assert ranges.span_of(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_ranges_beyond_the_file_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(ranges.UnsatisfiableError):
        ranges.span_of(header, 100)


def test_s3_is_an_address_with_an_endpoint_and_a_region() -> None:
    store = storage.open_store("s3://bucket/some/prefix?endpoint=http://127.0.0.1:9000&region=me-south-1")
    assert (store.prefix, store.config["region"]) == ("some/prefix", "me-south-1")
    assert store.config["endpoint"] == "http://127.0.0.1:9000"


@pytest.mark.parametrize("where", ["ftp://host/x", "s3://bucket?colour=red", "/dev/null/store"])
def test_a_store_that_cannot_be_is_one_sentence(where: str) -> None:
    with pytest.raises(storage.StorageError, match=r"^The store.*"):
        storage.open_store(where)


def test_an_id_that_never_was_is_not_found(central: Central, client: requests.Session) -> None:
    answer = acts.get(central, client, f"/v1/attachments/{UUID(int=7)}/content")
    assert answer.status_code == 404
