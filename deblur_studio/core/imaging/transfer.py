"""Transfer curves between encoded values and linear light, both from 0 to 1.

Blur happens in linear light, so every photo is decoded through its own curve and encoded
through the same one again; the primaries are never touched.
Source: IEC 61966-2-1 (sRGB); ICC.1:2022 sections 10.6 and 10.18 (curves of a profile).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats32 = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Transfer:
    """A curve given by samples: ``linear[i]`` belongs to the encoded value ``encoded[i]``.

    Both (N,) float64, increasing, from 0 to 1. Between samples the curve is straight; N is
    65536 for the built-in curves, so that every 16-bit code value is met exactly.
    """

    name: str
    encoded: NDArray[np.float64]
    linear: NDArray[np.float64]

    def to_linear(self, values: NDArray[np.floating]) -> Floats32:
        """Decode values (any shape), clipped to [0, 1], to float32 linear light."""
        return np.interp(values, self.encoded, self.linear).astype(np.float32)

    def to_encoded(self, values: NDArray[np.floating]) -> Floats32:
        """Encode linear light (any shape), clipped to [0, 1], to float32."""
        return np.interp(values, self.linear, self.encoded).astype(np.float32)


def from_function_of_encoded(name: str, linear: NDArray[np.float64]) -> Transfer:
    """Return the curve whose linear light at equally spaced encoded values is ``linear`` (N,)."""
    return Transfer(name, np.linspace(0.0, 1.0, len(linear)), linear)


def _srgb_linear(encoded: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


_CODES = np.linspace(0.0, 1.0, 65536)
SRGB = from_function_of_encoded("sRGB", _srgb_linear(_CODES))
LINEAR = from_function_of_encoded("linear", np.linspace(0.0, 1.0, 2))
