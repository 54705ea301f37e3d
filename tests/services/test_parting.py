"""An act that takes the case from its own author's sight: sent, settled, and gone without a trace."""

import pytest

from tawasul_contract.records import Status
from tawasul_desk.services.errors import ErrorCode, KnownError
from tests.central import acts
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import synced


def test_a_refused_offer_leaves_nothing_at_the_desk_that_refused_it(
    central: Central, open_as: OpenAs
) -> None:
    office = acts.person(central, "supervisor02").office_ids[0]
    case_id = acts.prepare(central, "officer01", Status.UNDER_PROCESSING, "officer01", offered_to=office)
    desk = open_as("supervisor02")
    synced(desk)
    assert desk.casework.view(case_id).case.offered_to == office
    desk.casework.submit(acts.answer_offer(case_id, "refuse", 1))
    synced(desk)
    synced(desk)
    assert desk.casework.waiting() == ()
    with pytest.raises(KnownError) as caught:
        desk.casework.view(case_id)
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert acts.reread(central, case_id).offered_to is None


def test_who_approved_a_colleagues_case_sees_it_no_more(central: Central, open_as: OpenAs) -> None:
    asker = acts.person(central, "officer01").id
    case_id = acts.prepare(
        central, "officer01", Status.UNDER_PROCESSING, "officer01", approval_asked_by=asker
    )
    desk = open_as("officer02")
    synced(desk)
    desk.casework.submit(acts.approve(case_id, 1))
    synced(desk)
    synced(desk)
    assert desk.casework.waiting() == ()
    with pytest.raises(KnownError) as caught:
        desk.casework.view(case_id)
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert acts.reread(central, case_id).approved_by == desk.staff.id
