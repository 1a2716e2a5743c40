"""The main states of the window: how each is brought about, in the order they are shown."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pretend_training
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from deblur_studio.app import build
from deblur_studio.core.training.config import preset
from deblur_studio.devices.transport import Phase
from deblur_studio.services.crash_log import CrashReport
from deblur_studio.services.sample import sample_files
from deblur_studio.services.sensor_source import SimulatedSource
from deblur_studio.ui.about_dialog import AboutDialog
from deblur_studio.ui.batch_window import BatchWindow
from deblur_studio.ui.calibration_wizard import CalibrationWizard
from deblur_studio.ui.case_dialogs import NewCaseDialog
from deblur_studio.ui.first_start import tell_crash
from deblur_studio.ui.help_dialogs import shortcuts_dialog
from deblur_studio.ui.log_dialog import LogDialog
from deblur_studio.ui.manual_window import ManualWindow
from deblur_studio.ui.model_cards import ModelCardsDialog
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.preferences_dialog import PreferencesDialog
from deblur_studio.ui.sandbox_pages import SandboxPages
from deblur_studio.ui.theme import ThemeMode
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode

FOR_S = 600.0  # a machine may be busy


class Stage:
    """The program with a settings folder of its own."""

    def __init__(self, theme: str, width: int, height: int) -> None:
        self.app, self.window = build((), None, ThemeMode(theme))
        self.window.resize(width, height)
        self.window.show()
        self.bench = self.window.bench
        self.pump(300)

    def pump(self, duration_ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(duration_ms, loop.quit)
        loop.exec()

    def wait(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + FOR_S
        while not done():
            if time.monotonic() > deadline:
                raise TimeoutError("a state did not come about")
            self.pump(30)

    def idle(self) -> None:
        self.wait(lambda: not self.bench.jobs.busy())

    def go(self, workspace: str) -> None:
        self.window.bar.show_workspace(workspace)
        self.pump(300)

    def clear(self, shown: QWidget) -> None:
        """Close what was opened for one picture."""
        if shown is not self.window:
            shown.close()
            if not isinstance(shown, QMenu):
                shown.deleteLater()
        self.window.tour.end()
        self.window.banners.clear()
        self.pump(50)

    def open(self, dialog: QDialog) -> QDialog:
        dialog.show()
        self.pump(300)
        self.idle()
        return dialog

    def close(self) -> None:
        result = self.bench.project.result
        if result is not None:
            self.bench.project.mark_saved(result)
        self.bench.training.shutdown(5.0)
        self.window.close()


State = Callable[[Stage], QWidget | None]


def photo_only(stage: Stage) -> None:
    stage.go("restore")
    stage.bench.loading.open_files(sample_files()[:1])
    stage.idle()


def shot(stage: Stage) -> None:
    stage.go("restore")
    stage.bench.loading.open_files(sample_files())
    stage.wait(lambda: stage.bench.project.settings is not None)
    stage.pump(600)
    stage.idle()


def problems(stage: Stage) -> None:
    bad = Path(os.environ["DEBLUR_STUDIO_CONFIG_DIR"]) / "bad.csv"
    bad.write_text("not,a,log\n1,2,3\n", encoding="utf-8")
    stage.bench.loading.open_files([bad])
    stage.idle()
    tell_crash(stage.window, CrashReport(Path("/home/me/logs/crash-1.txt"), "details"))


def tour(number: int) -> State:
    def show(stage: Stage) -> None:
        stage.window.tour.begin()
        for _ in range(number - 1):
            stage.window.tour.card.next.click()
        stage.pump(100)

    return show


def searched(stage: Stage) -> None:
    bench = stage.bench
    from deblur_studio.ui.alignment_bar import AlignmentBar

    bar = stage.window.findChild(AlignmentBar)
    assert bar is not None
    bar.search()
    stage.wait(lambda: not bench.alignment.running)
    stage.pump(300)


def running(stage: Stage) -> None:
    _method(stage).deblur()
    stage.pump(400)


def restored(stage: Stage) -> None:
    stage.wait(lambda: not stage.bench.restoration.running)
    stage.idle()
    _canvas(stage).set_mode(CompareMode.WIPE)


def compared(mode: CompareMode) -> State:
    def show(stage: Stage) -> None:
        _canvas(stage).set_mode(mode)

    return show


def residual(stage: Stage) -> None:
    _canvas(stage).set_mode(CompareMode.SINGLE)
    stage.bench.evidence.maps.choose("chi")
    stage.idle()


def learned(stage: Stage) -> None:
    stage.bench.evidence.maps.choose("")
    choice = _method(stage).choice
    choice.setCurrentIndex(choice.findData("guided"))
    stage.idle()


def sandbox(page: int) -> State:
    def show(stage: Stage) -> None:
        stage.go("sandbox")
        pages = stage.window.findChild(SandboxPages)
        assert pages is not None
        pages.tabs.setCurrentIndex(page)
        stage.pump(200)
        stage.wait(lambda: stage.bench.sandbox.up_to_date and not stage.bench.sandbox_bench.busy)

    return show


def lesson(stage: Stage) -> None:
    sandbox(0)(stage)
    pages = stage.window.findChild(SandboxPages)
    assert pages is not None
    pages.lessons_action.setChecked(True)
    stage.pump(400)
    stage.wait(lambda: stage.bench.sandbox.up_to_date)


def sensor(stage: Stage) -> None:
    stage.go("sensor")


def streaming(stage: Stage) -> None:
    stage.go("sensor")
    stage.bench.sensor.connect_source(SimulatedSource("held by a hand", seed=1))
    stage.wait(lambda: stage.bench.sensor.state.phase is Phase.STREAMING)
    stage.pump(2500)


def recording(stage: Stage) -> None:
    stage.bench.recording.start()
    stage.pump(1200)
    stage.bench.recording.mark()
    stage.pump(300)


def training(stage: Stage) -> None:
    stage.bench.recording.stop()
    stage.bench.sensor.disconnect_sensor()
    stage.go("training")


def trained(stage: Stage) -> None:
    service = stage.bench.training
    service.command = (sys.executable, pretend_training.__file__, "train")
    service.folder.mkdir(exist_ok=True)
    plan = {"steps": 400, "step_s": 0.01}
    (service.folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    run = service.start(preset("quick"), "quick")
    assert run is not None
    stage.wait(lambda: run.history.step > 150)
    stage.pump(300)


def preferences(page: int) -> State:
    def show(stage: Stage) -> QWidget:
        window = stage.window
        dialog = PreferencesDialog(window.theme, stage.bench, window.shortcuts, window)
        dialog.pages.setCurrentIndex(page)
        return stage.open(dialog)

    return show


def manual(page: str) -> State:
    def show(stage: Stage) -> QWidget:
        shown = ManualWindow(stage.window.theme, stage.window)
        shown.go(page)
        return stage.open(shown)

    return show


def menu(number: int) -> State:
    def show(stage: Stage) -> QWidget:
        opened = stage.window.menuBar().actions()[number].menu()
        opened.popup(stage.window.mapToGlobal(QPoint(0, 40)))
        return opened

    return show


def _canvas(stage: Stage) -> PhotoCanvas:
    return _panel(stage).canvas


def _panel(stage: Stage) -> CanvasPanel:
    panel = stage.window.findChild(CanvasPanel)
    assert panel is not None
    return panel


def _method(stage: Stage) -> MethodPanel:
    panel = stage.window.findChild(MethodPanel)
    assert panel is not None
    return panel


STATES: dict[str, State] = {
    **{f"menu-{number + 1}": menu(number) for number in range(3)},
    "restore-1-empty": lambda stage: None,
    "restore-2-photo": photo_only,
    "restore-3-shot": shot,
    "restore-4-problems": problems,
    **{f"tour-{number}": tour(number) for number in range(1, 6)},
    "restore-5-searched": searched,
    "restore-6-running": running,
    "restore-7-wipe": restored,
    "restore-8-side-by-side": compared(CompareMode.SIDE_BY_SIDE),
    "restore-9-difference": compared(CompareMode.DIFFERENCE),
    "restore-a-residual": residual,
    "restore-b-learned": learned,
    **{f"sandbox-{page + 1}": sandbox(page) for page in range(5)},
    "sandbox-6-lesson": lesson,
    "sensor-1-empty": sensor,
    "sensor-2-streaming": streaming,
    "sensor-3-recording": recording,
    "training-1-empty": training,
    "training-2-running": trained,
    **{f"dialog-preferences-{page + 1}": preferences(page) for page in range(3)},
    "dialog-log": lambda stage: stage.open(
        LogDialog(stage.window.theme, stage.bench.log, stage.window)
    ),
    "dialog-about": lambda stage: stage.open(
        AboutDialog(stage.window.theme, stage.bench, stage.window)
    ),
    "dialog-cards": lambda stage: stage.open(
        ModelCardsDialog(stage.window.theme, stage.bench, stage.window)
    ),
    "dialog-shortcuts": lambda stage: stage.open(shortcuts_dialog(stage.window)),
    "dialog-calibrate": lambda stage: stage.open(
        CalibrationWizard(stage.window.theme, stage.bench, stage.window)
    ),
    "dialog-case": lambda stage: stage.open(
        NewCaseDialog(stage.window, Path("/home/me/case.dblr"), "A. Examiner")
    ),
    "dialog-batch": lambda stage: stage.open(
        BatchWindow(stage.window.theme, stage.bench, stage.window)
    ),
    "dialog-manual-start": manual("index"),
    "dialog-manual-kernels": manual("kernels"),
}
