"""Collect the texts of the windows into translations/, or check that both languages are complete.

`--check` fails where a text is untranslated, or where the files do not hold what the code says.
"""

import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"ar": "ar_SA", "en": "en_US"}
PLACEHOLDER = re.compile(r"%n|\{[a-z_]*\}")


def sources() -> list[str]:
    """Return the files that hold texts, relative to the root."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tawasul_desk/ui").rglob("*.py"))


def collect(target: Path, language: str) -> None:
    """Bring the texts of the code into the translation file, keeping what is translated."""
    lupdate = ROOT / ".venv/bin/pyside6-lupdate"
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en_US"]
    command = [lupdate, *options, "-target-language", LANGUAGES[language], *sources(), "-ts", target]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    if language == "en":
        keep_english(target)


def keep_english(target: Path) -> None:
    """Fill plain English texts with themselves: only plural forms need a hand."""
    tree = ET.parse(target)  # noqa: S314 - our own file
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and message.get("numerus") != "yes":
            translation.text = message.findtext("source")
            translation.attrib.pop("type", None)
    write(tree, target)


def write(tree: ET.ElementTree, target: Path) -> None:
    """Write the file with one stable layout, so that a change shows as the lines it changes."""
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    target.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def messages(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (context, source) → translated forms; an unfinished text has none."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", "")] = forms(message)
    return found


def forms(message: ET.Element) -> tuple[str, ...]:
    """Return the translation, in all its plural forms."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return ()
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return tuple(plural) or ((translation.text,) if translation.text else ())


def faults(language: str) -> list[str]:
    """Return what is wrong with a language's file, one sentence each."""
    kept = ROOT / f"translations/tawasul_{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / kept.name
        fresh.write_bytes(kept.read_bytes())
        collect(fresh, language)
        wanted, held = messages(fresh), messages(kept)
    stale = [f"{language}: no longer in the code: {key}" for key in held.keys() - wanted.keys()]
    empty = [
        f"{language}: untranslated: {key}" for key, texts in wanted.items() if not texts or not all(texts)
    ]
    overlooked = [f"{language}: overlooked: {text!r}" for text in said() - {source for _, source in wanted}]
    return sorted(stale + empty + overlooked + placeholder_faults(language, wanted))


def said() -> set[str]:
    """Return the texts that the code asks a translation for: a second opinion on what lupdate finds."""
    calls = (
        node
        for name in sources()
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    return {text for call in calls for text in texts_of(call)}


def texts_of(call: ast.Call) -> set[str]:
    """Return the text that this call has translated, if it is such a call."""
    name = ast.unparse(call.func)
    if name.endswith(".tr"):
        place = 0
    elif name in ("translate", "QCoreApplication.translate"):
        place = 1
    else:
        return set()
    text = call.args[place]
    return {text.value} if isinstance(text, ast.Constant) and isinstance(text.value, str) else set()


def placeholder_faults(language: str, found: dict[tuple[str, str], tuple[str, ...]]) -> list[str]:
    """Return the texts whose translation lost or invented a `{name}`."""
    wrong = []
    for (context, source), texts in found.items():
        expected = set(PLACEHOLDER.findall(source)) - {"%n"}
        if any(set(PLACEHOLDER.findall(text)) - {"%n"} != expected for text in texts):
            wrong.append(f"{language}: placeholders differ: {(context, source)}")
    return wrong


def main() -> int:
    """Return 0 where all is well."""
    if "--check" not in sys.argv:
        for language in LANGUAGES:
            target = ROOT / f"translations/tawasul_{language}.ts"
            collect(target, language)
            write(ET.parse(target), target)  # noqa: S314 - our own file
    wrong = [fault for language in LANGUAGES for fault in faults(language)]
    for fault in wrong:
        print(fault)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
