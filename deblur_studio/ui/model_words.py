"""What is known about a network's weights, in a line and at length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from deblur_studio.ui.palette import Colours
from deblur_studio.ui.training_words import span_text

if TYPE_CHECKING:
    from deblur_studio.core.nets.card import ModelCard
    from deblur_studio.core.nets.library import KnownModel

_ADDS = {True: "adds content learned from other photos", False: "adds no content"}
_SCORES = {
    "psnr_db": "PSNR on its validation pairs, dB",
    "blurred_psnr_db": "PSNR of the blurred photos, dB",
    "variation_psnr_db": "PSNR of the best classical input, dB",
}


def row_name(model: KnownModel) -> str:
    """Return what a model is called in a list."""
    return f"{model.name} (ships)" if model.shipped else model.name


def model_line(card: ModelCard) -> str:
    """Return architecture, training and score of a model in one line."""
    steps = f"{card.steps:,} steps" if card.steps else "training not known"
    trained = f"{steps} in {span_text(card.seconds)}" if card.steps and card.seconds else steps
    facts = [f"Network {card.architecture}", trained, _score(card), _ADDS[card.adds_content]]
    return ", ".join(fact for fact in facts if fact) + "."


def card_html(model: KnownModel, colours: Colours) -> str:
    """Return the whole card of a model as a page."""
    card = model.card
    recipe = {name: value for name, value in card.training.items() if name != "name"}
    sections = {
        "Scores": {_SCORES.get(name, name): value for name, value in card.scores.items()},
        "Recipe": recipe,
        f"Photos it was trained on ({len(card.photos):,}), SHA-256": card.photos,
        f"Motions it was trained on ({len(card.motions):,}), SHA-256": card.motions,
    }
    head = f"<h2>{escape(row_name(model))}</h2><p>{escape(card.summary)}</p>"
    tables = [
        f"<h3>{escape(title)}</h3>{_table(_flat(values), colours)}"
        for title, values in sections.items()
        if values
    ]
    return head + _table(_facts(model), colours) + "".join(tables)


def _facts(model: KnownModel) -> list[tuple[str, str]]:
    card = model.card
    facts = {
        "Network": f"{card.architecture}, {card.parameters:,} parameters",
        "Method": card.method,
        "Content": _ADDS[card.adds_content],
        "Trained": f"{card.steps:,} steps, {span_text(card.seconds)}" if card.steps else "",
        "Device": card.device,
        "Terms": card.terms,
        "Name on the card": card.name,
        "Program": card.code_version,
        "File": str(model.path),
        "SHA-256": card.sha256,
    }
    return [(name, value) for name, value in facts.items() if value]


def _score(card: ModelCard) -> str:
    score, blurred = (card.scores.get(name) for name in ("psnr_db", "blurred_psnr_db"))
    if not isinstance(score, (int, float)):
        return ""
    beside = f" (blurred {blurred:.1f})" if isinstance(blurred, (int, float)) else ""
    return f"{score:.1f} dB{beside}"


def _table(rows: Iterable[tuple[str, str]], colours: Colours) -> str:
    lines = "".join(
        f"<tr><td style='padding:2px 18px 2px 0; color:{colours.muted}'>{escape(name)}</td>"
        f"<td style='padding:2px 0'>{escape(value)}</td></tr>"
        for name, value in rows
    )
    return f"<table>{lines}</table>"


def _flat(values: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, str]]:
    """Yield nested values with dotted names."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield above + str(name), _text(value)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.4g}"
        case list() | tuple():
            return ", ".join(_text(one) for one in value)
        case None:
            return "none"
    return str(value)
