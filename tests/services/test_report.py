import itertools
import re
import shutil
import subprocess
import unicodedata
from uuid import UUID

import pytest

from tawasul_contract.records import EventKind, EventRecord, Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reports.case_report import ReportWords, case_report
from tests.services.report_samples import (
    APPLICANT,
    ATTACHMENTS,
    CASE,
    DESCRIPTION,
    EVENTS,
    OFFICER,
    SUPERVISOR,
    by,
    event,
    moved,
    sample,
)

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
pytestmark = needs_poppler

ARABIC = ReportWords.arabic()
ENGLISH = ReportWords.english()

DESCRIPTIONS = {
    "plain": DESCRIPTION,
    "vowels": "مُحَمَّدٌ كَتَبَ الرِّسَالَةَ إِلَى الإِدَارَةِ، وَلَمْ يَصِلْهُ الرَّدُّ بَعْدُ؛ فَأَعَادَ الطَّلَبَ.",
    "tatweel": "أرجـــو التكرم بتعديـــل الاســـم في الإقامـــة، وشكـــرًا لكـــم على حســـن التعـــاون.",
    "urdu": "میرا نام ٹھیک نہیں لکھا گیا، پاسپورٹ پر ڈاکٹر گل زمان چوہدری ہے۔ براہِ کرم اسے درست کریں۔",
    "persian": "نام خانوادگی من در گذرنامه پژمان گچ‌کار است ولی در اقامه چیز دیگری نوشته شده؛ اصلاح کنید.",
    "mixed": "الاسم (Abdul Rahman Ali) مكتوب [خطأ] في الصفحة 3، ورقم الجواز A1234567 أو B-99/2026؛ "
    "والمبلغ 1,250.50 ريال.",
    "signs": "هل يجب الحضور؟ نعم! المواعيد: 10:30 - 12:45، والنسبة 15% تقريبًا/شهريًا... «شكرًا» - انتهى.",
    "emoji": "شكرًا لكم 😀👍🏽 على المساعدة ❤️ في إنهاء الطلب 漢字 سريعًا.",
}


def text_of(pdf: bytes, *options: str) -> str:
    """The file's text as poppler reads it, without the direction marks it adds; pages end in form feeds."""
    read = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(
        character
        for character in read.stdout.decode()
        if character == "\u200c" or unicodedata.category(character) != "Cf"
    )


def words_of(text: str) -> list[str]:
    return [
        word
        for word in re.split(r"\s+", text)
        if any(unicodedata.bidirectional(letter) == "AL" for letter in word)
    ]


def in_order(wanted: list[str], found: list[str]) -> bool:
    """Whether the words stand in this order, whatever stands between them."""
    remaining = iter(found)
    return all(word in remaining for word in wanted)


@pytest.mark.parametrize("options", [(), ("-layout",)], ids=["plain", "layout"])
@pytest.mark.parametrize("kind", DESCRIPTIONS)
def test_every_word_of_a_description_can_be_copied_in_order(kind: str, options: tuple[str, ...]) -> None:
    case = CASE.model_copy(update={"description": DESCRIPTIONS[kind]})
    found = text_of(case_report(sample(case=case), ARABIC), *options)
    wanted = words_of(DESCRIPTIONS[kind])
    assert len(wanted) > 5
    assert in_order(wanted, words_of(found))


