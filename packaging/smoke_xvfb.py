"""A screen that nobody sees, for windows on machines without one."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from smoke_steps import SmokeError

_PATIENCE_S = 20.0


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server on a free number and give its name while it lives.

    Raises:
        SmokeError: It does not start.
    """
    told, telling = os.pipe()
    command = ["Xvfb", "-displayfd", str(telling), "-screen", "0", "1600x1000x24"]
    try:
        server = subprocess.Popen(
            [*command, "-nolisten", "tcp"],
            pass_fds=(telling,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise SmokeError("Xvfb is not installed: apt-get install xvfb.") from error
    os.close(telling)
    try:
        ready, _, _ = select.select([told], [], [], _PATIENCE_S)
        number = os.read(told, 16).decode().strip() if ready else ""
        if not number:
            raise SmokeError("Xvfb did not start.")
        yield f":{number}"
    finally:
        os.close(told)
        server.terminate()
        server.wait()
