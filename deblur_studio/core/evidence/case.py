"""A case: what it holds. Values only; see case_file for its file.

In the evidence mode only methods that add nothing learned may be used. In the investigative
mode learned methods are allowed too, labelled everywhere, with a classical result beside each.
A case has one mode for all of its life.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evidence.entry import FIRST
from deblur_studio.core.evidence.kept_file import KeptFile, Sha256, Strict
from deblur_studio.core.motion.shot import Exposure, ShotSettings

CASE_VERSION = 1
SUFFIX = ".dblr"
Mode = Literal["evidence", "investigative"]
Verdict = Literal["explained", "inexact", "flagged", "not judged"]
MODES: tuple[Mode, ...] = ("evidence", "investigative")

Vector = tuple[float, float, float]
Value = Annotated[bool | int | float | str, Field(union_mode="left_to_right")]
Side = Annotated[int, Field(ge=1, le=200_000)]


class CasePhoto(Strict):
    """A photo: its file, what decoded it, and the hash of its linear light (H, W, 3) float32."""

    file: KeptFile
    format: str
    bits: int
    width: Side
    height: Side
    orientation: int
    decoder: str
    pixels_sha256: Sha256
    remarks: tuple[str, ...] = ()


class CaseLog(Strict):
    """A log: all files that were read, and ``given``, the paths that were asked for.

    ``sha256`` is that of the recording's source, ``samples_sha256`` that of its times and rates.
    """

    files: tuple[KeptFile, ...] = Field(min_length=1)
    given: tuple[str, ...] = Field(min_length=1)
    sha256: Sha256
    samples_sha256: Sha256
    format: str
    samples: int
    rate_hz: float
    start_s: float
    end_s: float
    gaps: int
    options: dict[str, Any] | None = None
    remarks: tuple[str, ...] = ()


class CaseCamera(Strict):
    """The values of a Camera."""

    width: Side
    height: Side
    fx_px: float
    fy_px: float
    cx_px: float
    cy_px: float
    readout_s: float
    time_offset_s: float
    imu_to_camera: tuple[Vector, Vector, Vector]
    distortion: tuple[float, ...]

    def camera(self) -> Camera:
        """Return the camera; raises CameraError where the values make no sense."""
        return Camera(**self.model_dump())


class Step(Strict):
    """One restoration that was asked for: everything that decides its pixels.

    ``photo`` and ``log`` are the hashes under which the case keeps them, ``weights`` that of a
    network's. ``depth_m`` None is infinity. ``sources`` tells where each setting comes from.
    ``threads`` is how many a network was computed with: it rounds otherwise with others.
    """

    name: str
    photo: Sha256
    log: Sha256
    camera: CaseCamera
    start_s: float
    exposure_s: float
    bias_rad_s: Vector
    depth_m: float | None
    method: str
    parameters: dict[str, Value]
    weights: Sha256 | None = None
    device: str = "cpu"
    threads: int = Field(ge=1, le=1024)
    spread_count: int = Field(ge=0, le=1000)
    seed: int = 0
    sources: dict[str, str]

    def settings(self) -> ShotSettings:
        """Return the shot; raises CameraError where the camera makes no sense."""
        depth_m = float("inf") if self.depth_m is None else self.depth_m
        exposure = Exposure(self.start_s, self.exposure_s)
        return ShotSettings(self.camera.camera(), exposure, self.bias_rad_s, depth_m)


class Scores(Strict):
    """How well a result explains its photo; None where nothing can be judged.

    chi is the distance in units of the noise; ``within_budget`` takes the typical errors of the
    motion into account; ``flagged_share`` is the share of blocks that are not explained then.
    ``motion_gain`` is what the spectrum of a textured block gains by the motion, moved within its
    typical errors, over the best plain straight blur, in log likelihood.
    """

    chi: float | None
    worst_block_chi: float | None
    chi_within_budget: float | None
    worst_block_within_budget: float | None
    flagged_share: float | None
    motion_gain: float | None
    visible_share: float | None
    mean_spread: float | None
    blur_extent_px: float
    noise_shot: float
    noise_read: float


class Result(Strict):
    """What came of a step. ``verdict`` is a word, ``said`` what it means and what to know.

    ``pixels_sha256`` is the hash of the linear light (H, W, C) float32; ``companion`` names the
    classical step beside a learned one.
    """

    step: str
    label: str
    files: tuple[KeptFile, ...]
    pixels_sha256: Sha256
    scores: Scores
    verdict: Verdict
    said: tuple[str, ...]
    seconds: float
    companion: str = ""

    def file(self, role: str) -> KeptFile | None:
        """Return the first file of that role."""
        return next((each for each in self.files if each.role == role), None)


class RecordState(Strict):
    """Where the record is and how far it had come when the case was saved."""

    path: str
    entries: int = Field(ge=0)
    head: Sha256 = FIRST


class Case(Strict):
    """A case, its paths relative to its folder where they can be; ``draft``: set, not restored."""

    version: Literal[1] = 1
    program: str
    number: str
    examiner: str
    notes: str
    mode: Mode
    made_utc: str
    record: RecordState
    photos: tuple[CasePhoto, ...] = ()
    logs: tuple[CaseLog, ...] = ()
    cameras: tuple[KeptFile, ...] = ()
    weights: tuple[KeptFile, ...] = ()
    steps: tuple[Step, ...] = ()
    results: tuple[Result, ...] = ()
    draft: Step | None = None

    def inputs(self) -> tuple[KeptFile, ...]:
        """Return the files that were given: originals, which nothing may change."""
        photos = tuple(photo.file for photo in self.photos)
        logs = tuple(file for log in self.logs for file in log.files)
        return (*photos, *logs, *self.cameras, *self.weights)

    def files(self) -> tuple[KeptFile, ...]:
        """Return all files of the case but its record."""
        return (*self.inputs(), *(file for result in self.results for file in result.files))

    def result_of(self, step: str) -> Result | None:
        """Return the result of a step."""
        return next((result for result in self.results if result.step == step), None)
