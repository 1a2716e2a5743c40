"""Iterations one by one: the picture of each, how well it explains the photo, how true it is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from deblur_studio.core.sandbox.player import PLAYABLE, Frame
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.restoration import methods
from deblur_studio.services.translation import counted, to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.line_plot import LinePlot, Mark, Series
from deblur_studio.ui.widgets.number_field import CalmSlider
from deblur_studio.ui.widgets.plot_scale import Axes

_AXIS = to_translate("iteration")
_HINT = to_translate("Choose a method with iterations, then play them one by one.")
_READY = to_translate("Play the iterations, or step through them one by one.")


class PlayerPanel(Panel):
    """Steps, plays, and looks back at any iteration."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._at: int | None = None  # the frame that was chosen; None follows the newest
        self.canvas = PhotoCanvas(theme)
        self.canvas.setAccessibleName(tr("Picture of an iteration"))
        self.canvas.setAcceptDrops(False)
        self.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
        self.canvas.set_empty_text(tr("No iteration yet"), tr(_HINT))
        self.residual = LinePlot(
            theme, tr("Residual by iteration"), Axes(tr(_AXIS), tr("residual, in noise"))
        )
        self.error = LinePlot(theme, tr("PSNR by iteration"), Axes(tr(_AXIS), tr("PSNR, dB")))
        for plot in (self.residual, self.error):
            plot.picked.connect(lambda x: self.show_frame(round(x)))
        self._make_controls()
        self._arrange()
        self._connect()
        self._show_method(bench.sandbox.state)
        self._show_frames()

    def show_frame(self, number: int) -> None:
        """Look at the picture after that many iterations."""
        frames = self.bench.sandbox_player.frames
        if frames:
            self._at = min(max(number, 0), len(frames) - 1)
            self._draw()

    def _make_controls(self) -> None:
        titles = {one.name: tr(one.title) for one in methods()}
        self.method = CalmCombo()
        self.method.setAccessibleName(tr("Method to play"))
        self.method.setPlaceholderText(tr("Choose a method"))
        for name in PLAYABLE:
            self.method.addItem(titles[name], name)
        self.play, self.step, self.restart = (
            QPushButton(text) for text in (tr("Play"), tr("Step"), tr("Restart"))
        )
        self.theme.bind_icon(self.step, "step")
        self.theme.bind_icon(self.restart, "undo")
        self.play.setToolTip(tr("Play the iterations one after the other"))
        self.step.setToolTip(tr("One more iteration"))
        self.restart.setToolTip(tr("Begin again with the blurred picture"))
        self.place = CalmSlider(Qt.Orientation.Horizontal)
        self.place.setAccessibleName(tr("Iteration on view"))
        self.said = QLabel()
        self.said.setProperty("role", "muted")

    def _connect(self) -> None:
        sandbox, player = self.bench.sandbox, self.bench.sandbox_player
        self.method.activated.connect(lambda _: sandbox.choose_method(self.method.currentData()))
        self.play.clicked.connect(self._toggle)
        self.step.clicked.connect(self._step)
        self.restart.clicked.connect(player.reset)
        self.place.valueChanged.connect(self.show_frame)
        player.frames_changed.connect(self._show_frames)
        player.playing_changed.connect(self._show_playing)
        sandbox.state_changed.connect(self._show_method)

    def _toggle(self) -> None:
        player = self.bench.sandbox_player
        self._at = None
        if player.playing:
            player.pause()
        else:
            player.play()

    def _step(self) -> None:
        self._at = None
        self.bench.sandbox_player.step()

    def _show_method(self, state: SandboxState) -> None:
        self.method.setCurrentIndex(self.method.findData(state.method))
        self._show_playing()

    def _show_playing(self) -> None:
        player = self.bench.sandbox_player
        able = player.can_play()
        self.play.setText(tr("Pause") if player.playing else tr("Play"))
        self.theme.bind_icon(self.play, "pause" if player.playing else "play")
        for button in (self.play, self.step):
            button.setEnabled(able)
        self.restart.setEnabled(bool(player.frames))
        if not player.frames:
            self.said.setText(tr(_READY if able else _HINT))
            self.canvas.set_empty_text(tr("No iteration yet"), tr(_READY if able else _HINT))

    def _show_frames(self) -> None:
        frames = self.bench.sandbox_player.frames
        if not frames:
            self._at = None
            self.canvas.set_original(None)
            self.canvas.set_restored(None)
            self.residual.show_series(())
            self.error.show_series(())
        with QSignalBlocker(self.place):
            self.place.setRange(0, max(len(frames) - 1, 0))
            self.place.setEnabled(len(frames) > 1)
        self._show_playing()
        if frames:
            self._draw()

    def _draw(self) -> None:
        frames, best = self.bench.sandbox_player.frames, self.bench.sandbox_player.best
        shown = frames[-1 if self._at is None else min(self._at, len(frames) - 1)]
        with QSignalBlocker(self.place):
            self.place.setValue(shown.iteration)
        self.canvas.set_original(frames[0].rgb8)
        self.canvas.set_restored(shown.rgb8)
        self.canvas.set_labels(
            tr("Blurred"), counted("After {n} iteration", "After {n} iterations", shown.iteration)
        )
        count = np.array([frame.iteration for frame in frames], np.float64)
        marks = [Mark(float(shown.iteration), tr("here"))]
        if best is not None:
            marks.insert(0, Mark(float(best.iteration), tr("best"), "ok"))
        for plot, values, tint in (
            (self.residual, [frame.residual for frame in frames], "x"),
            (self.error, [frame.psnr_db for frame in frames], "z"),
        ):
            plot.show_series([Series("", count, np.array(values), tint)], marks)
        self.said.setText(_words(shown, best))

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        for widget in (self.method, self.play, self.step, self.restart):
            bar.addWidget(widget)
        bar.addWidget(self.place, 1)
        plots = QWidget()
        row = QHBoxLayout(plots)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.residual)
        row.addWidget(self.error)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.canvas)
        split.addWidget(plots)
        split.setSizes([330, 220])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(bar)
        column.addWidget(self.said)
        column.addWidget(split, 1)


def _words(shown: Frame, best: Frame | None) -> str:
    text = tr(
        "Iteration {number}: PSNR {psnr:.2f} dB, residual {residual:.2f}",
        number=shown.iteration,
        psnr=shown.psnr_db,
        residual=shown.residual,
    )
    if best is None or best.iteration == shown.iteration:
        return f"{text}. {tr('This is the best so far.')}" if best is not None else text
    best_text = tr(
        "Best so far: iteration {number} with {psnr:.2f} dB.",
        number=best.iteration,
        psnr=best.psnr_db,
    )
    return f"{text}. {best_text}"
