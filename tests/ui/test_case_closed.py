"""What the service closed by itself is told so, and by whom, in the timeline and in the audit trail."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tawasul_contract.records import EventKind, EventRecord, Status
from tawasul_contract.trail import THE_SERVICE, AuditRecord
from tawasul_desk.ui.cases.timeline import Timeline
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.audit_words import act_text, person_text
from tawasul_desk.ui.theme import Theme
from tests.services.made_up import a_case
from tests.ui.case_samples import NOW, screen

CLOSED = EventRecord(
    id=UUID(int=1),
    case_id=a_case(1).id,
    kind=EventKind.STATUS_CHANGED,
    at=NOW,
    from_status=Status.PROCESSED,
    to_status=Status.CLOSED,
)
BY_SOMEBODY = CLOSED.model_copy(
    update={"actor_id": UUID(int=1), "actor_name_en": "Sara", "actor_name_ar": "سارة"}
)


def shown(event: EventRecord, locale: Locale, theme: Theme, qtbot: QtBot) -> list[str]:
    timeline = Timeline(locale, theme, lambda: NOW)
    qtbot.addWidget(timeline)
    timeline.show_screen(screen(a_case(1, status=Status.CLOSED), event))
    timeline.resize(900, 600)
    timeline.reach(0, 600)
    return [label.text() for label in timeline.findChildren(QLabel)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_timeline_tells_who_closed_it(
    language: str, request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot
) -> None:
    locale: Locale = request.getfixturevalue(f"locale_{language}")
    title, detail = {
        "ar": ("أُغلق الطلب تلقائيًا", "من النظام: لم يُتخذ إجراء آخر خلال المدة المحددة لهذه الخدمة"),
        "en": (
            "Closed automatically",
            "By the system: nothing more happened within the time set for this service",
        ),
    }[language]
    texts = shown(CLOSED, locale, theme, qtbot)
    assert title in texts
    assert detail in texts
    assert title not in shown(BY_SOMEBODY, locale, theme, qtbot)


def test_the_trail_names_the_system(locale_en: Locale) -> None:
    line = AuditRecord(
        id=1,
        at=NOW,
        action="close_by_itself",
        staff_id=THE_SERVICE,
        staff_name_ar="",
        staff_name_en="",
        device_id="",
    )
    assert person_text(line, locale_en) == "System"
    assert act_text(line) == "Closed after the time set for the service"
