"""Every key of the program, for the sheet that F1 shows."""

from PySide6.QtCore import QCoreApplication

from tawasul_desk.ui.widgets.key_sheet import KeyGroup


def key_groups() -> tuple[tuple[KeyGroup, ...], ...]:
    """Return the keys by where they work, in the columns of the sheet: about as long as each other."""
    everywhere, queue = _program_groups()
    moving, answers = _work_groups()
    return (
        (everywhere, moving),
        (*_case_groups(), _board_group()),
        (queue, *_paper_groups()),
        (answers, _office_group()),
    )


def _program_groups() -> tuple[KeyGroup, ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("Keys", "Everywhere"),
            (
                (translate("Keys", "My turn"), "Ctrl+1"),
                (translate("Keys", "Unassigned"), "Ctrl+2"),
                (translate("Keys", "All requests"), "Ctrl+3"),
                (translate("Keys", "Outbox"), "Ctrl+4"),
                (translate("Keys", "Board or my figures"), "Ctrl+5"),
                (translate("Keys", "Watched"), "Ctrl+6"),
                (translate("Keys", "Administration"), "Ctrl+7"),
                (translate("Keys", "With the applicant"), "Ctrl+8"),
                (translate("Keys", "Finished"), "Ctrl+9"),
                (translate("Keys", "Sync now"), "F5"),
                (translate("Keys", "This sheet"), "F1"),
                (translate("Keys", "Other language"), "Ctrl+Shift+L"),
                (translate("Keys", "Light or dark"), "Ctrl+Shift+D"),
            ),
        ),
        (
            translate("Keys", "List of requests"),
            (
                (translate("Keys", "Search"), "Ctrl+F"),
                (translate("Keys", "Open the request"), "Enter"),
                (translate("Keys", "Work order"), "Ctrl+0"),
                (translate("Keys", "Back"), "Esc"),
                (translate("Keys", "Next request"), "Ctrl+J"),
                (translate("Keys", "Previous request"), "Ctrl+K"),
            ),
        ),
    )


def _board_group() -> KeyGroup:
    translate = QCoreApplication.translate
    return (
        translate("Keys", "Board"),
        (
            (translate("Keys", "Open the requests behind a number"), "Enter"),
            (translate("Keys", "How a number is counted"), "?"),
            (translate("Keys", "A chart as a table"), "T"),
            (translate("Keys", "Export the board"), "Ctrl+S"),
        ),
    )


def _office_group() -> KeyGroup:
    translate = QCoreApplication.translate
    return (
        translate("Keys", "Administration"),
        (
            (translate("Keys", "Next part"), "Ctrl+PgDown"),
            (translate("Keys", "Previous part"), "Ctrl+PgUp"),
            (translate("Keys", "Save or propose"), "Ctrl+Enter"),
            (translate("Keys", "Absence"), "Ctrl+B"),
            (translate("Keys", "Skills"), "Ctrl+L"),
            (translate("Keys", "Watch a queue"), "Ctrl+W"),
            (translate("Keys", "New response text"), "Ctrl+N"),
            (translate("Keys", "Change a response text"), "Ctrl+E"),
            (translate("Keys", "Refuse a proposed text"), "Ctrl+R"),
            (translate("Keys", "Save the audit trail"), "Ctrl+S"),
        ),
    )


def _case_groups() -> tuple[KeyGroup, ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("Keys", "In a request"),
            (
                (translate("Keys", "Take"), "Ctrl+T"),
                (translate("Keys", "Start work"), "Ctrl+S"),
                (translate("Keys", "Respond"), "Ctrl+R"),
                (translate("Keys", "Return to applicant"), "Ctrl+E"),
                (translate("Keys", "Process"), "Ctrl+D"),
                (translate("Keys", "Internal note"), "Ctrl+M"),
                (translate("Keys", "Reveal the identity number"), "Ctrl+I"),
                (translate("Keys", "Why is it due then?"), "Ctrl+Shift+E"),
                (translate("Keys", "First attachment"), "Ctrl+O"),
                (translate("Keys", "Print the summary"), "Ctrl+P"),
            ),
        ),
        (
            translate("Keys", "While writing"),
            (
                (translate("Keys", "Send"), "Ctrl+Enter"),
                (translate("Keys", "Templates"), "Ctrl+Shift+T"),
                (translate("Keys", "Attach a file"), "Ctrl+Shift+A"),
                (translate("Keys", "Leave, keep the draft"), "Esc"),
            ),
        ),
    )


def _work_groups() -> tuple[KeyGroup, ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("Keys", "Moving requests"),
            (
                (translate("Keys", "Choose all"), "Ctrl+A"),
                (translate("Keys", "Give me the next request"), "Ctrl+N"),
                (translate("Keys", "Assign"), "Ctrl+G"),
                (translate("Keys", "Return to office"), "Ctrl+Shift+G"),
                (translate("Keys", "Distribute"), "Ctrl+D"),
                (translate("Keys", "Take back the last act"), "Ctrl+Z"),
                (translate("Keys", "Watch"), "Ctrl+B"),
            ),
        ),
        (
            translate("Keys", "Approvals and transfers"),
            (
                (translate("Keys", "Ask for approval"), "Ctrl+L"),
                (translate("Keys", "Approve"), "Ctrl+Y"),
                (translate("Keys", "Refuse the approval"), "Ctrl+Shift+Y"),
                (translate("Keys", "Next awaiting approval"), "Ctrl+Shift+J"),
                (translate("Keys", "Offer to another office"), "Ctrl+U"),
                (translate("Keys", "Withdraw the offer"), "Ctrl+Shift+U"),
                (translate("Keys", "Accept an offered request"), "Ctrl+H"),
                (translate("Keys", "Refuse an offered request"), "Ctrl+Shift+H"),
            ),
        ),
    )


def _paper_groups() -> tuple[KeyGroup, ...]:
    translate = QCoreApplication.translate
    return (
        (
            translate("Keys", "Attachment or summary"),
            (
                (translate("Keys", "Whole page"), "Ctrl+0"),
                (translate("Keys", "Page width"), "Ctrl+2"),
                (translate("Keys", "Enlarge"), "Ctrl++"),
                (translate("Keys", "Reduce"), "Ctrl+-"),
                (translate("Keys", "Save a copy"), "Ctrl+S"),
                (translate("Keys", "Reveal the identity number (summary)"), "Ctrl+I"),
                (translate("Keys", "Close"), "Esc"),
            ),
        ),
        (
            translate("Keys", "Attachment"),
            (
                (translate("Keys", "Next attachment"), "Ctrl+PgDown"),
                (translate("Keys", "Previous attachment"), "Ctrl+PgUp"),
                (translate("Keys", "Actual size"), "Ctrl+1"),
                (translate("Keys", "Turn right"), "Ctrl+R"),
                (translate("Keys", "Turn left"), "Ctrl+Shift+R"),
                (translate("Keys", "Find in the document"), "Ctrl+F"),
                (translate("Keys", "Next hit"), "F3"),
            ),
        ),
    )
