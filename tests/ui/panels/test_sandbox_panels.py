from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QMainWindow,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.sandbox.charts import OWN
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.notices import Notice
from deblur_studio.services.workbench import Workbench, open_workbench
from deblur_studio.ui.panel import WorkspaceParts
from deblur_studio.ui.panels.sandbox_camera import SandboxCameraPanel
from deblur_studio.ui.panels.sandbox_convolution import ConvolutionPanel
from deblur_studio.ui.panels.sandbox_draw import DrawPanel
from deblur_studio.ui.panels.sandbox_kernel import SandboxKernelPanel
from deblur_studio.ui.panels.sandbox_log import StretchPanel
from deblur_studio.ui.panels.sandbox_method import SandboxMethodPanel
from deblur_studio.ui.panels.sandbox_noise import NoisePanel
from deblur_studio.ui.panels.sandbox_photo import SandboxPhotoPanel
from deblur_studio.ui.panels.sandbox_player import PlayerPanel
from deblur_studio.ui.panels.sandbox_sliders import SlidersPanel
from deblur_studio.ui.panels.sandbox_turning import TurningPanel
from deblur_studio.ui.sandbox_column import SourceTabs
from deblur_studio.ui.sandbox_export import (
    ask_animation,
    ask_figure,
    ask_kernel,
    ask_own_picture,
    ask_save_state,
    ask_state,
    copy_python,
    take_files,
)
from deblur_studio.ui.sandbox_pages import SandboxPages
from deblur_studio.ui.sandbox_status import SandboxStatusLine
from deblur_studio.ui.sandbox_workspace import build_sandbox
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.number_field import NumberEdit, NumberField

FOR_MS = 20_000
T = TypeVar("T", bound=QWidget)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Room(QMainWindow):
    """The workspace in a window of its own, on a small picture."""

    def __init__(self, bench: Workbench, parts: WorkspaceParts) -> None:
        super().__init__()
        self.bench, self.parts = bench, parts
        self.setCentralWidget(parts.centre)
        for spec in parts.docks:
            dock = QDockWidget(spec.title, self)
            dock.setWidget(spec.widget)
            self.addDockWidget(spec.area, dock)
        self.statusBar().addWidget(parts.status)

    def part(self, kind: type[T]) -> T:
        found = [one for one in self.findChildren(QWidget) if isinstance(one, kind)]
        assert len(found) == 1
        return found[0]


def waves() -> np.ndarray:
    rows, columns = np.mgrid[0:72, 0:96]
    plane = (0.5 + 0.4 * np.sin(rows / 5) * np.cos(columns / 7)).astype(np.float32)
    return np.repeat(plane[..., None], 3, axis=2)


def made_room(bench: Workbench, theme: Theme) -> Room:
    bench.sandbox.use_picture(waves(), "waves.png")
    made = Room(bench, build_sandbox(theme, bench))
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def fresh_room(bench: Workbench, theme: Theme, qtbot: QtBot) -> Room:
    """A workspace whose project no other test has touched."""
    made = made_room(bench, theme)
    qtbot.addWidget(made)
    settle(made, qtbot)
    return made


