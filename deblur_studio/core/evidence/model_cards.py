"""What a report says about the weights of learned methods."""

from __future__ import annotations

from collections.abc import Iterator

from deblur_studio.core.evidence.canonical import read_json
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.report import Section, Table

_SHOWN = (
    ("name", "Name"),
    ("architecture", "Architecture"),
    ("parameters", "Parameters"),
    ("sha256", "SHA-256 of the weights"),
    ("adds_content", "Adds content"),
    ("summary", "What it is"),
    ("terms", "Training data and terms"),
    ("code_version", "Trained with version"),
    ("steps", "Training steps"),
    ("scores", "Scores"),
)


def card_sections(opened: OpenCase) -> Iterator[Section]:
    """Yield a section for each model card of the case."""
    for file in opened.case.weights:
        if file.role == "card":
            yield Section("Model card", [Table(_rows(opened, file))])


def _rows(opened: OpenCase, file: KeptFile) -> list[tuple[str, str]]:
    card = read_json((opened.folder / file.path).read_bytes())
    rows = [(title, _words(card.get(key, "not told"))) for key, title in _SHOWN]
    counts = {key: len(card.get(key) or {}) for key in ("photos", "motions")}
    return [*rows, ("Trained on", f"{counts['photos']} photos, {counts['motions']} logs")]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    return str(value)
