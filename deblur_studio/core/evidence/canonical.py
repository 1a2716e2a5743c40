"""Values in the one way of writing them that hashes are taken of."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any


def canonical(value: Any) -> bytes:
    """Return JSON in ASCII with sorted keys and no blanks; floats read back as the same bits.

    Raises:
        ValueError: A value is NaN or infinite.
        TypeError: A value is none that JSON knows.
    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return text.encode("ascii")


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def read_json(data: bytes) -> Any:
    """Return the value of JSON from anywhere.

    Raises:
        ValueError: It is no JSON, has a key twice, a number beyond all, or is nested too deeply.
    """
    try:
        return json.loads(
            data, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that comes twice: two readers would believe two different things."""
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key comes twice")
    return table


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text[:20]} is too large a number")
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")
