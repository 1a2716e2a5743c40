"""Where network files are: those that ship with the program and those of the user.

Nothing here needs torch before a file is to be installed, so that a window can list models.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from deblur_studio.core.errors import ModelError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.card import ModelCard, card_path, read_card
from deblur_studio.core.resources import resource

SUFFIX = ".safetensors"


@dataclass(frozen=True)
class KnownModel:
    """A network file with its card; ``shipped`` tells those of the program from the user's."""

    path: Path
    card: ModelCard
    shipped: bool

    @property
    def name(self) -> str:
        """What it is called: its file's name, since cards of several runs may have the same."""
        return self.path.stem

    @property
    def reference(self) -> str:
        """What a method's ``model`` is set to for these weights; empty for its usual ones."""
        if not self.shipped:
            return str(self.path)
        return "" if self.name == self.card.method else self.name


def user_folder() -> Path:
    """Return where the user's models are kept."""
    return Path(platformdirs.user_data_dir("deblur-studio", appauthor=False)) / "models"


def known_models(folder: Path | None = None) -> tuple[KnownModel, ...]:
    """Return the models that ship, then those of ``folder`` (the user's), by their names.

    A file without a card, or with a card that makes no sense, is left out.
    """
    shipped = tuple(_models_in(_shipped_folder(), shipped=True))
    return shipped + tuple(_models_in(folder or user_folder(), shipped=False))


def find_model(reference: str) -> Path:
    """Return a weights file by its path, or by its name among those that ship, then the user's.

    What ships comes first, so that a restoration with the usual weights does not depend on what
    somebody has installed.

    Raises:
        ModelError: There is none.
    """
    given = Path(reference)
    if given.suffix == SUFFIX:
        if not given.is_file():
            raise ModelError(f"There is no file {reference}; choose another model.")
        return given
    for folder in (_shipped_folder(), user_folder()):
        path = None if folder is None else folder / f"{reference}{SUFFIX}"
        if path is not None and path.is_file():
            return path
    raise ModelError(
        f"There is no model {reference!r}; train one in the Training workspace, or give the"
        f" {SUFFIX} file of one."
    )


def install(weights: Path, folder: Path | None = None) -> KnownModel:
    """Copy a model and its card into the user's folder, under a name that is free.

    Weights that are known already are not copied again.

    Raises:
        ModelError: The file is no model.
        OutputError: The folder cannot be written.
    """
    from deblur_studio.core.nets.model_file import load_model

    _, card = load_model(weights)
    folder = folder or user_folder()
    known = known_models(folder)
    for model in known:
        if model.card.sha256 == card.sha256:
            return model
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{_free_name(card.name, folder)}{SUFFIX}"
    for source, place in ((card_path(weights), card_path(target)), (weights, target)):
        with written_whole(place, overwrite=True) as temporary:
            shutil.copyfile(source, temporary)
    return KnownModel(target, card, shipped=False)


def _free_name(wanted: str, folder: Path) -> str:
    """Return a name that is free, numbered where it is not; those that ship are not free."""
    stem = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in wanted)
    folders = [place for place in (_shipped_folder(), folder) if place is not None]
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        if not any((place / f"{name}{SUFFIX}").exists() for place in folders):
            return name
        number += 1


def _models_in(folder: Path | None, *, shipped: bool) -> Iterator[KnownModel]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            yield KnownModel(path, read_card(path), shipped)
        except ModelError:
            continue


def _shipped_folder() -> Path | None:
    try:
        return resource("models")
    except FileNotFoundError:
        return None
