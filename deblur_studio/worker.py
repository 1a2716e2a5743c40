"""The child process of a long job: says what happens on stdout, hears commands on stdin.

Every event also goes into the run's own file first, so that nothing is lost when whoever started
the job is gone. When stdin is a pipe that closes, the job stops as if it had been told to; without
a pipe (a terminal, a batch system) signals stop it. Of the processes of torchrun the first speaks.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import TextIO

from deblur_studio.core.errors import DeblurError, TrainingError
from deblur_studio.core.training.events import Command, Ended, Event, to_line
from deblur_studio.core.training.run_folder import EVENTS_NAME, held

Say = Callable[[Event], None]
Hear = Callable[[], Command | None]
Job = Callable[[Path, Say, Hear], None]
_WORDS: dict[str, Command] = {"pause": "pause", "resume": "resume", "stop": "stop"}
_USAGE = "usage: --worker {} RUN_DIR"


class Commands:
    """Gives the newest command that was not yet taken; a stop outweighs what came after it."""

    def __init__(self) -> None:
        self._said: SimpleQueue[Command] = SimpleQueue()

    def put(self, word: str) -> None:
        """Take a line; one that is no command is passed over."""
        if (command := _WORDS.get(word.strip())) is not None:
            self._said.put(command)

    def __call__(self) -> Command | None:
        """Return it, None where nothing new was said."""
        newest: Command | None = None
        while True:
            try:
                said = self._said.get_nowait()
            except Empty:
                return newest
            newest = "stop" if newest == "stop" else said

    def listen(self, descriptor: int) -> None:
        """Read lines until there are no more, then stop.

        Unbuffered: a thread that waits inside a buffered stdin makes the interpreter's end abort.
        """
        rest = b""
        while data := _read(descriptor):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                self.put(line.decode("utf-8", "replace"))
        self.put("stop")


class Teller:
    """Writes events to the run's file, then to whoever listens, if somebody still does."""

    def __init__(self, run_dir: Path, out: TextIO) -> None:
        self._path, self._out = run_dir / EVENTS_NAME, out
        self._heard = True
        self.last: Event | None = None
        _end_line(self._path)

    def __call__(self, event: Event) -> None:
        """Say one event."""
        line = to_line(event) + "\n"
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:  # a full disk must not end what could still be saved
            print(f"{self._path.name} cannot be written: {error}", file=sys.stderr)
        self.last = event
        if self._heard:
            self._tell(line)

    def _tell(self, line: str) -> None:
        try:
            self._out.write(line)
            self._out.flush()
        except (OSError, ValueError):
            self._heard = False
            _silence(self._out)


def _silence(out: TextIO) -> None:
    """Let what is still buffered go nowhere: Python would fail over it at its very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)


def main(arguments: Sequence[str], jobs: Mapping[str, Job] | None = None) -> int:
    """Run a job by its name in the folder given, or serve a batch; returns the exit code."""
    if list(arguments) == ["batch"]:
        from deblur_studio.core.batch.child import main as serve

        return serve()
    known = {"train": _train} if jobs is None else jobs
    if len(arguments) != 2 or arguments[0] not in known:
        print(_USAGE.format("|".join(known)), file=sys.stderr)
        return 2
    run_dir = Path(arguments[1])
    if not run_dir.is_dir():
        print(f"There is no folder {run_dir}.", file=sys.stderr)
        return 2
    commands = Commands()
    _stop_on_signals(commands)
    if _is_pipe(0):
        threading.Thread(target=commands.listen, args=(0,), name="stdin", daemon=True).start()
    return work(known[arguments[0]], run_dir, commands, sys.stdout)


def work(job: Job, run_dir: Path, hear: Hear, out: TextIO) -> int:
    """Do the job if the run is free; whatever happens, its last event says how it ended."""
    with redirect_stdout(sys.stderr):  # what a library prints is no event
        if not _leads():
            return _follow(job, run_dir)
        try:
            with held(run_dir):
                return _do(job, run_dir, hear, out)
        except TrainingError as error:  # not into the run's file: somebody else is writing it
            print(to_line(Ended(0, "failed", str(error))), file=out, flush=True)
            return 1


def _leads() -> bool:
    """Whether this process speaks and writes for all that torchrun started for the run."""
    return os.environ.get("RANK", "0") == "0"


def _follow(job: Job, run_dir: Path) -> int:
    """Do one process's share of a job; the leading one holds the run and says what happens."""
    try:
        job(run_dir, lambda event: None, lambda: None)
    except DeblurError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _do(job: Job, run_dir: Path, hear: Hear, out: TextIO) -> int:
    say = Teller(run_dir, out)
    try:
        job(run_dir, say, hear)
    except DeblurError as error:
        _fail(say, str(error))
    except Exception as error:  # the end of the process: nobody else could tell
        traceback.print_exc()
        _fail(say, f"The training failed unexpectedly ({type(error).__name__}: {error}).")
    return 0 if isinstance(say.last, Ended) and say.last.reason != "failed" else 1


def _fail(say: Teller, message: str) -> None:
    if not isinstance(say.last, Ended):
        step = getattr(say.last, "step", 0)
        say(Ended(step=step, reason="failed", message=message))


def _train(run_dir: Path, say: Say, hear: Hear) -> None:
    from deblur_studio.core.training.run import train

    train(run_dir, say, hear)


def _stop_on_signals(commands: Commands) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        commands.put("stop")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _is_pipe(descriptor: int) -> bool:
    """Whether somebody who can go away holds the other end; not a terminal, a file or nothing."""
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


def _end_line(path: Path) -> None:
    """End the line that a power cut left unfinished."""
    if path.is_file() and path.stat().st_size:
        with path.open("rb+") as file:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")
