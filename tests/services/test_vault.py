"""The encrypted databases and what becomes of damaged ones, with real files and a real cipher."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tawasul_contract.operations import AddNote, new_id
from tawasul_desk.services.database import check_cipher, reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.repairs import RepairCode, take_repairs
from tawasul_desk.services.vault import passphrase_keeper
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import NOW, PASSPHRASE, a_case, a_page, an_event, open_vault, said, told

MARKERS = ("ALMARKER-7781", "علامة-مزروعة-٩٩")


def refused(error: pytest.ExceptionInfo[KnownError]) -> ErrorCode:
    return error.value.code


def test_the_key_outlives_the_program_and_purposes_get_keys_of_their_own(tmp_path: Path):
    vault = open_vault(tmp_path)
    first, other = vault.derive("files"), vault.derive("journal")
    vault.close()
    with pytest.raises(KnownError) as error:
        vault.derive("files")
    assert refused(error) is ErrorCode.LOCKED
    vault.open()
    assert vault.derive("files") == first
    assert first != other
    assert len(first) == 32
    vault.close()


def test_a_database_whose_key_is_gone_is_set_aside_not_overwritten(tmp_path: Path):
    vault = open_vault(tmp_path)
    Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
    vault.close()
    content = (tmp_path / "work.db").read_bytes()
    passphrase_keeper(tmp_path, PASSPHRASE).forget("database-key")
    fresh = open_vault(tmp_path)
    assert [one.code for one in take_repairs(tmp_path)] == [RepairCode.KEY_GONE]
    aside = next(tmp_path.glob("without-key-*"))
    assert (aside / "work.db").read_bytes() == content
    assert (aside / "outbox.journal").exists()
    assert not (tmp_path / "work.db").exists()
    with writing(fresh.engine("work.db")) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    fresh.close()


@pytest.mark.parametrize("damage", ["garbage", "truncated", "bit"])
def test_a_damaged_database_is_set_aside_and_the_next_opening_begins_anew(tmp_path: Path, damage: str):
    vault = open_vault(tmp_path)
    with writing(vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    vault.close()
    path = tmp_path / "mirror.db"
    whole = path.read_bytes()
    flipped = whole[:100] + bytes([whole[100] ^ 1]) + whole[101:]
    broken = {"garbage": b"x" * 9000, "truncated": whole[:1000], "bit": flipped}[damage]
    path.write_bytes(broken)
    vault.open()
    with pytest.raises(KnownError) as error:
        vault.engine("mirror.db")
    assert refused(error) is ErrorCode.DAMAGED
    assert next(tmp_path.glob("mirror.db.damaged-*")).read_bytes() == broken
    Mirror(vault.engine("mirror.db"))
    vault.close()


def test_a_database_under_another_key_is_not_opened(tmp_path: Path):
    vault = open_vault(tmp_path)
    vault.engine("work.db")
    with writing(vault.engine("work.db")) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    vault.close()
    keeper = passphrase_keeper(tmp_path, PASSPHRASE)
    former = keeper.get("database-key")
    assert former is not None
    for key, code in (("00" * 32, RepairCode.KEY_CHANGED), (former, RepairCode.KEY_RETURNED)):
        keeper.put("database-key", key)
        vault = open_vault(tmp_path)
        with writing(vault.engine("work.db")) as connection:
            there_is = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS u (a)")
        vault.close()
        assert there_is == (1 if key == former else 0)
        assert code in [one.code for one in take_repairs(tmp_path)]


@pytest.mark.parametrize("content", [None, b"", b"x" * 35])
def test_a_lost_key_check_is_no_lost_key(tmp_path: Path, content: bytes | None):
    vault = open_vault(tmp_path)
    Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
    vault.close()
    path = tmp_path / "key.check"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    vault = open_vault(tmp_path)
    Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
    vault.close()
    assert take_repairs(tmp_path) == ()
    assert path.stat().st_size == 35


def test_plain_sqlite_is_refused_and_the_cipher_is_there():
    with pytest.raises(KnownError) as error:
        check_cipher(sqlite3)
    assert refused(error) is ErrorCode.BAD_SETTING
    assert check_cipher().startswith("4.")


def test_unsent_work_is_written_through_to_the_disk(tmp_path: Path):
    vault = open_vault(tmp_path)
    found = {}
    for name in ("work.db", "mirror.db"):
        with reading(vault.engine(name)) as connection:
            pragmas = ("synchronous", "journal_mode", "temp_store")
            found[name] = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
    assert found == {"work.db": [2, "wal", 2], "mirror.db": [1, "wal", 2]}
    vault.close()


def test_a_reader_never_waits_for_a_writer(tmp_path: Path):
    vault = open_vault(tmp_path)
    engine = vault.engine("work.db")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    inside, finish = Event(), Event()

    def write() -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            inside.set()
            finish.wait(10)

    thread = Thread(target=write)
    thread.start()
    assert inside.wait(10)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    finish.set()
    thread.join()
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 1
    vault.close()


def test_a_failed_transaction_leaves_nothing_not_even_its_tables(tmp_path: Path):
    vault = open_vault(tmp_path)
    engine = vault.engine("work.db")

    def torn() -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("CREATE TABLE torn (a)")
            raise RuntimeError("torn")

    with pytest.raises(RuntimeError, match="torn"):
        torn()
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    vault.close()


def planted(folder: Path) -> set[str]:
    """Return the markers found in any file of the folder, in any encoding a program might have used."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert contents
    return {
        marker
        for marker in MARKERS
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if any(marker.encode(encoding) in content for content in contents)
    }


def test_no_file_of_a_profile_tells_anything(tmp_path: Path):
    vault = open_vault(tmp_path)
    mirror = Mirror(vault.engine("mirror.db"))
    workbook = Workbook(open_work(vault), mirror.lay_over)
    words = " ".join(MARKERS)
    case = a_case(1, description=words, case_number=MARKERS[0])
    mirror.apply(a_page(told(case), said(an_event(case, words))))
    note = AddNote(id=new_id(), case_id=case.id, created_at=NOW, body=words)
    workbook.append(note, case.case_number, case)
    workbook.save_draft(Draft(case.id, DraftKind.RESPONSE, words, {"missing": [words]}))
    names = {path.name for path in tmp_path.iterdir()}
    assert {"mirror.db", "mirror.db-wal", "mirror.db-shm", "work.db", "work.db-wal"} <= names
    assert planted(tmp_path) == set()
    vault.close()
    assert planted(tmp_path) == set()


def test_the_search_for_markers_finds_them_in_a_plain_database(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "plain.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.executemany("INSERT INTO t VALUES (?)", [(marker,) for marker in MARKERS])
        connection.commit()
        assert planted(tmp_path) == set(MARKERS)
