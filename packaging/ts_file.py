"""Qt's translation files: a .ts that translators edit, as XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from window_texts import Text

_CONTEXT = "DeblurStudio"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True)
class Entry:
    """What a text is in another language: one form, or one for each number; none is unfinished."""

    source: str
    forms: tuple[str, ...] = ()
    counts: bool = False


def read_ts(path: Path) -> dict[str, Entry]:
    """Return the entries of a file by their English text."""
    messages = ET.parse(path).getroot().iter("message")
    return {entry.source: entry for entry in map(_entry_of, messages)}


def write_ts(
    path: Path, language: str, texts: Iterable[Text], entries: Mapping[str, Entry]
) -> None:
    """Write every text with the translation that is there; others stay unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = _CONTEXT
    for text in texts:
        _add(context, text, entries.get(text.source, Entry(text.source)))
    ET.indent(root, "    ")
    part = path.with_suffix(".part")
    part.write_text(_HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    part.replace(path)


def _add(context: ET.Element, text: Text, entry: Entry) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if text.counts else {})
    ET.SubElement(message, "location", filename=f"../../{text.place}")
    ET.SubElement(message, "source").text = text.source
    translation = ET.SubElement(message, "translation")
    if not any(entry.forms) or text.counts != entry.counts:
        translation.set("type", "unfinished")
    elif text.counts:
        for form in entry.forms:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = entry.forms[0]


def _entry_of(message: ET.Element) -> Entry:
    translation = message.find("translation")
    assert translation is not None
    counts = message.get("numerus") == "yes"
    found = translation.findall("numerusform") if counts else [translation]
    forms = tuple(one.text or "" for one in found)
    return Entry(message.findtext("source", ""), forms, counts)