@pytest.mark.parametrize("words", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_identifiers_can_be_copied_as_they_are(words: ReportWords) -> None:
    found = text_of(case_report(sample(), words))
    for identifier in (
        CASE.case_number,
        APPLICANT.identity_number,
        APPLICANT.passport_number,
        APPLICANT.phone,
        APPLICANT.email,
        APPLICANT.name_en,
        "2026-03-18",
        "+966 55 123 4567",
        "١٤٤٨/٠٤/٢٠",
    ):
        assert identifier in found


def test_an_arabic_report_says_everything() -> None:
    found = text_of(case_report(sample(), ARABIC))
    for part in (
        "ملخص الطلب",
        "إدارة جوازات منطقة الرياض",
        "محمد عمران خان آفریدی",
        "باكستان",
        "17 شوال 1410 هـ · 12 مايو 1990 م",
        "تصحيح البيانات",
        "تصحيح الاسم بالعربية",
        "فهد بن سالم القحطاني",
        "نورة بنت عبد العزيز العتيبي",
        "تمت المعالجة",
        "موافقة",
        "تغيّرت الحالة من «جديد» إلى «تحت المعالجة»",
        "خطاب من السفارة",
        "طباعة الإقامة المحدّثة من المنصة",
        "ترجمة معتمدة",
        "9f86d081884c",
        "صفحة 1 من",
        "12 جمادى الآخرة 1448 هـ · 22 نوفمبر 2026 م · 12:30",
    ):
        assert part in found, part


def test_an_english_report_says_the_same_from_the_left() -> None:
    found = " ".join(text_of(case_report(sample(), ENGLISH)).split())
    for part in (
        "Request summary",
        "Riyadh Passports Department",
        "Pakistan",
        "17 Shawwal 1410 AH · 12 May 1990 CE",
        "Correct the name in Arabic",
        "Printed by Fahad S. Alqahtani on 12 Jumada al-Akhirah 1448 AH · 22 November 2026 CE · 12:30",
        "Assigned to Fahad S. Alqahtani",
        "Page 1 of",
    ):
        assert part in found, part
    first_line = text_of(case_report(sample(), ENGLISH), "-layout").splitlines()[0]
    assert first_line.index("Tawasul") < 40
    assert text_of(case_report(sample(), ARABIC), "-layout").splitlines()[0].index("تواصل") > 80


def test_every_page_is_numbered_and_says_who_printed_it() -> None:
    pages = _pages(case_report(sample(events=_many_events(200)), ARABIC))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"صفحة {number} من {len(pages)}" in page
        assert "طُبع بواسطة فهد بن سالم القحطاني" in page
        assert CASE.case_number in page


def test_a_description_of_many_pages_is_complete() -> None:
    paragraph = " ".join(f"{word}{number}" for number, word in enumerate(["كلمة"] * 60))
    numbered = "\n".join(f"الفقرة {number}: {paragraph}" for number in range(60))
    pdf = case_report(sample(case=CASE.model_copy(update={"description": numbered})), ARABIC)
    pages = _pages(pdf)
    assert len(pages) >= 7
    found = "\n".join(pages)
    assert found.count("كلمة59") == 60
    assert in_order([f"{number}:" for number in range(60)], re.findall(r"\d+:(?= )", found))


def test_no_page_ends_with_a_heading() -> None:
    words = ARABIC
    headings = {words.applicant, words.facts, words.responses, words.timeline, words.attachments}
    for lines in range(1, 30):
        description = "\n".join(["سطر من وصف الطلب"] * lines)
        pdf = case_report(sample(case=CASE.model_copy(update={"description": description})), ARABIC)
        for page in _pages(pdf):
            body = [line for line in page.splitlines() if line.strip() and "صفحة" not in line]
            assert body[-1].strip() not in headings


def test_a_table_repeats_its_head_on_every_page() -> None:
    pages = _pages(case_report(sample(events=_many_events(200)), ARABIC))
    with_rows = [page for page in pages if "تغيّرت الحالة" in page]
    assert len(with_rows) > 4
    assert all("التاريخ والوقت" in page for page in with_rows)


def test_a_very_long_row_goes_on_on_the_next_page() -> None:
    wanted = tuple(f"مستند{number}" for number in range(400))
    returned = event(300, EventKind.STATUS_CHANGED, 200, **by(OFFICER), missing=wanted)
    case = CASE.model_copy(update={"missing": ("كلمة " * 3000,)})
    pages = _pages(case_report(sample(case=case, events=(*EVENTS, returned)), ARABIC))
    found = "\n".join(pages)
    assert all(word in found for word in wanted)
    assert found.count("كلمة") == 3000
    assert all(f"صفحة {number} من" in page.splitlines()[-1] for number, page in enumerate(pages, start=1))


def test_unsynchronised_work_is_announced_on_every_page() -> None:
    pages = _pages(case_report(sample(pending=True, events=_many_events(60)), ARABIC))
    assert len(pages) > 2
    assert all("لم تتم المزامنة بعد" in page for page in pages)
    assert "لم تتم المزامنة بعد" not in text_of(case_report(sample(), ARABIC))
    assert "Not yet synchronised" in text_of(case_report(sample(pending=True), ENGLISH))


def test_notes_leave_the_house_only_when_asked_for() -> None:
    without = text_of(case_report(sample(), ARABIC))
    assert "طابقتُ" not in without
    assert ARABIC.events[EventKind.NOTE] not in without
    included = text_of(case_report(sample(include_notes=True), ARABIC))
    assert "طابقتُ الاسم مع صورة الجواز" in included
    assert "للاستخدام الداخلي فقط" in included


def test_the_reason_of_a_move_is_internal_too() -> None:
    closed = event(300, EventKind.STATUS_CHANGED, 200, **by(SUPERVISOR), to_status="closed", body="سبب داخلي")
    events = (*EVENTS, closed)
    assert "سبب داخلي" not in text_of(case_report(sample(events=events), ARABIC))
    assert "سبب داخلي" in text_of(case_report(sample(events=events, include_notes=True), ARABIC))


def test_a_request_that_nobody_closed_is_told_as_closed_by_the_system() -> None:
    closed = event(300, EventKind.STATUS_CHANGED, 200, from_status="processed", to_status="closed")
    found = text_of(case_report(sample(events=(*EVENTS, closed)), ARABIC))
    assert "أُغلق الطلب تلقائيًا لانقضاء المدة المحددة للخدمة" in found
    assert "تغيّرت الحالة من «تمت المعالجة» إلى «مغلق»" not in found
    english = text_of(case_report(sample(events=(*EVENTS, closed)), ENGLISH))
    assert "Closed automatically" in english
    assert "System" in english


def test_a_transfer_is_told_with_its_office_and_its_reason_stays_inside() -> None:
    offered = event(
        300, EventKind.TRANSFER_OFFERED, 200, **by(SUPERVISOR), office_id="riyadh", body="سبب التحويل"
    )
    refused = event(301, EventKind.APPROVAL_REFUSED, 201, **by(SUPERVISOR), body="سبب الرفض")
    events = (*EVENTS, offered, refused)
    found = text_of(case_report(sample(events=events), ARABIC))
    assert "اقتُرح تحويل الطلب إلى إدارة جوازات منطقة الرياض" in found
    assert "سبب التحويل" not in found
    assert "سبب الرفض" not in found
    included = text_of(case_report(sample(events=events, include_notes=True), ARABIC))
    assert "سبب التحويل" in included
    assert "سبب الرفض" in included


def test_a_masked_identity_number_is_nowhere_in_the_file() -> None:
    found = text_of(case_report(sample(identity_masked=True), ARABIC))
    assert APPLICANT.identity_number not in found
    assert "2•••••••06" in found
    assert ARABIC.identity_masked in found
    assert ARABIC.identity_shown not in found
    shown = text_of(case_report(sample(), ARABIC))
    assert ARABIC.identity_shown in shown
    assert ARABIC.identity_masked not in shown


@pytest.mark.parametrize("written", ["2000000006", "٢٠٠٠٠٠٠٠٠٦", "2000 000 006", "2000-000-006"])
def test_a_masked_identity_number_is_masked_in_the_texts_too(written: str) -> None:
    case = CASE.model_copy(update={"description": f"رقم هويتي {written} ورقم الطلب 20000000161."})
    said = event(200, EventKind.RESPONSE, 1, **by(OFFICER), body=f"الهوية {written}")
    named = ATTACHMENTS[0].model_copy(update={"name": f"iqama_{written}.pdf"})
    changed = {"case": case, "events": (said,), "attachments": (named,)}
    found = text_of(case_report(sample(identity_masked=True, **changed), ARABIC))
    assert written not in found
    assert found.count("2•••••••06") == 4
    assert "20000000161" in found  # another number
    assert text_of(case_report(sample(**changed), ARABIC)).count(written) >= 3


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا توجد ملاحظات داخلية.", "There are no internal notes."),
        (1, "استُبعدت من هذا الملخص ملاحظة داخلية واحدة.", "One internal note is left out of this summary."),
        (2, "استُبعدت من هذا الملخص ملاحظتان داخليتان.", "Two internal notes are left out of this summary."),
        (3, "استُبعدت من هذا الملخص 3 ملاحظات داخلية.", "3 internal notes are left out of this summary."),
        (11, "استُبعدت من هذا الملخص 11 ملاحظة داخلية.", "11 internal notes are left out of this summary."),
    ],
)
def test_the_paper_says_how_many_internal_notes_it_leaves_out(count: int, arabic: str, english: str) -> None:
    notes = [event(300 + n, EventKind.NOTE, n, **by(OFFICER), body=f"words {n}") for n in range(count)]
    still = event(200, EventKind.STATUS_CHANGED, 1, **moved("submitted", "under_processing"))
    for words, told in ((ARABIC, arabic), (ENGLISH, english)):
        found = text_of(case_report(sample(events=(still, *notes)), words))
        assert told in found
        assert "words" not in found
        with_notes = text_of(case_report(sample(events=(still, *notes), include_notes=True), words))
        assert told not in with_notes
        assert words.notes_included in with_notes


