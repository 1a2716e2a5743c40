"""The runs of a folder: each a folder with its configuration and what it said."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from deblur_studio.core.errors import DeblurError, OutputError
from deblur_studio.core.training.events import Sampled
from deblur_studio.core.training.history import History, RunState, read_history
from deblur_studio.core.training.run_folder import (
    CONFIG_NAME,
    EVENTS_NAME,
    LOG_NAME,
    MODEL_NAME,
    SAMPLES_NAME,
    is_held,
)
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.job import JobContext
from deblur_studio.services.settings import FOLDER_VARIABLE, write_json
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.training.config import TrainingConfig

_ORIGIN_NAME = "origin.json"
_TAIL_BYTES = 8192


@dataclass(eq=False)
class Run:
    """One run as the window knows it; ``problem`` says why its configuration cannot be read."""

    folder: Path
    config: TrainingConfig | None
    preset: str = ""
    made: str = ""
    problem: str = ""
    history: History = field(default_factory=History)
    alive: bool = False

    @property
    def name(self) -> str:
        """What it is called: its folder's name, which no other run has."""
        return self.folder.name

    @property
    def state(self) -> RunState:
        """How it stands."""
        return self.history.state(alive=self.alive)

    @property
    def steps(self) -> int:
        """Steps of the whole run, 0 where that is not known."""
        return self.history.steps or (0 if self.config is None else self.config.steps)

    @property
    def resumable(self) -> bool:
        """Whether it can go on."""
        over = (RunState.STOPPED, RunState.INTERRUPTED, RunState.FAILED)
        return self.config is not None and not self.alive and self.state in over

    def model(self) -> Path | None:
        """Return the file of its weights, None while there is none."""
        path = self.folder / MODEL_NAME
        return path if path.is_file() else None

    def picture_of(self, sample: Sampled) -> Path:
        """Return where a strip is, also after the folder was moved."""
        return self.folder / SAMPLES_NAME / re.split(r"[\\/]", sample.path)[-1]


def runs_folder(config_dir: Path | None) -> Path:
    """Return where runs go: the user's data, or beside settings kept elsewhere."""
    chosen = config_dir or os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen) / "runs"
    return Path(platformdirs.user_data_dir("deblur-studio", False)) / "runs"


def new_run(runs: Path, config: TrainingConfig, preset: str) -> Run:
    """Make a folder ``<name>-<n>`` with the configuration of a run.

    Raises:
        OutputError: The folder cannot be made or written to.
    """
    from deblur_studio.core.training.config import write_config

    made = datetime.now().isoformat(timespec="seconds")
    try:
        folder = _new_folder(runs, config.name)
        write_json(folder / _ORIGIN_NAME, {"preset": preset, "made": made})
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            tr(
                "No run can be made in {folder} ({reason}); choose another folder for runs.",
                folder=runs,
                reason=reason,
            )
        ) from error
    write_config(config, folder / CONFIG_NAME)
    return Run(folder, config, preset, made)


def read_runs(runs: Path, context: JobContext) -> tuple[Run, ...]:
    """Return the runs of a folder, the newest first."""
    found = [_read_run(folder, context) for folder in _folders(runs)]
    return tuple(sorted(found, key=lambda run: (run.made, run.name), reverse=True))


def log_size(run_dir: Path) -> int:
    """Return how much the children so far wrote besides their events."""
    path = run_dir / LOG_NAME
    return path.stat().st_size if path.is_file() else 0


def last_words(run_dir: Path, since: int) -> str:
    """Return the end of what the child wrote besides its events since the log was so long."""
    try:
        with (run_dir / LOG_NAME).open("rb") as file:
            end = file.seek(0, 2)
            file.seek(max(since, end - _TAIL_BYTES))
            return file.read().decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _folders(runs: Path) -> Iterator[Path]:
    try:
        yield from (one for one in sorted(runs.iterdir()) if (one / CONFIG_NAME).is_file())
    except OSError:
        return


def _read_run(folder: Path, context: JobContext) -> Run:
    from deblur_studio.core.training.config import read_config

    origin = _origin_of(folder)
    run = Run(folder, None, origin.get("preset", ""), origin.get("made", ""))
    try:
        run.config = read_config(folder / CONFIG_NAME)
        run.history = read_history(folder / EVENTS_NAME, context)
    except DeblurError as error:
        run.problem = sentence_of(error)
    except OSError as error:
        run.problem = tr(
            "{name} cannot be read ({reason}); look at its folder.",
            name=folder.name,
            reason=error.strerror,
        )
    run.alive = is_held(folder)
    return run


def _origin_of(folder: Path) -> dict[str, str]:
    try:
        table = json.loads((folder / _ORIGIN_NAME).read_text(encoding="utf-8"))
        return {key: value for key, value in table.items() if isinstance(value, str)}
    except (OSError, ValueError, AttributeError):
        return {}


def _new_folder(runs: Path, name: str) -> Path:
    plain = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "run"
    runs.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        try:
            (folder := runs / f"{plain}-{number}").mkdir()
        except FileExistsError:
            number += 1
        else:
            return folder
