import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from deblur_studio.core.camera.exif import focal_from_metadata
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.write import save_photo

pytestmark = pytest.mark.real_data

# exposure in s, focal length in mm, EXIF orientation, focal length in px or None; the file of
# the 20D states a focal plane resolution that does not fit its sensor: 13240 would be right
PHOTOS = {
    "Apple_iPhone_5.jpg": (0.00058997, 4.13, 3, 3112),
    "Canon_EOS_20D_(1).jpg": (0.004, 85, 1, 9659),
    "Canon_EOS_450D.jpg": (0.001, 100, 1, 19156),
    "Canon_EOS_5D.jpg": (0.00625, 105, 1, 12761),
    "Canon_PowerShot_SD850_IS.jpg": (0.005, 9.975, 1, 5697),
    "Nikon_D90.jpg": (0.1, 24, 1, 4283),
    "Oppo_R7_Plus.jpg": (0.00078186, 3.46, 1, None),
    "Sony_D5403_(Xperia_Z2).jpg": (0.025, 4.9, 1, None),
}


def existing(path: Path) -> Path:
    if not path.is_file():
        pytest.skip(f"{path.name} is not in the collection of real photos")
    return path


@pytest.mark.parametrize("name", PHOTOS)
def test_that_camera_photos_tell_exposure_and_focal_length(real_data, name):
    photo = read_photo(existing(real_data / "highres" / name))
    exposure_s, focal_mm, orientation, focal_px = PHOTOS[name]
    assert photo.metadata.exposure_s == pytest.approx(exposure_s, rel=1e-3)
    assert photo.metadata.focal_mm == pytest.approx(focal_mm)
    assert photo.orientation == orientation
    assert photo.warnings == ()
    guess = focal_from_metadata(photo.metadata, photo.width, photo.height)
    assert (guess and round(guess.focal_px)) == focal_px


def test_that_the_photo_with_a_measured_motion_tells_its_exposure(real_data):
    path = existing(real_data / "real_pairs" / "vladiant_giro" / "giro_data_image.jpg")
    photo = read_photo(path)
    assert photo.metadata.exposure_s == pytest.approx(0.059994)
    assert photo.metadata.iso == 400
    assert (photo.width, photo.height) == (2048, 1536)


def test_that_a_camera_photo_survives_export_with_its_exif(real_data, tmp_path):
    photo = read_photo(existing(real_data / "highres" / "Nikon_D90.jpg"))
    part = photo.pixels[:500, :600]
    for suffix in (".tif", ".png", ".jpg"):
        saved = save_photo(part, photo, tmp_path / f"a{suffix}")
        back = read_photo(saved.path)
        assert back.metadata.exposure_s == photo.metadata.exposure_s
        assert back.metadata.taken_at == photo.metadata.taken_at
        assert back.metadata.exif_size_px == (600, 500)
        assert suffix == ".jpg" or np.array_equal(back.pixels, part)


def test_that_exported_exif_is_sound_to_another_reader(real_data, tmp_path):
    photo = read_photo(existing(real_data / "highres" / "Canon_EOS_5D.jpg"))
    for suffix in (".tif", ".png", ".jpg"):
        path = save_photo(photo.pixels[:50, :60], photo, tmp_path / f"a{suffix}").path
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with PillowImage.open(path) as image:
                detail = image.getexif().get_ifd(0x8769)
        with PillowImage.open(photo.source.path) as image:
            before = image.getexif().get_ifd(0x8769)
        changed = {0xA002, 0xA003, 0xA005}  # the size, and a pointer inside the block
        assert {tag: detail.get(tag) for tag in before if tag not in changed} == {
            tag: value for tag, value in before.items() if tag not in changed
        }
