"""One turned bit, anywhere in any file that holds work, is found: by its seal, not by luck."""

from collections.abc import Callable
from os import urandom
from pathlib import Path
from random import Random

import pytest

from tawasul_desk.services.database import encrypted_engine, is_sound, writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.journal import JOURNAL, Journal
from tawasul_desk.services.sealed import AlteredError, chunk_count, new_key, read_chunks, write_sealed
from tests.faults.counts import COUNTS
from tests.faults.damages import inflict
from tests.faults.tally import Tally

KEY = bytes(range(32))
ROWS = 60


def found_in(path: Path, look: Callable[[], bool], tally: Tally) -> None:
    """Turn one bit after the other, each in the whole file, and count those that `look` does not find."""
    whole, rng = path.read_bytes(), Random(path.name)
    missed = 0
    for _ in range(COUNTS.attachment_cuts):
        path.write_bytes(whole)
        inflict(path, "one bit turned", rng)
        missed += not look()
    path.write_bytes(whole)
    assert not look(), "a whole file is no damaged one"
    tally.note("F23", COUNTS.attachment_cuts, diverged=missed)


@pytest.mark.fault("F23")
@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL"])
def test_in_a_database(tmp_path: Path, tally: Tally, synchronous: str) -> None:
    path = tmp_path / "work.db"
    engine = encrypted_engine(path, KEY, synchronous)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE kept (n INTEGER PRIMARY KEY, words TEXT)")
        for number in range(ROWS):
            connection.exec_driver_sql("INSERT INTO kept VALUES (?, ?)", (number, "x" * 900))
    engine.dispose()

    def is_damaged() -> bool:
        again = encrypted_engine(path, KEY, synchronous)
        try:
            return not is_sound(again, deep=True)
        except KnownError as error:
            return error.code is ErrorCode.DAMAGED
        finally:
            again.dispose()

    found_in(path, is_damaged, tally)


@pytest.mark.fault("F23")
def test_in_the_journal(tmp_path: Path, tally: Tally) -> None:
    journal = Journal(tmp_path, KEY)
    for number in range(ROWS):
        journal.append(number, [b"x" * 300], lasting=False)

    def is_damaged() -> bool:
        read = journal.read()
        lost = ROWS - len(read.frames)
        assert lost <= 1, "a damaged frame costs only itself"
        return lost == 1 and (read.damaged or read.end < read.size)

    found_in(tmp_path / JOURNAL, is_damaged, tally)


@pytest.mark.fault("F23")
def test_in_an_attachment(tmp_path: Path, tally: Tally) -> None:
    path, key, content = tmp_path / "scan", new_key(), urandom(300_000)
    write_sealed(path, key, content)

    def is_damaged() -> bool:
        try:
            read = b"".join(read_chunks(path, key, chunk_count(len(content)), whole=True))
        except AlteredError:
            return True
        assert read == content
        return False

    found_in(path, is_damaged, tally)
