"""How much each officer has on hand, counted at once: the same numbers as the lists behind them."""

from uuid import UUID

from tawasul_contract.records import Status
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf
from tests.services.conftest import OpenAs
from tests.services.desks import synced

UNFINISHED = frozenset(Status) - {Status.PROCESSED, Status.CLOSED}


def test_what_is_on_hand_is_what_the_lists_hold(open_as: OpenAs) -> None:
    boss = open_as("supervisor01")
    synced(boss)

    def rows(query: QueueQuery) -> tuple[QueueRow, ...]:
        return boss.casework.page(query, 0, 1_000).rows

    due = sorted(row.due_at for row in rows(QueueQuery(Shelf.ALL, statuses=UNFINISHED)) if row.due_at)
    now = due[len(due) // 2]
    counted = boss.distribution.hands(now)
    listed: dict[UUID, tuple[int, int]] = {}
    for staff_id in boss.casework.staff():
        mine = QueueQuery(Shelf.ALL, statuses=UNFINISHED, assignee_id=staff_id)
        late = QueueQuery(Shelf.ALL, statuses=UNFINISHED, assignee_id=staff_id, due_before=now)
        if rows(mine):
            listed[staff_id] = (len(rows(mine)), len(rows(late)))
    assert counted == listed
    came_back = rows(
        QueueQuery(Shelf.ALL, statuses=frozenset({Status.RETURNED_BY_APPLICANT}), due_before=now)
    )
    assert any(row.assignee_id for row in came_back)  # whose place in the index is another
    assert 0 < sum(late for _, late in counted.values()) < sum(count for count, _ in counted.values())
