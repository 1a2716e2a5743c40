"""Takes a picture of the window with its files loaded, for documentation and smoke tests."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from deblur_studio.core.errors import DeblurError, OutputError
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.main_window import MainWindow

_SETTLE_MS = 400
_POLL_MS = 30


def save_screenshot(
    window: MainWindow, target: Path, *, deblur: bool, timeout_s: float = 300.0
) -> None:
    """Wait until everything is loaded and drawn (and restored), then save the window's picture.

    Raises:
        DeblurError: Something could not be loaded, did not end in time or cannot be saved.
    """
    failures: list[str] = []

    def note(notice: Notice) -> None:
        if notice.level is Level.ERROR:
            failures.append(notice.sentence)

    bench = window.bench
    bench.notices.posted.connect(note)
    window.show()
    pump(_SETTLE_MS)
    _wait_idle(bench, timeout_s)
    if deblur and not failures:
        window.parts.start()
        _wait_idle(bench, timeout_s)
    pump(_SETTLE_MS)
    if failures:
        raise DeblurError(failures[0])
    if not window.grab().save(str(target)):
        raise OutputError(
            tr("{file} cannot be written; choose another folder or a name in .png.", file=target)
        )


def _wait_idle(bench: Workbench, timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while bench.jobs.busy():
        if time.monotonic() > deadline:
            raise DeblurError(tr("The window was not ready within {span:g} s.", span=timeout_s))
        pump(_POLL_MS)


def pump(duration_ms: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()
