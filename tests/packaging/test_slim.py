from __future__ import annotations

import pytest
from slim import kept

WHEELS = "/env/lib/python3.11/site-packages/"
SYSTEM = "/usr/lib/x86_64-linux-gnu/"


def stays(name: str, source: str = "") -> bool:
    return bool(kept([(name, source or WHEELS + name, "BINARY")]))


@pytest.mark.parametrize(
    "name",
    [
        "torch/test/test_torch.py",
        "torch/include/ATen/ATen.h",
        "torch/bin/protoc",
        "torch\\lib\\fbgemm.lib",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "scipy/fft/tests/test_basic.py",
    ],
)
def test_that_what_nothing_uses_stays_out(name: str) -> None:
    assert not stays(name)


@pytest.mark.parametrize(
    "name",
    [
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "torch/lib/libshm.so",
        "torch/testing/__init__.py",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "resources/models/guided.safetensors",
    ],
)
def test_that_what_the_program_needs_stays_in(name: str) -> None:
    assert stays(name)


@pytest.mark.parametrize(
    "name", ["libGL.so.1", "libglib-2.0.so.0", "libstdc++.so.6", "libxcb.so.1"]
)
def test_that_the_systems_libraries_stay_the_systems(name: str) -> None:
    assert not stays(name, SYSTEM + name)


@pytest.mark.parametrize("name", ["libssl.so.3", "libxcb-cursor.so.0", "libpython3.11.so.1.0"])
def test_that_what_python_needs_and_desktops_lack_comes_along(name: str) -> None:
    assert stays(name, SYSTEM + name)


def test_that_modules_of_a_python_of_the_system_come_along() -> None:
    name = "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so"
    assert stays(name, "/usr/lib/" + name)


def test_that_a_wheels_own_copy_of_a_library_comes_along() -> None:
    assert stays("pillow.libs/libxcb-9065bb12.so.1.1.0")
