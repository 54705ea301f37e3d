import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import requests
from sqlalchemy import select, text, update

from tawasul_central import auth, seals, tables
from tawasul_central.auth import Claims
from tawasul_contract.outcomes import Problem, ProblemCode
from tawasul_contract.records import StaffRecord, TokenRecord
from tests.central.acts import TIMEOUT, count, get, me, person
from tests.conftest import PASSWORD, Central

OFFICER, DEVICE = "officer01", "desk-1"


def sign_in(central: Central, user_name: str = OFFICER, password: str = PASSWORD) -> requests.Response:
    body = {"user_name": user_name, "password": password, "device_id": DEVICE}
    return requests.post(f"{central.url}/v1/session", json=body, timeout=TIMEOUT)


def refresh(central: Central, token: str, device: str = DEVICE) -> requests.Response:
    body = {"refresh_token": token, "device_id": device}
    return requests.post(f"{central.url}/v1/session/refresh", json=body, timeout=TIMEOUT)


def tokens_of(answer: requests.Response) -> TokenRecord:
    assert answer.status_code == 200, answer.text
    return TokenRecord.model_validate_json(answer.content)


def who(central: Central, token: str) -> requests.Response:
    return requests.get(f"{central.url}/v1/me", headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT)


def code_of(answer: requests.Response) -> tuple[int, ProblemCode]:
    return answer.status_code, Problem.model_validate_json(answer.content).code


def test_signing_in_says_who_one_is(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    assert tokens.staff.user_name == OFFICER
    assert 0 < tokens.expires_in <= 600
    assert StaffRecord.model_validate_json(who(central, tokens.access_token).content) == tokens.staff


@pytest.mark.parametrize(
    ("user_name", "password"), [(OFFICER, "wrong"), ("nobody", PASSWORD), (OFFICER, PASSWORD.upper())]
)
def test_wrong_credentials_are_all_the_same_answer(central: Central, user_name: str, password: str) -> None:
    assert code_of(sign_in(central, user_name, password)) == (401, ProblemCode.WRONG_CREDENTIALS)


def test_one_who_left_cannot_sign_in_and_is_out_at_once(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.user_name == OFFICER).values(active=False))
    assert code_of(sign_in(central)) == (401, ProblemCode.WRONG_CREDENTIALS)
    assert code_of(who(central, tokens.access_token)) == (401, ProblemCode.SIGNED_OUT)
    assert code_of(refresh(central, tokens.refresh_token)) == (401, ProblemCode.SIGNED_OUT)


def test_an_unknown_name_takes_as_long_as_a_known_one(central: Central) -> None:
    costly = central.settings.model_copy(update={"password_memory_kib": 4096, "password_passes": 2})
    stored = auth.hash_password(PASSWORD, 4096, 2)
    auth.password_matches("x", None, costly)

    def work(hashed: str | None) -> float:
        started = time.process_time()  # what else the machine does is no part of it
        assert not auth.password_matches("wrong", hashed, costly)
        return time.process_time() - started

    pairs = [(work(stored), work(None)) for _ in range(15)]
    known, unknown = map(min, zip(*pairs, strict=True))
    assert 0.5 < unknown / known < 2


def test_guessing_is_slowed_for_names_that_exist_or_not(central: Central) -> None:
    for name in (OFFICER, "nobody"):
        for _ in range(5):
            assert sign_in(central, name, "wrong").status_code == 401
        answer = sign_in(central, name)
        assert code_of(answer) == (429, ProblemCode.RATE_LIMITED)
        assert 0 < int(answer.headers["Retry-After"]) <= 30
    with central.engine.begin() as db:
        db.execute(text("UPDATE sign_in_failure SET last_at = last_at - interval '31 seconds'"))
    assert sign_in(central, OFFICER, "wrong").status_code == 401
    assert sign_in(central).status_code == 429, "each further failure starts the wait again"
    with central.engine.begin() as db:
        db.execute(text("UPDATE sign_in_failure SET last_at = last_at - interval '31 seconds'"))
    assert sign_in(central).status_code == 200
    assert sign_in(central, OFFICER, "wrong").status_code == 401, "a success forgives"


def bearer(central: Central, **changed: Any) -> str:
    one = person(central, OFFICER)
    until = int(changed.pop("now", datetime.now(UTC)).timestamp()) + central.settings.access_seconds
    facts = {"staff_id": one.id, "session_id": uuid4(), "device_id": DEVICE, "until": until, **changed}
    return auth.issue_access(central.settings, Claims(**facts))


def test_a_token_that_is_forged_expired_or_of_no_session_is_refused(central: Central) -> None:
    good = tokens_of(sign_in(central))
    session_id = UUID(hex=good.refresh_token.partition(".")[0])
    past = datetime.now(UTC) - timedelta(seconds=central.settings.access_seconds + 1)
    secret = central.settings.secret.get_secret_value()
    refused = [
        "",
        "nonsense",
        "é" * 20,
        good.access_token[:-3] + "abc",
        bearer(central),
        bearer(central, session_id=session_id, now=past),
        bearer(central, session_id=session_id, staff_id=person(central, "supervisor01").id),
        seals.seal(secret, "cursor", {"staff": person(central, OFFICER).id.hex, "session": session_id.hex}),
        seals.seal("another secret, also long enough for it", auth.ACCESS, {"until": 10**12}),
    ]
    for token in refused:
        header = {"Authorization": f"Bearer {token}".encode()}
        answer = requests.get(f"{central.url}/v1/me", headers=header, timeout=TIMEOUT)
        assert code_of(answer) == (401, ProblemCode.SIGNED_OUT)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert who(central, bearer(central, session_id=session_id)).status_code == 200


