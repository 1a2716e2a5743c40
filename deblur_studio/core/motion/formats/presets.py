"""Remembered ways to read tables that the reader cannot make out by itself, kept as JSON.

A preset belongs to the header it was made for; of tables without a header, to their delimiter
and number of columns.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from deblur_studio.core.errors import LogError, OutputError
from deblur_studio.core.files import written_whole
from deblur_studio.core.motion.formats.csv_options import ColumnName, CsvOptions
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.names import sensor_of_name

PRESETS_NAME = "log-presets.json"

_VERSION = 1
_TRIPLES = ("gyro_columns", "accel_columns")


@dataclass(frozen=True)
class CsvPreset:
    """A name, the table it was made for, and how that is read.

    ``header`` is empty for tables without one; ``fields`` is their number of columns.
    """

    name: str
    header: tuple[str, ...]
    fields: int
    options: CsvOptions


def load_presets(path: Path) -> tuple[CsvPreset, ...]:
    """All presets in the file, none where there is no file.

    Raises:
        LogError: The file cannot be read or holds no presets.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_preset(entry) for entry in content["presets"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise LogError(
            f"{path.name} cannot be opened ({error.strerror}); check that you may read it."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, LogError):
        raise LogError(
            f"{path.name} is damaged, so remembered import settings are not used; delete it "
            f"({path}) to begin anew."
        ) from None


def save_preset(path: Path, preset: CsvPreset) -> None:
    """Add a preset; one of the same name, or made for the same table, is replaced.

    Raises:
        LogError: The file that stands there is damaged; it is left as it is.
        OutputError: It cannot be written.
    """
    kept = [
        known
        for known in load_presets(path)
        if known.name != preset.name and _table_of(known) != _table_of(preset)
    ]
    _write(path, (*kept, preset))


def delete_preset(path: Path, name: str) -> None:
    """Forget the preset of that name, if there is one.

    Raises:
        LogError: The file is damaged.
        OutputError: It cannot be written.
    """
    known = load_presets(path)
    kept = tuple(preset for preset in known if preset.name != name)
    if len(kept) < len(known):
        _write(path, kept)


def preset_for(presets: Sequence[CsvPreset], name: str, layout: Layout) -> CsvPreset | None:
    """The preset made for a table like this, or None.

    Args:
        presets: All that are remembered.
        name: The name of the log; one called after the accelerometer is not read as a gyroscope.
        layout: How its table is written.
    """
    wanted = _table(layout.header, layout.fields, layout.delimiter)
    for preset in presets:
        only_gyro = preset.options.accel_columns is None
        if _table_of(preset) == wanted and not (only_gyro and sensor_of_name(name) == "accel"):
            return preset
    return None


def _table_of(preset: CsvPreset) -> tuple[object, ...]:
    delimiter = None if preset.options.delimiter == " " else preset.options.delimiter
    return _table(preset.header, preset.fields, delimiter)


def _table(header: Sequence[str], fields: int, delimiter: str | None) -> tuple[object, ...]:
    if header:
        return tuple(name.strip().lower() for name in header)
    return (fields, delimiter)


def _write(path: Path, presets: Sequence[CsvPreset]) -> None:
    content = {"version": _VERSION, "presets": [asdict(preset) for preset in presets]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent} cannot be made: {error.strerror}.") from None
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _preset(entry: dict[str, Any]) -> CsvPreset:
    options = dict(entry["options"])
    options["time_column"] = _column(options.get("time_column"))
    for key in _TRIPLES:
        options[key] = _triple(options.get(key))
    header = tuple(str(name) for name in entry["header"])
    return CsvPreset(str(entry["name"]), header, int(entry["fields"]), CsvOptions(**options))


def _triple(names: Any) -> tuple[ColumnName, ColumnName, ColumnName] | None:
    if names is None:
        return None
    x, y, z = (_column(name) for name in names)
    return None if x is None or y is None or z is None else (x, y, z)


def _column(name: Any) -> ColumnName | None:
    return name if name is None or isinstance(name, int) else str(name)
