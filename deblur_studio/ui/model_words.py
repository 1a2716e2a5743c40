"""What is known about a network's weights, in a line and at length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from deblur_studio.services.translation import counted, to_translate, tr, written
from deblur_studio.ui.palette import Colours
from deblur_studio.ui.training_words import span_text

if TYPE_CHECKING:
    from deblur_studio.core.nets.card import ModelCard
    from deblur_studio.core.nets.library import KnownModel

_ADDS = {
    True: to_translate("adds content learned from other photos"),
    False: to_translate("adds no content"),
}
_SCORES = {
    "psnr_db": to_translate("PSNR on its validation pairs, dB"),
    "blurred_psnr_db": to_translate("PSNR of the blurred photos, dB"),
    "variation_psnr_db": to_translate("PSNR of the best classical input, dB"),
}


def row_name(model: KnownModel) -> str:
    """Return what a model is called in a list."""
    return tr("{name} (ships)", name=model.name) if model.shipped else model.name


def model_line(card: ModelCard) -> str:
    """Return architecture, training and score of a model in one line."""
    trained = _steps(card) if card.steps else tr("training not known")
    if card.steps and card.seconds:
        trained = tr("{steps} in {time}", steps=trained, time=span_text(card.seconds))
    network = tr("Network {name}", name=card.architecture)
    facts = [network, trained, _score(card), tr(_ADDS[card.adds_content])]
    return ", ".join(fact for fact in facts if fact) + "."


def card_html(model: KnownModel, colours: Colours) -> str:
    """Return the whole card of a model as a page."""
    card = model.card
    recipe = {name: value for name, value in card.training.items() if name != "name"}
    sections = {
        tr("Scores"): {tr(_SCORES.get(name, name)): value for name, value in card.scores.items()},
        tr("Recipe"): recipe,
        tr("Photos it was trained on ({n:,}), SHA-256", n=len(card.photos)): card.photos,
        tr("Motions it was trained on ({n:,}), SHA-256", n=len(card.motions)): card.motions,
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
        tr("Network"): tr("{name}, {n:,} parameters", name=card.architecture, n=card.parameters),
        tr("Method"): card.method,
        tr("Content"): tr(_ADDS[card.adds_content]),
        tr("Trained"): f"{_steps(card)}, {span_text(card.seconds)}" if card.steps else "",
        tr("Device"): card.device,
        tr("Terms"): card.terms,
        tr("Name on the card"): card.name,
        tr("Program"): card.code_version,
        tr("File"): str(model.path),
        "SHA-256": card.sha256,
    }
    return [(name, value) for name, value in facts.items() if value]


def _score(card: ModelCard) -> str:
    score, blurred = (card.scores.get(name) for name in ("psnr_db", "blurred_psnr_db"))
    if not isinstance(score, (int, float)):
        return ""
    if not isinstance(blurred, (int, float)):
        return f"{written(score, '.1f')} dB"
    return tr("{score:.1f} dB (blurred {blurred:.1f})", score=score, blurred=blurred)


def _steps(card: ModelCard) -> str:
    return counted("{n:,} step", "{n:,} steps", card.steps)


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
            return tr("yes") if value else tr("no")
        case float():
            return written(value, ".4g")
        case list() | tuple():
            return ", ".join(_text(one) for one in value)
        case None:
            return tr("none")
    return str(value)