def test_signing_out_ends_the_session_at_once(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    header = {"Authorization": f"Bearer {tokens.access_token}"}
    assert requests.delete(f"{central.url}/v1/session", headers=header, timeout=TIMEOUT).status_code == 204
    assert who(central, tokens.access_token).status_code == 401
    assert refresh(central, tokens.refresh_token).status_code == 401
    audit = tables.audit
    with central.engine.connect() as db:
        assert list(db.scalars(select(audit.c.action).order_by(audit.c.id))) == ["sign_in", "sign_out"]


def test_each_refresh_gives_a_new_token(central: Central) -> None:
    tokens = [tokens_of(sign_in(central))]
    for _ in range(4):
        tokens.append(tokens_of(refresh(central, tokens[-1].refresh_token)))
    assert len({one.refresh_token for one in tokens}) == 5
    assert who(central, tokens[-1].access_token).status_code == 200


def test_an_old_token_ends_the_whole_session(central: Central) -> None:
    first = tokens_of(sign_in(central))
    second = tokens_of(refresh(central, first.refresh_token))
    third = tokens_of(refresh(central, second.refresh_token))
    assert refresh(central, first.refresh_token).status_code == 401
    assert refresh(central, third.refresh_token).status_code == 401
    assert who(central, third.access_token).status_code == 401


def test_a_lost_answer_is_given_again_for_a_minute(central: Central) -> None:
    first = tokens_of(sign_in(central))
    lost = tokens_of(refresh(central, first.refresh_token))
    again = tokens_of(refresh(central, first.refresh_token))
    assert again.refresh_token == lost.refresh_token
    third = tokens_of(refresh(central, again.refresh_token))
    assert who(central, third.access_token).status_code == 200


def test_after_the_minute_the_previous_token_is_an_old_one(central: Central) -> None:
    first = tokens_of(sign_in(central))
    second = tokens_of(refresh(central, first.refresh_token))
    with central.engine.begin() as db:
        db.execute(text("UPDATE session SET rotated_at = rotated_at - interval '61 seconds'"))
    assert refresh(central, first.refresh_token).status_code == 401
    assert refresh(central, second.refresh_token).status_code == 401


def test_two_threads_that_refresh_at_once_both_go_on(central: Central) -> None:
    first = tokens_of(sign_in(central))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: refresh(central, first.refresh_token), range(4)))
    following = {tokens_of(answer).refresh_token for answer in answers}
    assert len(following) == 1
    assert refresh(central, following.pop()).status_code == 200


def test_a_refresh_token_serves_its_device_only(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    assert refresh(central, tokens.refresh_token, "another").status_code == 401
    assert refresh(central, tokens.refresh_token).status_code == 200, "the thief ends nothing"


@pytest.mark.parametrize("token", ["x", "x.y", f"{UUID(int=5).hex}.AAAA", "ط.ظ", "." * 100])
def test_a_refresh_token_that_never_was_is_refused(central: Central, token: str) -> None:
    assert code_of(refresh(central, token)) == (401, ProblemCode.SIGNED_OUT)


def test_a_session_that_was_not_used_for_long_is_over(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    with central.engine.begin() as db:
        db.execute(text("UPDATE session SET expires_at = now() - interval '1 second'"))
    assert refresh(central, tokens.refresh_token).status_code == 401


def test_nothing_that_opens_a_door_is_stored(central: Central) -> None:
    tokens = tokens_of(sign_in(central))
    secret = tokens.refresh_token.partition(".")[2]
    with central.engine.connect() as db:
        stored = str([db.execute(select(table)).all() for table in (tables.session, tables.staff)])
    assert secret not in stored
    assert PASSWORD not in stored
    assert tokens.access_token not in stored
    assert "$argon2id$" in stored


def test_rights_are_read_from_the_database_not_from_the_token(central: Central) -> None:
    client = central.client()
    assert me(central, client).role == "officer"
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.user_name == OFFICER).values(role="auditor"))
    assert me(central, client).role == "auditor"


def test_every_endpoint_but_the_front_door_wants_a_token(central: Central) -> None:
    free = {"/v1/session", "/v1/session/refresh", "/v1/health", "/v1/readiness"}
    asked = 0
    for path, methods in central.app.openapi()["paths"].items():
        for method in methods:
            if path in free and method != "delete":
                continue
            address = central.url + path.replace("{", "").replace("}", "")
            for name in ("case_id", "attachment_id", "upload_id"):
                address = address.replace(name, str(UUID(int=3)))
            answer = requests.request(method, address, json={}, timeout=TIMEOUT)
            assert answer.status_code == 401, (method, path)
            asked += 1
    assert asked >= 10
    assert get(central, requests.Session(), "/v1/health").status_code == 200
    assert count(central, tables.audit) == 0
