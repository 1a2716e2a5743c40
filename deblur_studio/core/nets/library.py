"""Where network files are: those that ship with the program and those of the user."""

from __future__ import annotations

import shutil
from pathlib import Path

import platformdirs

from deblur_studio.core.errors import ModelError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.model_file import ModelCard, card_path, load_model, read_card
from deblur_studio.core.resources import resource

_SUFFIX = ".safetensors"


def user_folder() -> Path:
    """Return where the user's models are kept."""
    return Path(platformdirs.user_data_dir("deblur-studio", appauthor=False)) / "models"


def find_model(name: str) -> Path:
    """Return the weights file of a model by name, the user's own before the shipped one.

    Raises:
        ModelError: There is none of that name.
    """
    own = user_folder() / f"{name}{_SUFFIX}"
    if own.exists():
        return own
    try:
        return resource(f"models/{name}{_SUFFIX}")
    except FileNotFoundError as error:
        raise ModelError(
            f"There is no model {name!r}; train one in the Training workspace, or install the"
            " program again."
        ) from error


def install(weights: Path) -> str:
    """Copy a model and its card into the user's folder, under a name that is free; return it.

    Raises:
        ModelError: The file is no model.
        OutputError: The folder cannot be written.
    """
    _, card = load_model(weights)
    folder = user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = _free_name(folder, card)
    target = folder / f"{name}{_SUFFIX}"
    for source, place in ((card_path(weights), card_path(target)), (weights, target)):
        with written_whole(place, overwrite=True) as temporary:
            shutil.copyfile(source, temporary)
    return name


def _free_name(folder: Path, card: ModelCard) -> str:
    """Return the card's name, numbered unless it is free or holds the same weights."""
    stem = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in card.name)
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        place = folder / f"{name}{_SUFFIX}"
        if not place.exists() or read_card(place).sha256 == card.sha256:
            return name
        number += 1
