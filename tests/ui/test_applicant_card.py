"""The card of the applicant: what is said of an identity number that cannot be right."""

import pytest
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.cases.applicant_card import ApplicantCard
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tests.services.made_up import a_case
from tests.ui import case_samples as samples


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1000000008", ""),
        ("1000000009", "The check digit of this identity number is wrong."),
        ("100000000", "This identity number does not have ten digits."),
        ("10000000080", "This identity number does not have ten digits."),
        ("7000000008", "This identity number begins with neither 1 nor 2."),
        ("1000-00008", "This identity number holds marks other than digits."),
    ],
)
def test_what_is_wrong_with_an_identity_number_is_said_as_it_is(
    number: str, said: str, qtbot: QtBot, locale_en: Locale, theme: Theme
) -> None:
    case = a_case(1, service_id="iqama_extension")
    applicant = case.applicant.model_copy(update={"identity_number": number})
    card = ApplicantCard(locale_en, theme)
    qtbot.addWidget(card)
    card.show_screen(samples.screen(case.model_copy(update={"applicant": applicant})))
    assert card.doubt.text() == said
    assert card.doubt.parentWidget().isHidden() == (not said)