@pytest.mark.parametrize("words", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_a_request_that_went_back_to_its_office_is_assigned_to_nobody(words: ReportWords) -> None:
    back = event(200, EventKind.ASSIGNED, 1, **by(SUPERVISOR), body="غياب")
    stranger = event(201, EventKind.ASSIGNED, 2, **by(SUPERVISOR), assignee_id=UUID(int=777))
    found = text_of(case_report(sample(events=(back, stranger), include_notes=True), words), "-layout")
    assert words.left_unassigned in found
    assert words.left_unassigned_reason in found
    given = words.events[EventKind.ASSIGNED]
    assert given.format(assignee=words.nothing) not in found
    assert words.unknown_person.split()[0] in found  # the other one has somebody, whose name is not here


@pytest.mark.parametrize("words", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_every_digit_of_a_fingerprint_is_on_the_paper(words: ReportWords) -> None:
    widest = ATTACHMENTS[0].model_copy(update={"sha256": "8" * 64})
    found = text_of(case_report(sample(attachments=(*ATTACHMENTS, widest)), words))
    for file in (*ATTACHMENTS, widest):
        for half in (file.sha256[:32], file.sha256[32:]):
            assert half in found.split()


def test_a_number_that_fails_its_check_digit_is_flagged() -> None:
    doubtful = CASE.model_copy(
        update={"applicant": APPLICANT.model_copy(update={"identity_number": "2000000001"})}
    )
    assert "رقم التحقق في رقم الهوية غير صحيح" in text_of(case_report(sample(case=doubtful), ARABIC))
    assert "رقم التحقق" not in text_of(case_report(sample(), ARABIC))


def test_a_number_that_is_too_short_is_not_said_to_have_a_wrong_check_digit() -> None:
    short = CASE.model_copy(update={"applicant": APPLICANT.model_copy(update={"identity_number": "20001"})})
    found = text_of(case_report(sample(case=short), ARABIC))
    assert "رقم الهوية لا يتكون من عشرة أرقام" in found
    assert "رقم التحقق" not in found


def test_arabic_digits_are_for_dates_and_counts_not_for_identifiers() -> None:
    found = text_of(case_report(sample(arabic_digits=True), ARABIC))
    assert "١٧ شوال ١٤١٠ هـ · ١٢ مايو ١٩٩٠ م" in found
    assert "صفحة ١ من" in found
    for identifier in (
        CASE.case_number,
        APPLICANT.identity_number,
        APPLICANT.passport_number,
        APPLICANT.phone,
    ):
        assert identifier in found


def test_overrides_in_what_applicants_write_are_shown_and_not_obeyed() -> None:
    case = CASE.model_copy(update={"description": "الرقم \u202e12345\u202c صحيح"})
    found = text_of(case_report(sample(case=case), ARABIC))
    assert "[RLO]12345[PDF]" in found


def test_the_isolates_of_a_filled_template_are_not_printed() -> None:
    body = f"عزيزنا {isolate('Muhammad Ali')}، طلبكم رقم {isolate(CASE.case_number)} قيد المعالجة"
    response = event(300, EventKind.RESPONSE, 200, **by(OFFICER), body=body)
    found = text_of(case_report(sample(events=(*EVENTS, response)), ARABIC))
    assert "[FSI]" not in found
    assert "Muhammad Ali" in found
    reply = event(301, EventKind.APPLICANT_REPLY, 201, body="ردي \u2068abc\u2069 هنا")
    assert "[FSI]abc[PDI]" in text_of(case_report(sample(events=(*EVENTS, reply)), ARABIC))


def test_a_latin_name_in_parts_is_printed_in_whole_letters() -> None:
    parts = unicodedata.normalize("NFD", "José Müller Çelik")
    named = CASE.model_copy(update={"applicant": APPLICANT.model_copy(update={"name_en": parts})})
    assert "José Müller Çelik" in text_of(case_report(sample(case=named), ARABIC))


def test_a_bare_case_is_printed_too() -> None:
    bare = CASE.model_copy(
        update={
            "status": Status.RETURNED_TO_APPLICANT, "assignee_id": UUID(int=99), "approved_by": None,
            "resolution": None, "due_at": None, "missing": ("passport", "خطاب"), "section_id": "new-section",
            "service_id": "new-service", "office_id": "new-office", "description": "",
            "applicant": APPLICANT.model_copy(update={"nationality": "XXA", "name_ar": "", "email": ""}),
        }
    )  # fmt: skip
    found = text_of(case_report(sample(case=bare, events=(), attachments=(), staff={}), ARABIC))
    for part in ("new-service", "XXA", "لا توجد مرفقات", "لا توجد أحداث", "الطلب لدى مقدم الطلب", "خطاب"):
        assert part in found, part


def test_both_languages_have_all_the_words() -> None:
    arabic, english = ARABIC.model_dump(), ENGLISH.model_dump()
    for name, words in arabic.items():
        if isinstance(words, dict):
            assert words.keys() == english[name].keys()
    assert set(ARABIC.statuses) == set(Status)
    assert set(ARABIC.events) == set(EventKind)
    blanks = re.compile(r"\{\w+\}")
    assert blanks.findall(str(sorted(arabic.items()))) == blanks.findall(str(sorted(english.items())))


def _pages(pdf: bytes) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


def _many_events(count: int) -> tuple[EventRecord, ...]:
    moves = itertools.cycle([("under_processing", "processed"), ("submitted", "under_processing")])
    return tuple(
        event(1000 + number, EventKind.STATUS_CHANGED, number, **by(OFFICER), **moved(before, after))
        for number, (before, after) in zip(range(count), moves, strict=False)
    )


@pytest.mark.parametrize("words", [ARABIC, ENGLISH])
def test_nothing_asks_a_reader_to_turn_lines_round(words: ReportWords) -> None:
    """With /Direction /R2L PDFium gives lines of Latin letters backwards."""
    paper = case_report(sample(), words)
    assert b"/Catalog" in paper
    assert b"/Direction" not in paper
