"""Transfer curves between encoded values and linear light, both from 0 to 1.

Blur happens in linear light, so every photo is decoded through its own curve and encoded
through the same one again; the primaries are never touched.
Source: IEC 61966-2-1 (sRGB); ICC.1:2022 sections 10.6 and 10.18 (curves of a profile).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]
Codes = NDArray[np.uint8] | NDArray[np.uint16]

_Out = TypeVar("_Out", np.float32, np.uint8, np.uint16)
_CELLS = 65535  # of the tables below: fine enough that 16-bit codes survive a round trip
_BLOCK = 1 << 16  # samples worked on at a time, so that they stay in the cache


@dataclass(frozen=True, eq=False)
class Transfer:
    """A curve given by samples: ``linear[i]`` belongs to the encoded value ``encoded[i]``.

    Both (N,) float64, increasing, from 0 to 1; between samples the curve is straight. Integer
    codes are decoded exactly. Encoding reads a table spaced by the fourth root of the light,
    where every usual curve is smooth, and errs by far less than a quarter of a 16-bit code.
    """

    name: str
    encoded: Floats
    linear: Floats

    def decode_codes(self, codes: Codes, white: int) -> Floats32:
        """Return linear light for integer ``codes`` (any shape), ``white`` being the value 1."""
        at = np.arange(np.iinfo(codes.dtype).max + 1) / white
        return np.interp(at, self.encoded, self.linear).astype(np.float32)[codes]

    def to_linear(self, values: NDArray[np.floating]) -> Floats32:
        """Decode values (any shape), clipped to [0, 1] (NaN: 0), to float32 linear light."""
        out = np.empty(values.shape, np.float32)
        return _interpolate(values, self._light_by_value, out, root=False)

    def to_encoded(self, values: NDArray[np.floating]) -> Floats32:
        """Encode linear light (any shape), clipped to [0, 1] (NaN: 0), to float32."""
        out = np.empty(values.shape, np.float32)
        return _interpolate(values, self._value_by_root, out, root=True)

    def encode_8bit(self, values: NDArray[np.floating]) -> NDArray[np.uint8]:
        """Encode linear light to 8-bit codes, rounded, clipped (NaN: 0)."""
        table = self._value_by_root * np.float32(255) + np.float32(0.5)
        return _interpolate(values, table, np.empty(values.shape, np.uint8), root=True)

    def encode_16bit(self, values: NDArray[np.floating]) -> NDArray[np.uint16]:
        """Encode linear light to 16-bit codes, rounded, clipped (NaN: 0)."""
        table = self._value_by_root * np.float32(65535) + np.float32(0.5)
        return _interpolate(values, table, np.empty(values.shape, np.uint16), root=True)

    @cached_property
    def _light_by_value(self) -> Floats32:
        at = np.linspace(0.0, 1.0, _CELLS + 1)
        return np.interp(at, self.encoded, self.linear).astype(np.float32)

    @cached_property
    def _value_by_root(self) -> Floats32:
        at = np.linspace(0.0, 1.0, _CELLS + 1) ** 4
        return np.interp(at, self.linear, self.encoded).astype(np.float32)


def _interpolate(
    values: NDArray[np.floating], table: Floats32, out: NDArray[_Out], *, root: bool
) -> NDArray[_Out]:
    """Fill ``out`` from ``table`` at ``values`` or at their fourth roots; integers truncate."""
    steps = np.append(np.diff(table), np.float32(0))
    flat, filled = np.ravel(values), out.reshape(-1)
    for start in range(0, flat.size, _BLOCK):
        at = flat[start : start + _BLOCK].astype(np.float32)
        np.fmin(np.fmax(at, np.float32(0), out=at), np.float32(1), out=at)
        if root:
            np.sqrt(np.sqrt(at, out=at), out=at)
        at *= np.float32(_CELLS)
        cell = at.astype(np.int32)
        at -= cell
        at *= steps[cell]
        at += table[cell]
        filled[start : start + _BLOCK] = at
    return out


def from_function_of_encoded(name: str, linear: Floats) -> Transfer:
    """Return the curve whose linear light at equally spaced encoded values is ``linear`` (N,)."""
    return Transfer(name, np.linspace(0.0, 1.0, len(linear)), linear)


def _srgb_linear(encoded: Floats) -> Floats:
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


SRGB = from_function_of_encoded("sRGB", _srgb_linear(np.linspace(0.0, 1.0, 65536)))
LINEAR = from_function_of_encoded("linear", np.linspace(0.0, 1.0, 2))
