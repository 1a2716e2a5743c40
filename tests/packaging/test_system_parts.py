from __future__ import annotations

import ast
import plistlib
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import system_parts

import deblur_studio

MODES = {"applications": "desktop", "metainfo": "xml"}


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    system_parts.write_linux_share(folder)
    return folder


def test_that_the_version_is_the_programs() -> None:
    assert system_parts.version() == deblur_studio.__version__


def test_that_the_menu_entry_is_well_formed(share: Path) -> None:
    entry = share / "applications" / "deblur-studio.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    values = dict(line.split("=", 1) for line in lines[1:])
    assert lines[0] == "[Desktop Entry]"
    assert values["Exec"].split() == ["deblur-studio", "%F"]
    assert values["MimeType"].endswith(";")
    icons = share.glob(f"icons/hicolor/*/apps/{values['Icon']}.*")
    assert {path.parents[1].name for path in icons} >= {"16x16", "48x48", "512x512", "scalable"}
    if (tool := shutil.which("desktop-file-validate")) is not None:
        said = subprocess.run([tool, str(entry)], capture_output=True, text=True, check=False)
        assert (said.returncode, said.stdout) == (0, "")


def test_that_the_description_for_software_centres_is_well_formed(share: Path) -> None:
    path = share / "metainfo" / "deblur-studio.metainfo.xml"
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert root.findtext("launchable") == "deblur-studio.desktop"
    assert root.findtext("provides/binary") == "deblur-studio"
    summary = root.findtext("summary")
    assert summary
    assert not summary.endswith(".")
    if (tool := shutil.which("appstreamcli")) is not None:
        command = [tool, "validate", "--no-net", "--no-color", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        assert not [line for line in said.splitlines() if line.startswith("E:")], said


def test_that_windows_reads_the_version_as_four_numbers() -> None:
    call = ast.parse(system_parts.windows_version_info(), mode="eval").body
    assert isinstance(call, ast.Call)
    fixed = next(one.value for one in call.keywords if one.arg == "ffi")
    assert isinstance(fixed, ast.Call)
    numbers = next(one.value for one in fixed.keywords if one.arg == "filevers")
    told = [int(part) for part in deblur_studio.__version__.split(".")]
    assert list(ast.literal_eval(numbers)) == [*told, 0]


def test_that_macos_is_told_why_bluetooth_is_used_and_may_use_it() -> None:
    properties = plistlib.loads(plistlib.dumps(system_parts.macos_properties()))
    assert "Bluetooth" in properties["NSBluetoothAlwaysUsageDescription"]
    assert properties["CFBundleShortVersionString"] == deblur_studio.__version__
    assert system_parts.macos_entitlements()["com.apple.security.device.bluetooth"]
