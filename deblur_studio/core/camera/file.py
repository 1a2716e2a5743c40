"""The camera file, CAMERA.toml: intrinsics and mounting in plain text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.files import written_whole

_WHOLE = ("width", "height")
_NUMBERS = ("fx_px", "fy_px", "cx_px", "cy_px", "readout_s", "time_offset_s")
_REQUIRED = (*_WHOLE, *_NUMBERS, "imu_to_camera")
_DISTORTION_LENGTHS = (0, 4, 5)


def read_camera(path: Path) -> Camera:
    """Read a camera file.

    Raises:
        CameraError: The file cannot be read, or a key is missing, unknown or of wrong type.
    """
    table = _table(path)
    unknown = sorted(set(table) - {*_REQUIRED, "distortion"})
    if unknown:
        raise CameraError(f"{path.name} has the unknown key {unknown[0]}; remove or correct it.")
    missing = [key for key in _REQUIRED if key not in table]
    if missing:
        raise CameraError(f"{path.name} lacks {missing[0]}; add it.")
    try:
        return _camera(table)
    except CameraError as error:
        raise CameraError(f"{path.name}: {error}") from error


def write_camera(camera: Camera, path: Path, *, overwrite: bool = False) -> None:
    """Write a camera file that reads back equal; raises OutputError where it cannot."""
    text = "".join(f"{key} = {_toml(getattr(camera, key))}\n" for key in _REQUIRED)
    if camera.distortion:
        text += f"distortion = {_toml(camera.distortion)}\n"
    with written_whole(path, overwrite=overwrite) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CameraError(f"{path.name} cannot be read ({reason}); choose another file.") from error
    except ValueError as error:  # not UTF-8, or not TOML
        reason = str(error).rstrip(".")
        raise CameraError(f"{path.name} is not a camera file in TOML ({reason}).") from error


def _camera(table: dict[str, Any]) -> Camera:
    width, height = (_whole(table, key) for key in _WHOLE)
    fx_px, fy_px, cx_px, cy_px, readout_s, time_offset_s = (
        _number(table[key], key) for key in _NUMBERS
    )
    return Camera(
        width,
        height,
        fx_px,
        fy_px,
        cx_px,
        cy_px,
        readout_s,
        time_offset_s,
        _matrix(table, "imu_to_camera"),
        _row(table, "distortion", _DISTORTION_LENGTHS) if "distortion" in table else (),
    )


def _whole(table: dict[str, Any], key: str) -> int:
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int):
        raise CameraError(f"{key} is {value!r}; it must be a whole number of pixels.")
    return value


def _number(value: Any, key: str) -> float:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not abs(value) < 1e300:  # false for NaN and infinity too
        raise CameraError(f"{key} holds {value!r}; it must be a finite number.")
    return float(value)


def _row(owner: dict[str, Any], key: str, lengths: Iterable[int]) -> tuple[float, ...]:
    value = owner[key]
    if not isinstance(value, list) or len(value) not in lengths:
        said = " or ".join(str(length) for length in lengths if length)
        raise CameraError(f"{key} must be a list of {said} numbers.")
    return tuple(_number(item, key) for item in value)


def _matrix(table: dict[str, Any], key: str) -> tuple[tuple[float, float, float], ...]:
    value = table[key]
    if not isinstance(value, list) or len(value) != 3:
        raise CameraError(f"{key} must be three rows of three numbers.")
    rows = [_row({key: row}, key, (3,)) for row in value]
    return tuple((row[0], row[1], row[2]) for row in rows)


def _toml(value: int | float | tuple[Any, ...]) -> str:
    """Return the shortest TOML that reads back as the same value."""
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return repr(value) if isinstance(value, int) else repr(float(value))
