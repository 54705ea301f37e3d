"""Settings come from the environment and the command line; preferences survive any crash whole."""

import json
from pathlib import Path

import pytest

from tawasul_desk.settings import (
    Preferences,
    SettingsError,
    load_preferences,
    mend_preferences,
    read_settings,
    save_preferences,
)


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TAWASUL_DESK_SERVER", "https://one.example")
    monkeypatch.setenv("TAWASUL_DESK_DEMO", "true")
    monkeypatch.setenv("TAWASUL_DESK_PROFILE", str(tmp_path / "other"))
    settings = read_settings({"profile": tmp_path, "server": None})
    assert settings.server == "https://one.example"
    assert settings.demo
    assert settings.profile == tmp_path


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWASUL_DESK_DEMO", "")
    assert not read_settings().demo


def test_a_wrong_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWASUL_DESK_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError, match=r"^The setting TAWASUL_DESK_LOG_LEVEL is wrong: .*\.$"):
        read_settings()


def test_a_first_start_keeps_the_device_id(tmp_path: Path) -> None:
    first = load_preferences(tmp_path / "new")
    assert first.language == "ar"
    assert load_preferences(tmp_path / "new") == first


def test_preferences_come_back_as_saved(tmp_path: Path) -> None:
    wanted = Preferences(language="en", theme="dark", arabic_digits=True, user_name="officer01")
    save_preferences(tmp_path, wanted)
    assert load_preferences(tmp_path) == wanted
    assert {path.name for path in tmp_path.iterdir()} == {"preferences.json", "preferences.json.copy"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "sepia"), ("language", 7), ("arabic_digits", "perhaps"), ("device_id", "x"), ("new", {})],
)
def test_an_unknown_value_takes_no_other_with_it(tmp_path: Path, name: str, value: object) -> None:
    wanted = Preferences(language="en", theme="dark", server="https://h", user_name="officer01")
    save_preferences(tmp_path, wanted)
    for copy in ("preferences.json", "preferences.json.copy"):
        told = json.loads((tmp_path / copy).read_text()) | {name: value}
        (tmp_path / copy).write_text(json.dumps(told))
    read = load_preferences(tmp_path)
    others = set(Preferences.model_fields) - {name}
    assert {field: getattr(read, field) for field in others} == {
        field: getattr(wanted, field) for field in others
    }
    assert not list(tmp_path.glob("*.damaged"))


def test_damaged_preferences_are_mended_by_their_copy(tmp_path: Path) -> None:
    wanted = Preferences(language="en", user_name="officer01")
    save_preferences(tmp_path, wanted)
    for name in ("preferences.json", "preferences.json.copy"):
        (tmp_path / name).write_text('{"language": "fr"')
        assert load_preferences(tmp_path) == wanted
        assert mend_preferences(tmp_path)
        assert not mend_preferences(tmp_path)
        (tmp_path / name).unlink()
        assert load_preferences(tmp_path) == wanted
        assert mend_preferences(tmp_path)


def test_preferences_of_which_both_copies_are_damaged_are_set_aside(tmp_path: Path) -> None:
    for name in ("preferences.json", "preferences.json.copy"):
        (tmp_path / name).write_text('{"language": "fr"')
    assert load_preferences(tmp_path).language == "ar"
    assert (tmp_path / "preferences.json.damaged").read_text() == '{"language": "fr"'
