import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tawasul_central import database, tables
from tawasul_central.__main__ import main
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.outcomes import CatalogueChange
from tests.central.acts import changes_after, count, cursor_now, get
from tests.central.test_feed_audit import environment, wrong
from tests.conftest import PASSWORD, SECRET, Central, create_database, drop_database, dsn_of

Words = dict[str, Any]


@pytest.fixture
def words() -> Words:
    """The catalogue that the seed starts with."""
    data = resources.files("tawasul_central") / "data" / "catalogue.json"
    found: Words = json.loads(data.read_bytes())
    return found


def written(folder: Path, words: object) -> str:
    path = folder / "catalogue.json"
    path.write_text(json.dumps(words), "utf-8")
    return str(path)


def test_a_new_catalogue_is_in_force_and_told(
    central: Central,
    words: Words,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment(central, monkeypatch)
    client = central.client()
    cursor = cursor_now(central, client)
    words["offices"].append({"id": "tabuk", "name_ar": "تبوك", "name_en": "Tabuk"})
    words["version"] = 1
    assert main(["catalogue", "load", written(tmp_path, words)]) == 0
    assert capsys.readouterr().out == "catalogue version 2\n"
    served = CatalogueRecord.model_validate_json(get(central, client, "/v1/catalogue").content)
    assert (served.version, served.offices[-1].id) == (2, "tabuk")
    [change] = changes_after(central, client, cursor)[0]
    assert isinstance(change, CatalogueChange)
    assert change.data == served
    assert wrong(central) == {}
    assert main(["catalogue", "load", written(tmp_path, words)]) == 0
    assert capsys.readouterr().out == "catalogue version 2\n", "the same again is nothing new"
    assert count(central, tables.catalogue) == 2


Spoil = Callable[[Words], object]
FAULTS: dict[str, Spoil] = {
    "must be a JSON object": lambda words: [words],
    "wrong at offices": lambda words: words.pop("offices"),
    "no offices": lambda words: words["offices"].clear(),
    "twice among its sections": lambda words: words["sections"].append(words["sections"][0]),
    "names the section nowhere": lambda words: words["services"][0].update(section_id="nowhere"),
    "names the document nothing": lambda words: words["services"][0].update(document_ids=["nothing"]),
    "deadline of at least": lambda words: words["services"][0].update(deadline_hours=0),
    "at least one day before": lambda words: words["services"][0].update(close_after_days=0),
    "names the service none": lambda words: words["templates"][0].update(service_ids=["none"]),
    "tells an outcome, but": lambda words: words["templates"][0].update(resolution="approved"),
    "wrong at services.0.deadline_hours": lambda words: words["services"][0].pop("deadline_hours"),
    "lacks riyadh among its offices": lambda words: words["offices"].pop(0),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_a_wrong_catalogue_is_refused_whole(
    central: Central,
    words: Words,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sentence: str,
) -> None:
    environment(central, monkeypatch)
    spoilt = FAULTS[sentence](words)
    assert main(["catalogue", "load", written(tmp_path, spoilt if spoilt == [words] else words)]) == 1
    assert sentence in capsys.readouterr().err
    assert count(central, tables.catalogue) == 1
    assert wrong(central) == {}


def test_what_is_no_json_and_what_is_not_there_is_refused(
    central: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment(central, monkeypatch)
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert main(["catalogue", "load", str(tmp_path / "broken.json")]) == 1
    assert "not JSON" in capsys.readouterr().err
    assert main(["catalogue", "load", str(tmp_path / "missing.json")]) == 1
    assert "missing.json" in capsys.readouterr().err


def test_a_central_is_set_up_without_invented_data(
    postgres: str, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "set_up_by_hand"
    create_database(postgres, name)
    dsn = dsn_of(postgres, name)
    try:
        for variable, value in (("DSN", dsn), ("STORE", str(tmp_path)), ("SECRET", SECRET)):
            monkeypatch.setenv(f"TAWASUL_CENTRAL_{variable}", value)
        monkeypatch.setenv("TAWASUL_CENTRAL_PASSWORD", PASSWORD)
        person = ["--name-ar", "سارة", "--name-en", "Sara", "--role", "officer", "--office", "riyadh"]
        assert main(["migrate"]) == 0
        assert main(["user", "add", "sara", *person]) == 1, "no offices yet"
        assert main(["catalogue", "load", written(tmp_path, words)]) == 0
        assert main(["user", "add", "sara", *person]) == 0
        assert main(["audit-feed"]) == 0
        with database.one_transaction(dsn) as db:
            assert db.scalars(select(tables.staff.c.user_name)).all() == ["sara"]
            assert db.scalar(select(tables.feed_counter.c.n)) == 2
    finally:
        drop_database(postgres, name)
