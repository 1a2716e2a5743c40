from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.services.settings import Preferences, SettingsService, default_folder


def test_that_preferences_survive_a_restart(tmp_path: Path, qtbot: QtBot) -> None:
    first = SettingsService(tmp_path)
    first.change(replace(first.preferences, theme="dark", geometry="00ff"))
    first.remember(Path("/a/b.jpg"), (Path("/a/b.csv"),))
    second = SettingsService(tmp_path)
    assert second.preferences == first.preferences
    assert second.preferences.recent[0].paths() == [Path("/a/b.jpg"), Path("/a/b.csv")]
    assert second.notice == ""


def test_that_recent_photos_are_ten_newest_first_without_repeats(
    tmp_path: Path, qtbot: QtBot
) -> None:
    settings = SettingsService(tmp_path)
    for number in [*range(14), 5]:
        settings.remember(Path(f"/photo{number}.jpg"), ())
    names = [Path(one.photo).name for one in settings.preferences.recent]
    assert names[:3] == ["photo5.jpg", "photo13.jpg", "photo12.jpg"]
    assert len(names) == len(set(names)) == 10


def test_that_a_forgotten_photo_is_gone(tmp_path: Path, qtbot: QtBot) -> None:
    settings = SettingsService(tmp_path)
    settings.remember(Path("/gone.jpg"), ())
    with qtbot.waitSignal(settings.recent_changed, timeout=500):
        settings.forget(settings.preferences.recent[0])
    assert SettingsService(tmp_path).preferences.recent == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"theme": 3}',
        '{"recent": [{"photo": "x"}]}',
        '{"recent": 5}',
        "\x00\x01",
        '"text"',
    ],
)
def test_that_a_damaged_file_is_set_aside_with_a_notice(
    tmp_path: Path, qtbot: QtBot, text: str
) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    settings = SettingsService(tmp_path)
    assert settings.preferences == Preferences()
    assert "settings.json.bak" in settings.notice
    assert (tmp_path / "settings.json.bak").read_text(encoding="utf-8") == text
    settings.change(replace(settings.preferences, theme="light"))
    assert SettingsService(tmp_path).preferences.theme == "light"


def test_that_settings_of_a_newer_version_are_read_as_far_as_known(
    tmp_path: Path, qtbot: QtBot
) -> None:
    stored = {"theme": "dark", "hologram": True}
    (tmp_path / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    settings = SettingsService(tmp_path)
    assert settings.preferences.theme == "dark"
    assert settings.notice == ""


def test_that_a_folder_that_cannot_be_made_only_costs_the_memory(
    tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = SettingsService(tmp_path / "file")
    settings.change(replace(settings.preferences, theme="dark"))
    assert settings.preferences.theme == "dark"
    assert settings.notice


def test_that_no_temporary_file_stays_behind(tmp_path: Path, qtbot: QtBot) -> None:
    settings = SettingsService(tmp_path)
    settings.change(replace(settings.preferences, theme="dark"))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_that_the_environment_chooses_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBLUR_STUDIO_CONFIG_DIR", str(tmp_path))
    assert default_folder() == tmp_path
