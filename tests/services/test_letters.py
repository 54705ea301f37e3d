"""What is found in a text before it leaves for the resident."""

import pytest

from tawasul_contract.records import EventKind
from tawasul_desk.services.letters import Doubt, DoubtCode, doubts_in, identity_numbers, known_numbers
from tests.services.made_up import a_case
from tests.ui import case_samples as samples

NUMBER = "1000000008"


@pytest.mark.parametrize(
    "text",
    [
        f"الهوية {NUMBER}.",
        "١٠٠٠٠٠٠٠٠٨",
        "1000 000 008",
        "1\u00a0000\u00a0000\u00a0008",
        f"\u2068{NUMBER}\u2069",
        "10000\u200f00008",
        f"0500000000 {NUMBER}",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(text: str) -> None:
    assert identity_numbers(text) == (NUMBER,)


@pytest.mark.parametrize(
    "text",
    ["1000000009", f"{NUMBER}5", "0500000000", "TW-1448-0000123", "1448-12-30 10:00", "3000000006", ""],
)
def test_other_numbers_are_none(text: str) -> None:
    assert identity_numbers(text) == ()


def test_the_applicants_own_number_and_what_they_wrote_may_be_said_back() -> None:
    other, reply = "2000000006", "1000000016"
    assert identity_numbers(f"{other} {reply}") == (other, reply)
    case = a_case(1).model_copy(update={"description": f"عن ابني ورقمه {other}"})
    events = (
        samples.event(EventKind.APPLICANT_REPLY, f"ورقم زوجتي {reply}"),
        samples.event(EventKind.NOTE, f"ملاحظة عن {NUMBER}"),
    )
    known = known_numbers(samples.view(case, *events))
    assert known == {case.applicant.identity_number, other, reply}
    body = f"{case.applicant.identity_number} {other} {reply}"
    assert doubts_in(body, known) == ()
    assert doubts_in(NUMBER, known) == (Doubt(DoubtCode.IDENTITY, NUMBER),)


def test_a_placeholder_that_was_not_filled_in_is_found_once() -> None:
    found = doubts_in("{missing} ثم {missing} و{اسم}", frozenset())
    assert found == (Doubt(DoubtCode.PLACEHOLDER, "missing"), Doubt(DoubtCode.PLACEHOLDER, "اسم"))
