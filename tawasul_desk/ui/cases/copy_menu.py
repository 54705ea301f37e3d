"""The menu by which a number of the case is copied with the keyboard."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.operations import AccessAction
from tawasul_desk.ui.cases.applicant_card import ApplicantCard
from tawasul_desk.ui.cases.case_head import CaseHead
from tawasul_desk.ui.keys import menu_text
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.widgets.key_menu import KeyMenu

_RECORDED: Final[tuple[AccessAction, ...]] = ("copy_identity", "copy_passport", "copy_phone")


def offer_copies(head: CaseHead, applicant: ApplicantCard, copy: Callable[[AccessAction], object]) -> None:
    """Offer the numbers under the case's own; `copy` has a copy recorded first.

    A masked identity number is not copied before it is revealed: the entry names the key for that.
    """
    translate = QCoreApplication.translate
    menu = KeyMenu(head.number)
    menu.addAction(translate("CopyMenu", "Request number"), head.number.copy)
    hidden = applicant.identity is None or not applicant.identity.revealed
    names = {
        "copy_identity": translate("CopyMenu", "Identity number"),
        "copy_passport": translate("CopyMenu", "Passport number"),
        "copy_phone": translate("CopyMenu", "Phone"),
    }
    for action in _RECORDED:
        entry = menu.addAction(names[action], partial(copy, action))
        if action == "copy_identity" and hidden:
            entry.setText(menu_text(translate("CopyMenu", "Identity number, once revealed"), Key.REVEAL))
            entry.setEnabled(False)
    menu.offer(head.number)
