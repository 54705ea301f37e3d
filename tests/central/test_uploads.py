from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
import requests

from tawasul_central import filenames, storage, tables
from tawasul_contract.operations import AddResponse, UploadReference, new_id
from tawasul_contract.outcomes import Problem, ProblemCode
from tawasul_contract.records import Status, UploadRecord
from tests.central import acts
from tests.conftest import Central

OFFICER = "officer01"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@pytest.fixture
def case_id(central: Central) -> UUID:
    return acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)


@pytest.fixture
def client(central: Central) -> requests.Session:
    return central.client(OFFICER)


def announcement(case_id: UUID, data: bytes = PNG, **values: Any) -> dict[str, Any]:
    facts = {"id": new_id(), "operation_id": new_id(), "case_id": case_id, "name": "صورة الجواز.png"}
    facts |= {"media_type": "image/png", "size": len(data), "sha256": sha256(data).hexdigest(), **values}
    return {name: value if isinstance(value, int) else str(value) for name, value in facts.items()}


def put(central: Central, client: requests.Session, path: str, data: bytes, offset: int) -> requests.Response:
    headers = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    return client.patch(central.url + path, data=data, headers=headers, timeout=acts.TIMEOUT)


def begin(central: Central, client: requests.Session, body: dict[str, Any]) -> str:
    """Announce the file and return the address of the upload."""
    answer = acts.post(central, client, "/v1/uploads", body)
    assert answer.status_code == 201, answer.text
    return f"/v1/uploads/{body['id']}"


def finish(central: Central, client: requests.Session, path: str) -> requests.Response:
    return client.post(f"{central.url}{path}/finalize", timeout=acts.TIMEOUT)


def code_of(answer: requests.Response) -> ProblemCode:
    return Problem.model_validate_json(answer.content).code


def pieces_left(central: Central) -> list[str]:
    listed = storage.open_store(central.settings.store).list("incoming").collect()
    return [meta["path"] for meta in listed]


