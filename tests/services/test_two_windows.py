"""Two programs on one profile: each act lands once, and neither ends the session of the other."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.services.desks import PASSPHRASE, PNG, a_picture, bodies, note, response, some_case, synced


@pytest.fixture
def pair(central: Central, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    settings = Settings(profile=tmp_path / "desk")
    first = app.sign_in(settings, central.url, "officer01", PASSWORD, PASSPHRASE)
    synced(first)
    second = app.resume(settings, PASSPHRASE)
    assert second is not None
    yield first, second
    first.close()
    second.close()


def test_both_send_and_everything_lands_once(pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    case_id, file = some_case(first), a_picture(PNG * 50)
    said = [f"from {name} {number}" for number in range(6) for name in ("one", "two")]
    for place, body in enumerate(said):
        pair[place % 2].casework.submit(note(case_id, body))
    first.casework.submit(response(case_id, "with a file", uploads=(file,)), {file.id: PNG * 50})
    failures: list[BaseException] = []

    def work(desk: Desk) -> None:
        try:
            synced(desk)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for desk in pair:
        desk.casework.retry_all()
        synced(desk)
    told = bodies(second, case_id)
    assert sorted(body for body in told if body.startswith("from")) == sorted(said)
    assert told.count("with a file") == 1
    assert first.casework.waiting() == ()


def test_a_token_renewed_by_one_serves_the_other(
    pair: tuple[Desk, Desk], central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pair
    monkeypatch.setattr(
        central.app.state, "settings", central.settings.model_copy(update={"grace_seconds": 0})
    )
    for desk in (first, second, first, second):
        desk.open_session.api._access = None  # as after ten minutes
        synced(desk)