@pytest.fixture(scope="module")
def shared_room(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    bench = open_workbench(tmp_path_factory.mktemp("config"))
    made = made_room(bench, theme)
    yield made
    assert bench.shutdown()
    made.close()
    made.deleteLater()
    theme.deleteLater()


@pytest.fixture
def room(shared_room: Room, qtbot: QtBot) -> Room:
    """One workspace for many tests, on a small picture, as it is when it is opened."""
    settle(shared_room, qtbot)
    sandbox = shared_room.bench.sandbox
    sandbox.use_picture(waves(), "waves.png")
    sandbox.set_state(SandboxState(picture=OWN))
    shared_room.part(SandboxPages).tabs.setCurrentIndex(0)
    for canvas in shared_room.findChildren(PhotoCanvas):
        canvas.zoom_to_fit()
    settle(shared_room, qtbot)
    assert sandbox.problem is None
    return shared_room


def settle(room: Room, qtbot: QtBot) -> None:
    """Wait until everything follows the state."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not room.bench.jobs.busy(), timeout=FOR_MS)


def field_of(panel: SlidersPanel | SandboxCameraPanel, name: str) -> NumberField:
    field = panel.fields.form.field(name)
    assert isinstance(field, NumberField)
    return field


def type_into(field: NumberField, text: str) -> None:
    edit = field.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_that_kernels_and_pictures_follow_a_slider_while_it_is_dragged(
    room: Room, qtbot: QtBot
) -> None:
    sandbox, seen = room.bench.sandbox, list[float]()
    sandbox.kernels_changed.connect(lambda found: seen.append(found.extent_px))
    slider = field_of(room.part(SlidersPanel), "pan_deg_s")._slider
    slider.setSliderDown(True)
    for place in (380, 400, 420):
        slider.setValue(place)
        settle(room, qtbot)
    slider.setSliderDown(False)
    assert len(seen) >= 3
    assert seen == sorted(seen)
    assert sandbox.blurred is not None
    assert sandbox.restored is not None
    assert sandbox.up_to_date
    figures = room.part(SandboxPhotoPanel).figures
    assert figures.figure("Longest kernel") == f"{seen[-1]:.1f} px"
    assert figures.figure("PSNR restored").endswith("dB")
    assert "\N{RIGHTWARDS ARROW}" in figures.figure("SSIM")


def test_that_a_drag_is_one_step_to_undo(room: Room, qtbot: QtBot) -> None:
    pages, sandbox = room.part(SandboxPages), room.bench.sandbox
    before = sandbox.state
    slider = field_of(room.part(SlidersPanel), "tilt_deg_s")._slider
    for _ in range(2):
        slider.setSliderDown(True)
        slider.setValue(slider.value() + 10)
        slider.setValue(slider.value() + 10)
        slider.setSliderDown(False)
    after = sandbox.state
    pages.undo.trigger()
    pages.undo.trigger()
    assert sandbox.state.motion == before.motion
    pages.redo.trigger()
    pages.redo.trigger()
    assert sandbox.state == after
    assert not pages.redo.isEnabled()
    assert field_of(room.part(SlidersPanel), "tilt_deg_s")._slider.value() == slider.value()


def test_that_nan_and_nonsense_are_answered_at_the_field(room: Room, qtbot: QtBot) -> None:
    field, before = field_of(room.part(SlidersPanel), "pan_deg_s"), room.bench.sandbox.state
    for text, answer in (("nan", "from -180 to 180 deg/s"), ("x1", "must be a number")):
        type_into(field, text)
        assert answer in field.problem
        assert room.bench.sandbox.state == before
    type_into(field, "1999")
    assert "from -180 to 180" in field.problem
    assert room.bench.sandbox.state.motion.pan_deg_s == 19.0
    type_into(field, "2")
    assert field.problem == ""
    assert room.bench.sandbox.state.motion.pan_deg_s == 2.0
    settle(room, qtbot)


def test_that_hopeless_motion_is_said_and_the_last_good_picture_stays(
    room: Room, qtbot: QtBot
) -> None:
    sandbox = room.bench.sandbox
    kernels, found = sandbox.kernels, sandbox.restored
    sandbox.set_state(
        sandbox.state.changed_all({"motion.pan_deg_s": 180.0, "camera.exposure_s": 2.0})
    )
    settle(room, qtbot)
    assert sandbox.problem is not None
    assert sandbox.kernels is kernels
    assert sandbox.restored is found
    assert "turns the camera past the scene; move less" in sandbox.problem.sentence
    assert "log" not in sandbox.problem.sentence
    assert sandbox.problem.sentence in room.part(SandboxStatusLine).said.whole_text
    photo = room.part(SandboxPhotoPanel)
    legend = photo.overlay.legend(photo.canvas.view)
    assert legend is not None
    assert legend.text.startswith("Last blur kernels")
    sandbox.undo()
    settle(room, qtbot)
    assert sandbox.problem is None


def test_that_a_preset_sets_sliders_and_camera(room: Room, qtbot: QtBot) -> None:
    panel = room.part(SlidersPanel)
    QTest.mouseClick(panel.presets["roll"], LEFT)
    assert panel.fields.form.parameters().roll_deg_s == 60.0
    type_into(field_of(room.part(SandboxCameraPanel), "exposure_s"), "0.02")
    assert room.bench.sandbox.state.camera.exposure_s == 0.02
    settle(room, qtbot)


def test_that_another_tremor_is_drawn_by_a_button(room: Room, qtbot: QtBot) -> None:
    panel, sandbox = room.part(SlidersPanel), room.bench.sandbox
    before, kernel = sandbox.state, sandbox.kernel_in_view()
    QTest.mouseClick(panel.again, LEFT)
    settle(room, qtbot)
    assert sandbox.state.motion.seed == before.motion.seed + 1
    assert str(sandbox.state.motion.seed) in panel.draw.text()
    assert not np.array_equal(sandbox.kernel_in_view(), kernel)
    sandbox.undo()
    assert sandbox.state == before


def test_that_a_drawn_line_becomes_the_kernel(room: Room, qtbot: QtBot) -> None:
    tabs, sandbox = room.part(SourceTabs), room.bench.sandbox
    tabs.tabs.setCurrentIndex(1)
    settle(room, qtbot)
    draw = room.part(DrawPanel)
    assert draw.isVisible()
    assert sandbox.problem is not None
    assert sandbox.problem.field == "drawn_xy_px"
    for _ in range(12):
        QTest.keyClick(draw.pad, Qt.Key.Key_Right)
    settle(room, qtbot)
    assert sandbox.problem is None
    assert sandbox.numbers["extent_px"] == pytest.approx(12.0, abs=0.5)
    draw.steady.setChecked(False)
    assert not sandbox.state.drawn_steady
    QTest.mouseClick(draw.clear, LEFT)
    assert sandbox.state.drawn_xy_px == ()
    settle(room, qtbot)


def test_that_a_stretch_of_the_open_log_is_taken(
    fresh_room: Room, recording: ImuRecording, qtbot: QtBot
) -> None:
    panel, sandbox = fresh_room.part(StretchPanel), fresh_room.bench.sandbox
    fresh_room.part(SourceTabs).tabs.setCurrentIndex(2)
    settle(fresh_room, qtbot)
    assert sandbox.problem is not None
    assert "No log is open" in sandbox.problem.sentence
    fresh_room.bench.project.set_recording(recording)
    settle(fresh_room, qtbot)
    assert sandbox.problem is None
    assert panel.timeline.exposure == (sandbox.state.log_start_s, sandbox.state.camera.exposure_s)
    panel.timeline.exposure_dragged.emit(12.5, 0.05)
    settle(fresh_room, qtbot)
    assert sandbox.state.log_start_s == 12.5
    assert sandbox.state.camera.exposure_s == 0.05
    assert not panel.live.isEnabled()
    assert not fresh_room.bench.sandbox_log.take_live()


def test_that_the_kernel_follows_the_cursor_and_a_click_pins_it(room: Room, qtbot: QtBot) -> None:
    room.bench.sandbox.change("motion.roll_deg_s", 90.0)
    settle(room, qtbot)
    photo, kernel = room.part(SandboxPhotoPanel), room.part(SandboxKernelPanel)
    centre = kernel.kernel.facts
    photo.canvas.cursor_moved.emit(5.0, 5.0)
    assert kernel.kernel.facts[0] == "at x 5, y 5 px"
    assert kernel.kernel.facts[1] != centre[1]
    photo.canvas.cursor_moved.emit(None, None)
    assert kernel.kernel.facts == centre
    photo.canvas.clicked.emit(5.0, 5.0)
    assert kernel.kernel.facts[0] == "at x 5, y 5 px"
    assert photo.pin.place is not None
    assert photo.pin.place.x() == pytest.approx(5.0, abs=0.01)
    QTest.keyClick(kernel.kernel, Qt.Key.Key_Right)
    assert room.bench.sandbox.state.view.kernel_at[0] == pytest.approx(5 / 95 + 0.05, abs=1e-3)
    settle(room, qtbot)


def test_that_space_and_frequency_are_part_of_the_state(room: Room, qtbot: QtBot) -> None:
    kernel, sandbox = room.part(SandboxKernelPanel), room.bench.sandbox
    sandbox.change("view.frequency", True)
    assert kernel.otf.isVisible()
    kernel.deck.show_page(kernel.kernel)
    assert not sandbox.state.view.frequency
    assert kernel.kernel.isVisible()
    settle(room, qtbot)


def test_that_every_view_of_the_picture_can_be_chosen(room: Room, qtbot: QtBot) -> None:
    photo = room.part(SandboxPhotoPanel)
    modes = {
        "sharp": CompareMode.SINGLE, "blurred": CompareMode.SINGLE, "restored": CompareMode.SINGLE,
        "wipe": CompareMode.WIPE, "side-by-side": CompareMode.SIDE_BY_SIDE,
        "difference": CompareMode.DIFFERENCE,
    }  # fmt: skip
    pictures = set()
    for one in photo.modes.actions():
        one.trigger()
        assert room.bench.sandbox.state.view.shown == one.data()
        assert photo.canvas.mode is modes[one.data()]
        pictures.add(bytes(photo.canvas.grab().toImage().constBits()))
    assert len(pictures) == len(modes)
    photo.kernels_action.trigger()
    assert not photo.overlay.visible
    settle(room, qtbot)


def test_that_a_preview_of_another_size_keeps_the_place_that_is_looked_at(room: Room) -> None:
    canvas = room.part(SandboxPhotoPanel).canvas
    canvas.set_zoom(6.0)
    before = canvas.view
    canvas.set_original(np.zeros((36, 48, 3), np.uint8))
    assert canvas.view == before


def test_that_the_method_its_values_and_one_kernel_are_followed(room: Room, qtbot: QtBot) -> None:
    panel, sandbox = room.part(SandboxMethodPanel), room.bench.sandbox
    panel.choice.setCurrentIndex(panel.choice.findData("richardson-lucy"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    settle(room, qtbot)
    assert sandbox.restored is not None
    assert sandbox.restored.method == "richardson-lucy"
    field = panel.form.field("iterations")
    assert isinstance(field, NumberField)
    field._automatic.setChecked(False)
    type_into(field, "3")
    settle(room, qtbot)
    assert sandbox.state.parameters["iterations"] == 3
    panel.one_kernel.setChecked(True)
    settle(room, qtbot)
    assert sandbox.state.one_kernel


def on_page(room: Room, qtbot: QtBot, page: str, kind: type[T]) -> T:
    room.bench.sandbox.change("view.page", page)
    settle(room, qtbot)
    panel = room.part(kind)
    assert panel.isVisible()
    return panel


def test_that_a_clicked_pixel_shows_its_numbers_and_keys_go_on(room: Room, qtbot: QtBot) -> None:
    panel = on_page(room, qtbot, "convolution", ConvolutionPanel)
    panel.canvas.clicked.emit(20.0, 30.0)
    settle(room, qtbot)
    assert panel.table.sentence.startswith("Pixel x 20, y 30: 81 products")
    QTest.keyClick(panel.table, Qt.Key.Key_Right)
    settle(room, qtbot)
    assert "x 21, y 30" in panel.table.sentence
    assert room.bench.sandbox.state.bench.pixel_xy == (21, 30)


def test_that_a_painted_kernel_is_the_users_own(room: Room, qtbot: QtBot) -> None:
    panel, sandbox = on_page(room, qtbot, "convolution", ConvolutionPanel), room.bench.sandbox
    editor = panel.kernel.editor
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_7)
    settle(room, qtbot)
    assert sandbox.state.bench.kernel == "own"
    assert sandbox.state.bench.values[3][4] == 7.0
    type_into(panel.kernel.cell, "0.5")
    assert sandbox.state.bench.values[3][4] == 0.5
    for text, answer in (("nan", "from"), ("inf", "from"), ("x", "number")):
        type_into(panel.kernel.cell, text)
        assert answer in panel.kernel.cell.problem
        assert sandbox.state.bench.values[3][4] == 0.5
    type_into(panel.kernel.cell, "0.5")
    assert panel.kernel.cell.problem == ""
    panel.kernel.normalised.setChecked(False)
    settle(room, qtbot)
    assert "weights to 1.5" in panel.table.weights
    panel.kernel.choice.setCurrentIndex(panel.kernel.choice.findData("gaussian"))
    panel.kernel.choice.activated.emit(0)
    assert sandbox.state.bench.kernel == "gaussian"
    settle(room, qtbot)


def test_that_a_kernel_of_nothing_is_said_beside_it(room: Room, qtbot: QtBot) -> None:
    panel = on_page(room, qtbot, "convolution", ConvolutionPanel)
    sentence = panel.table.sentence
    panel.kernel.editor.edited.emit(np.zeros((9, 9), np.float32))
    settle(room, qtbot)
    assert "sums to zero" in panel.kernel.problem.text()
    assert panel.table.sentence == sentence
    room.bench.sandbox.undo()
    settle(room, qtbot)
    assert panel.kernel.problem.isHidden()


def test_that_the_slider_goes_from_inverse_filter_to_wiener(room: Room, qtbot: QtBot) -> None:
    panel, sandbox = on_page(room, qtbot, "inverse", NoisePanel), room.bench.sandbox
    panel.strength.setValue(0)
    settle(room, qtbot)
    assert sandbox.state.bench.strength == 0.0
    worst = float(panel.figures.figure("Behind the best").split()[0])
    QTest.mouseClick(panel.best, LEFT)
    settle(room, qtbot)
    assert float(panel.figures.figure("Behind the best").split()[0]) < min(worst, 0.2)
    assert [mark.word for mark in panel.plot.marks] == ["best", "here"]


def test_that_iterations_are_stepped_played_and_looked_back_at(room: Room, qtbot: QtBot) -> None:
    panel, player = on_page(room, qtbot, "iterations", PlayerPanel), room.bench.sandbox_player
    assert not panel.step.isEnabled()
    panel.method.setCurrentIndex(panel.method.findData("richardson-lucy"))
    panel.method.activated.emit(0)
    settle(room, qtbot)
    QTest.mouseClick(panel.step, LEFT)
    settle(room, qtbot)
    QTest.mouseClick(panel.play, LEFT)
    qtbot.waitUntil(lambda: len(player.frames) > 4, timeout=FOR_MS)
    QTest.mouseClick(panel.play, LEFT)
    settle(room, qtbot)
    assert panel.play.text() == "Play"
    panel.place.setValue(2)
    assert panel.said.text().startswith("Iteration 2:")
    assert [mark.word for mark in panel.error.marks] == ["best", "here"]
    room.bench.sandbox.change("motion.pan_deg_s", 3.0)
    settle(room, qtbot)
    assert player.frames == ()
    assert panel.error.series == ()


def test_that_turning_is_compared_to_travelling(room: Room, qtbot: QtBot) -> None:
    pages = room.part(SandboxPages)
    pages.tabs.setCurrentIndex(4)
    settle(room, qtbot)
    figures = room.part(TurningPanel).figures
    near = figures["Travel right"].accessibleDescription()
    assert near.endswith("at 2 m")
    assert list(figures) == ["Pan", "Tilt", "Roll", "Travel right", "Travel down", "Travel forward"]
    room.bench.sandbox.change("camera.depth_m", 4.0)
    assert pages.tabs.currentIndex() == 4
    settle(room, qtbot)
    far = figures["Travel right"].accessibleDescription()
    assert float(far.split()[0]) == pytest.approx(2 * float(near.split()[0]), rel=0.02)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    def chosen(*_: object) -> tuple[str, str]:
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)


def test_that_kernels_animations_figures_and_states_are_saved(
    room: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, ask in (("k.csv", ask_kernel), ("k.gif", ask_animation), ("s.json", ask_save_state)):
        answer(monkeypatch, tmp_path / name)
        ask(room, room.bench)
        settle(room, qtbot)
        assert (tmp_path / name).stat().st_size > 0
    answer(monkeypatch, tmp_path / "kernel", "SVG (*.svg)")
    ask_figure(room, room.bench, "Kernel", room.part(SandboxKernelPanel).kernel)
    assert (tmp_path / "kernel.svg").exists()
    answer(monkeypatch, tmp_path / "kernel.bmp")
    said: list[Notice] = []
    room.bench.notices.posted.connect(said.append)
    ask_figure(room, room.bench, "Kernel", room.part(SandboxKernelPanel).kernel)
    assert "kernel.bmp must end in" in said[-1].sentence


def test_that_only_figures_that_show_something_are_offered(fresh_room: Room, qtbot: QtBot) -> None:
    button = next(one for one in fresh_room.findChildren(QToolButton) if one.text() == "Share")
    figures = button.menu().actions()[0].menu()
    offered = {one.text().rstrip("…"): one for one in figures.actions()}
    figures.aboutToShow.emit()
    assert offered["Kernel"].isEnabled()
    assert not offered["Error by strength"].isEnabled()
    on_page(fresh_room, qtbot, "inverse", NoisePanel)
    figures.aboutToShow.emit()
    assert offered["Error by strength"].isEnabled()
    assert not offered["Turning and travelling"].isEnabled()


def test_that_a_shared_state_comes_back_and_a_newer_one_is_refused(
    room: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox, path, said = room.bench.sandbox, tmp_path / "s.json", list[Notice]()
    sandbox.change("motion.pan_deg_s", 3.5)
    sandbox.save(path)
    sandbox.change("motion.pan_deg_s", 1.0)
    answer(monkeypatch, path)
    ask_state(room, room.bench)
    assert sandbox.state.motion.pan_deg_s == 3.5
    path.write_text(json.dumps({"version": 99}))
    room.bench.notices.posted.connect(said.append)
    take_files(room.bench, [path])
    assert "newer version" in said[-1].sentence
    assert sandbox.state.motion.pan_deg_s == 3.5
    settle(room, qtbot)


def test_that_a_dropped_picture_is_blurred_and_a_tiny_one_refused(
    room: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (64, 48), (200, 90, 30)).save(tmp_path / "mine.png")
    Image.new("RGB", (1, 1)).save(tmp_path / "dot.png")
    canvas, sandbox = room.part(SandboxPhotoPanel).canvas, room.bench.sandbox
    drop(canvas, tmp_path / "mine.png")
    settle(room, qtbot)
    assert sandbox.kernels is not None
    assert (sandbox.kernels.camera.width, sandbox.kernels.camera.height) == (64, 48)
    answer(monkeypatch, tmp_path / "dot.png")
    ask_own_picture(room, room.bench)
    settle(room, qtbot)
    settle(room, qtbot)
    assert sandbox.problem is not None
    assert "1 x 1 px" in sandbox.problem.sentence
    assert sandbox.kernels.camera.width == 64


def drop(widget: QWidget, path: Path) -> None:
    data, copy = QMimeData(), Qt.DropAction.CopyAction
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, LEFT, NO_KEYS))


def test_that_the_kernel_in_view_is_copied_as_python(room: Room) -> None:
    copy_python(room.bench)
    assert "import" in QGuiApplication.clipboard().text()


def test_that_the_shot_opens_in_restore(fresh_room: Room, qtbot: QtBot) -> None:
    wanted: list[str] = []
    fresh_room.bench.navigation.wanted.connect(wanted.append)
    fresh_room.bench.sandbox_export.open_in_restore()
    qtbot.waitUntil(lambda: fresh_room.bench.project.settings is not None, timeout=FOR_MS)
    settle(fresh_room, qtbot)
    assert wanted[-1] == "restore"


def test_that_every_control_has_a_name_and_can_be_reached_by_keys(room: Room) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider

    for one in room.findChildren(QWidget):
        if isinstance(one, (QAbstractButton, QComboBox, QSlider)) and one.isVisible():
            named = one.accessibleName() or getattr(one, "text", str)() or one.toolTip()
            assert named, one
            if not one.objectName().startswith("qt_") and not one.parent().inherits("QToolBar"):
                keys = Qt.FocusPolicy.TabFocus.value & one.focusPolicy().value
                assert keys or not isinstance(one, (QComboBox, QSlider)), one


def test_that_a_wide_pixel_is_framed_and_a_small_one_crossed(room: Room, qtbot: QtBot) -> None:
    canvas = on_page(room, qtbot, "convolution", ConvolutionPanel).canvas
    far = canvas.grab().toImage()
    canvas.set_zoom(12.0)
    assert canvas.grab().toImage() != far
