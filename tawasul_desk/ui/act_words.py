"""How far an act has come, as the notice after it says."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.words import state_text


def progress_text(
    unsettled: Sequence[WaitingOperation], connection: Connection, locale: Locale
) -> tuple[str, Tone]:
    """Return how far these operations have come, and in which tone; none: the central has them all."""
    translate = QCoreApplication.translate
    if not unsettled:
        return translate("Acts", "Sent"), Tone.SUCCESS
    troubled = next((item for item in unsettled if item.state in TROUBLED), None)
    if troubled is not None:
        return state_text(troubled.state, back=troubled.back), Tone.WARNING
    why = _why_waiting(unsettled, connection, locale)
    if not why:
        return translate("Acts", "Sending …"), Tone.INFO
    return translate("Acts", "Waiting: {why}").format(why=why), Tone.WARNING


def _why_waiting(items: Sequence[WaitingOperation], connection: Connection, locale: Locale) -> str:
    translate = QCoreApplication.translate
    known = {
        Connection.OFFLINE: translate("Acts", "there is no connection"),
        Connection.SIGNED_OUT: translate("Acts", "your session has ended"),
        Connection.SERVER_FAULT: translate("Acts", "the server has a fault"),
        Connection.UNTRUSTED: translate("Acts", "the server is not trusted"),
        Connection.WRONG_CLOCK: translate("Acts", "the date of this computer is wrong"),
        Connection.PROXY: translate("Acts", "the proxy blocks the connection"),
        Connection.TOO_OLD: translate("Acts", "this program must be updated"),
    }
    if connection in known:
        return known[connection]
    waits = next((item for item in items if item.state is OperationState.WAITING_NETWORK), None)
    return explanation(waits, locale) if waits is not None else ""
