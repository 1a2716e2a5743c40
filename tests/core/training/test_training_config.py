"""Recipe files: what is read back, and how a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.training.config import PRESETS, preset, read_config, write_config


@pytest.mark.parametrize("name", PRESETS)
def test_that_every_preset_loads(name: str) -> None:
    assert preset(name).name == name
    assert preset(name).steps > 0


def test_that_the_seed_is_as_the_seed_was() -> None:
    seed = preset("seed")
    assert (seed.crop_px, seed.batch, seed.epochs, seed.crops_per_epoch) == (256, 16, 20, 150_000)
    assert (seed.learning_rate, seed.losses.l1, seed.losses.mse) == (2e-4, 10.0, 1.0)
    assert seed.architecture == "seed-unet"


def test_that_an_unknown_preset_is_one_sentence() -> None:
    with pytest.raises(TrainingError, match="There is no preset 'huge'; choose one of seed"):
        preset("huge")


def test_that_what_is_written_is_read_back(config_of, tmp_path: Path) -> None:
    config = config_of(motions=(Path("generated"), tmp_path / "log.gcsv"), seed=7)
    write_config(config, tmp_path / "config.toml")
    assert read_config(tmp_path / "config.toml") == config


GOOD = 'name = "x"\narchitecture = "guided"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + "batsch = 4\n", "batsch: "),
        (GOOD + "batch = 0\n", "batch: "),
        (GOOD + "crop_px = 100\n", "crop_px: "),
        (GOOD + "[losses]\nl3 = 1.0\n", "losses.l3: "),
        (GOOD + "[simulation]\nextent_px = [50, 2]\n", "simulation.extent_px: must be a lowest"),
        (GOOD + "[simulation]\nexposure_s = [0.0, 0.1]\n", "simulation.exposure_s: must be great"),
        (GOOD + "[simulation]\nnoise = [-0.1, 0.1]\n", "simulation.noise: must be a lowest"),
        ('name = "x"\n', "architecture: "),
        ('name = "x"\narchitecture = "resnet"\n', "architecture: "),
        ("name = ", "is not TOML"),
        ("\xff\xfe", "cannot be read"),
    ],
)
def test_that_a_wrong_value_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(TrainingError) as caught:
        read_config(path)
    assert str(caught.value).startswith("recipe.toml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_that_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"none.toml cannot be read"):
        read_config(tmp_path / "none.toml")
