import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deblur_studio.core.camera.file import read_camera, write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError, OutputError

CAMERA = Camera(
    4000, 3000, 3111.868100823535, 3112.5, 1999.5, 1499.5, 0.0312, -12.25,
    ((0.0, -1.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, -1.0)), (0.1, -0.05, 1e-4, -2e-5, 0.0),
)  # fmt: skip

finite = st.floats(-1e6, 1e6)


@st.composite
def cameras(draw: st.DrawFn) -> Camera:
    angle = draw(st.floats(-math.pi, math.pi))
    c, s = math.cos(angle), math.sin(angle)
    return Camera(
        draw(st.integers(1, 10**5)),
        draw(st.integers(1, 10**5)),
        draw(st.floats(1e-3, 1e6)),
        draw(st.floats(1e-3, 1e6)),
        draw(finite),
        draw(finite),
        draw(st.floats(0, 1)),
        draw(finite),
        ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)),
        tuple(draw(st.lists(finite, min_size=5, max_size=5) | st.just([]))),
    )


@given(cameras())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None
)
def test_that_a_camera_reads_back_equal(tmp_path, camera):
    path = tmp_path / "CAMERA.toml"
    write_camera(camera, path, overwrite=True)
    assert read_camera(path) == camera


def test_that_the_file_is_plain_toml(tmp_path):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA, path)
    text = path.read_text()
    assert "width = 4000\n" in text
    assert "fx_px = 3111.868100823535\n" in text
    assert "imu_to_camera = [[0.0, -1.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.0, -1.0]]\n" in text


def test_that_distortion_is_optional(tmp_path):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA.replaced(distortion=()), path)
    assert "distortion" not in path.read_text()
    assert read_camera(path).distortion == ()


def test_that_numbers_of_numpy_are_written_as_numbers(tmp_path):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA.replaced(fx_px=np.float64(3000.5)), path)
    assert read_camera(path).fx_px == 3000.5


def test_that_whole_numbers_may_stand_for_floats(tmp_path):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA, path)
    path.write_text(path.read_text().replace("fy_px = 3112.5", "fy_px = 3112"))
    assert read_camera(path).fy_px == 3112.0


def test_that_an_existing_file_is_replaced_only_when_asked(tmp_path):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA, path)
    with pytest.raises(OutputError, match="exists already"):
        write_camera(CAMERA.replaced(width=1), path)
    assert read_camera(path) == CAMERA
    write_camera(CAMERA.replaced(width=1), path, overwrite=True)
    assert read_camera(path).width == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("width = 4000\n", "", "lacks width"),
        ("readout_s = 0.0312\n", "", "lacks readout_s"),
        ("width = 4000", "width = 4000\nwith = 3", "unknown key with"),
        ("width = 4000", "width = 4000.5", "width is 4000.5"),
        ("width = 4000", "width = true", "width is True"),
        ("width = 4000", "width = 0", "is empty"),
        ("fx_px = 3111.868100823535", 'fx_px = "long"', "fx_px holds 'long'"),
        ("fx_px = 3111.868100823535", "fx_px = -2.0", "fx_px is -2"),
        ("cx_px = 1999.5", "cx_px = nan", "cx_px holds nan"),
        ("cy_px = 1499.5", "cy_px = inf", "cy_px holds inf"),
        ("readout_s = 0.0312", "readout_s = 30", "readout_s is 30"),
        ("[0.0, 0.0, -1.0]]", "[0.0, 0.0, -2.0]]", "imu_to_camera"),
        (", [0.0, 0.0, -1.0]]", "]", "imu_to_camera must be three rows"),
        ("[0.0, 0.0, -1.0]]", "[0.0, 0.0]]", "imu_to_camera must be a list of 3"),
        ("[0.0, 0.0, -1.0]]", "[0.0, 0.0, true]]", "imu_to_camera holds True"),
        ("distortion = [0.1, ", "distortion = [", None),
        ("distortion = [0.1, -0.05, ", "distortion = [", "distortion must be a list"),
        ("distortion = [0.1", 'distortion = ["k1"', "distortion holds 'k1'"),
        ("width = 4000", "width = = 4000", "not a camera file in TOML"),
    ],
)
def test_that_a_wrong_file_is_explained_in_one_sentence(tmp_path, old, new, reason):
    path = tmp_path / "CAMERA.toml"
    write_camera(CAMERA, path)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    if reason is None:  # four coefficients are as good as five
        assert len(read_camera(path).distortion) == 4
        return
    with pytest.raises(CameraError) as caught:
        read_camera(path)
    sentence = str(caught.value)
    assert sentence.startswith("CAMERA.toml")
    assert reason in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_that_a_missing_file_a_folder_and_binary_data_are_explained(tmp_path):
    with pytest.raises(CameraError, match=r"^gone\.toml cannot be read"):
        read_camera(tmp_path / "gone.toml")
    with pytest.raises(CameraError, match="cannot be read"):
        read_camera(tmp_path)
    path = tmp_path / "CAMERA.toml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(CameraError, match="not a camera file in TOML"):
        read_camera(path)
