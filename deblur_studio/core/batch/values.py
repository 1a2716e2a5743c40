"""The values of a batch: what is asked, one photo's work, how it ended. All of it is JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["unpaired", "waiting", "running", "done", "failed"]
STATES: tuple[State, ...] = ("waiting", "running", "done", "failed", "unpaired")


class Value(BaseModel):
    """A value that nobody changes and that knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Given(Value):
    """What somebody said about a shot; None: EXIF, the log and the camera file decide."""

    start_s: float | None = None
    exposure_s: float | None = Field(default=None, gt=0)
    time_offset_s: float | None = None
    readout_s: float | None = Field(default=None, ge=0)
    focal_px: float | None = Field(default=None, gt=0)
    depth_m: float | None = Field(default=None, gt=0)
    orientation: str | None = None
    camera: Path | None = None


class Preset(Value):
    """A method by its name in the registry, and those of its parameters that are not automatic."""

    method: str
    parameters: dict[str, Any] = {}


class Recording(Value):
    """The case that a batch is recorded in: results go beside it instead of into the folder."""

    case: Path
    operator: str = ""
    spread_count: int = Field(default=0, ge=0)


class Task(Value):
    """One photo's restoration: all that a process anywhere needs to carry it out."""

    photo: Path
    logs: tuple[Path, ...]
    given: Given
    preset: Preset
    output: Path
    thumbnail: Path
    overwrite: bool = False
    recording: Recording | None = None


class Outcome(Value):
    """What a restoration was made of and how well it explains the photo (None: no number).

    ``cpu_s`` is the time of all cores that the process spent on this photo; ``output`` is where
    the result is, None: in the folder of the batch under the item's name.
    """

    output_sha256: str
    photo_sha256: str
    log_sha256: str
    start_s: float
    exposure_s: float
    seconds: float
    cpu_s: float
    chi: float | None
    worst_block_chi: float | None
    blur_extent_px: float
    notes: tuple[str, ...] = ()
    output: Path | None = None


class Ended(Value):
    """How a task ended: with an outcome, or with a sentence that says why not."""

    outcome: Outcome | None = None
    said: str = ""


class Stamp(Value):
    """How a photo looked from outside when it was restored."""

    size_bytes: int
    mtime_ns: int


class Item(Value):
    """A photo in the queue. ``name`` is its result's name without ending, unique in the batch.

    ``said`` tells how it was paired, or why it is not, or why it failed; ``paired_by`` is list,
    name, time, only or empty.
    """

    name: str
    photo: Path
    logs: tuple[Path, ...] = ()
    given: Given = Given()
    state: State = "waiting"
    said: str = ""
    paired_by: str = ""
    tries: int = 0
    stamp: Stamp | None = None
    outcome: Outcome | None = None

    def but(self, **changes: Any) -> Item:
        """Return the item with some fields changed."""
        return self.model_copy(update=changes)
