"""What each system wants to know of a program: Linux's menu entry, Windows' and macOS' tables."""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import app_icon

NAME, TITLE = "deblur-studio", "Deblur Studio"
SUMMARY = "Removes camera-shake blur from photos with the motion a sensor measured"
DESCRIPTION = (
    "An inertial sensor that lay on the camera while the shutter was open tells how the camera"
    " moved. From that follows the blur at every place of the photo, and knowing it turns guessing"
    " into restoration.",
    "Photos and logs of phones, cameras and WitMotion sensors are read; sensors are recorded over"
    " Bluetooth LE. Every result is checked against the photo, and a record says how it was made.",
)
_CATEGORIES = ("Graphics", "Photography")
_CHECKOUT = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_BLUETOOTH = "Deblur Studio records the motion of the camera with a Bluetooth sensor."


def version() -> str:
    """Return the program's version from the one place that states it."""
    text = (_CHECKOUT / "deblur_studio" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(text)
    assert found is not None
    return found.group(1)


def write_build_files(work: Path) -> None:
    """Write what the spec reads: icons, and the tables of Windows and macOS where they are due."""
    app_icon.write_icons(work / "icons")
    if sys.platform == "win32":
        (work / "version_info.txt").write_text(windows_version_info(), encoding="utf-8")
    if sys.platform == "darwin":
        (work / "entitlements.plist").write_bytes(plistlib.dumps(macos_entitlements()))


def windows_version_info() -> str:
    """Return the version resource as PyInstaller reads it, a Python expression."""
    numbers = (*(int(part) for part in re.findall(r"\d+", version())[:4]), 0, 0, 0, 0)[:4]
    strings = {
        "FileDescription": SUMMARY,
        "FileVersion": version(),
        "InternalName": NAME,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": version(),
    }
    told = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F,"
        " flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{told}])]),"
        " VarFileInfo([VarStruct('Translation', [0x0409, 1200])])])\n"
    )


def macos_properties() -> dict[str, Any]:
    """Return what goes into Info.plist; without the Bluetooth sentence the first scan kills us."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version(),
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSMinimumSystemVersion": "13.0",
        "NSBluetoothAlwaysUsageDescription": _BLUETOOTH,
        "NSHighResolutionCapable": True,
    }


def macos_entitlements() -> dict[str, bool]:
    """Return the rights that a signed bundle needs: Bluetooth, and libraries of several makers."""
    return {
        "com.apple.security.device.bluetooth": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,  # callbacks of ctypes
        "com.apple.security.cs.disable-library-validation": True,
    }


def write_linux_share(share: Path) -> None:
    """Write menu entry, description for software centres and icons below a ``share`` folder."""
    for place, text in {
        f"applications/{NAME}.desktop": desktop_entry(),
        f"metainfo/{NAME}.metainfo.xml": metainfo(),
    }.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        (share / place).write_text(text, encoding="utf-8")
    for size in app_icon.SIZES_PX:
        target = share / f"icons/hicolor/{size}x{size}/apps/{NAME}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        app_icon.picture(size).save(target, optimize=True)
    scalable = share / f"icons/hicolor/scalable/apps/{NAME}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(app_icon.DRAWING.read_bytes())


def desktop_entry() -> str:
    """Return the menu entry."""
    photos = ("jpeg", "png", "tiff", "heif", "x-adobe-dng")
    lines = {
        "Type": "Application",
        "Name": TITLE,
        "GenericName": "Photo Restoration",
        "GenericName[de]": "Fotowiederherstellung",
        "Comment": SUMMARY,
        "Exec": f"{NAME} %F",
        "Icon": NAME,
        "Terminal": "false",
        "Categories": "".join(f"{name};" for name in _CATEGORIES),
        "Keywords": "photo;blur;deblur;deconvolution;gyroscope;IMU;",
        "MimeType": "".join(f"image/{name};" for name in photos),
        "StartupWMClass": NAME,
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def metainfo() -> str:
    """Return the AppStream description."""
    told = "".join(f"    <p>{escape(text)}</p>\n" for text in DESCRIPTION)
    listed = "".join(f"<category>{name}</category>" for name in _CATEGORIES)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<component type="desktop-application">\n'
        f"  <id>{NAME}</id>\n  <metadata_license>FSFAP</metadata_license>\n"
        f"  <name>{TITLE}</name>\n  <summary>{SUMMARY}</summary>\n"
        f"  <description>\n{told}  </description>\n"
        f'  <launchable type="desktop-id">{NAME}.desktop</launchable>\n'
        f"  <categories>{listed}</categories>\n"
        f"  <provides><binary>{NAME}</binary></provides>\n"
        f'  <content_rating type="oars-1.1"/>\n  <icon type="stock">{NAME}</icon>\n'
        "</component>\n"
    )
