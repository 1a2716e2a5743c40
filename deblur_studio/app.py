"""The windowed program: builds the window, shows it, ends it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import deblur_studio
from deblur_studio.core.errors import DeblurError
from deblur_studio.core.resources import resource
from deblur_studio.services.crash_log import CrashLog, logs_folder
from deblur_studio.services.failure import failure_of
from deblur_studio.services.language import language_of, speak
from deblur_studio.services.notices import Notices
from deblur_studio.services.settings import reset_settings
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.file_dialogs import open_files
from deblur_studio.ui.first_start import greet, tell_reset
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.screenshot import save_screenshot
from deblur_studio.ui.smoke import drive
from deblur_studio.ui.theme import Theme, ThemeMode


@dataclass(frozen=True)
class ScreenshotOptions:
    """What to take a picture of and where it goes."""

    target: Path
    files: tuple[Path, ...]
    mode: ThemeMode = ThemeMode.LIGHT
    width: int = 1600
    height: int = 1000
    deblur: bool = False


def build(
    paths: Sequence[Path] = (), config_dir: Path | None = None, mode: ThemeMode | None = None
) -> tuple[QApplication, MainWindow]:
    """Build the program around its one window; ``paths`` are loaded once events run.

    Args:
        paths: A photo, a log, or both.
        config_dir: Where settings are kept; None: the user's usual place.
        mode: Look for this run; None: what the user chose before.
    """
    app = _application()
    bench = open_workbench(config_dir)
    speak(app, language_of(bench.settings.preferences.language))
    theme = Theme(app, mode or _mode_of(bench.settings.preferences.theme))
    window = MainWindow(theme, bench)
    if paths:
        QTimer.singleShot(0, window, lambda: open_files(window, bench, paths))
    return app, window


def run(paths: Sequence[Path], *, reset: bool = False) -> int:
    """Show the window and return the exit code when it was closed."""
    logging.basicConfig(level=logging.WARNING)
    kept = reset_settings() if reset else None
    app, window = build(paths)
    crashes = CrashLog(logs_folder())
    reports = crashes.open()
    window.bench.log.keep_in(logs_folder())
    install_excepthook(window.bench.notices, crashes)
    window.show()
    if kept is not None:
        tell_reset(window, kept)
    greet(window, reports, alone=not paths)
    try:
        return app.exec()
    finally:
        crashes.close()


def screenshot(options: ScreenshotOptions) -> int:
    """Save a picture of the window with its files loaded; returns the exit code."""
    if sys.platform.startswith("linux") and not _has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:  # neither read nor change what the user has set
        _, window = build(options.files, Path(folder), options.mode)
        window.resize(options.width, options.height)
        try:
            save_screenshot(window, options.target, deblur=options.deblur)
        except DeblurError as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            window.bench.shutdown()
    return 0


def smoke(folder: Path) -> int:
    """Lead the window through its main jobs as a user would and close it; returns the exit code."""
    logging.basicConfig(level=logging.WARNING)
    app, window = build((), folder / "settings", ThemeMode.LIGHT)

    def say(part: str, taken_s: float) -> None:
        print(f"{part} {taken_s:.1f} s", flush=True)

    def work() -> None:
        try:
            drive(window, folder, say)
            window.close()
        except DeblurError as error:
            print(error, file=sys.stderr)
            window.bench.shutdown()
            app.exit(1)

    window.show()
    QTimer.singleShot(0, window, work)
    return app.exec()


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install_excepthook(notices: Notices, crashes: CrashLog | None = None) -> None:
    """Show and keep defects that reach the event loop: Qt would swallow them."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        failure = failure_of(error.with_traceback(trace))
        if crashes is not None and not failure.expected:
            crashes.write(error)
        notices.fail(failure)

    sys.excepthook = hook


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["deblur-studio"])
    app.setApplicationName("Deblur Studio")
    app.setApplicationVersion(deblur_studio.__version__)
    app.setDesktopFileName("deblur-studio")
    app.setWindowIcon(QIcon(str(resource("app/deblur-studio.svg"))))
    return app


def _mode_of(name: str) -> ThemeMode:
    return ThemeMode(name) if name in set(ThemeMode) else ThemeMode.SYSTEM
