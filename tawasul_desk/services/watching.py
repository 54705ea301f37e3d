"""What happened to the cases and queues that the officer watches, since they last looked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from tawasul_contract.records import StaffRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.facts import put_fact, short_facts

_LOOKED: Final = "looked"  # the number of the feed up to which the news were seen
_CASES: Final = """
SELECT DISTINCT event.case_id FROM listing CROSS JOIN event ON event.case_id = listing.id
WHERE listing.watched = 1 AND event.seq > :looked AND event.data ->> 'actor_id' IS NOT :me
"""
# Who is watched is found first: SQLite would ask it again for each event of everybody's open cases.
_QUEUES: Final = """
WITH watched AS MATERIALIZED (
    SELECT id FROM staff
    WHERE EXISTS (SELECT 1 FROM json_each(staff.data, '$.watcher_ids') WHERE value = :me)
)
SELECT DISTINCT event.case_id FROM watched
CROSS JOIN listing ON listing.assignee_id = watched.id AND listing.open = 1
CROSS JOIN event ON event.case_id = listing.id
WHERE event.seq > :looked AND event.data ->> 'actor_id' IS NOT :me
"""


@dataclass(frozen=True)
class News:
    """The watched cases to which somebody else did something since the officer last looked.

    `cases`: watched themselves; `queues`: open cases of the officers whose queue is watched. `head`: up to
    where this tells, for `looked`.
    """

    cases: tuple[UUID, ...] = ()
    queues: tuple[UUID, ...] = ()
    head: int = 0

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.cases, *self.queues)))

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.case_ids)


class Watching:
    """Tells what is new in what is watched. A mirror filled anew begins with nothing new."""

    def __init__(self, engine: Engine, me: Callable[[], StaffRecord]) -> None:
        self._engine = engine
        self._me = me

    def news(self) -> News:
        """Return what happened since the officer last looked; who never looked begins now."""
        with reading(self._engine) as connection:
            facts = short_facts(connection)
            head = int(facts.get("head", 0))
            if _LOOKED in facts:
                told = {"looked": min(int(facts[_LOOKED]), head), "me": str(self._me().id)}
                return News(_ids(connection, _CASES, told), _ids(connection, _QUEUES, told), head)
        if head:
            self.looked(News(head=head))
        return News(head=head)

    def looked(self, news: News) -> Changes:
        """Note that the officer has seen these."""
        with writing(self._engine) as connection:
            put_fact(connection, _LOOKED, str(news.head))
        return Changes.of(Kind.CASE, *news.case_ids) if news.count else Changes()


def _ids(connection: Connection, statement: str, told: dict[str, object]) -> tuple[UUID, ...]:
    return tuple(UUID(bytes=each) for each in connection.exec_driver_sql(statement, told).scalars())
