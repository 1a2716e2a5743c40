from __future__ import annotations

import make_sample
import numpy as np
import pytest

from deblur_studio.core.camera.file import read_camera
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.proposal import propose
from deblur_studio.core.sample import sample


def test_that_photo_and_log_alone_lead_to_the_true_settings() -> None:
    shipped = sample()
    photo, recording = read_photo(shipped.photo), read_log(shipped.log)
    settings = propose(photo, recording).settings
    camera = read_camera(shipped.camera)
    assert settings.camera.fx_px == pytest.approx(camera.fx_px, rel=0.01)
    assert settings.exposure.start_s == pytest.approx(shipped.start_s, abs=1e-6)
    assert settings.exposure.duration_s == pytest.approx(shipped.exposure_s)
    np.testing.assert_allclose(settings.bias_rad_s, make_sample.BIAS_RAD_S, atol=0.003)
    assert recording.accel_m_s2 is not None
    assert recording.warnings == ()
    assert photo.warnings == ()


def test_that_its_blur_is_worth_removing() -> None:
    shipped = sample()
    settings = propose(read_photo(shipped.photo), read_log(shipped.log)).settings
    path = camera_path(read_log(shipped.log), settings)
    assert 18 < blur_extent_px(path, settings.camera) < 26


def test_that_it_says_that_it_is_simulated_and_stays_small() -> None:
    shipped = sample()
    folder = shipped.photo.parent
    assert read_photo(shipped.photo).metadata.model == "simulated"
    assert "simulated" in (folder / "README.txt").read_text(encoding="utf-8")
    assert "public domain" in shipped.source
    assert sum(path.stat().st_size for path in folder.iterdir()) < 2_000_000


def test_that_the_script_makes_the_log_and_texts_that_are_shipped(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_sample, "FOLDER", tmp_path)
    make_sample.main()
    folder = sample().photo.parent
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in folder.iterdir()}
    for name in ("sample.json", "README.txt", "photo.camera.toml"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
    made, shipped = (read_log(each / "motion.gcsv").gyro_rad_s for each in (tmp_path, folder))
    np.testing.assert_allclose(made, shipped, atol=2e-5)
    photos = (read_photo(each / "photo.png").pixels for each in (tmp_path, folder))
    assert np.abs(np.subtract(*photos)).max() < 0.02
