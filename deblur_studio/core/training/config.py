"""What a training run is asked to do: a TOML file, checked before anything starts."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.files import written_whole
from deblur_studio.core.resources import resource

Architecture = Literal["seed-unet", "seed-unet-64", "guided", "guided-small"]
PRESETS: tuple[str, ...] = ("seed", "guided", "guided-small", "quick")


def _ordered(pair: tuple[float, float]) -> tuple[float, float]:
    if not 0 <= pair[0] <= pair[1] < math.inf:
        raise ValueError("must be a lowest and a highest value, neither negative")
    return pair


def _positive(pair: tuple[float, float]) -> tuple[float, float]:
    if not pair[0] > 0:
        raise ValueError("must be greater than zero")
    return pair


_Range = Annotated[tuple[float, float], AfterValidator(_ordered)]
_PositiveRange = Annotated[_Range, AfterValidator(_positive)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Losses(_Table):
    """Weights of the parts of the loss; a part of weight 0 is not computed.

    ``reblur`` punishes results that do not explain the blurred photo under the true motion;
    ``perceptual`` needs ``features``, a network file of the user.
    """

    l1: float = Field(0.0, ge=0)
    mse: float = Field(0.0, ge=0)
    charbonnier: float = Field(0.0, ge=0)
    fft_l1: float = Field(0.0, ge=0)
    reblur: float = Field(0.0, ge=0)
    ssim: float = Field(0.0, ge=0)
    perceptual: float = Field(0.0, ge=0)
    features: Path | None = None


class Simulation(_Table):
    """From what range each shot is drawn; pairs are lowest and highest.

    ``noise`` is the standard deviation at white in linear light, ``motion_errors`` scales the
    errors of science (clock, bias, mounting...) at the end of their curriculum, 1 being typical;
    ``exact_share`` of the shots is told the motion without errors all along.
    """

    extent_px: _PositiveRange = (2.0, 50.0)
    noise: _Range = (0.001, 0.015)
    motion_errors: float = Field(1.0, ge=0, le=3)
    generated_share: float = Field(0.5, ge=0, le=1)
    exact_share: float = Field(0.15, ge=0, le=1)
    still_share: float = Field(0.03, ge=0, le=1)
    foreign_share: float = Field(0.05, ge=0, le=1)
    jpeg_share: float = Field(0.3, ge=0, le=1)
    exposure_s: _PositiveRange = (0.02, 0.2)


class TrainingConfig(_Table):
    """One training run.

    An epoch is ``crops_per_epoch`` crops; every simulated shot is used ``reuse`` times, turned
    and mirrored differently. Over ``first_pass_share`` of the run only the first pass of a guided
    network is trained, in half the time; over ``curriculum_share`` the motion errors grow.
    ``start_from`` is a network file to begin with instead of fresh weights. ``device`` auto takes
    CUDA, then MPS, then the CPU.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)]
    architecture: Architecture
    start_from: Path | None = None
    photos: tuple[Path, ...] = ()
    motions: tuple[Path, ...] = ()
    crop_px: int = Field(256, ge=64, le=1024, multiple_of=16)
    batch: int = Field(8, ge=1)
    epochs: int = Field(20, ge=1)
    crops_per_epoch: int = Field(2000, ge=1)
    reuse: int = Field(1, ge=1)
    learning_rate: float = Field(1e-3, gt=0)
    final_learning_rate: float = Field(1e-6, gt=0)
    warmup_steps: int = Field(100, ge=0)
    first_pass_share: float = Field(0.0, ge=0, lt=1)
    curriculum_share: float = Field(0.3, ge=0, le=1)
    optimiser: Literal["adam", "adamw"] = "adamw"
    gradient_clip: float = Field(1.0, gt=0)
    ema: float = Field(0.999, ge=0, lt=1)
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    seed: int = Field(0, ge=0)
    validation_pairs: int = Field(24, ge=1)
    checkpoint_every_s: float = Field(120.0, gt=0)
    losses: Losses = Losses(charbonnier=1.0, fft_l1=0.05, reblur=0.002)
    simulation: Simulation = Simulation()

    @property
    def steps(self) -> int:
        """Steps of the optimiser over the whole run."""
        return self.epochs * self.steps_per_epoch

    @property
    def steps_per_epoch(self) -> int:
        """Steps of the optimiser in an epoch."""
        return max(1, self.crops_per_epoch // self.batch)


def preset(name: str) -> TrainingConfig:
    """Return one of ``PRESETS``, without photos and motions.

    Raises:
        TrainingError: There is no such preset.
    """
    if name not in PRESETS:
        raise TrainingError(f"There is no preset {name!r}; choose one of {', '.join(PRESETS)}.")
    return read_config(resource(f"training/{name}.toml"))


def read_config(path: Path) -> TrainingConfig:
    """Read a run's configuration.

    Raises:
        TrainingError: The file cannot be read, or a value is missing, unknown or out of range.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return TrainingConfig.model_validate(table)
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path.name} cannot be read; choose another file.") from error
    except tomllib.TOMLDecodeError as error:
        raise TrainingError(f"{path.name} is not TOML ({error}); mend or replace it.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = first["msg"].removeprefix("Value error, ")
        raise TrainingError(f"{path.name}: {where}: {why}; change that value.") from error


def write_config(config: TrainingConfig, path: Path) -> None:
    """Write a run's configuration so that ``read_config`` returns it."""
    table = config.model_dump(mode="json", exclude_none=True)
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_text(tomli_w.dumps(table), encoding="utf-8")
