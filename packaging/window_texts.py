"""Which texts the window shows: those marked in the source, and those that core declares."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("deblur_studio/ui", "deblur_studio/services", "deblur_studio/core")
_DECLARED = "deblur_studio/core"


class TextError(Exception):
    """A text that no translator could be given; the message says where."""


@dataclass(frozen=True)
class Text:
    """A text in English; ``counts`` tells that other languages may need more than one form."""

    source: str
    place: str
    counts: bool = False


def texts_of(checkout: Path) -> dict[str, Text]:
    """Return every text once, in the order of files and lines."""
    found: dict[str, Text] = {}
    for text in (*_marked(checkout), *_declared()):
        if found.setdefault(text.source, text).counts != text.counts:
            raise TextError(f"{text.place}: {text.source!r} is counted in one place only")
    return found


def _marked(checkout: Path) -> Iterator[Text]:
    """Yield the texts inside ``tr``, ``counted``, ``to_translate`` and, in core, ``told``."""
    for folder in FOLDERS:
        for path in sorted((checkout / folder).rglob("*.py")):
            place = path.relative_to(checkout).as_posix()
            for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
                yield from _texts_in(call, place)


def _calls(tree: ast.Module) -> list[ast.Call]:
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return sorted(calls, key=lambda one: (one.lineno, one.col_offset))


def _texts_in(call: ast.Call, place: str) -> Iterator[Text]:
    text, counts = _shown(call)
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield Text(text.value, place, counts)
    elif isinstance(text, ast.JoinedStr):
        raise TextError(f"{place}:{text.lineno}: an f-string cannot be translated; name values")


def _shown(call: ast.Call) -> tuple[ast.expr | None, bool]:
    """Return what a call shows, and whether a number decides its form."""
    name, given = call.func, call.args
    if isinstance(name, ast.Name) and name.id == "counted" and len(given) > 1:
        return given[1], True  # the key is that for many
    if isinstance(name, ast.Name) and name.id in ("tr", "to_translate", "told") and given:
        return given[0], False
    by_strip = isinstance(name, ast.Attribute) and name.attr == "checkpoint" and len(given) == 2
    if by_strip and isinstance(given[1], ast.Constant):
        return given[1], False
    return None, False


def _declared() -> Iterator[Text]:
    """Yield labels, helps, titles and summaries, which core declares without Qt."""
    from deblur_studio.core.parameters import specs_of
    from deblur_studio.core.restore.registry import METHODS
    from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings

    asked = [*(one.parameters_type for one in METHODS), MotionSettings, CameraSettings]
    specs = [spec for kind in asked for spec in specs_of(kind)]
    texts = [text for one in METHODS for text in (one.title, one.summary)]
    texts += [text for one in specs for text in (one.label, one.help, one.unit, *one.choices)]
    for text in (*texts, *_named()):
        if any(letter.isalpha() for letter in text):
            yield Text(text, _DECLARED)


def _named() -> Iterator[str]:
    """Yield what the sandbox and the simulated sensor offer by name."""
    from deblur_studio.core.sandbox.charts import PICTURES
    from deblur_studio.core.sandbox.gallery import GALLERY
    from deblur_studio.core.sandbox.lessons import lessons
    from deblur_studio.core.sandbox.presets import PRESETS
    from deblur_studio.devices.simulated import Motion

    yield from (one.title for one in PRESETS)
    yield from (one.title for one in PICTURES)
    yield from (one.title for one in lessons())
    for kernel in GALLERY:
        yield from (kernel.title, kernel.summary)
    yield from (motion.value for motion in Motion)
