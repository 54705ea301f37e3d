"""Addresses of files in what is dropped or pasted: taken for the files themselves, never for text."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLineEdit

# Schemes under which file managers name files; `file:` may be written with any number of slashes.
_SCHEMES: Final = "file|smb|nfs|afp|sftp|mtp|gphoto2|davs?|trash|recent|admin"
_ROOTS: Final = "home|Users|mnt|media|tmp|run|root|var"  # of paths that name somebody's folder
_DRIVE: Final = r"[A-Za-z]:\\"
_SHARE: Final = r"\\\\[^\s\\/]+\\"
# A line that is nothing but an address may hold spaces; an address in a sentence ends at the first one.
_LINE: Final = re.compile(
    rf"""["'<]?(?P<address>(?:(?:{_SCHEMES}):/|{_DRIVE}|{_SHARE}|/(?:{_ROOTS})/)[^"'<>\r\n]*)["'>]?""",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile(rf"""(?<!\w)(?:(?:{_SCHEMES}):/|{_DRIVE}|{_SHARE})[^\s"'<>]*""", re.IGNORECASE)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that this names: as addresses, or as text of which every line is a path."""
    urls = [url for url in data.urls() if _names_file(url)]
    if urls:
        return tuple(map(_path_of, urls))
    lines = [line.strip() for line in data.text().splitlines() if line.strip()]
    found = [_LINE.fullmatch(line) for line in lines]
    return tuple(path_of(each["address"]) for each in found if each) if all(found) else ()


def path_of(address: str) -> Path:
    """Return the path that an address or a path means."""
    if re.match(r"[A-Za-z][A-Za-z0-9]+:/", address):
        return _path_of(QUrl(address))
    return Path(address)


def is_one_address(text: str) -> bool:
    """Return whether this is nothing but one address, as a browser adds it to a picture."""
    return re.fullmatch(r"\s*[A-Za-z][\w+.-]*:\S+\s*", text) is not None


def without_addresses(text: str) -> str:
    """Return the text with the mere names of files in the place of their addresses."""
    lines = text.split("\n")
    return "\n".join(_INSIDE.sub(_name, _whole_line(line)) for line in lines)


def keep_addresses_out(line: QLineEdit) -> None:
    """Have names take the place of addresses that are dropped or pasted into a line."""

    def mend(text: str) -> None:
        plain = without_addresses(text)
        if plain != text:
            line.setText(plain)

    line.textChanged.connect(mend)


def _whole_line(line: str) -> str:
    found = _LINE.fullmatch(line.strip())
    return _name_of(found["address"]) if found else line


def _name(found: re.Match[str]) -> str:
    return _name_of(found[0])


def _name_of(address: str) -> str:
    plain = QUrl.fromPercentEncoding(address.encode()) if ":/" in address else address
    return re.split(r"[\\/]", plain.rstrip("\\/"))[-1]


def _names_file(url: QUrl) -> bool:
    return re.fullmatch(_SCHEMES, url.scheme(), re.IGNORECASE) is not None


def _path_of(url: QUrl) -> Path:
    # One on a server that only a file manager reaches has no path here: reading it will say so.
    return Path(url.toLocalFile() or url.path())
