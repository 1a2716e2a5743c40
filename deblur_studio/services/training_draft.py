"""The training that is about to be started: preset, recipe, device, photos and motions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.services.settings import SettingsService
from deblur_studio.services.training_sources import SourceKind, TrainingSources
from deblur_studio.services.translation import to_translate, tr

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from deblur_studio.core.training.config import TrainingConfig

PRESETS = {
    "quick": to_translate(
        "A few minutes on any computer: shows how training goes, not how good it gets."
    ),
    "guided-small": to_translate(
        "Our network in its small width, for some hours on an ordinary computer."
    ),
    "guided": to_translate("Our network in full width; needs a graphics card."),
    "seed": to_translate(
        "The U-Net of the original project with its recipe: 20 epochs of 150,000 crops."
    ),
}
DEVICES = {
    "auto": to_translate("Automatic"),
    "cpu": to_translate("Processor"),
    "cuda": to_translate("NVIDIA graphics (CUDA)"),
    "mps": to_translate("Apple graphics (MPS)"),
}
_LABELS = {
    "crop_px": (
        to_translate("Crop"),
        "px",
        to_translate("Side of the square pieces of photos that the network sees."),
    ),
    "batch": (
        to_translate("Crops a step"),
        "",
        to_translate("More make a step steadier, slower and need more memory."),
    ),
    "epochs": (
        to_translate("Epochs"),
        "",
        to_translate("After each the network is tried on photos that it never saw."),
    ),
    "crops_per_epoch": (
        to_translate("Crops an epoch"),
        "",
        to_translate("How much is seen before the next trial."),
    ),
    "learning_rate": (
        to_translate("Learning rate"),
        "",
        to_translate("How far a step goes at first; it falls to the end."),
    ),
}


class TrainingDraft(QObject):
    """Holds a configuration that is valid at all times; what is missing it says in words."""

    changed = Signal()

    def __init__(
        self, settings: SettingsService, sources: TrainingSources, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self.sources = settings, sources
        self.preset = next(iter(PRESETS))
        self._config: TrainingConfig | None = None
        sources.changed.connect(self.changed)

    @property
    def config(self) -> TrainingConfig:
        """The configuration without its photos and motions."""
        if self._config is None:
            from deblur_studio.core.training.config import preset

            self._config = preset(self.preset)
        return self._config

    def recall(self) -> None:
        """Take up what was started last, in this session or one before."""
        from deblur_studio.core.training.config import TrainingConfig

        try:
            kept: dict[str, Any] = json.loads(self._settings.preferences.training or "{}")
            self._config = TrainingConfig.model_validate(kept["config"])
            self.preset = kept["preset"] if kept["preset"] in PRESETS else self.preset
            for kind in SourceKind:
                self.sources.add(kind, [Path(path) for path in kept[kind.value]])
        except (ValueError, KeyError, TypeError):
            return  # nothing yet, or written by another version

    def choose(self, name: str) -> None:
        """Take a preset with all its values; the device stays."""
        from deblur_studio.core.training.config import preset

        device = self.config.device
        self.preset, self._config = name, preset(name).model_copy(update={"device": device})
        self.changed.emit()

    def change(self, name: str, value: object) -> None:
        """Change one value.

        Raises:
            TrainingError: The value is out of range; the configuration stays as it was.
        """
        from pydantic import ValidationError

        try:
            values = {**self.config.model_dump(), name: value}
            self._config = type(self.config).model_validate(values)
        except ValidationError as error:
            label = _LABELS.get(name, (name.capitalize(),))[0]
            sentence = error.errors()[0]["msg"].replace("Input", label, 1).replace("Value", label)
            raise TrainingError(f"{sentence}.") from error
        self.changed.emit()

    def missing(self) -> str:
        """What is needed before it can start, in words; empty when nothing is."""
        if not self.sources.of(SourceKind.PHOTOS):
            return tr("Add a folder of sharp photos to learn from.")
        if self.sources.counting():
            return tr("Looking through photos and logs.")
        if not self.sources.paths(SourceKind.PHOTOS):
            return tr("None of the folders holds a photo; add another.")
        return ""

    def complete(self) -> TrainingConfig:
        """Return the configuration with its photos and motions, and remember it.

        Without a log all motions are generated.
        """
        photos, motions = (self.sources.paths(kind) for kind in SourceKind)
        simulation = self.config.simulation
        if not motions:
            simulation = simulation.model_copy(update={"generated_share": 1.0})
        self._remember()
        return self.config.model_copy(
            update={"photos": photos, "motions": motions, "simulation": simulation}
        )

    def _remember(self) -> None:
        kept = {
            "preset": self.preset,
            "config": self.config.model_dump(mode="json"),
            **{kind.value: [str(one.path) for one in self.sources.of(kind)] for kind in SourceKind},
        }
        preferences = replace(self._settings.preferences, training=json.dumps(kept))
        self._settings.change(preferences)


def recipe_specs() -> tuple[ParameterSpec, ...]:
    """Return how the main numbers are asked for, their ranges from the configuration itself."""
    from deblur_studio.core.training.config import TrainingConfig

    fields = TrainingConfig.model_fields
    return tuple(_spec(name, fields[name]) for name in _LABELS)


def _spec(name: str, field: FieldInfo) -> ParameterSpec:
    label, unit, told = _LABELS[name]
    bounds = {
        key: getattr(one, key)
        for one in field.metadata
        for key in ("ge", "le", "multiple_of")
        if hasattr(one, key)
    }
    return ParameterSpec(
        label,
        told,
        unit,
        minimum=bounds.get("ge"),
        maximum=bounds.get("le"),
        step=bounds.get("multiple_of"),
        name=name,
        type=int if field.annotation is int else float,
    )
