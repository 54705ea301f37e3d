"""Fields that the wheel would change are made in one place, where it does not."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALM = "widgets/calm.py"
TURNED = {
    *("QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QTimeEdit", "QDateEdit"),
    *("QDateTimeEdit", "QSlider", "QDial", "QTabBar", "QTabWidget"),
}


def turned(source: str) -> list[str]:
    """Return which of Qt's own fields this module makes, or makes a class of."""
    used: list[ast.expr] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            used.append(node.func)
        elif isinstance(node, ast.ClassDef):
            used += node.bases
    return [name for each in used if (name := ast.unparse(each).split(".")[-1]) in TURNED]


def test_no_window_makes_a_field_that_the_wheel_changes() -> None:
    ui = ROOT / "tawasul_desk/ui"
    files = [path for path in ui.rglob("*.py") if path.relative_to(ui).as_posix() != CALM]
    assert {path.name: found for path in files if (found := turned(path.read_text("utf-8")))} == {}


def test_one_that_is_planted_is_found() -> None:
    assert turned("box = QComboBox()") == ["QComboBox"]
    assert turned("class At(QtWidgets.QTimeEdit): ...") == ["QTimeEdit"]
    assert turned("if isinstance(box, QComboBox): ...") == []
    assert len(turned((ROOT / "tawasul_desk/ui" / CALM).read_text("utf-8"))) == 3
