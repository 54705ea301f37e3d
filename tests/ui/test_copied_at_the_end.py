"""What was copied is still on the clipboard when the program ends, and the end is a clean one."""

import subprocess
import sys

import pytest

PROGRAM = """
from PySide6.QtWidgets import QApplication, QWidget
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.widgets.editor import Editor

app = QApplication([])
window = QWidget()
text = {made}
text.setPlainText("نص K12345678 هنا")
text.selectAll()
text.copy()
print(ascii(app.clipboard().text()))
"""


@pytest.mark.parametrize("made", ["LongText('')", "Editor(window)"])
def test_a_program_that_copied_a_text_ends_well(made: str) -> None:
    program = PROGRAM.format(made=made)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "K12345678" in done.stdout
