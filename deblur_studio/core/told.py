"""Sentences that can be said again in another language: they remember what they were made of."""

from __future__ import annotations

from collections.abc import Mapping


class Told(str):
    """A sentence in English; ``template`` and ``values`` made it and can make it anew."""

    template: str = ""
    values: Mapping[str, object] = {}


def told(template: str, /, **values: object) -> Told:
    """Return a sentence made of a template with ``{named}`` places and the values for them."""
    sentence = Told(template.format(**values))
    sentence.template, sentence.values = template, values
    return sentence
