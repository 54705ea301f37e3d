"""Acts, forms, templates and chosen files: what the case page decides without a window."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, UploadReference
from tawasul_contract.records import EventKind, Resolution, Status
from tawasul_contract.rules import RefusalCode, refusal
from tawasul_desk.services.arabic import FSI, PDI, isolate
from tawasul_desk.services.letters import Doubt, DoubtCode
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.cases import forms
from tawasul_desk.ui.cases.acts import ActKind, acts_for, foremost
from tawasul_desk.ui.cases.case_screen import is_newer
from tawasul_desk.ui.cases.chosen_files import FileRefusal, FileRefusedError, choose, display_name
from tawasul_desk.ui.cases.templates import filled, offered, standard, values_for
from tawasul_desk.ui.cases.timeline_entries import EntryKind, kind_of
from tests.services.made_up import ME, OTHER, a_case
from tests.ui import case_samples as samples

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SERVICE = samples.CATALOGUE.service("iqama_extension")
MINE = {"assignee_id": ME.id, "service_id": "iqama_extension"}
FULL = forms.FormContent(
    body="نص", missing=("passport_copy",), resolution=Resolution.APPROVED, template_ids=("any",)
)


def kinds(status: Status, me: object = ME, **facts: object) -> dict[ActKind, RefusalCode | None]:
    case = a_case(1, status=status, **{**MINE, **facts})
    return {act.kind: act.refusal for act in acts_for(case, me, SERVICE)}


def test_the_daily_acts_stay_in_their_place_and_say_why_they_are_refused() -> None:
    new = kinds(Status.SUBMITTED)
    assert new[ActKind.START] is None
    assert kinds(Status.RETURNED_TO_APPLICANT)[ActKind.PROCESS] is RefusalCode.MOVE
    assert ActKind.TAKE not in new
    foreign = kinds(Status.UNDER_PROCESSING, assignee_id=OTHER.id)
    assert foreign[ActKind.RESPOND] is RefusalCode.NOT_ASSIGNED
    assert foreign[ActKind.NOTE] is None


def test_what_only_a_supervisor_does_is_shown_to_supervisors() -> None:
    assert ActKind.REOPEN not in kinds(Status.CLOSED)
    assert kinds(Status.CLOSED, samples.SUPERVISOR)[ActKind.REOPEN] is None
    assert ActKind.CLOSE not in kinds(Status.RETURNED_TO_APPLICANT)
    assert kinds(Status.RETURNED_TO_APPLICANT, samples.SUPERVISOR)[ActKind.CLOSE] is None
    assert kinds(Status.PROCESSED)[ActKind.CLOSE] is None


@pytest.mark.parametrize(
    ("status", "facts", "first"),
    [
        (Status.SUBMITTED, {"assignee_id": None}, ActKind.TAKE),
        (Status.RETURNED_BY_APPLICANT, {}, ActKind.PROCESS),
        (Status.UNDER_PROCESSING, {}, ActKind.PROCESS),
        (Status.PROCESSED, {}, ActKind.CLOSE),
        (Status.CLOSED, {}, None),
    ],
)
def test_one_act_leads(status: Status, facts: dict[str, object], first: ActKind | None) -> None:
    case = a_case(1, status=status, **{**MINE, **facts})
    assert foremost(acts_for(case, ME, SERVICE)) is first


@pytest.mark.parametrize(
    ("kind", "status", "me", "made"),
    [
        (ActKind.TAKE, Status.SUBMITTED, ME, Assign),
        (ActKind.START, Status.SUBMITTED, ME, ChangeStatus),
        (ActKind.PROCESS, Status.UNDER_PROCESSING, ME, ChangeStatus),
        (ActKind.RETURN, Status.UNDER_PROCESSING, ME, ChangeStatus),
        (ActKind.RESPOND, Status.UNDER_PROCESSING, ME, AddResponse),
        (ActKind.NOTE, Status.UNDER_PROCESSING, ME, AddNote),
        (ActKind.REOPEN, Status.CLOSED, samples.SUPERVISOR, ChangeStatus),
        (ActKind.CLOSE, Status.RETURNED_TO_APPLICANT, samples.SUPERVISOR, ChangeStatus),
    ],
)
def test_a_filled_form_is_one_operation_that_the_rules_allow(
    kind: ActKind, status: Status, me: object, made: type
) -> None:
    facts = MINE if kind is not ActKind.TAKE else {**MINE, "assignee_id": None}
    case = a_case(1, status=status, **facts)
    operation = forms.operation_of(kind, FULL, samples.view(case), me, NOW)
    assert type(operation) is made
    assert refusal(operation, case, me, SERVICE) is None


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.RETURNED_BY_APPLICANT])
@pytest.mark.parametrize("kind", [ActKind.PROCESS, ActKind.RETURN, ActKind.ASK_APPROVAL])
def test_the_first_act_on_a_case_starts_the_work_before(kind: ActKind, status: Status) -> None:
    service = SERVICE.model_copy(update={"needs_approval": kind is ActKind.ASK_APPROVAL})
    case = a_case(1, status=status, **MINE)
    start, act = forms.operations_of(kind, FULL, samples.view(case), ME, service, NOW)
    assert (start.to, start.base_version) == (Status.UNDER_PROCESSING, case.version)
    assert refusal(start, case, ME, service) is None
    begun = case.model_copy(update={"status": Status.UNDER_PROCESSING, "version": case.version + 1})
    assert act.base_version == begun.version
    assert refusal(act, begun, ME, service) is None
    assert len(forms.operations_of(kind, FULL, samples.view(begun), ME, service, NOW)) == 1


def test_no_act_starts_the_work_of_somebody_else_or_opens_what_is_finished() -> None:
    for status, facts in ((Status.SUBMITTED, {"assignee_id": OTHER.id}), (Status.PROCESSED, {})):
        found = kinds(status, samples.SUPERVISOR, **facts)
        assert found[ActKind.PROCESS] is not None
        assert found[ActKind.RETURN] is not None


OUTCOMES = (
    TemplateRecord(
        id="list", title_ar="", title_en="", body="{missing}", for_status=Status.RETURNED_TO_APPLICANT
    ),
    TemplateRecord(
        id="photo", title_ar="", title_en="", body="{missing}", for_status=Status.RETURNED_TO_APPLICANT,
        service_ids=("iqama_extension",),
    ),
    TemplateRecord(
        id="yes", title_ar="", title_en="", body="نعم", for_status=Status.PROCESSED,
        resolution=Resolution.APPROVED,
    ),
    TemplateRecord(
        id="extended", title_ar="", title_en="", body="مُدّد", for_status=Status.PROCESSED,
        resolution=Resolution.APPROVED, service_ids=("iqama_extension",),
    ),
    TemplateRecord(
        id="no", title_ar="", title_en="", body="لا", for_status=Status.PROCESSED,
        resolution=Resolution.REJECTED,
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("move", "resolution", "found"),
    [
        (Status.PROCESSED, Resolution.APPROVED, "extended"),
        (Status.PROCESSED, Resolution.REJECTED, "no"),
        (Status.PROCESSED, Resolution.ANSWERED, None),
        (Status.PROCESSED, None, None),
        (Status.RETURNED_TO_APPLICANT, None, "list"),
        (None, None, None),
    ],
)
def test_a_move_has_a_text_of_its_own(
    move: Status | None, resolution: Resolution | None, found: str | None
) -> None:
    chosen = standard(OUTCOMES, move, resolution)
    assert (chosen and chosen.id) == found


def test_a_text_that_tells_another_outcome_is_doubtful() -> None:
    catalogue = samples.CATALOGUE.model_copy(update={"templates": OUTCOMES})
    view = samples.view(a_case(1, **MINE))

    def doubts(kind: ActKind, resolution: Resolution | None, *used: str) -> tuple[Doubt, ...]:
        content = forms.FormContent(body="نص", resolution=resolution, template_ids=used)
        return forms.doubts_of(kind, content, view, catalogue)

    assert doubts(ActKind.PROCESS, Resolution.ANSWERED, "extended") == (Doubt(DoubtCode.OUTCOME, "extended"),)
    assert doubts(ActKind.PROCESS, Resolution.APPROVED, "extended", "list") == ()
    assert doubts(ActKind.RESPOND, None, "no") == (Doubt(DoubtCode.OUTCOME, "no"),)


def test_every_text_that_leaves_the_desk_is_looked_over_and_notes_are_not() -> None:
    content = forms.FormContent(body="رقم الهوية 1000000008، {missing}")
    view = samples.view(a_case(1, **MINE))
    asked = {
        kind
        for kind in forms.FORMS
        if [each.code for each in forms.doubts_of(kind, content, view, samples.CATALOGUE)]
        == [DoubtCode.PLACEHOLDER, DoubtCode.IDENTITY]
    }
    public = {kind for kind, form in forms.FORMS.items() if form.public}
    assert asked == public | {ActKind.ASK_APPROVAL, ActKind.REFUSE_APPROVAL}


def test_a_reason_is_never_sent_as_a_response() -> None:
    case = a_case(1, status=Status.CLOSED, **MINE)
    reopened = forms.operation_of(ActKind.REOPEN, FULL, samples.view(case), samples.SUPERVISOR, NOW)
    assert isinstance(reopened, ChangeStatus)
    assert (reopened.reason, reopened.response) == ("نص", "")
    processed = forms.operation_of(ActKind.PROCESS, FULL, samples.view(case), ME, NOW)
    assert isinstance(processed, ChangeStatus)
    assert (processed.reason, processed.response) == ("", "نص")


def test_a_response_says_how_far_its_author_had_read() -> None:
    view = replace(samples.view(a_case(1, status=Status.UNDER_PROCESSING, **MINE)), seen_seq=17)
    response = forms.operation_of(ActKind.RESPOND, FULL, view, ME, NOW)
    assert isinstance(response, AddResponse)
    assert response.seen_seq == 17


def test_a_form_says_what_it_lacks_first() -> None:
    def lack(kind: ActKind, **filled_in: object) -> forms.Lack | None:
        return forms.lack_of(kind, forms.FormContent(**filled_in), samples.LIMITS)

    assert lack(ActKind.RETURN, body="نص") is forms.Lack.MISSING
    assert lack(ActKind.PROCESS, body="نص") is forms.Lack.RESOLUTION
    assert lack(ActKind.NOTE, body="  \n ") is forms.Lack.TEXT
    assert lack(ActKind.NOTE, body="ن" * 101) is forms.Lack.TOO_LONG
    assert lack(ActKind.RESPOND, body="ن" * 101) is None


def test_a_draft_comes_back_as_it_was() -> None:
    case = a_case(1, **MINE)
    draft = forms.draft_of(ActKind.PROCESS, FULL, samples.view(case), NOW)
    assert draft.kind is DraftKind.PROCESS
    assert forms.content_of(draft) == FULL
    assert forms.content_of(Draft(case.id, DraftKind.NOTE, "")).empty


def test_chosen_files_belong_to_the_draft() -> None:
    file = UploadReference(id=ME.id, name="a.pdf", media_type="application/pdf", size=4, sha256="0" * 64)
    content = forms.FormContent(files=(file,))
    draft = forms.draft_of(ActKind.RESPOND, content, samples.view(a_case(1, **MINE)), NOW)
    assert forms.content_of(draft) == content
    assert not content.empty


def test_templates_are_offered_by_service_and_move() -> None:
    def ids(service_id: str, move: Status | None) -> list[str]:
        return [template.id for template in offered(samples.CATALOGUE, service_id, move)]

    assert ids("iqama_extension", Status.RETURNED_TO_APPLICANT) == ["return", "any"]
    assert ids("visit_extension", None) == ["any", "visit"]


def test_a_template_is_filled_with_isolated_values_and_keeps_other_braces() -> None:
    case = a_case(1, **MINE)
    values = values_for(samples.view(case), samples.CATALOGUE, ME, ("passport_copy", "عقد العمل"))
    any_text, return_text = samples.TEMPLATES[:2]
    assert filled(any_text, values) == f"طلبكم {isolate(case.case_number)} {{unknown}}"
    name, first, second, officer = filled(return_text, values).splitlines()
    assert (name, officer) == (isolate(case.applicant.name_ar), isolate(ME.name_ar))
    assert (first, second) == ("- صورة الجواز", "- عقد العمل")


def test_a_name_with_braces_in_it_is_not_filled_again() -> None:
    case = a_case(1, **MINE)
    sly = case.applicant.model_copy(update={"name_ar": "{officer}"})
    values = values_for(samples.view(case.model_copy(update={"applicant": sly})), samples.CATALOGUE, ME, ())
    assert "{officer}" in filled(samples.TEMPLATES[1], values)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", FileRefusal.EMPTY),
        (b"%PDF-" + b"x" * 1_000, FileRefusal.TOO_LARGE),
        (b"MZ executable", FileRefusal.TYPE),
        (b"\xff\xd8\xff picture the server does not take", FileRefusal.TYPE),
    ],
)
def test_a_file_is_held_to_the_limits_by_its_content(
    tmp_path: Path, data: bytes, reason: FileRefusal
) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    with pytest.raises(FileRefusedError) as refused:
        choose(path, samples.LIMITS)
    assert refused.value.reason is reason


def test_a_chosen_file_is_described_by_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "wrong.jpg"
    path.write_bytes(b"\x89PNG\r\n\x1a\n rest")
    chosen = choose(path, samples.LIMITS)
    assert (chosen.reference.media_type, chosen.reference.size) == ("image/png", 13)
    with pytest.raises(FileRefusedError) as refused:
        choose(tmp_path / "none.png", samples.LIMITS)
    assert refused.value.reason is FileRefusal.UNREADABLE


def test_a_file_name_cannot_play_tricks() -> None:
    assert display_name("a\u202efdp.exe") == "afdp.exe"
    assert display_name("ن" * 200 + ".pdf") == "ن" * 116 + ".pdf"


def test_only_what_the_applicant_reads_is_public() -> None:
    event = samples.event
    assert kind_of(event(EventKind.RESPONSE, "رد")) is EntryKind.PUBLIC
    assert kind_of(event(EventKind.NOTE, "ملاحظة")) is EntryKind.INTERNAL
    assert kind_of(event(EventKind.APPLICANT_REPLY, "رد")) is EntryKind.APPLICANT
    assert kind_of(event(EventKind.STATUS_CHANGED, to=Status.PROCESSED)) is EntryKind.FACT
    waiting = event(EventKind.STATUS_CHANGED, "رد", Status.RETURNED_TO_APPLICANT)
    assert kind_of(waiting) is EntryKind.PUBLIC
    reason = event(EventKind.STATUS_CHANGED, "سبب", Status.UNDER_PROCESSING)
    assert kind_of(reason) is EntryKind.INTERNAL


def test_overrides_are_seen_and_isolates_of_templates_are_not() -> None:
    assert shown("\u202eabc", by_staff=False) == "[RLO]abc"
    assert shown(f"{FSI}abc{PDI}\u202e", by_staff=True) == f"{FSI}abc{PDI}[RLO]"
    assert shown(f"{FSI}abc", by_staff=False) == "[FSI]abc"


def test_own_work_that_settles_is_no_news_but_a_colleagues_note_is() -> None:
    case = a_case(1, **MINE)
    mine = samples.event(EventKind.NOTE, "م").model_copy(update={"operation_id": ME.id})
    settled = mine.model_copy(update={"id": OTHER.id, "at": NOW.replace(hour=10)})
    later = case.model_copy(update={"updated_at": NOW, "version": case.version + 1})
    assert not is_newer(samples.screen(case, mine), samples.screen(later, settled))
    theirs = samples.event(EventKind.NOTE, "م", number=5)
    assert is_newer(samples.screen(case, mine), samples.screen(case, mine, theirs))
