from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError, OutputError
from deblur_studio.core.motion.formats import (
    CsvOptions,
    CsvPreset,
    delete_preset,
    load_presets,
    read_log,
    save_preset,
)

Write = Callable[[str, "str | bytes"], Path]
OPTIONS = CsvOptions(
    delimiter=";",
    time_column="when",
    time_unit="ms",
    gyro_columns=("a", 3, "c"),
    gyro_unit="deg/s",
    use_accel=False,
)
PRESET = CsvPreset("Bänk", ("when", "a", "b", "c"), 4, OPTIONS)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "log-presets.json"


def test_that_presets_come_back_as_they_were_saved(store: Path) -> None:
    assert load_presets(store) == ()
    other = CsvPreset("plain", (), 5, CsvOptions(gyro_columns=(3, 4, 5)))
    save_preset(store, PRESET)
    save_preset(store, other)
    assert load_presets(store) == (PRESET, other)
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_that_a_preset_replaces_that_of_its_name_and_that_of_its_table(store: Path) -> None:
    save_preset(store, PRESET)
    renamed = CsvPreset("new", ("When", "A", "B", "C"), 4, CsvOptions(time_unit="s"))
    save_preset(store, renamed)
    assert load_presets(store) == (renamed,)
    moved = CsvPreset("new", ("t", "x", "y", "z"), 4, CsvOptions())
    save_preset(store, moved)
    assert load_presets(store) == (moved,)


def test_that_a_preset_can_be_forgotten(store: Path) -> None:
    save_preset(store, PRESET)
    delete_preset(store, "unknown")
    assert load_presets(store) == (PRESET,)
    delete_preset(store, PRESET.name)
    assert load_presets(store) == ()


BROKEN = [
    "", "{", "[]", "null", "{}", '{"presets": 3}', '{"presets": [3]}', "\xff",
    '{"presets": [{"name": "a", "header": [], "fields": "x", "options": {}}]}',
    '{"presets": [{"name": "a", "header": [], "fields": 1, "options": {"gyro_unit": "rpm"}}]}',
    '{"presets": [{"name": "a", "header": [], "fields": 1, "options": {"speed": 1}}]}',
    '{"presets": [{"name": "a", "header": [], "fields": 1, "options": {"gyro_columns": [1]}}]}',
    "[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_that_a_damaged_store_is_one_sentence_and_stays(store: Path, content: str) -> None:
    store.parent.mkdir()
    store.write_bytes(content.encode("latin-1"))
    for use in (lambda: load_presets(store), lambda: save_preset(store, PRESET)):
        with pytest.raises(LogError, match=r"log-presets\.json is damaged, .* delete it"):
            use()
    assert store.read_bytes() == content.encode("latin-1")


def test_that_a_store_that_cannot_be_read_or_written_is_said(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LogError, match=r"presets\.json cannot be opened"):
        load_presets(tmp_path / "file" / "presets.json")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match="cannot be made: Permission denied"):
        save_preset(store, PRESET)


def unknown(motion, mark: str = ";") -> str:
    rows = motion.rows(np.degrees(motion.gyro), time=motion.time_s * 1e3, mark=mark)
    return mark.join(["when", "a", "b", "c"]) + "\n" + rows


def test_that_a_remembered_table_is_read_without_asking_again(write: Write, motion) -> None:
    path = write("bench.csv", unknown(motion))
    with pytest.raises(LogError, match='no time column among "when", "a"'):
        read_log(path)
    recording = read_log(path, presets=[PRESET])
    np.testing.assert_allclose(recording.time_s, motion.time_s, atol=1e-6)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    assert recording.source.details["preset"] == "Bänk"
    assert recording.warnings == ()


def test_that_a_preset_leaves_other_tables_alone(write: Write, motion) -> None:
    path = write("log.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    assert "preset" not in read_log(path, presets=[PRESET]).source.details


def test_that_the_users_options_go_before_a_preset(write: Write, motion) -> None:
    path = write("bench.csv", unknown(motion))
    options = CsvOptions(time_column="when", time_unit="s", gyro_columns=("a", "b", "c"))
    recording = read_log(path, options, [PRESET])
    assert recording.duration_s == pytest.approx(1995.0)
    assert "preset" not in recording.source.details


def test_that_tables_without_a_header_are_known_by_their_shape(write: Write, motion) -> None:
    preset = CsvPreset("five", (), 5, CsvOptions(delimiter=";", gyro_columns=(3, 4, 5)))
    rows = motion.rows(motion.time_s, motion.gyro, mark=";")
    recording = read_log(write("log.csv", rows), presets=[preset])
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro)
    with pytest.raises(LogError, match="5 columns without names"):
        read_log(write("log.csv", rows.replace(";", ",")), presets=[preset])


def test_that_a_gyroscopes_preset_is_not_used_for_the_accelerometer(write: Write, motion) -> None:
    options = CsvOptions(time_column=1, gyro_columns=(2, 3, 4), gyro_unit="rad/s")
    preset = CsvPreset("pair", ("t", "x", "y", "z"), 4, options)
    path = write("a_gyro.csv", "t,x,y,z\n" + motion.rows(motion.gyro))
    write("a_accel.csv", "t,x,y,z\n" + motion.rows(motion.accel))
    recording = read_log(path, presets=[preset])
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro)
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel)


def test_that_the_store_is_plain_json(store: Path) -> None:
    save_preset(store, PRESET)
    content = json.loads(store.read_text(encoding="utf-8"))
    assert content["version"] == 1
    assert content["presets"][0]["options"]["gyro_columns"] == ["a", 3, "c"]
