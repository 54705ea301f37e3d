"""Text as it may be shown: what could turn lines round is spelled out."""

import re

from tawasul_desk.services.arabic import FSI, PDI, visible_controls

_ISOLATES = re.compile(f"([{FSI}{PDI}])")


def shown_text(text: str, *, by_staff: bool) -> str:
    """Return the text with direction controls visible; in staff's own texts isolates keep their work.

    Filled templates wrap each value in an isolate, which can scramble nothing outside itself.
    """
    if not by_staff:
        return visible_controls(text)
    return "".join(part if part in (FSI, PDI) else visible_controls(part) for part in _ISOLATES.split(text))
