"""Everything that the sandbox shows, as values that can be shared as a small JSON file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from deblur_studio.core.errors import FieldError
from deblur_studio.core.files import written_whole
from deblur_studio.core.restore.registry import METHODS, method
from deblur_studio.core.sandbox.charts import OWN, PICTURES
from deblur_studio.core.sandbox.fault import check_fields
from deblur_studio.core.sandbox.gallery import GALLERY
from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings

VERSION = 1
EDITABLE_SIZE = 9
_MOST_CHARACTERS = 1_000_000

Point = tuple[float, float]
Row = Annotated[tuple[float, ...], Field(min_length=EDITABLE_SIZE, max_length=EDITABLE_SIZE)]
Source = Literal["sliders", "drawn", "log"]
Page = Literal["motion", "convolution", "inverse", "iterations", "lessons"]
Shown = Literal["blurred", "restored", "sharp", "wipe", "side-by-side", "difference"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Bench(_Table):
    """The convolution that can be touched: one kernel for the whole picture.

    ``kernel`` names one of the gallery, or is ``own``: then ``values`` (9 x 9) count.
    ``pixel_xy`` is the pixel whose numbers are shown; ``strength`` goes from inverse filter (0)
    to Wiener.
    """

    kernel: str = "line"
    size: int = Field(9, ge=3, le=33)
    angle_deg: float = Field(0.0, ge=-180, le=180)
    values: Annotated[tuple[Row, ...], Field(max_length=EDITABLE_SIZE)] = ()
    normalised: bool = True
    pixel_xy: tuple[int, int] | None = None
    strength: float = Field(0.01, ge=0, le=10)


class View(_Table):
    """What is looked at: ``kernel_at`` as shares of the picture's width and height."""

    page: Page = "motion"
    shown: Shown = "side-by-side"
    kernel_at: tuple[float, float] = (0.5, 0.5)
    frequency: bool = False
    overlay: bool = True


class SandboxState(_Table):
    """One state of the sandbox; ``drawn_xy_px`` is in px of the picture at full size.

    An own picture and a log are named but not shared along with the state.
    """

    version: Literal[1] = 1
    picture: str = "photo"
    source: Source = "sliders"
    motion: MotionSettings = MotionSettings(tremor_deg_s=12.0, tremor_hz=12.0)
    camera: CameraSettings = CameraSettings()
    drawn_xy_px: Annotated[tuple[Point, ...], Field(max_length=2000)] = ()
    drawn_steady: bool = True
    log_start_s: float = 0.0
    method: str = "wiener"
    parameters: dict[str, bool | int | float | str] = Field(default_factory=dict)
    one_kernel: bool = False
    bench: Bench = Bench()
    view: View = View()

    @model_validator(mode="after")
    def _checked(self) -> Self:
        check_fields(self.motion, "motion")
        check_fields(self.camera, "camera")
        _check_known("picture", self.picture, [*(each.name for each in PICTURES), OWN])
        _check_known("method", self.method, [each.name for each in METHODS])
        _check_known("bench.kernel", self.bench.kernel, [*(each.name for each in GALLERY), OWN])
        self.method_parameters()
        return self

    def method_parameters(self) -> Any:
        """Return the parameters of the method; those not given are its defaults.

        Raises:
            FieldError: The method has no such parameter, or not such a value.
        """
        kind = method(self.method).parameters_type
        try:
            found = kind(**self.parameters)
            check_fields(found, "parameters")
        except TypeError as error:
            raise FieldError(
                "parameters", f"The method {self.method} does not take these values; set them anew."
            ) from error
        return found

    def changed(self, field: str, value: object) -> SandboxState:
        """Return the state with the value at a dotted name replaced.

        Raises:
            FieldError: There is no such field, or the value cannot be used.
        """
        return self.changed_all({field: value})

    def changed_all(self, values: Mapping[str, object]) -> SandboxState:
        """Return the state with several values replaced at once; raises as ``changed``."""
        table = self.model_dump(mode="json")
        for field, value in values.items():
            *outer, last = field.split(".")
            inner: Any = table
            for name in outer:
                inner = inner.get(name, {})
            inner[last] = value
        return _validated(table, "The sandbox")


def state_text(state: SandboxState) -> str:
    """Return the state as JSON that ``state_of`` reads back equal."""
    return state.model_dump_json(indent=1) + "\n"


def state_of(text: str, name: str) -> SandboxState:
    """Return the state that a JSON text holds; ``name`` is what sentences call it.

    Raises:
        FieldError: It is no JSON, from a newer version, or a value is of the wrong type.
    """
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:  # the latter of brackets in brackets
        raise FieldError("", f"{name} is not a shared state of the sandbox (JSON).") from error
    if not isinstance(table, dict) or not isinstance(table.get("version"), int):
        raise FieldError("version", f"{name} is not a shared state: it names no version.")
    if table["version"] > VERSION:
        raise FieldError(
            "version",
            f"{name} was shared by a newer version of the program (state {table['version']}, this"
            f" one reads {VERSION}); update the program.",
        )
    return _validated(table, name)


def read_state(path: Path) -> SandboxState:
    """Read a shared state.

    Raises:
        FieldError: The file cannot be read or holds no usable state.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_MOST_CHARACTERS)
    except (OSError, UnicodeDecodeError) as error:
        raise FieldError("", f"{path.name} cannot be read; choose another file.") from error
    return state_of(text, path.name)


def write_state(state: SandboxState, path: Path, *, overwrite: bool = False) -> None:
    """Write a state to share; raises OutputError where it cannot."""
    with written_whole(path, overwrite=overwrite) as temporary:
        temporary.write_text(state_text(state), encoding="utf-8")


def _validated(table: dict[str, Any], name: str) -> SandboxState:
    try:
        # By way of JSON, whose strict reading takes lists for tuples but no text for numbers.
        return SandboxState.model_validate_json(json.dumps(table, default=_plain), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        words = first["msg"][0].lower() + first["msg"][1:]
        raise FieldError(field, f"{name}: {field}: {words}; set that value again.") from error


def _plain(value: object) -> object:
    if isinstance(value, (MotionSettings, CameraSettings)):
        return dataclasses.asdict(value)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if hasattr(value, "item"):
        return value.item()  # a number of numpy
    raise TypeError(f"{type(value).__name__} is not a value of the sandbox")


def _check_known(field: str, value: str, known: list[str]) -> None:
    if value not in known:
        raise FieldError(field, f"There is no {field} {value!r}; choose one of {', '.join(known)}.")
