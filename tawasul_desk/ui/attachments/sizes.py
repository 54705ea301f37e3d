"""How large a file is, in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.locale import Locale

_KILO: Final = 1024
_MEGA: Final = 1024 * 1024


def size_text(size: int, locale: Locale) -> str:
    """Return a size given in bytes as kilobytes or megabytes."""
    translate = QCoreApplication.translate
    if size < _MEGA:
        kilobytes = locale.number(max(1, round(size / _KILO)))
        return translate("FileSize", "{size} KB").format(size=isolate(kilobytes))
    megabytes = locale.digits(f"{size / _MEGA:.1f}")
    return translate("FileSize", "{size} MB").format(size=isolate(megabytes))
