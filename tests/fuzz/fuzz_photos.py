"""Damages small photos of every format: nothing may come of them but a photo or a sentence.

    python tests/fuzz/fuzz_photos.py [COUNT [KIND...]]

runs COUNT mutations (10,000) of each photo, or of some kinds. The one being read lies in
``current`` in the folder that is printed, so that what ends the whole process can be found.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path

import fuzz_evidence
import numpy as np
import pillow_heif
import tifffile
from PIL import Image, ImageCms

from deblur_studio.core.errors import PhotoError
from deblur_studio.core.imaging.read import read_photo

LONGEST_S = 10.0
MOST_MIB = 3000.0
"""How much a damaged photo of a few hundred bytes may make the process grow."""
_MOST_BYTES = 8 << 30
Kinds = dict[str, bytes]
_PNG = b"\x89PNG\r\n\x1a\n"


def kinds() -> Kinds:
    """Return a small photo of each kind: format, depth, compression, what is carried along."""
    rng = np.random.default_rng(1)
    rgb16 = rng.integers(0, 65536, (24, 32, 3)).astype(np.uint16)
    rgb8 = (rgb16 >> 8).astype(np.uint8)
    picture, alpha = Image.fromarray(rgb8), Image.fromarray(np.dstack([rgb8, rgb8[..., :1]]))
    exif, profile = _exif(), ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {
        "jpeg": _saved(picture, "JPEG", exif=exif, icc_profile=profile),
        "jpeg progressive grey": _saved(picture.convert("L"), "JPEG", progressive=True),
        "png": _saved(picture, "PNG", exif=exif, icc_profile=profile),
        "png alpha": _saved(alpha, "PNG"),
        "png 16": _saved(Image.fromarray(rgb16[..., 0]), "PNG"),
        "tiff 16": _tiff(rgb16),
        "tiff deflate": _tiff(rgb8, compression="zlib", predictor=True),
        "tiff float": _tiff(rgb16.astype(np.float32) / 65535),
        "tiff lzw": _saved(picture, "TIFF", compression="tiff_lzw"),
        "tiff jpeg": _saved(picture, "TIFF", compression="jpeg"),
        "heic": _heic(picture, exif),
        "dng": _dng(rgb16),
    }


def reader(folder: Path) -> Callable[[bytes], bool]:
    """Return what reads a photo of the bytes, and finds what takes too long or too much."""

    def read(data: bytes) -> bool:
        path = folder / "current"
        path.write_bytes(_summed(data) if len(data) % 2 else data)
        started_s, before_mib = time.perf_counter(), _peak_mib()
        try:
            with warnings.catch_warnings(action="error"):
                photo = read_photo(path)
            assert np.isfinite(photo.pixels).all(), "pixels that are no numbers"
            return True
        except PhotoError as error:
            if "memory" in str(error):
                raise AssertionError("it wanted more memory than there is") from error
            raise
        finally:
            assert time.perf_counter() - started_s < LONGEST_S, "it took too long"
            assert _peak_mib() - before_mib < MOST_MIB, "it took too much memory"

    return read


def _summed(data: bytes) -> bytes:
    """Return a PNG with the checksums that its chunks should have, so that damage gets further."""
    if not data.startswith(_PNG):
        return data
    changed, place = bytearray(data), len(_PNG)
    while place + 12 <= len(changed):
        end = place + 8 + int.from_bytes(changed[place : place + 4])
        if end + 4 > len(changed):
            break
        changed[end : end + 4] = zlib.crc32(changed[place + 4 : end]).to_bytes(4)
        place = end + 4
    return bytes(changed)


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "made by a test", 6
    exif.get_ifd(0x8769).update({0x829A: 1 / 20, 0xA405: 28, 0x9003: "2026:01:02 03:04:05"})
    return exif.tobytes()


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def _tiff(codes: np.ndarray, **options: object) -> bytes:
    data = io.BytesIO()
    tifffile.imwrite(data, codes, metadata=None, photometric="rgb", **options)
    return data.getvalue()


def _heic(picture: Image.Image, exif: bytes) -> bytes:
    data = io.BytesIO()
    pillow_heif.from_pillow(picture).save(data, quality=80, exif=exif)
    return data.getvalue()


def _dng(rgb16: np.ndarray) -> bytes:
    """Return the smallest camera RAW that LibRaw takes: a Bayer pattern of 16 bits."""
    tags = [
        (271, "s", 0, "Test", True),
        (272, "s", 0, "Camera", True),
        (33421, "H", 2, (2, 2), True),  # the filter's pattern: its size, its colours
        (33422, "B", 4, (0, 1, 1, 2), True),
        (50706, "B", 4, (1, 4, 0, 0), True),  # version of DNG
        (50708, "s", 0, "Test Camera", True),
        (50714, "H", 1, 0, True),  # black, white
        (50717, "H", 1, 65535, True),
        (50721, "2i", 9, (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1), True),
        (50728, "2I", 3, (1, 1, 1, 1, 1, 1), True),  # neutral
        (50778, "H", 1, 21, True),
    ]
    data = io.BytesIO()
    mosaic = np.tile(rgb16[..., 0], (2, 2))
    tifffile.imwrite(data, mosaic, photometric="cfa", metadata=None, extratags=tags)
    return data.getvalue()


def main() -> int:
    """Fuzz at length, and print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    failures = 0
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))  # a bomb ends only itself
    with tempfile.TemporaryDirectory() as folder:
        print(folder, flush=True)
        chosen = sys.argv[2:] or kinds()
        for name, data in kinds().items():
            if name not in chosen:
                continue
            report = fuzz_evidence.fuzz(data, reader(Path(folder)), count, 2026)
            print(f"{name}: {report.taken} taken, {report.refused} refused", flush=True)
            print("\n".join(report.failures[:10]))
            failures += len(report.failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
