"""The gates that every change passes, and the tests."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from system_libraries import clean_variables

COMMANDS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "lint-imports": ("lint-imports",),
}

# A few processes halve the minutes on two cores; a file's tests stay together for their fixtures.
PROCESSES = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")


@dataclass(frozen=True)
class Outcome:
    """How one gate went."""

    name: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"{self.name} {'passed' if self.passed else 'FAILED'} {self.seconds:.1f} s"


@dataclass(frozen=True)
class Gates:
    """The gates of one checkout, run by the tools of one environment."""

    python: Path
    checkout: Path

    def run(self, pytest_arguments: list[str]) -> int:
        """Run every gate and then the tests, even after a failure; return 0 when all passed."""
        outcomes = [self._gate(name, command) for name, command in COMMANDS.items()]
        tests, closing_line = self._pytest(pytest_arguments)
        outcomes.append(tests)
        print("\nGates:", ", ".join(str(outcome) for outcome in outcomes))
        print(closing_line, end="", flush=True)
        return 0 if all(outcome.passed for outcome in outcomes) else 1

    def _gate(self, name: str, command: tuple[str, ...]) -> Outcome:
        started = time.monotonic()
        with self._start([self._tool(command[0]), *command[1:]]) as process:
            output = process.communicate()[0]
        outcome = Outcome(name, process.returncode == 0, time.monotonic() - started)
        print(outcome if outcome.passed else f"{outcome}\n{output}", flush=True)
        return outcome

    def _pytest(self, arguments: list[str]) -> tuple[Outcome, str]:
        """Run the tests; their closing line is held back to be the last thing said."""
        started, held = time.monotonic(), ""
        with self._start([str(self.python), "-m", "pytest", *PROCESSES, *arguments]) as process:
            for line in process.stdout or ():
                print(held, end="", flush=True)
                held = line
        return Outcome("pytest", process.returncode == 0, time.monotonic() - started), held

    def _tool(self, name: str) -> str:
        return shutil.which(name, path=str(self.python.parent)) or name

    def _start(self, command: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command,
            cwd=self.checkout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=clean_variables({"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}),
        )
