"""What a packaged program is asked to do, and which lines it may say about it."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

PATIENCE_S = 900.0
LEFT_BEHIND_S = 10.0  # how long a child may hold on to the output after the program's end
_SHOT = (
    r"(focal|mounting|exposure|start|bias): .+",
    r"Saved .+\.tif \(\S+, [\d.]+ s\)\.",
    r"Re-blur residual .+",
    r"(explained|inexact): .+",
)
_RECORD = r".*record.* [0-9a-f]{64}\S*( note this hash elsewhere\.)?"
_BUNDLED = r"Saved .+\.zip with \d+ files\."
_VERIFIED = (
    r"Maps and spread were checked by their hashes, not computed again\.",
    r"restore-1: carried out again in [\d.]+ s, every bit is the same\.",
    r"Every file has its hash, .+",
    r"Result: verified\.",
)
_OFFSCREEN = r"This plugin does not support propagateSizeHints\(\)"
_LOG = r"INFO:deblur_studio:.+"  # good news that the window shows as well


class SmokeError(Exception):
    """The program did not do what it should; the text says what."""


@dataclass(frozen=True)
class Step:
    """One call of the program; ``marks`` are lines whose time of arrival is told."""

    name: str
    command: tuple[str, ...]
    expected: tuple[str, ...]
    needed: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass
class Taken:
    """How a step went: when each line came."""

    step: Step
    seconds: float = 0.0
    lines: list[tuple[float, str]] = field(default_factory=list)

    @property
    def marks(self) -> list[tuple[float, str]]:
        """The lines worth a time, with their seconds since the start."""
        return [pair for pair in self.lines if _matches(pair[1], self.step.marks)]


def command_steps(program: Path, folder: Path) -> Iterator[Step]:
    """Give the steps that need no window; each but the first stands on files of those before."""
    photo, log, camera = lay_out(program, folder)
    case, bundle = str(folder / "case.dblr"), str(folder / "case.zip")
    shot = (str(photo), "--imu", str(log), "--camera", str(camera))
    network, kept = str(folder / "network.tif"), ("--number", "1", "--examiner", "Smoke")
    calls: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "version": (("--version",), (r"\d+\.\d+\.\d+",)),
        "self-test": (("self-test",), (r"passed  .+", r"All \d+ checks passed\.")),
        "network": (
            ("restore", *shot, "--method", "guided", "-o", network),
            (*_SHOT, r"Restored by the network .+"),
        ),
        "case": (
            ("restore", *shot, "--method", "wiener", "--case", case, *kept, "--mode", "evidence"),
            (*_SHOT, _RECORD),
        ),
        "bundle": (("bundle", case, "-o", bundle), (_BUNDLED, _RECORD)),
        "verify": (("verify", bundle), _VERIFIED),
        "report": (("report", case, "-o", str(folder / "report.pdf")), (r"Saved .+\.pdf; .+",)),
        "batch": (
            ("batch", str(folder / "two"), "-o", str(folder / "out"), "--preset", "wiener"),
            (r"2 restored; see .+",),
        ),
    }
    for name, (arguments, expected) in calls.items():
        yield Step(name, (str(program), *arguments), expected, expected[-1:])


def window_step(program: Path, folder: Path, screen: str) -> Step:
    """Return the step that leads the real window through its main jobs."""
    folder.mkdir(parents=True)
    needed = (r"shown .+", r"restore .+", r"stream .+", r"train .+")
    quiet = (_OFFSCREEN,) if screen == "offscreen" else ()
    command = (str(program), "--smoke", str(folder))
    return Step(f"window ({screen})", command, (*needed, _LOG, *quiet), needed, needed[:1])


def lay_out(program: Path, folder: Path) -> tuple[Path, Path, Path]:
    """Copy the sample that ships in the package, once and as two photos with their logs.

    Raises:
        SmokeError: The package holds no sample.
    """
    near = (program.parent / inside for inside in ("_internal", "../Resources", ""))
    found = [place / "resources" / "sample" for place in near if (place / "resources").is_dir()]
    if not found:
        raise SmokeError(f"{program.parent} holds no sample.")
    shutil.copytree(found[0], folder / "sample")
    (folder / "two").mkdir()
    photo, log, camera = (
        folder / "sample" / name for name in ("photo.png", "motion.gcsv", "photo.camera.toml")
    )
    for name in ("one", "two"):
        shutil.copyfile(photo, folder / "two" / f"{name}.png")
        shutil.copyfile(log, folder / "two" / f"{name}.gcsv")
    return photo, log, camera


def take(step: Step, variables: dict[str, str]) -> Taken:
    """Do a step.

    Raises:
        SmokeError: It ended badly, said something unexpected or kept back what it should say.
    """
    taken, began_s = Taken(step), time.monotonic()
    process = subprocess.Popen(
        step.command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    reader = threading.Thread(target=_read, args=(process.stdout, taken, began_s))
    reader.start()
    try:
        code = process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        code = -1
    reader.join(LEFT_BEHIND_S)
    if not reader.is_alive():
        process.stdout.close()
    taken.seconds = time.monotonic() - began_s
    if (wrong := _wrong(taken, code, alive=reader.is_alive())) is not None:
        raise SmokeError(f"{step.name}: {wrong}")
    return taken


def _read(out: IO[str], taken: Taken, began_s: float) -> None:
    for line in out:
        taken.lines.append((time.monotonic() - began_s, line.rstrip()))


def _wrong(taken: Taken, code: int, *, alive: bool) -> str | None:
    said = [line for _, line in taken.lines if line]
    odd = [line for line in said if not _matches(line, taken.step.expected)]
    missing = [one for one in taken.step.needed if not any(_matches(line, (one,)) for line in said)]
    if code != 0:
        return f"exit code {code} after {taken.seconds:.0f} s: {'; '.join(said[-8:])}"
    if odd:
        return f"unexpected: {'; '.join(odd[:8])}"
    if missing:
        return f"it never said {missing[0]!r}"
    return "a process of it lives on" if alive else None


def _matches(line: str, patterns: tuple[str, ...]) -> bool:
    return any(re.fullmatch(pattern, line) for pattern in patterns)
