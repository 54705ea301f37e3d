"""A conflict compared side by side: offices, offers and approvals beside status and officer."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddResponse, Operation, new_id
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, EventKind, EventRecord
from tawasul_desk.services import steering_acts as act
from tawasul_desk.services.views import CaseView, OperationState, WaitingOperation
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.side_card import SideCard
from tawasul_desk.ui.outbox.sides import Fact, Known, Sides, sides_of
from tawasul_desk.ui.theme import Theme
from tests.services import made_up

THERE, ELSEWHERE = "jeddah", "dammam"
LATER = made_up.NOW + timedelta(hours=1)


def compared(mine: Operation, base: CaseRecord, **theirs: object) -> Sides:
    """Return the sides where somebody else made `theirs` of the case while I did `mine`."""
    current = base.model_copy(update={"version": base.version + 1, **theirs})
    conflict = Conflict(id=mine.id, current=current, changed_by=made_up.OTHER, changed_at=LATER)
    item = WaitingOperation(
        mine, OperationState.NEEDS_DECISION, base.case_number, conflict=conflict, base=base
    )
    people = {each.id: each for each in (made_up.ME, made_up.OTHER)}
    return sides_of(item, conflict, None, Known(people, made_up.CATALOGUE, made_up.ME))


@pytest.fixture
def cards(qtbot: QtBot, locale_en: Locale, theme: Theme) -> "Cards":
    parent = QWidget()
    qtbot.addWidget(parent)
    return Cards(locale_en, theme, parent)


class Cards:
    """Makes the three cards as the dialog does."""

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget) -> None:
        self._made = (locale, theme, parent)

    def of(self, sides: Sides) -> list[SideCard]:
        made = [
            SideCard(name, side, sides.told, *self._made)
            for name, side in (("Base", sides.base), ("Theirs", sides.theirs), ("Mine", sides.mine))
        ]
        made[1].mark(sides.changed)
        made[2].mark(sides.changed_by_me, by_me=True)
        return made


def said(cards: list[SideCard], fact: Fact) -> list[str]:
    return [card.facts[fact].text().strip("\u2066\u2067\u2068\u2069") for card in cards]


def test_what_all_agree_about_is_folded_and_has_no_row_in_the_cards(cards: Cards) -> None:
    base = made_up.a_case()
    sides = compared(act.watch(base, True, LATER), base)
    assert (sides.told, sides.changed) == ((), frozenset())
    assert sides.same == (Fact.STATUS, Fact.ASSIGNEE, Fact.OFFICE)
    assert [card.names for card in cards.of(sides)] == [{}, {}, {}]


def test_the_message_that_overtook_a_response_is_shown_before_it_is_in_the_timeline() -> None:
    case = made_up.a_case()
    said = EventRecord(
        id=UUID(int=5), case_id=case.id, kind=EventKind.APPLICANT_REPLY, at=LATER, body="here it is"
    )
    mine = AddResponse(id=new_id(), case_id=case.id, created_at=LATER, body="any news?", seen_seq=1)
    conflict = Conflict(id=mine.id, current=case, changed_at=LATER, event=said, seen_seq=2)
    item = WaitingOperation(
        mine, OperationState.NEEDS_DECISION, case.case_number, conflict=conflict, base=case
    )
    view = CaseView(case, case, events=(), attachments=())
    sides = sides_of(item, conflict, view, Known({}, made_up.CATALOGUE, made_up.ME))
    assert (sides.theirs.text, sides.theirs.by_applicant) == ("here it is", True)
    assert sides.mine.text == "any news?"


def test_two_offers_to_two_offices(cards: Cards) -> None:
    base = made_up.a_case()
    sides = compared(act.offer(base, THERE, "moved", LATER), base, offered_to=ELSEWHERE)
    assert sides.told == (Fact.OFFER,)
    assert sides.changed == {Fact.OFFER}
    made = cards.of(sides)
    assert said(made, Fact.OFFER) == ["No other office", ELSEWHERE, THERE]
    assert made[1].names[Fact.OFFER].text() == "Offered to (changed)"
    assert made[2].names[Fact.OFFER].text() == "Offered to (your change)"


def test_accepted_by_the_other_office_while_i_withdrew(cards: Cards) -> None:
    base = made_up.a_case(offered_to=THERE, assignee_id=made_up.ME.id)
    theirs = {"office_id": THERE, "offered_to": None, "assignee_id": None}
    sides = compared(act.answer_transfer(base, "withdraw", "", LATER), base, **theirs)
    assert sides.changed == {Fact.OFFICE, Fact.OFFER, Fact.ASSIGNEE}
    made = cards.of(sides)
    home = made_up.CATALOGUE.offices[0].name_en
    assert said(made, Fact.OFFICE) == [home, THERE, home]
    assert said(made, Fact.OFFER) == [THERE, "No other office", "No other office"]
    assert said(made, Fact.ASSIGNEE)[1] == "Nobody"


def test_refused_while_i_approved(cards: Cards) -> None:
    base = made_up.a_case(approval_asked_by=made_up.OTHER.id)
    sides = compared(act.answer_approval(base, True, "", LATER), base, approval_asked_by=None)
    assert sides.changed == {Fact.APPROVAL}
    first, now, mine = said(cards.of(sides), Fact.APPROVAL)
    assert first.startswith("Asked for by")
    assert made_up.OTHER.name_en in first
    assert now == "Not asked for"
    assert mine.startswith("Approved by")
    assert made_up.ME.name_en in mine
