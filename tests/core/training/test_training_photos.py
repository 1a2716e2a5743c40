"""The photos of a run: what is taken, what is halved, and what is kept for validation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.training.photos import TrainingPhoto, load_photos, split


def named(*names: str) -> list[TrainingPhoto]:
    return [TrainingPhoto(name, name, np.zeros((1, 1, 3), np.uint8)) for name in names]


def test_that_small_and_broken_photos_are_left_out(photo_folder: Path) -> None:
    Image.new("RGB", (40, 40)).save(photo_folder / "small.png")
    (photo_folder / "broken.png").write_bytes(b"no picture")
    photos = load_photos([photo_folder], 128)
    assert [photo.name for photo in photos] == ["leaves0.png", "leaves1.png", "leaves2.png"]
    assert photos[0].values.shape == (150, 150, 3)
    assert photos[0].values.dtype == np.uint8


def test_that_no_photo_is_one_sentence(photo_folder: Path) -> None:
    with pytest.raises(TrainingError, match="No photo of at least 500 x 500 px was found"):
        load_photos([photo_folder], 500)


def test_that_large_photos_are_halved(tmp_path: Path) -> None:
    Image.new("RGB", (1701, 120), (90, 120, 150)).save(tmp_path / "large.png")
    (found,) = load_photos([tmp_path], 50)
    assert found.values.shape == (60, 850, 3)
    assert found.values[30, 400].tolist() == [90, 120, 150]


def test_that_values_of_a_photo_are_untouched(photo_folder: Path) -> None:
    photo = load_photos([photo_folder], 100)[0]
    written = np.asarray(Image.open(photo_folder / photo.name))
    assert int(np.abs(photo.values.astype(int) - written.astype(int)).max()) <= 1


def test_that_about_one_in_twelve_is_kept_and_none_is_both() -> None:
    photos = named(*(f"photo{index}.png" for index in range(600)))
    learned, kept = split(photos)
    assert len(learned) + len(kept) == 600
    assert 30 < len(kept) < 70
    assert not set(learned) & set(kept)


def test_that_tiles_of_one_photo_stay_together() -> None:
    photos = named(
        *(f"p{index}_{x}_{y}.png" for index in range(60) for x in (0, 9) for y in (0, 7))
    )
    learned, kept = ({photo.name.split("_")[0] for photo in part} for part in split(photos))
    assert learned
    assert kept
    assert not learned & kept


def test_that_a_single_photo_is_both() -> None:
    learned, kept = split(named("one.png"))
    assert learned == kept
