"""What each key of the table is for, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from tawasul_desk.ui.shortcuts import Area, Key, OfficeKey


def area_text(area: Area) -> str:
    """Return what a part of the program is called in the sheet of keys."""
    translate = QCoreApplication.translate
    return {
        Area.EVERYWHERE: translate("Keys", "Everywhere"),
        Area.QUEUE: translate("Keys", "List of requests"),
        Area.CASE: translate("Keys", "In a request"),
        Area.FORM: translate("Keys", "While writing"),
        Area.OUTBOX: translate("Keys", "Outbox"),
        Area.BOARD: translate("Keys", "Board"),
        Area.OFFICE: translate("Keys", "Administration"),
        Area.PAPER: translate("Keys", "Attachment or summary"),
    }[area]


def key_name(key: Key | OfficeKey) -> str:
    """Return what the key is for."""
    return {
        **_everywhere(),
        **_queue(),
        **_case(),
        **_steering(),
        **_writing(),
        **_outbox(),
        **_figures(),
        **_paper(),
        **_office(),
    }[key.name]


def _everywhere() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "GO_TURN": translate("Keys", "My turn"),
        "GO_UNASSIGNED": translate("Keys", "Unassigned"),
        "GO_ALL": translate("Keys", "All requests"),
        "GO_OUTBOX": translate("Keys", "Outbox"),
        "GO_BOARD": translate("Keys", "Board or my figures"),
        "GO_WATCHED": translate("Keys", "Watched"),
        "GO_OFFICE": translate("Keys", "Administration"),
        "GO_WAITING": translate("Keys", "With the applicant"),
        "GO_FINISHED": translate("Keys", "Finished"),
        "SYNC": translate("Keys", "Sync now"),
        "KEYS": translate("Keys", "Keyboard shortcuts"),
        "LANGUAGE": translate("Keys", "Switch language"),
        "THEME": translate("Keys", "Light or dark theme"),
        "BACK": translate("Keys", "Back"),
    }


def _queue() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "SEARCH": translate("Keys", "Search"),
        "OPEN": translate("Keys", "Open"),
        "WORK_ORDER": translate("Keys", "Work order"),
        "SORT": translate("Keys", "Sort by a column"),
        "GIVE_NEXT": translate("Keys", "Take the next request"),
        "PICK_ALL": translate("Keys", "Select all"),
        "ASSIGN": translate("Keys", "Assign"),
        "TO_OFFICE": translate("Keys", "Return to office"),
        "DISTRIBUTE": translate("Keys", "Distribute"),
        "DISTRIBUTE_ALL": translate("Keys", "Distribute all that nobody has"),
        "OFFER": translate("Keys", "Offer to another office"),
        "WATCH": translate("Keys", "Watch"),
        "UNDO": translate("Keys", "Take back the last act"),
        "BESIDE": translate("Keys", "Officers beside the list"),
        "FILTER_STATUS": translate("Keys", "Filter by status"),
        "FILTER_SERVICE": translate("Keys", "Filter by service"),
        "FILTER_AWAITING": translate("Keys", "Only what awaits approval"),
        "FILTER_OFFERED": translate("Keys", "Only what is offered to us"),
        "FILTER_NONE": translate("Keys", "Clear the filters"),
    }


def _case() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "NEXT_APPROVAL": translate("Keys", "Next awaiting approval"),
        "NEXT_CASE": translate("Keys", "Next request"),
        "PREVIOUS_CASE": translate("Keys", "Previous request"),
        "TAKE": translate("Keys", "Take"),
        "START": translate("Keys", "Start work"),
        "PROCESS": translate("Keys", "Process"),
        "RETURN": translate("Keys", "Return to applicant"),
        "RESPOND": translate("Keys", "Respond"),
        "NOTE": translate("Keys", "Internal note"),
        "CLOSE": translate("Keys", "Close the request"),
        "REOPEN": translate("Keys", "Reopen the request"),
        "REVEAL": translate("Keys", "Reveal the identity number"),
        "COPY_NUMBER": translate("Keys", "Copy a number"),
        "WHY_DUE": translate("Keys", "Why this deadline?"),
        "ATTACHMENT": translate("Keys", "First attachment"),
        "PRINT": translate("Keys", "Print the summary"),
    }


def _steering() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "ASK_APPROVAL": translate("Keys", "Ask for approval"),
        "APPROVE": translate("Keys", "Approve"),
        "REFUSE_APPROVAL": translate("Keys", "Refuse the approval"),
        "ACCEPT": translate("Keys", "Accept an offered request"),
        "REFUSE_TRANSFER": translate("Keys", "Refuse an offered request"),
        "WITHDRAW": translate("Keys", "Withdraw the offer"),
    }


def _writing() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "SEND": translate("Keys", "Send or save"),
        "TEMPLATES": translate("Keys", "Templates"),
        "ATTACH": translate("Keys", "Attach a file"),
        "CALENDAR": translate("Keys", "Choose a day in a calendar"),
        "TICK": translate("Keys", "Tick a missing document, 1 to 9"),
        "APPROVED": translate("Keys", "Outcome: approved"),
        "REJECTED": translate("Keys", "Outcome: rejected"),
        "ANSWERED": translate("Keys", "Outcome: answered"),
    }


def _outbox() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "COMPARE": translate("Keys", "Compare"),
        "EDIT": translate("Keys", "Edit the text"),
        "COPY": translate("Keys", "Copy the text"),
        "QUOTE": translate("Keys", "Copy the reference"),
        "DISCARD": translate("Keys", "Discard"),
    }


def _figures() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "EXPLAIN": translate("Keys", "How a number is counted"),
        "AS_TABLE": translate("Keys", "A chart as a table"),
        "SAVE": translate("Keys", "Save or export"),
    }


def _paper() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "NEXT_PART": translate("Keys", "Next part or attachment"),
        "PREVIOUS_PART": translate("Keys", "Previous part or attachment"),
        "FIT_PAGE": translate("Keys", "Fit page"),
        "FIT_WIDTH": translate("Keys", "Fit width"),
        "ACTUAL": translate("Keys", "Actual size"),
        "ZOOM_IN": translate("Keys", "Zoom in"),
        "ZOOM_OUT": translate("Keys", "Zoom out"),
        "TURN_RIGHT": translate("Keys", "Rotate right"),
        "TURN_LEFT": translate("Keys", "Rotate left"),
        "NEXT_HIT": translate("Keys", "Next match"),
        "PREVIOUS_HIT": translate("Keys", "Previous match"),
    }


def _office() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "ABSENCE": translate("Keys", "Absence"),
        "SKILLS": translate("Keys", "Skills"),
        "WATCH_QUEUE": translate("Keys", "Watch a queue"),
        "NEW_TEXT": translate("Keys", "New response text"),
        "EDIT_TEXT": translate("Keys", "Change a response text"),
        "REFUSE_TEXT": translate("Keys", "Refuse a proposed text"),
    }
