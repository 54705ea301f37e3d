"""Acts that build on one another: when the first one meets a change, none of the others lands by chance."""

from uuid import UUID

import pytest

from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, Shelf
from tawasul_desk.ui.outbox.revision import submit_revised
from tests.services.conftest import OpenAs
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    bodies,
    give_back,
    move,
    note,
    process,
    response,
    some_case,
    start,
    states,
    synced,
    take,
)

DECIDE, SAVED = OperationState.NEEDS_DECISION, OperationState.SAVED


def begun(desk: Desk) -> UUID:
    """Take and start a case; return it."""
    case_id = some_case(desk, Shelf.UNASSIGNED)
    desk.casework.submit(take(desk, case_id))
    desk.casework.submit(start(desk, case_id))
    synced(desk)
    return case_id


@pytest.fixture
def elsewhere(desk: Desk, open_as: OpenAs) -> Desk:
    """The same officer at another workstation."""
    synced(desk)
    return open_as("officer01")


@pytest.fixture
def supervisor(open_as: OpenAs) -> Desk:
    return open_as("supervisor01")


def reopened(supervisor: Desk, case_id: UUID) -> None:
    synced(supervisor)
    supervisor.casework.submit(start(supervisor, case_id, reason="again"))
    assert synced(supervisor).sent == 1


def test_mine_again_carries_its_files_and_lets_go_on_what_waited(
    desk: Desk, elsewhere: Desk, supervisor: Desk
) -> None:
    case_id, file = begun(desk), a_picture()
    synced(elsewhere)
    elsewhere.casework.submit(process(elsewhere, case_id))
    synced(elsewhere)
    reopened(supervisor, case_id)
    mine = give_back(desk, case_id, uploads=(file,))
    desk.casework.submit(mine, {file.id: PNG})
    desk.casework.submit(note(case_id, "and then"))
    desk.casework.submit(response(case_id, "and a word"))
    synced(desk)
    assert states(desk) == [DECIDE, SAVED]
    desk.casework.apply_again(mine.id)
    synced(desk)
    assert states(desk) == []
    assert bodies(desk, case_id)[-1] == "and a word"
    assert desk.casework.view(case_id).confirmed.status is Status.RETURNED_TO_APPLICANT


def chain(desk: Desk, supervisor: Desk) -> tuple[UUID, UUID]:
    """Done offline: take, start, note, process. Meanwhile the case went to a supervisor and then here."""
    case_id = some_case(desk, Shelf.UNASSIGNED)
    acts = []
    for make in (take, start, lambda _, case: note(case, "in between"), process):
        acts.append(make(desk, case_id))
        desk.casework.submit(acts[-1])
    synced(supervisor)
    supervisor.casework.submit(assign(supervisor, case_id, supervisor.staff.id))
    supervisor.casework.submit(start(supervisor, case_id))
    synced(supervisor)
    supervisor.casework.submit(assign(supervisor, case_id, desk.staff.id))
    synced(supervisor)
    return case_id, acts[-1].id


def test_a_chain_stops_where_it_meets_a_change_and_is_finished_by_a_person(
    desk: Desk, supervisor: Desk
) -> None:
    case_id, last = chain(desk, supervisor)
    assert synced(desk).sent == 3  # it is mine and begun: others had seen to that
    assert states(desk) == [DECIDE]
    assert desk.casework.view(case_id).confirmed.status is Status.UNDER_PROCESSING
    desk.casework.apply_again(last)
    assert synced(desk).sent == 1
    assert desk.casework.view(case_id).confirmed.status is Status.PROCESSED


def closed_by_a_chain(desk: Desk, elsewhere: Desk) -> tuple[UUID, list[UUID]]:
    """Approved and closed without a network; meanwhile rejected at the other workstation."""
    case_id = begun(desk)
    synced(elsewhere)
    acts = [process(desk, case_id)]
    desk.casework.submit(acts[0])
    acts.append(move(desk, case_id, Status.CLOSED))
    desk.casework.submit(acts[1])
    elsewhere.casework.submit(process(elsewhere, case_id, resolution=Resolution.REJECTED))
    synced(elsewhere)
    synced(desk)
    assert states(desk) == [DECIDE, SAVED]
    return case_id, [act.id for act in acts]


def test_what_was_built_on_a_discarded_act_never_lands_on_what_others_did(
    desk: Desk, elsewhere: Desk
) -> None:
    case_id, (first, second) = closed_by_a_chain(desk, elsewhere)
    desk.casework.keep_theirs(first)
    synced(desk)
    assert states(desk) == [DECIDE]
    (item,) = desk.casework.waiting()
    assert item.conflict is not None
    assert item.conflict.current.resolution is Resolution.REJECTED
    confirmed = desk.casework.view(case_id).confirmed
    assert (confirmed.status, confirmed.resolution) == (Status.PROCESSED, Resolution.REJECTED)
    desk.casework.apply_again(second)
    assert synced(desk).sent == 1
    assert desk.casework.view(case_id).confirmed.status is Status.CLOSED


def test_mine_again_takes_along_what_was_built_on_it(desk: Desk, elsewhere: Desk, supervisor: Desk) -> None:
    case_id, (first, _) = closed_by_a_chain(desk, elsewhere)
    reopened(supervisor, case_id)
    synced(desk)
    desk.casework.apply_again(first)
    assert states(desk) == [SAVED, SAVED]
    assert synced(desk).sent == 2
    assert states(desk) == []
    confirmed = desk.casework.view(case_id).confirmed
    assert (confirmed.status, confirmed.resolution) == (Status.CLOSED, Resolution.APPROVED)


def test_edited_words_take_along_what_was_built_on_them(
    desk: Desk, elsewhere: Desk, supervisor: Desk
) -> None:
    case_id, _ = closed_by_a_chain(desk, elsewhere)
    reopened(supervisor, case_id)
    synced(desk)
    submit_revised(desk.casework, desk.casework.waiting()[0], "other words")
    assert synced(desk).sent == 2
    assert desk.casework.view(case_id).confirmed.status is Status.CLOSED
    assert "other words" in bodies(desk, case_id)


def test_what_was_done_after_the_refusal_stands_for_itself(
    desk: Desk, elsewhere: Desk, supervisor: Desk
) -> None:
    case_id = begun(desk)
    synced(elsewhere)
    first = give_back(desk, case_id)
    desk.casework.submit(first)
    elsewhere.casework.submit(process(elsewhere, case_id))
    synced(elsewhere)
    reopened(supervisor, case_id)
    synced(desk)
    desk.casework.submit(process(desk, case_id))
    assert states(desk) == [DECIDE, SAVED]
    desk.casework.keep_theirs(first.id)
    assert synced(desk).sent == 1
    assert desk.casework.view(case_id).confirmed.status is Status.PROCESSED


def test_what_may_have_been_sent_is_not_replaced(desk: Desk) -> None:
    case_id = some_case(desk)
    first = note(case_id, "first")
    desk.casework.submit(first)
    for replace in (
        lambda: desk.casework.submit(note(case_id, "second", supersedes=first.id)),
        lambda: desk.casework.discard(first.id),
    ):
        with pytest.raises(KnownError) as caught:
            replace()
        assert (caught.value.code, caught.value.facts) == (
            ErrorCode.REFUSED,
            {"reason": "may_have_been_sent"},
        )
    synced(desk)
    assert bodies(desk, case_id)[-1] == "first"
