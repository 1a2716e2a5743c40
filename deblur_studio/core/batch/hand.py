"""What carries out the work of a batch, one photo at a time: a child process here."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from deblur_studio.core.batch.values import Ended, Task
from deblur_studio.core.parallel import THREADS
from deblur_studio.core.program import own_command

_PHOTOS_EACH = 100  # then a fresh process, so that nothing that libraries keep can pile up
_LINE_BYTES = 2**24
_GRACE_S = 10.0
_THREADS = (THREADS, "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Hand(Protocol):
    """Does one task after the other; being cancelled, it leaves nothing half-written."""

    async def do(self, task: Task) -> Ended:
        """Carry a task out; raises only when the hand itself is of no use any more."""

    async def close(self) -> None:
        """Let go of what the hand holds."""


class ProcessHand:
    """A child process, started when there is work and replaced when it dies.

    ``threads`` is how many it may use; what it says on stderr goes to the file ``log``.
    """

    def __init__(self, threads: int, log: Path | None = None) -> None:
        self._threads, self._log = threads, log
        self._process: Process | None = None
        self._count = 0

    async def do(self, task: Task) -> Ended:
        """Send a task and wait for what becomes of it."""
        try:
            line = await self._asked(task)
        except asyncio.CancelledError:
            await self._terminate()
            raise
        if not line.endswith(b"\n"):
            return await self._died(task)
        self._count += 1
        if self._count >= _PHOTOS_EACH:
            await self.close()
        return Ended.model_validate_json(line)

    async def close(self) -> None:
        """Let the process end by itself, which waits for its next task."""
        process, self._process, self._count = self._process, None, 0
        if process is not None and process.stdin is not None:
            process.stdin.close()
            await _ended(process)

    async def _asked(self, task: Task) -> bytes:
        if self._process is None:
            self._process = await _started(self._threads, self._log)
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(task.model_dump_json().encode("utf-8") + b"\n")
            await process.stdin.drain()
        return await process.stdout.readline()

    async def _died(self, task: Task) -> Ended:
        process, self._process, self._count = self._process, None, 0
        assert process is not None
        code = await _ended(process)
        return Ended(
            said=f"The process that worked on {task.photo.name} ended without an answer"
            f" ({_how(code)}); if memory ran out, take fewer jobs, and try again with --retry."
        )

    async def _terminate(self) -> None:
        process, self._process, self._count = self._process, None, 0
        if process is not None:
            with suppress(ProcessLookupError):
                process.terminate()
            await _ended(process)


async def _started(threads: int, log: Path | None) -> Process:
    environment = {**os.environ, **dict.fromkeys(_THREADS, str(threads))}
    with (Path(os.devnull) if log is None else log).open("ab") as errors:
        return await asyncio.create_subprocess_exec(
            *own_command(),
            "--worker",
            "batch",
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL if log is None else errors,
            env=environment,
            limit=_LINE_BYTES,
            start_new_session=True,  # Ctrl+C is for the parent alone
        )


async def _ended(process: Process) -> int:
    """Wait for a process; one that does not end in time is killed."""
    try:
        return await asyncio.wait_for(process.wait(), _GRACE_S)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        return await process.wait()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
