"""A private message bus with a fake Bluetooth service."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_type="signal"/><allow send_type="method_return"/><allow send_type="error"/>
<allow receive_type="method_call"/><allow receive_type="signal"/>
<allow receive_type="method_return"/><allow receive_type="error"/></policy></busconfig>"""


def wait_until(true: Callable[[], bool], timeout_s: float = 5.0) -> None:
    """Return as soon as it is true; fail after the time."""
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        time.sleep(0.005)


class FakeBluez:
    """The fake service as a child process."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "fake_bluez.py"), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert self.process.stdout is not None
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        wait_until(lambda: "READY" in self.lines or self.process.poll() is not None, 10.0)

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line.strip())

    def tell(self, command: str) -> int:
        """Give a command and wait until it is done; returns how many frames were sent by then."""
        before = len(self.lines)
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        wait_until(lambda: any(line.startswith("DONE") for line in self.lines[before:]))
        done = next(line for line in self.lines[before:] if line.startswith("DONE"))
        return int(done.split()[-1])

    @property
    def written(self) -> list[str]:
        return [line.split()[1] for line in self.lines if line.startswith("WRITE")]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """A private system bus; skipped where there is no dbus-daemon."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux with dbus-daemon (Debian: apt install dbus-daemon)")
    config = tmp_path / "bus.conf"
    socket = Path(os.environ.get("TMPDIR", "/tmp")) / f"deblur-bus-{os.getpid()}-{id(config):x}"
    config.write_text(BUS_CONFIG.format(socket=socket))
    process = subprocess.Popen(
        [daemon, "--config-file", str(config), "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", process.stdout.readline().strip())
    yield process
    process.kill()
    process.wait()
    process.stdout.close()
    socket.unlink(missing_ok=True)


@pytest.fixture
def bluez(bus: subprocess.Popen[str]) -> Iterator[Callable[..., FakeBluez]]:
    """Starts the fake Bluetooth service with options; ended after the test."""
    started: list[FakeBluez] = []

    def start(*options: str) -> FakeBluez:
        started.append(FakeBluez(*options))
        return started[-1]

    yield start
    for each in started:
        each.close()
