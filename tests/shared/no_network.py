"""Runs the program so that every reach for a network, also of its children, is refused and noted.

Python tells an audit hook of every socket before it is used. The hook comes into each process by
``sitecustomize``, which the interpreter imports at its start. Sockets within the machine that have
no address on a network (AF_UNIX, pairs) are let through: event loops wake themselves with them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_HOOK = """
import os, sys

_WATCHED = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
            "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}

def _refuse(event, arguments):
    if event not in _WATCHED:
        return
    address = arguments[-1] if event in ("socket.connect", "socket.bind") else None
    if isinstance(address, (str, bytes)):
        return
    with open(os.environ["DEBLUR_TEST_NETWORK"], "a") as file:
        file.write(f"{sys.argv} {event} {arguments!r}\\n")
    raise AssertionError("a network was reached for")

sys.addaudithook(_refuse)
with open(os.environ["DEBLUR_TEST_STARTED"], "a") as file:
    file.write(f"{os.getpid()}\\n")
"""


class Offline:
    """A place whose processes have no network; ``reached`` tells who reached for one."""

    def __init__(self, folder: Path) -> None:
        (folder / "hook").mkdir(parents=True)
        (folder / "hook" / "sitecustomize.py").write_text(_HOOK)
        self._reached, self._started = folder / "reached.txt", folder / "started.txt"
        self._hook = folder / "hook"

    def run(self, arguments: Sequence[object]) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments."""
        words = [
            sys.executable,
            *(os.fspath(word) if isinstance(word, Path) else str(word) for word in arguments),
        ]
        return subprocess.run(
            words, env=self.environment(), capture_output=True, text=True, check=False, timeout=250
        )

    def environment(self) -> dict[str, str]:
        """Return the environment that puts the hook into a process and its children."""
        path = os.pathsep.join([str(self._hook), os.environ.get("PYTHONPATH", "")])
        return {
            **os.environ,
            "PYTHONPATH": path.rstrip(os.pathsep),
            "DEBLUR_TEST_NETWORK": str(self._reached),
            "DEBLUR_TEST_STARTED": str(self._started),
        }

    @property
    def reached(self) -> str:
        """What reached for a network; empty when nothing did."""
        return self._reached.read_text() if self._reached.exists() else ""

    @property
    def processes(self) -> int:
        """How many processes ran under the hook."""
        return len(self._started.read_text().splitlines()) if self._started.exists() else 0
