"""What the installed libraries must be like for the program to live."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys

WALK = """
import importlib, importlib.abc, pkgutil, sys

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "bleak"}:
            raise AssertionError(f"{name} was imported")

sys.meta_path.insert(0, Refuse())
for package in sys.argv[1:]:
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, package + "."):
        importlib.import_module(module.name)
        print(module.name)
"""
SPY = """
import importlib, importlib.abc, sys

class Note(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            print("torch was asked for")

sys.meta_path.insert(0, Note())
importlib.import_module(sys.argv[1])
"""


COUNT = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

class Emitter(QObject):
    fired = Signal()

application, emitter, timer, heard = QCoreApplication([]), Emitter(), QTimer(), []
emitter.fired.connect(lambda: heard.append(1))
before = [sys.getrefcount(value) for value in (None, True, False)]
for _ in range(300):
    timer.setInterval(5)
    emitter.fired.emit()
after = [sys.getrefcount(value) for value in (None, True, False)]
print(len(heard), *(abs(b - a) < 30 for a, b in zip(after, before)), flush=True)
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_that_qt_calls_and_signals_leave_reference_counts_alone() -> None:
    # PySide6 6.12.0 on Python 3.11 lowers those of None and True until the process aborts
    assert run(COUNT) == "300 True True True\n"


def test_that_opencv_is_there_once_and_without_its_own_qt() -> None:
    names = {dist.metadata["Name"].lower() for dist in importlib.metadata.distributions()}
    assert {name for name in names if name.startswith("opencv")} == {"opencv-python-headless"}


def test_that_core_and_the_command_line_import_without_qt() -> None:
    imported = run(WALK, "deblur_studio.core", "deblur_studio.cli").split()
    assert {"deblur_studio.core.errors", "deblur_studio.core.motion.psf"} <= set(imported)


def test_that_the_window_opens_without_asking_for_torch() -> None:
    assert run(SPY, "deblur_studio.app") == ""
