"""The build of the wheel: compiles the translations, which are no part of the repository."""

import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface):
    """Leaves a `.qm` beside each `.ts`; the wheel takes the whole folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the tool that comes with Qt."""
        found = find_spec("PySide6")
        if found is None or found.origin is None:
            raise RuntimeError("PySide6 is needed to compile the translations.")
        for source in sorted(Path(self.root, "translations").glob("*.ts")):
            command = [Path(found.origin).parent / "lrelease", "-silent", source]
            subprocess.run([*command, "-qm", source.with_suffix(".qm")], check=True)
