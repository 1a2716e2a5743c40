"""What the command line says, and where: the answer on stdout, everything else on stderr."""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

_BETWEEN_S = 0.1
_WIDTH = 79


@dataclass
class Console:
    """The two streams of one command; ``as_json`` asks for one JSON object on stdout.

    It is the command's Progress too: shown on a terminal, or wherever it is asked for.
    """

    as_json: bool = False
    show_progress: bool = False
    _shown_at: float = field(default=-1e9, repr=False)
    _line_open: bool = field(default=False, repr=False)

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Show how far the work is, at most ten times a second."""
        now = time.monotonic()
        if not self.show_progress or now - self._shown_at < _BETWEEN_S:
            return
        self._shown_at = now
        self._write_line(f"{100 * fraction:3.0f} %  {message}")

    def answer(self, values: Mapping[str, Any], lines: Iterable[str]) -> None:
        """Print the result: ``values`` as JSON, or the same in ``lines`` for people."""
        self._close_line()
        _print(as_json(values) if self.as_json else "\n".join(lines))

    def note(self, sentence: str) -> None:
        """Say something on stderr."""
        self._close_line()
        print(sentence, file=sys.stderr)

    def _write_line(self, text: str) -> None:
        if not sys.stderr.isatty():
            print(text, file=sys.stderr)
            return
        self._line_open = True
        print(f"\r{text[:_WIDTH]:<{_WIDTH}}", end="", file=sys.stderr, flush=True)

    def _close_line(self) -> None:
        if self._line_open:
            print(f"\r{'':<{_WIDTH}}\r", end="", file=sys.stderr, flush=True)
        self._line_open = False


def _print(text: str) -> None:
    """Print to stdout, also what its encoding lacks; a reader that has left does not matter."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(values: Mapping[str, Any]) -> str:
    """Return JSON in which what is no number (NaN, infinity) is null."""
    return json.dumps(_plain(values), indent=2, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value) if isinstance(value, Path) else value
