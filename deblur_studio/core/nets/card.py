"""The card beside a network's weights: what they are and where from. Read without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from deblur_studio.core.errors import ModelError

ARCHITECTURES: tuple[str, ...] = (
    "seed-unet",
    "seed-unet-64",
    "guided",
    "guided-small",
)


class ModelCard(BaseModel):
    """What is known about a network's weights.

    ``training`` holds the recipe, ``photos`` and ``motions`` name to hash of what it was trained
    on, ``terms`` what may be done with the result, ``scores`` measured figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    architecture: str
    parameters: int
    sha256: str
    adds_content: bool = True
    summary: str = ""
    terms: str = ""
    code_version: str = ""
    device: str = ""
    steps: int = 0
    seconds: float = 0.0
    training: dict[str, Any] = {}
    photos: dict[str, str] = {}
    motions: dict[str, str] = {}
    scores: dict[str, Any] = {}

    @property
    def method(self) -> str:
        """Name of the restoration method that such a network is for."""
        return "unet" if self.architecture.startswith("seed-unet") else "guided"


def card_path(weights: Path) -> Path:
    """Return where the card of a weights file lies."""
    return weights.with_suffix(".json")


def read_card(weights: Path) -> ModelCard:
    """Read the card beside a weights file.

    Raises:
        ModelError: There is none, or it is no card.
    """
    path = card_path(weights)
    try:
        card = ModelCard.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(
            f"{weights.name} has no card {path.name} beside it; without one nobody knows what"
            " it is, so it is not used."
        ) from error
    except ValidationError as error:
        raise ModelError(f"{path.name} is not a model card; get the model again.") from error
    if card.architecture not in ARCHITECTURES:
        raise ModelError(
            f"{weights.name} is a network {card.architecture!r}, which this version does not"
            " know; update the program."
        )
    return card
