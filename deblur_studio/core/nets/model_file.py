"""Network files: weights as safetensors, and a card that says what they are and where from.

Pickles are never read. A file without its card, or that does not fit it, is refused.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor, nn

from deblur_studio.core.errors import ModelError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.architectures import build, parameters_of
from deblur_studio.core.nets.card import ModelCard, card_path, read_card
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.tensor_file import save_tensors
from deblur_studio.core.nets.unet import SeedUNet

__all__ = ["ModelCard", "card_path", "load_model", "read_card", "save_model"]

_MOST_BYTES = 1 << 28


def save_model(network: nn.Module, card: ModelCard, path: Path) -> ModelCard:
    """Write weights (fp16) and card; return the card with the weights' hash and count."""
    tensors = {
        name: value.to(torch.float16) if value.is_floating_point() else value
        for name, value in network.state_dict().items()
    }
    save_tensors(tensors, path)
    counted = parameters_of(network)
    card = card.model_copy(update={"sha256": _hash(path.read_bytes()), "parameters": counted})
    with written_whole(card_path(path), overwrite=True) as temporary:
        temporary.write_text(card.model_dump_json(indent=1), encoding="utf-8")
    return card


def load_model(path: Path) -> tuple[GuidedNet | SeedUNet, ModelCard]:
    """Read a network that matches its card, ready to be used.

    Raises:
        ModelError: The file is missing, is no safetensors file, or differs from its card.
    """
    card = read_card(path)
    data = _bytes(path)
    if _hash(data) != card.sha256:
        raise ModelError(f"{path.name} is not the file that its card describes; get it again.")
    try:
        tensors = load(data)
    except (SafetensorError, ValueError, KeyError) as error:
        raise ModelError(f"{path.name} is not a safetensors file; get the model again.") from error
    network = build(card.architecture)
    _check_fit(network, tensors, path)
    network.load_state_dict({name: value.float() for name, value in tensors.items()})
    return network.eval(), card


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ModelError(f"{path.name} is larger than any network of this program.")
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read; choose another model.") from error


def _check_fit(network: nn.Module, tensors: dict[str, Tensor], path: Path) -> None:
    wanted = {name: value.shape for name, value in network.state_dict().items()}
    given = {name: value.shape for name, value in tensors.items()}
    if wanted != given:
        raise ModelError(f"{path.name} does not fit the network its card names; get it again.")
    if not all(bool(torch.isfinite(value).all()) for value in tensors.values()):
        raise ModelError(f"{path.name} holds values that are not numbers; get it again.")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
