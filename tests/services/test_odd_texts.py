"""Texts that no database likes: whoever wrote them is told, and keeps them."""

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tests.services.conftest import OpenAs
from tests.services.desks import bodies, note, response, some_case, states, synced


def test_a_text_that_the_central_cannot_store_is_told_and_blocks_nobody(desk: Desk) -> None:
    case_id, other = some_case(desk), some_case(desk, place=1)
    odd = response(case_id, "before\x00after")
    desk.casework.submit(odd)
    desk.casework.submit(note(other, "plain"))
    assert synced(desk).sent == 1
    (item,) = desk.casework.waiting()
    assert (item.state, item.problem) == (OperationState.FAILED, "invalid")
    assert item.operation.body == "before\x00after"


def test_long_and_turned_texts_arrive_as_they_were(desk: Desk, open_as: OpenAs) -> None:
    case_id = some_case(desk)
    long, turned = "ن" * 4_000, "a\u202eb\u2066c\ufeff\U0001f600 ﷽\r\n\t"
    for body in (long, turned):
        desk.casework.submit(note(case_id, body))
    too_long = note(case_id, "ن" * 20_000)
    desk.casework.submit(too_long)
    assert synced(desk).sent == 2
    assert states(desk) == [OperationState.FAILED]
    supervisor = open_as("supervisor01")
    synced(supervisor)
    assert bodies(supervisor, case_id)[-2:] == [long, turned]


def test_a_search_for_anything_is_only_a_search(desk: Desk) -> None:
    for text in ("\x00", "a\x00b", "\ud800", 'محمد"\ud83d', '"', "*", "NEAR(", "﷽", "ن" * 20_000):
        desk.casework.page(QueueQuery(shelf=Shelf.ALL, text=text), 0, 10)
