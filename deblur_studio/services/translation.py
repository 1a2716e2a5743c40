"""The language of the window: every text that it shows goes through ``tr`` or ``counted``.

The English text is its own key. Values are named in it, ``tr("Saved as {name}.", name=...)``, so
that a translation may order them as it needs. A table made at import is marked with
``to_translate`` and put through ``tr`` where it is shown: no translator is there before.
"""

from __future__ import annotations

from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from deblur_studio.core.told import Told

CONTEXT = "DeblurStudio"
"""What the texts are filed under in resources/translations."""


def tr(text: str, /, **values: Any) -> str:
    """Return a text in the user's language, with its ``{named}`` values filled in.

    A sentence that core told is made anew of what it was made of.
    """
    if isinstance(text, Told) and text.template:
        return tr(text.template, **text.values)
    shown = QCoreApplication.translate(CONTEXT, text)
    return _FORMATTER.vformat(shown, (), values) if values else shown


def counted(one: str, many: str, things: int, /, **values: Any) -> str:
    """Return the text for this number of things, which it names ``{n}``."""
    shown = QCoreApplication.translate(CONTEXT, many, None, things)
    if things == 1 and shown == many:  # no translation: English itself is not in a file
        shown = one
    return _FORMATTER.vformat(shown, (), {"n": things, **values})


def to_translate(text: str, /) -> str:
    """Mark a text of a table as one that ``tr`` translates where it is shown."""
    return text


def written(value: float, form: str = "") -> str:
    """Return a number as the user's language writes it: 1,234.5 or 1.234,5."""
    return localised(format(value, form))


def localised(number: str) -> str:
    """Return a number that Python wrote with the marks of the user's language."""
    locale = QLocale()
    marks = str.maketrans(".,", locale.decimalPoint() + locale.groupSeparator())
    return number.translate(marks)


class _Formatter(Formatter):
    """Writes the numbers among the values in the user's language as well."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Told):
            return tr(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return written(value, format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _Formatter()
