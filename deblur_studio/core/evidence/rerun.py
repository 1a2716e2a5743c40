"""Carrying out a step of an unpacked bundle again, and comparing what comes out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import Case, CaseLog, CasePhoto, Result, Step
from deblur_studio.core.evidence.computing import compute
from deblur_studio.core.evidence.given import pixels_sha256
from deblur_studio.core.evidence.stored_log import read_stored
from deblur_studio.core.evidence.unpack import Finding
from deblur_studio.core.imaging.decode_tiff import decode_tiff
from deblur_studio.core.imaging.encoded import encode_16bit
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.progress import Progress

Codes = NDArray[np.int32]

# A graphics processor adds in another order. Root mean square in 16-bit codes: 50 dB.
TOLERANCE_CODES = 207.0


@dataclass(frozen=True)
class Rerun:
    """What became of a step that was carried out again.

    ``identical``: every pixel has the same bits. ``most_codes`` and ``rms_codes`` are differences
    in codes of 65535, ``differing`` the share of pixels, ``where`` the rectangle that holds them
    (left, top, right, bottom) in px. ``tolerance_codes`` 0: bits had to be the same.
    """

    step: str
    identical: bool
    most_codes: int
    rms_codes: float
    differing: float
    where: tuple[int, int, int, int] | None
    tolerance_codes: float
    seconds: float

    @property
    def agrees(self) -> bool:
        """Whether the difference is one that there may be."""
        return self.identical or self.rms_codes <= self.tolerance_codes > 0


def rerun(
    case: Case, step: Step, result: Result, folder: Path, progress: Progress
) -> tuple[Rerun, list[Finding]]:
    """Carry out one step of the case whose files lie in ``folder``.

    Raises:
        EvidenceError: Photo or log are not read as they were, so nothing can be compared.
        DeblurError: The step cannot be carried out here.
    """
    started = time.perf_counter()
    photo, recording = _photo(case, step, folder), _log(case, step, folder)
    weights = _weights(case, step, folder)
    found = compute(step, photo.pixels, recording, weights, progress)
    pixels = np.clip(found.pixels, 0.0, 1.0)
    same = pixels_sha256(pixels) == result.pixels_sha256
    stored = _stored(result, folder)
    expected = encode_16bit(pixels, photo).codes[..., : stored.shape[2]].astype(np.int32)
    tolerance = 0.0 if step.device == "cpu" else TOLERANCE_CODES
    seconds = time.perf_counter() - started
    again = _compared(step.name, stored, expected, same, tolerance, seconds)
    return again, _findings(again, result, found.chi)


def _photo(case: Case, step: Step, folder: Path) -> Photo:
    kept: CasePhoto | None = next(
        (each for each in case.photos if each.file.sha256 == step.photo), None
    )
    if kept is None:
        raise EvidenceError(f"{step.name} restores a photo that the case does not hold.")
    photo = read_photo(folder / kept.file.path)
    if pixels_sha256(photo.pixels) != kept.pixels_sha256:
        raise EvidenceError(
            f"{kept.file.name} decodes to other pixels here ({photo.decoder}; it was"
            f" {kept.decoder}); install the versions that the record names."
        )
    return photo


def _log(case: Case, step: Step, folder: Path) -> ImuRecording:
    kept: CaseLog | None = next((each for each in case.logs if each.sha256 == step.log), None)
    if kept is None:
        raise EvidenceError(f"{step.name} uses a log that the case does not hold.")
    return read_stored(kept, folder, case.program)


def _weights(case: Case, step: Step, folder: Path) -> Path | None:
    if step.weights is None:
        return None
    for file in case.weights:
        if file.role == "weights" and file.sha256 == step.weights:
            return folder / file.path
    raise EvidenceError(f"{step.name} uses weights that the case does not hold.")


def _stored(result: Result, folder: Path) -> Codes:
    """Return the stored photo's codes (H, W, C)."""
    file = result.file("result")
    if file is None:
        raise EvidenceError(f"{result.step} has no restored photo to compare with.")
    decoded = decode_tiff((folder / file.path).read_bytes())
    return decoded.samples.astype(np.int32)


def _compared(
    name: str, stored: Codes, expected: Codes, same: bool, tolerance: float, seconds: float
) -> Rerun:
    if stored.shape != expected.shape:
        raise EvidenceError(f"The stored photo of {name} has another size than its restoration.")
    apart = np.abs(stored - expected)
    places = np.argwhere(apart.any(axis=2))
    where = None
    if len(places):
        (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
        where = (int(left), int(top), int(right), int(bottom))
    return Rerun(
        step=name,
        identical=same and where is None,
        most_codes=int(apart.max()),
        rms_codes=float(np.sqrt(np.square(apart, dtype=np.float64).mean())),
        differing=len(places) / (apart.shape[0] * apart.shape[1]),
        where=where,
        tolerance_codes=tolerance,
        seconds=seconds,
    )


def _findings(again: Rerun, result: Result, chi: float) -> list[Finding]:
    if not again.agrees:
        where = "" if again.where is None else " within {}, {} to {}, {} px".format(*again.where)
        sentence = (
            f"{again.step} gives other pixels here: {100 * again.differing:.2f} % of them{where},"
            f" by up to {again.most_codes} of 65535 (RMS {again.rms_codes:.2f})."
        )
        return [Finding(again.step, sentence)]
    told, now = result.scores.chi, chi if np.isfinite(chi) else None
    if again.identical and told != now:
        return [Finding(again.step, f"{again.step} has another residual than the case says.")]
    return []
