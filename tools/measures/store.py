"""What the store costs: a keystroke in the search, and an act until the screen may show it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path

from tawasul_contract.operations import OPERATION, AddNote, new_id
from tawasul_desk.services import arabic
from tawasul_desk.services.database import encrypted_engine, reading, writing
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import SEARCH_LIMIT, QueueQuery, Shelf
from tools.measures import Measure
from tools.measures.timing import by_turns, seconds

TURNS = 30
TYPED = ("محمد", "عبدالله", "جواز", "Ahmed", "تصحيح")
BARE_SEARCH = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"


def keystrokes() -> list[str]:
    """Return what stands in the search box after each key."""
    return [word[: end + 1] for word in TYPED for end in range(len(word))]


def search(opened: Desk) -> Measure:
    """Ours: what a key asks for, up to the lines that are painted. Floor: the bare FTS query."""
    engine = opened.open_session.vault.engine("mirror.db")
    texts = keystrokes()

    def ours() -> None:
        for text in texts:
            opened.casework.page(QueueQuery(shelf=Shelf.ALL, text=text), 0, 100)

    def floor() -> None:
        for text in texts:
            with reading(engine) as connection:
                connection.exec_driver_sql(BARE_SEARCH, (arabic.fts_query(text), SEARCH_LIMIT)).all()

    taken, bare = by_turns(ours, floor, 5)
    each = 1000 / len(texts)
    cases = opened.casework.counts().all
    return Measure(f"search keystroke over {cases:,} cases", taken * each, bare * each, 3, "ms")


def submit(opened: Desk, folder: Path) -> Iterator[Measure]:
    """Ours: an act until the screen may show it. Floor: one bare SQLCipher commit of as many bytes.

    Then the slowest of a hundred acts until it is saved; the floor is what nobody feels, 50 ms.
    """
    rows = cycle(opened.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows)
    engine = encrypted_engine(folder / "bare-commit.db", b"k" * 32, "FULL")
    number = count()
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE act (n INTEGER PRIMARY KEY, data TEXT)")

    def note() -> AddNote:
        case_id = next(rows).case_id
        return AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="ملاحظة " * 20)

    def ours() -> None:
        act = note()
        opened.casework.submit(act)
        opened.casework.view(act.case_id)

    def floor() -> None:
        with writing(engine) as connection:
            values = (next(number), OPERATION.dump_json(note()).decode())
            connection.exec_driver_sql("INSERT INTO act VALUES (?, ?)", values)

    taken, bare = by_turns(ours, floor, TURNS)
    engine.dispose()
    yield Measure("act until the screen may show it", taken * 1000, bare * 1000, 5, "ms")
    slowest = max(seconds(lambda: opened.casework.submit(note())) for _ in range(100))
    yield Measure("the slowest save of 100 acts", slowest * 1000, 50, 1, "ms")
