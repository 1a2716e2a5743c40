"""Lessons: a text, a state of the sandbox, and a task that is checked by values.

Each is a file of resources/lessons: TOML between two lines of ``+++``, then Markdown. A check
compares one named value; there is no language in it that could run anything.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from deblur_studio.core.errors import DeblurError, FieldError
from deblur_studio.core.resources import resource
from deblur_studio.core.sandbox.state import SandboxState

Value = bool | float | int | str

_FENCE = "+++\n"


class LessonError(DeblurError):
    """A lesson cannot be read."""


class Check(BaseModel):
    """One comparison; those that are given must all hold.

    ``value`` names a number (see numbers) or a value of the state such as ``motion.roll_deg_s``.
    ``say`` is the sentence for when it does not hold; ``{value}`` in it is the value at hand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    say: str
    at_least: float | None = None
    at_most: float | None = None
    equals: Value | None = None

    def holds(self, found: Value | None) -> bool:
        """Return whether a value passes; one that is not there yet does not."""
        if found is None:
            return False
        if self.equals is not None:
            return found == self.equals
        number = float(found) if isinstance(found, (int, float)) else float("nan")
        low = self.at_least is None or number >= self.at_least
        return low and (self.at_most is None or number <= self.at_most)

    def sentence(self, found: Value | None) -> str:
        """Return what to say while it does not hold."""
        if found is None and "{value}" in self.say:
            return "Wait until this has been measured."
        shown = f"{found:.3g}" if isinstance(found, (int, float)) else str(found)
        return self.say.replace("{value}", shown)


class Lesson(BaseModel):
    """One lesson. ``text`` is Markdown, ``task`` one or two sentences, ``after`` what to notice."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    task: str
    after: str
    start: dict[str, Value] = Field(default_factory=dict)
    checks: tuple[Check, ...] = Field(alias="check", min_length=1)
    text: str

    def state(self) -> SandboxState:
        """Return the state that the lesson starts from."""
        return SandboxState().changed_all(self.start)

    def unmet(self, state: SandboxState, numbers: Mapping[str, float]) -> str:
        """Return what is still to do, one sentence; empty when the task is done."""
        for check in self.checks:
            found = value_of(check.value, state, numbers)
            if not check.holds(found):
                return check.sentence(found)
        return ""


def lessons() -> tuple[Lesson, ...]:
    """Return the bundled lessons in their order.

    Raises:
        LessonError: One of them is damaged, a defect of the package.
    """
    return tuple(read_lesson(path) for path in sorted(resource("lessons").glob("*.md")))


def read_lesson(path: Path) -> Lesson:
    """Read a lesson.

    Raises:
        LessonError: The file is not a lesson.
    """
    try:
        empty, head, text = path.read_text(encoding="utf-8").split(_FENCE, 2)
        table = {**tomllib.loads(head), "name": path.stem, "text": text.strip()}
        lesson = Lesson.model_validate(table)
        lesson.state()
    except (OSError, ValueError, ValidationError, FieldError) as error:
        raise LessonError(f"{path.name} is not a lesson ({error}); reinstall it.") from error
    if empty:
        raise LessonError(f"{path.name} must begin with a line of +++; reinstall it.")
    return lesson


def value_of(name: str, state: SandboxState, numbers: Mapping[str, float]) -> Value | None:
    """Return the number or the value of the state of that name; None where there is none."""
    if name in numbers:
        return numbers[name]
    found: object = state
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else getattr(found, part, None)
    return found if isinstance(found, (bool, int, float, str)) else None
