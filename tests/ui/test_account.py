"""Signing in: what is asked for, three distinct failures, the passphrase, the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.account.entry_page import EntryPage
from tawasul_desk.ui.account.passphrase_fields import SHORTEST
from tawasul_desk.ui.account.password_field import PasswordField
from tawasul_desk.ui.account.sign_in_again import SignInAgainDialog
from tawasul_desk.ui.account.sign_in_card import SignInCard
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme

SERVER = "https://central.example"
LONG = "a long passphrase"


@pytest.fixture
def page(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> Iterator[EntryPage]:
    entry = EntryPage(locale_ar, theme, (("officer01", "secret"), ("supervisor01", "secret")))
    qtbot.addWidget(entry)
    entry.resize(1366, 768)
    with qtbot.waitExposed(entry):
        entry.show()
    entry.activateWindow()
    yield entry
    entry.hide()


@pytest.fixture
def card(page: EntryPage) -> SignInCard:
    return page.card


def asked(card: SignInCard) -> list[tuple[str, ...]]:
    """Return a list that fills with what is asked for."""
    requests: list[tuple[str, ...]] = []
    card.sign_in_requested.connect(lambda *request: requests.append(request))
    return requests


def test_a_known_server_is_folded_away_and_an_unknown_one_is_asked_for(page: EntryPage) -> None:
    assert page.card.server.isVisible()
    page.set_known(SERVER, "officer01")
    assert not page.card.server.isVisible()
    assert page.card.password.edit.hasFocus()
    page.card._disclosure.click()
    assert page.card.server.isVisible()


def test_the_keyboard_alone_signs_in(page: EntryPage, card: SignInCard) -> None:
    requests = asked(card)
    page.set_known(SERVER, "")
    QTest.keyClicks(card.user_name.edit, " officer01 ")
    QTest.keyClick(card.user_name.edit, Qt.Key.Key_Tab)
    assert card.password.edit.hasFocus()
    QTest.keyClicks(card.password.edit, " pass word ")
    QTest.keyClick(card.password.edit, Qt.Key.Key_Return)
    assert requests == [(SERVER, "officer01", " pass word ", "")]
    assert not card.button.isEnabled()
    card.submit()
    assert len(requests) == 1, "a busy card asks only once"


def test_what_is_missing_is_said_where_it_is_missing(page: EntryPage, card: SignInCard) -> None:
    requests = asked(card)
    page.set_known(SERVER, "officer01")
    card.submit()
    assert requests == []
    assert card.password.hint.isVisible()
    assert card.password.edit.property("wrong") is True
    QTest.keyClicks(card.password.edit, "x")
    assert not card.password.hint.isVisible()


def test_failures_differ_in_title_text_and_colour(card: SignInCard) -> None:
    seen = set()
    for code in (
        ErrorCode.WRONG_CREDENTIALS,
        ErrorCode.OFFLINE,
        ErrorCode.SERVER_FAULT,
        ErrorCode.UNTRUSTED_SERVER,
        ErrorCode.NOT_THE_SERVICE,
        ErrorCode.WRONG_CLOCK,
        ErrorCode.PROXY,
        ErrorCode.INTERCEPTED,
    ):
        card.show_failure(KnownError(code))
        assert card.failure.isVisible()
        seen.add((card.failure.title.text(), card.failure.text.text()))
    assert len(seen) == 8
    card.show_failure(KnownError(ErrorCode.WRONG_CREDENTIALS))
    wrong = card.failure.property("tone")
    card.show_failure(KnownError(ErrorCode.OFFLINE))
    assert (wrong, card.failure.property("tone")) == ("error", "warning")


@pytest.mark.parametrize("code", list(ErrorCode))
def test_no_failure_leaves_the_card_busy_or_speechless(code: ErrorCode, card: SignInCard) -> None:
    card.set_busy(True)
    card.show_failure(KnownError(code))
    assert card.button.isEnabled()
    assert card.failure.title.text()
    assert card.failure.text.text()


def test_wrong_credentials_lead_back_to_the_password(page: EntryPage, card: SignInCard) -> None:
    page.set_known(SERVER, "officer01")
    card.password.edit.setText("wrong")
    card.show_failure(KnownError(ErrorCode.WRONG_CREDENTIALS))
    assert card.password.edit.hasFocus()
    assert card.password.edit.selectedText() == "wrong"


def test_without_a_keyring_a_passphrase_is_chosen_twice(page: EntryPage, card: SignInCard) -> None:
    requests = asked(card)
    page.set_known(SERVER, "officer01")
    card.password.edit.setText("secret")
    card.show_failure(KnownError(ErrorCode.NO_KEYRING))
    first, repeat = card.passphrase.first, card.passphrase.repeat
    assert repeat.isVisible()
    first.edit.setText("x" * (SHORTEST - 1))
    card.submit()
    assert first.hint.isVisible()
    first.edit.setText(LONG)
    repeat.edit.setText(LONG + "?")
    card.submit()
    assert repeat.hint.isVisible()
    assert requests == []
    repeat.edit.setText(LONG)
    QTest.keyClick(repeat.edit, Qt.Key.Key_Return)
    assert requests == [(SERVER, "officer01", "secret", LONG)]


def test_a_locked_desk_asks_for_its_passphrase_once(page: EntryPage) -> None:
    page.set_known(SERVER, "officer01")
    page.show_resume_failure(KnownError(ErrorCode.LOCKED))
    unlock = page.unlock
    assert unlock is not None
    assert not page.card.isVisible()
    given: list[str] = []
    page.unlock_requested.connect(given.append)
    QTest.keyClick(unlock.passphrase.first.edit, Qt.Key.Key_Return)
    assert given == []
    QTest.keyClicks(unlock.passphrase.first.edit, LONG)
    QTest.keyClick(unlock.passphrase.first.edit, Qt.Key.Key_Return)
    assert given == [LONG]
    page.show_failure(KnownError(ErrorCode.WRONG_PASSPHRASE))
    assert unlock.failure.isVisible()
    unlock.other_requested.emit()
    assert page.card.isVisible()
    assert page.card.user_name.text == ""


def test_the_demonstration_offers_its_accounts(page: EntryPage, card: SignInCard) -> None:
    requests = asked(card)
    page.set_known(SERVER, "")
    from tawasul_desk.ui.widgets.buttons import Chip

    chips = {chip.text(): chip for chip in card.findChildren(Chip)}
    assert set(chips) == {"officer01", "supervisor01"}
    chips["supervisor01"].click()
    card.submit()
    assert requests == [(SERVER, "supervisor01", "secret", "")]


def test_outside_the_demonstration_nothing_is_offered(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    plain = SignInCard(locale_ar, theme)
    qtbot.addWidget(plain)
    assert not plain._demo.isVisibleTo(plain)


def test_the_password_is_shown_only_on_demand(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    field = PasswordField("Password", theme)
    qtbot.addWidget(field)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field.eye.trigger()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    field.eye.trigger()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def press(field: PasswordField, text: str, modifiers: Qt.KeyboardModifier) -> None:
    """Send one key as a keyboard with this state would."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, text)
    QApplication.sendEvent(field.edit, event)


def test_caps_lock_and_an_arabic_keyboard_are_noticed(page: EntryPage, locale_en: Locale) -> None:
    field = page.card.password
    field.edit.setFocus()
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    press(field, "A", none)
    assert field.hint.isVisible()
    caps = field.hint.text()
    press(field, "a", none)
    assert not field.hint.isVisible()
    press(field, "A", shift)
    assert not field.hint.isVisible()
    press(field, "a", shift)
    assert field.hint.text() == caps
    press(field, "ش", none)
    assert field.hint.isVisible()
    assert field.hint.text() != caps


def test_signing_in_again_is_for_the_same_officer(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    dialog = SignInAgainDialog(locale_ar, theme, SERVER, "officer01")
    qtbot.addWidget(dialog)
    given: list[str] = []
    dialog.password_given.connect(given.append)
    assert not dialog.card.user_name.edit.isEnabled()
    assert not dialog.card.server.edit.isEnabled()
    dialog.card.password.edit.setText("secret")
    dialog.card.submit()
    assert given == ["secret"]
    dialog.show_failure(KnownError(ErrorCode.WRONG_CREDENTIALS))
    assert not dialog.card.user_name.edit.isEnabled()
    assert dialog.card.button.isEnabled()
