"""ICC profiles: the tone curve and the primaries of matrix profiles.

Source: ICC.1:2022 sections 7.2, 9.2, 10.6 (curv), 10.18 (para) and 10.31 (XYZ).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.transfer import SRGB, Transfer

Floats = NDArray[np.float64]
_SAME_CURVE = 5e-5  # largest difference in linear light between curves called equal
_CODES = np.linspace(0.0, 1.0, 65536)
_PARAMETERS = (1, 3, 4, 5, 7)  # how many each kind of parametric curve has
_SRGB_TO_XYZ_D50 = np.array(
    [
        [0.4360747, 0.3850649, 0.1430804],
        [0.2225045, 0.7168786, 0.0606169],
        [0.0139322, 0.0971045, 0.7141733],
    ]
)


class ProfileError(ValueError):
    """A profile cannot be used; the text says why, as the middle of a sentence."""


@dataclass(frozen=True, eq=False)
class Profile:
    """The curve of a profile, or why it could not be used."""

    transfer: Transfer = SRGB
    warnings: tuple[str, ...] = ()


def read_profile(icc: bytes | None) -> Profile:
    """Return the curve of a profile; sRGB, with a warning, where it cannot be used."""
    if not icc:
        return Profile()
    try:
        return Profile(_transfer(_tags(icc)))
    except ProfileError as error:
        return Profile(warnings=(f"The colour profile {error}; sRGB is assumed instead.",))


def _tags(icc: bytes) -> dict[bytes, bytes]:
    if len(icc) < 132 or icc[36:40] != b"acsp":
        raise ProfileError("is damaged")
    (count,) = struct.unpack_from(">I", icc, 128)
    if 132 + 12 * count > len(icc):
        raise ProfileError("is cut off")
    table = [struct.unpack_from(">4sII", icc, 132 + 12 * index) for index in range(count)]
    return {name: icc[start : start + size] for name, start, size in table}


def _transfer(tags: dict[bytes, bytes]) -> Transfer:
    names = [b"kTRC"] if b"kTRC" in tags else [b"rTRC", b"gTRC", b"bTRC"]
    if not all(name in tags for name in names):
        raise ProfileError("works by look-up tables, which are not supported")
    curves = [_curve(tags[name]) for name in names]
    first = curves[0]
    sampled = np.interp(_CODES, first.encoded, first.linear)
    for other in curves[1:]:
        if _distance(sampled, other) > _SAME_CURVE:
            raise ProfileError("has a different curve for each channel")
    return SRGB if _distance(sampled, SRGB) < _SAME_CURVE else first


def _distance(sampled: Floats, curve: Transfer) -> float:
    other = np.interp(_CODES, curve.encoded, curve.linear)
    return float(np.abs(sampled - other).max())


def _curve(data: bytes) -> Transfer:
    try:
        encoded, linear = _parametric(data) if data[:4] == b"para" else _sampled(data)
    except struct.error as error:
        raise ProfileError("has a curve that is cut off") from error
    if not np.all(np.isfinite(linear)) or np.any(np.diff(linear) < 0) or linear[-1] <= linear[0]:
        raise ProfileError("has a curve that does not rise")
    return _invertible(encoded, linear)


def _sampled(data: bytes) -> tuple[Floats, Floats]:
    """Read a 'curv': the identity, a gamma or samples."""
    if data[:4] != b"curv":
        raise ProfileError("has a curve of unknown kind")
    (count,) = struct.unpack_from(">I", data, 8)
    if count == 0:
        return _CODES, _CODES
    if count == 1:
        return _CODES, _CODES ** (struct.unpack_from(">H", data, 12)[0] / 256)
    samples = np.array(struct.unpack_from(f">{count}H", data, 12)) / 65535
    return np.linspace(0.0, 1.0, count), samples


def _parametric(data: bytes) -> tuple[Floats, Floats]:
    """Read a 'para': Y = (a X + b)^g + e from X = d on, c X + f below."""
    (kind,) = struct.unpack_from(">H", data, 8)
    if kind >= len(_PARAMETERS):
        raise ProfileError("has a curve of unknown kind")
    values = [value / 65536 for value in struct.unpack_from(f">{_PARAMETERS[kind]}i", data, 12)]
    missing = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0][len(values) :]
    g, a, b, c, d, e, f = values + missing
    if g <= 0 or a == 0:
        raise ProfileError("has a curve that does not rise")
    if kind in (1, 2):
        c, d, e, f = (0.0, -b / a, c if kind == 2 else 0.0, c if kind == 2 else 0.0)
    with np.errstate(over="ignore"):  # absurd parameters end in the clip
        above = np.maximum(a * _CODES + b, 0.0) ** g + e
    return _CODES, np.clip(np.where(d <= _CODES, above, c * _CODES + f), 0.0, 1.0)


def _invertible(encoded: Floats, linear: Floats) -> Transfer:
    """Make the curve strictly increasing from 0 to 1: flat stretches become ramps.

    Coarse curves repeat their darkest values; without ramps those codes would merge.
    """
    linear = (linear - linear[0]) / (linear[-1] - linear[0])
    rises = np.diff(linear, prepend=-1.0) > 0
    rises &= linear < 1.0
    return Transfer("ICC", np.append(encoded[rises], 1.0), np.append(linear[rises], 1.0))


def primaries_to_srgb(icc: bytes | None) -> Floats | None:
    """Return (3, 3), linear light in the profile's primaries to linear sRGB; None: they agree.

    None also where the profile names no primaries.
    """
    try:
        tags = _tags(icc or b"")
    except ProfileError:
        return None
    names = (b"rXYZ", b"gXYZ", b"bXYZ")
    if not all(len(tags.get(name, b"")) >= 20 for name in names):
        return None
    columns = [np.array(struct.unpack_from(">3i", tags[name], 8)) / 65536 for name in names]
    matrix = np.linalg.solve(_SRGB_TO_XYZ_D50, np.stack(columns, axis=1))
    return None if np.allclose(matrix, np.eye(3), atol=5e-3) else matrix
