import sys
from pathlib import Path

import pytest

from tawasul_desk.services import resources


@pytest.fixture(autouse=True)
def _forget() -> None:
    resources._shipped.cache_clear()


def test_a_source_checkout_finds_its_fonts() -> None:
    assert (resources.fonts_dir() / "IBMPlexSansArabic-Regular.ttf").is_file()


def test_a_frozen_program_looks_in_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "tawasul_desk" / "translations").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resources_dir() == tmp_path / "resources"
    assert resources.translations_dir() == tmp_path / "tawasul_desk" / "translations"
    resources._shipped.cache_clear()


def test_an_installed_wheel_looks_beside_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tawasul_desk"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resources_dir() == package / "resources"
    with pytest.raises(FileNotFoundError):
        resources.translations_dir()
    resources._shipped.cache_clear()