def test_a_file_goes_up_in_pieces_and_comes_down_whole(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    body = announcement(case_id)
    path = begin(central, client, body)
    for start in range(0, len(PNG), 4000):
        answer = put(central, client, path, PNG[start : start + 4000], start)
        assert UploadRecord.model_validate_json(answer.content).offset == min(start + 4000, len(PNG))
    done = finish(central, client, path)
    assert UploadRecord.model_validate_json(done.content).complete
    assert pieces_left(central) == []
    assert finish(central, client, path).content == done.content

    reference = UploadReference.model_validate(body, strict=False)
    said = AddResponse(
        id=body["operation_id"], case_id=case_id, created_at=acts.NOW, body="مرفق", uploads=(reference,)
    )
    assert [outcome.status for outcome in acts.send(central, client, said)] == ["applied"]
    content = acts.get(central, client, f"/v1/attachments/{body['id']}/content")
    assert content.content == PNG
    assert content.headers["Content-Type"] == "image/png"


def test_a_broken_upload_goes_on_where_it_broke(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    path = begin(central, client, announcement(case_id))
    assert put(central, client, path, PNG[:3000], 0).status_code == 200
    wrong = put(central, client, path, PNG[:3000], 0)
    assert (wrong.status_code, wrong.headers["Upload-Offset"]) == (409, "3000")
    found = client.head(central.url + path, timeout=acts.TIMEOUT)
    assert (found.headers["Upload-Offset"], found.headers["Upload-Length"]) == ("3000", str(len(PNG)))
    early = finish(central, client, path)
    assert (early.status_code, code_of(early)) == (409, ProblemCode.UPLOAD_INCOMPLETE)
    assert put(central, client, path, PNG[3000:], 3000).status_code == 200
    assert finish(central, client, path).status_code == 200


def test_a_connection_cut_in_mid_piece_leaves_nothing_of_it(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    path = begin(central, client, announcement(case_id))

    def cut() -> Any:
        yield PNG[:2000]
        raise ConnectionAbortedError

    headers = {"Upload-Offset": "0"}
    with pytest.raises(requests.ConnectionError):
        client.patch(central.url + path, data=cut(), headers=headers, timeout=acts.TIMEOUT)
    state = acts.get(central, client, path)
    assert UploadRecord.model_validate_json(state.content).offset == 0


def test_announcing_again_is_answered_and_another_file_is_not(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    body = announcement(case_id)
    path = begin(central, client, body)
    put(central, client, path, PNG[:10], 0)
    again = acts.post(central, client, "/v1/uploads", body)
    assert (again.status_code, UploadRecord.model_validate_json(again.content).offset) == (200, 10)
    other = acts.post(central, client, "/v1/uploads", body | {"sha256": "0" * 64})
    assert (other.status_code, code_of(other)) == (422, ProblemCode.ID_REUSED)


def test_other_bytes_than_announced_are_thrown_away(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    path = begin(central, client, announcement(case_id))
    put(central, client, path, PNG[:-1] + b"?", 0)
    refused = finish(central, client, path)
    assert (refused.status_code, code_of(refused)) == (422, ProblemCode.UPLOAD_MISMATCH)
    assert pieces_left(central) == []
    put(central, client, path, PNG, 0)
    assert finish(central, client, path).status_code == 200


def test_a_pdf_may_begin_with_a_mark_and_a_line_break(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    data = b"\xef\xbb\xbf\r\n%PDF-1.4 a letter"
    path = begin(central, client, announcement(case_id, data, media_type="application/pdf"))
    put(central, client, path, data, 0)
    assert finish(central, client, path).status_code == 200


def test_a_file_that_is_not_what_it_says_is_refused(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    path = begin(central, client, announcement(case_id, b"<html>", media_type="application/pdf"))
    put(central, client, path, b"<html>", 0)
    refused = finish(central, client, path)
    assert (refused.status_code, code_of(refused)) == (415, ProblemCode.UNSUPPORTED_TYPE)
    assert not storage.holds(storage.open_store(central.settings.store), sha256(b"<html>").hexdigest())


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({"media_type": "text/html"}, 415, ProblemCode.UNSUPPORTED_TYPE),
        ({"size": 20 * 1024 * 1024 + 1}, 413, ProblemCode.TOO_LARGE),
        ({"size": 0}, 422, ProblemCode.INVALID),
        ({"sha256": "../../etc/passwd"}, 422, ProblemCode.INVALID),
        ({"case_id": new_id()}, 404, ProblemCode.NOT_FOUND),
    ],
)
def test_what_the_limits_forbid_does_not_begin(
    central: Central,
    client: requests.Session,
    case_id: UUID,
    values: dict[str, Any],
    status: int,
    code: ProblemCode,
) -> None:
    answer = acts.post(central, client, "/v1/uploads", announcement(**{"case_id": case_id, **values}))
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert acts.count(central, tables.upload) == 0


def test_one_operation_brings_no_more_files_than_the_limit(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    operation, most = new_id(), central.settings.attachments_per_response
    for _ in range(most):
        begin(central, client, announcement(case_id, operation_id=operation))
    answer = acts.post(central, client, "/v1/uploads", announcement(case_id, operation_id=operation))
    assert (answer.status_code, code_of(answer)) == (413, ProblemCode.TOO_LARGE)
    assert acts.count(central, tables.upload) == most


def test_a_piece_is_neither_over_eight_mebibytes_nor_beyond_the_end(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    large = announcement(case_id, size=9 * 1024 * 1024)
    path = begin(central, client, large)
    assert put(central, client, path, bytes(8 * 1024 * 1024 + 1), 0).status_code == 413
    assert put(central, client, path, bytes(8 * 1024 * 1024), 0).status_code == 200
    assert put(central, client, path, bytes(1024 * 1024 + 1), 8 * 1024 * 1024).status_code == 413


def test_nobody_else_finds_the_upload(central: Central, client: requests.Session, case_id: UUID) -> None:
    body = announcement(case_id)
    path = begin(central, client, body)
    stranger = central.client("supervisor01")
    assert acts.get(central, stranger, path).status_code == 404
    assert put(central, stranger, path, PNG, 0).status_code == 404
    assert finish(central, stranger, path).status_code == 404
    assert code_of(acts.post(central, stranger, "/v1/uploads", body)) is ProblemCode.ID_REUSED
    assert requests.get(central.url + path, timeout=acts.TIMEOUT).status_code == 401


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("صورة الجواز.pdf", "صورة الجواز.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\scan.pdf", "scan.pdf"),
        ("a\u202egnp.exe\u2066.png", "agnp.exe.png"),
        ("line\nbreak\x00.png", "linebreak.png"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        (" .. ", "file"),
        ("a  b .pdf", "a b.pdf"),
        ("x" * 300 + ".jpeg", "x" * 114 + ".jpeg"),
    ],
)
def test_names_are_made_safe(sent: str, kept: str) -> None:
    assert filenames.safe_name(sent) == kept
    assert len(kept) <= filenames.LONGEST


def test_the_store_keeps_the_safe_name(central: Central, client: requests.Session, case_id: UUID) -> None:
    body = announcement(case_id, name="../\u202eصورة.png")
    begin(central, client, body)
    with central.engine.connect() as db:
        assert db.scalar(tables.upload.select().with_only_columns(tables.upload.c.name)) == "صورة.png"
