"""Where a case can stand in relation to somebody, and every kind of act on it: for the matrix of rights."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import requests
from sqlalchemy import select, update

from tawasul_central import rows, tables
from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord, TemplateRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.operations import (
    AnswerTemplate,
    Operation,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
    new_id,
)
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AbsenceRecord, Status
from tests.central import acts
from tests.central.acts import case_file
from tests.conftest import Central

ACTORS: Final = {"officer": "officer01", "supervisor": "supervisor01", "auditor": "auditor01", "nobody": None}
PLACES: Final = ("mine", "pool", "colleague", "asked", "offered", "elsewhere")
HOME, AWAY = "riyadh", "jeddah"
COLLEAGUE, STRANGER = "officer02", "officer05"
AWAY_FOR_A_WEEK: Final = AbsenceRecord(first=date(2026, 6, 1), last=date(2026, 6, 7))


@dataclass(frozen=True)
class Scene:
    """Somebody, and what there is in one place: a case, its holder, a file, an office."""

    central: Central
    actor: str
    place: str
    case_id: UUID
    holder: str
    attachment_id: UUID
    upload_id: UUID

    @property
    def office(self) -> str:
        """The office of the place."""
        return AWAY if self.place in ("offered", "elsewhere") else HOME

    @property
    def me(self) -> UUID:
        """Who acts; nobody counts as a stranger."""
        return self.id_of(self.actor)

    def id_of(self, user_name: str) -> UUID:
        """The id of a member of staff."""
        found: UUID = acts.person(self.central, user_name).id
        return found


class Stage:
    """One central for the whole matrix; every scene takes the same case anew."""

    def __init__(self, central: Central) -> None:
        self.central = central
        self.clients = {role: central.client(name) for role, name in ACTORS.items() if name}
        self.clients["nobody"] = requests.Session()
        with central.engine.connect() as db:
            attachment = tables.attachment
            self._case_id, self._attachment_id = db.execute(
                select(attachment.c.case_id, attachment.c.id).order_by(attachment.c.id).limit(1)
            ).one()
            self.catalogue: CatalogueRecord = rows.active_catalogue(db)
        self.ids = {
            name: acts.person(central, name).id
            for name in (*filter(None, ACTORS.values()), COLLEAGUE, STRANGER)
        }

    def set(self, role: str, place: str, **facts: Any) -> Scene:
        """Bring the case into this place as seen by this role, with these facts."""
        actor = ACTORS[role] if role in ("officer", "supervisor") else "officer01"
        holder = {"mine": actor, "pool": None, "colleague": COLLEAGUE, "asked": COLLEAGUE}.get(
            place, STRANGER
        )
        home = place in ("mine", "pool", "colleague", "asked")
        values = {
            "office_id": HOME if home else AWAY,
            "assignee_id": self.ids[holder] if holder else None,
            "offered_to": HOME if place == "offered" else None,
            "approval_asked_by": self.ids[COLLEAGUE] if place == "asked" else None,
            "approved_by": None,
            "applicant_staff_id": None,
            "version": 1,
            "status": Status.UNDER_PROCESSING,
            "service_id": self.service(needs_approval=False),
        }
        upload = acts.uploaded(self.central, holder or STRANGER, self._case_id, complete=False, offset=0)
        self._write(values | facts)
        scene_actor = ACTORS[role] or STRANGER
        return Scene(
            self.central,
            scene_actor,
            place,
            self._case_id,
            holder or STRANGER,
            self._attachment_id,
            upload["id"],
        )

    def service(self, *, needs_approval: bool) -> str:
        """A service that needs a second officer, or none."""
        return next(each.id for each in self.catalogue.services if each.needs_approval is needs_approval)

    def offer(self) -> dict[str, Any]:
        """The facts of a case that is offered to another office already."""
        return {"offered_to": AWAY}

    def propose(self, by: str) -> str:
        """Let a text of this person wait for approval, and return its id."""
        template = TemplateRecord(
            id=f"t-{uuid4()}", title_ar="نص", title_en="Text", body="نص", proposed_by=self.ids[by]
        )
        with self.central.engine.begin() as db:
            current = rows.active_catalogue(db)
            data = current.model_copy(update={"proposals": (template,)}).model_dump(mode="json")
            newest = tables.catalogue.c.version == current.version
            db.execute(update(tables.catalogue).where(newest).values(data=data))
        return template.id

    def _write(self, values: dict[str, Any]) -> None:
        with self.central.engine.begin() as db:
            db.execute(update(case_file).where(case_file.c.id == self._case_id).values(values))


Make = Callable[[Stage, Scene], Operation]


@dataclass(frozen=True)
class ActOf:
    """One act, and the state of the case in which nothing but rights can stand against it."""

    make: Make
    status: Status = Status.UNDER_PROCESSING
    needs_approval: bool = False
    asked: bool = False
    offered: bool = False

    def facts(self, stage: Stage, place: str) -> dict[str, Any]:
        """What the case must be like beside its place."""
        facts: dict[str, Any] = {
            "status": self.status,
            "service_id": stage.service(needs_approval=self.needs_approval),
        }
        if self.asked:
            facts["approval_asked_by"] = stage.ids["officer01" if place == "mine" else COLLEAGUE]
        if self.offered and place not in ("offered", "elsewhere"):
            facts |= stage.offer()
        return facts


def _whose(scene: Scene) -> UUID:
    return scene.me if scene.place == "mine" else scene.id_of(COLLEAGUE if scene.office == HOME else STRANGER)


def _calendar(scene: Scene) -> CalendarRecord:
    return usual_calendar(scene.office)


def _answered(stage: Stage, scene: Scene) -> Operation:
    by = "supervisor01" if scene.place == "mine" else "officer05"
    template_id = stage.propose(by)
    answer: Operation = acts.administer(AnswerTemplate, template_id=template_id, version=1, approved=True)
    return answer


def _proposed(_: Stage, __: Scene) -> Operation:
    template = TemplateRecord(id=f"t-{uuid4()}", title_ar="نص", title_en="Text", body="نص")
    proposal: Operation = acts.administer(ProposeTemplate, template=template)
    return proposal


# One or more acts of every kind; the part before the colon is the kind.
ACTS: Final[dict[str, ActOf]] = {
    "change_status:start": ActOf(
        lambda _, s: acts.move(s.case_id, Status.UNDER_PROCESSING), status=Status.SUBMITTED
    ),
    "change_status:return": ActOf(lambda _, s: acts.give_back(s.case_id)),
    "change_status:process": ActOf(lambda _, s: acts.process(s.case_id)),
    "change_status:close": ActOf(lambda _, s: acts.move(s.case_id, Status.CLOSED), status=Status.PROCESSED),
    "change_status:give up": ActOf(
        lambda _, s: acts.move(s.case_id, Status.CLOSED, reason="لم يرد"), status=Status.RETURNED_TO_APPLICANT
    ),
    "change_status:reopen": ActOf(
        lambda _, s: acts.move(s.case_id, Status.UNDER_PROCESSING, reason="خطأ"), status=Status.CLOSED
    ),
    "add_response": ActOf(lambda _, s: acts.response(s.case_id)),
    "add_note": ActOf(lambda _, s: acts.note(s.case_id)),
    "assign:take": ActOf(lambda _, s: acts.take(s.case_id, s.me)),
    "assign:give": ActOf(lambda _, s: acts.take(s.case_id, s.id_of("officer03"))),
    "assign:back": ActOf(lambda _, s: acts.take(s.case_id, None)),
    "offer_transfer": ActOf(lambda _, s: acts.offer(s.case_id, "dammam")),
    "answer_transfer:accept": ActOf(lambda _, s: acts.answer_offer(s.case_id, "accept", 1), offered=True),
    "answer_transfer:refuse": ActOf(lambda _, s: acts.answer_offer(s.case_id, "refuse", 1), offered=True),
    "answer_transfer:withdraw": ActOf(lambda _, s: acts.answer_offer(s.case_id, "withdraw", 1), offered=True),
    "request_approval": ActOf(lambda _, s: acts.ask_approval(s.case_id), needs_approval=True),
    "answer_approval:approve": ActOf(
        lambda _, s: acts.approve(s.case_id, 1), needs_approval=True, asked=True
    ),
    "answer_approval:refuse": ActOf(
        lambda _, s: acts.approve(s.case_id, 1, approved=False), needs_approval=True, asked=True
    ),
    "watch": ActOf(lambda _, s: acts.watch(s.case_id)),
    "record_access:case": ActOf(lambda _, s: acts.look(s.case_id)),
    "record_access:export": ActOf(lambda _, __: acts.look(NO_CASE, "export_board")),
    "record_access:cases": ActOf(
        lambda _, s: acts.look(NO_CASE, "export_cases", case_ids=(s.case_id,)),
    ),
    "set_absence": ActOf(
        lambda _, s: acts.administer(SetAbsence, staff_id=_whose(s), absence=AWAY_FOR_A_WEEK)
    ),
    "set_skills": ActOf(lambda _, s: acts.administer(SetSkills, staff_id=_whose(s), skills=())),
    "watch_queue": ActOf(lambda _, s: acts.administer(WatchQueue, staff_id=_whose(s), watched=True)),
    "set_calendar": ActOf(lambda _, s: acts.administer(SetCalendar, calendar=_calendar(s))),
    "propose_template": ActOf(_proposed),
    "answer_template": ActOf(_answered),
}

DAYS: Final = {"from": "2026-05-01", "to": "2026-05-03"}
Ask = Callable[[requests.Session, str, Scene], requests.Response]


def _announce(client: requests.Session, url: str, scene: Scene) -> requests.Response:
    body = {"id": str(new_id()), "case_id": str(scene.case_id), "name": "a.png", "media_type": "image/png"}
    return client.post(url + "/v1/uploads", json=body | {"size": 3, "sha256": "ab" * 32}, timeout=20)


def _sign(client: requests.Session, url: str, _: Scene) -> requests.Response:
    body = {"user_name": "officer01", "password": "tawasul-demo", "device_id": str(uuid4())}
    return requests.post(url + "/v1/session", json=body, headers=dict(client.headers), timeout=20)


def _refresh(client: requests.Session, url: str, scene: Scene) -> requests.Response:
    tokens = _sign(client, url, scene).json()
    return client.post(
        url + "/v1/session/refresh",
        json={"refresh_token": tokens["refresh_token"], "device_id": "x"},
        timeout=20,
    )


def _sign_out(client: requests.Session, url: str, scene: Scene) -> requests.Response:
    """End another session of the same person: the stage goes on with its own."""
    if "Authorization" not in client.headers:
        return client.delete(url + "/v1/session", timeout=20)
    return scene.central.client(scene.actor).delete(url + "/v1/session", timeout=20)


def _hints(client: requests.Session, url: str, _: Scene) -> requests.Response:
    with client.get(url + "/v1/sync/hints", stream=True, timeout=20) as answer:
        return answer


def _changes(client: requests.Session, url: str, _: Scene) -> requests.Response:
    begun = client.post(url + "/v1/sync/snapshot", json={}, timeout=20)
    cursor = begun.json().get("cursor", "")
    return client.get(url + "/v1/sync/changes", params={"cursor": cursor}, timeout=20)


def _of(method: str, path: str, **asked: Any) -> Ask:
    """Return a plain call; what the scene knows is filled into the path and the parameters."""

    def ask(client: requests.Session, url: str, scene: Scene) -> requests.Response:
        facts = {"case_id": scene.case_id, "attachment_id": scene.attachment_id, "upload_id": scene.upload_id}
        params = {name: str(value).format(office=scene.office, **facts) for name, value in asked.items()}
        return client.request(method, url + path.format(**facts), params=params, timeout=20)

    return ask


def _append(method: str) -> Ask:
    def ask(client: requests.Session, url: str, scene: Scene) -> requests.Response:
        headers = {"Upload-Offset": "0"}
        place = f"{url}/v1/uploads/{scene.upload_id}"
        return client.request(method, place, data=b"", headers=headers, timeout=20)

    return ask


def _operations(client: requests.Session, url: str, scene: Scene) -> requests.Response:
    note = acts.note(scene.case_id).model_dump(mode="json")
    return client.post(url + "/v1/ops", json={"operations": [note]}, timeout=20)


# How each route is called; a route with an answer of its own is called by `_of`.
CALLS: Final[dict[str, Ask]] = {
    "POST /v1/session": _sign,
    "POST /v1/session/refresh": _refresh,
    "DELETE /v1/session": _sign_out,
    "GET /v1/me": _of("GET", "/v1/me"),
    "GET /v1/catalogue": _of("GET", "/v1/catalogue"),
    "GET /v1/limits": _of("GET", "/v1/limits"),
    "GET /v1/sync/changes": _changes,
    "POST /v1/sync/snapshot": lambda client, url, _: client.post(
        url + "/v1/sync/snapshot", json={}, timeout=20
    ),
    "GET /v1/sync/digest": _of("GET", "/v1/sync/digest"),
    "GET /v1/sync/hints": _hints,
    "POST /v1/ops": _operations,
    "GET /v1/cases/{case_id}": _of("GET", "/v1/cases/{case_id}"),
    "GET /v1/board": _of("GET", "/v1/board", **DAYS, office="{office}"),
    "GET /v1/board/cases": _of("GET", "/v1/board/cases", **DAYS, office="{office}", part="tile", key="open"),
    "GET /v1/board/mine": _of("GET", "/v1/board/mine", **DAYS),
    "GET /v1/board/mine/cases": _of("GET", "/v1/board/mine/cases", **DAYS, part="open_of"),
    "GET /v1/attachments/{attachment_id}/content": _of("GET", "/v1/attachments/{attachment_id}/content"),
    "HEAD /v1/attachments/{attachment_id}/content": _of("HEAD", "/v1/attachments/{attachment_id}/content"),
    "POST /v1/uploads": _announce,
    "PATCH /v1/uploads/{upload_id}": _append("PATCH"),
    "POST /v1/uploads/{upload_id}": _append("POST"),
    "GET /v1/uploads/{upload_id}": _of("GET", "/v1/uploads/{upload_id}"),
    "HEAD /v1/uploads/{upload_id}": _of("HEAD", "/v1/uploads/{upload_id}"),
    "POST /v1/uploads/{upload_id}/finalize": _of("POST", "/v1/uploads/{upload_id}/finalize"),
    "GET /v1/audit": _of("GET", "/v1/audit", case_id="{case_id}"),
    "GET /v1/health": _of("GET", "/v1/health"),
    "GET /v1/readiness": _of("GET", "/v1/readiness"),
}
