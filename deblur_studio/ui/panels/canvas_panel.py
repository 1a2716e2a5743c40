"""The photo in the middle: how it is compared, zoomed and drawn over."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QVBoxLayout

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.services.result_maps import is_classical
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import toggle
from deblur_studio.ui.alignment_patch import PatchOverlay
from deblur_studio.ui.canvas_actions import mode_actions, zoom_actions
from deblur_studio.ui.map_picker import MapPicker
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.progress import ProgressStrip
from deblur_studio.ui.widgets.psf_overlay import PsfFieldOverlay
from deblur_studio.ui.widgets.pyramid import Rgb

_EMPTY = (
    to_translate("Drop a blurred photo and its motion log here"),
    to_translate("JPEG, PNG, TIFF, HEIC or RAW, with a gyro log from a phone, camera or sensor"),
)


class CanvasPanel(Panel):
    """Shows photo, result and overlays."""

    kernel_clicked = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.canvas = PhotoCanvas(theme)
        self.field_overlay = PsfFieldOverlay(theme)
        self._reference: Rgb | None = None  # what the result is compared with
        self.maps = MapPicker(theme, bench)
        self.canvas.add_overlay(self.maps.overlay)
        self.canvas.add_overlay(self.field_overlay)
        self.patch_overlay = PatchOverlay()
        self.canvas.add_overlay(self.patch_overlay)
        self.progress = ProgressStrip(theme)
        self.progress.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        self._make_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._toolbar())
        layout.addWidget(self.progress)
        layout.addWidget(self.canvas, 1)
        self._connect()
        self._show_result()
        self._show_loading()

    def view_actions(self) -> tuple[tuple[QAction, ...], ...]:
        """Actions for the View menu, by group."""
        modes = (*self._modes.actions(), self.classical_action)
        return self._zooms, modes, (*self._overlays, self.maps.list.menuAction())

    def _make_actions(self) -> None:
        theme, canvas = self.theme, self.canvas
        self._zooms = zoom_actions(theme, self, canvas)
        self._modes = mode_actions(theme, self, canvas)
        self.field_action = toggle(
            theme,
            self,
            tr("&Kernels over the photo"),
            self.field_overlay.set_visible,
            icon="psf_field",
            shortcut="Ctrl+K",
        )
        self.field_action.setChecked(True)
        self.classical_action = toggle(
            theme,
            self,
            tr("Compare with the &classical result"),
            lambda _: self._show_reference(),
            icon="classical",
        )
        self.patch_action = toggle(
            theme, self, tr("&Preview where clicked"), self.bench.scrub.set_on, icon="deblur"
        )
        self.patch_action.setChecked(True)
        loupe = toggle(theme, self, tr("&Loupe"), canvas.set_loupe, icon="loupe", shortcut="Ctrl+M")
        self._overlays = (self.field_action, self.patch_action, loupe)

    def _toolbar(self) -> QToolBar:
        bar = QToolBar(tr("Photo"))
        bar.setIconSize(QSize(18, 18))
        bar.addActions(self._zooms[:2])
        bar.addSeparator()
        bar.addActions([*self._modes.actions(), self.classical_action])
        bar.addSeparator()
        bar.addActions(self._overlays)
        bar.addWidget(self.maps)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return bar

    def _connect(self) -> None:
        self.canvas.files_dropped.connect(self.files_dropped)
        self.canvas.mode_changed.connect(self._show_mode)
        self.field_overlay.kernel_clicked.connect(self.kernel_clicked)
        self.patch_overlay.place_chosen.connect(self.bench.scrub.put)
        self.bench.scrub.changed.connect(self._show_patch)
        self.bench.loading.busy_changed.connect(self._show_loading)
        self.bench.project.photo_changed.connect(self._show_photo)
        self.bench.project.restoration_changed.connect(self._show_result)
        self.bench.project.settings_changed.connect(self._show_labels)
        self.bench.psf.field_changed.connect(self._show_field)
        maps = self.bench.evidence.maps
        maps.started.connect(self.progress.start)
        maps.progressed.connect(self.progress.set_progress)
        maps.ended.connect(self.progress.finish)
        self.progress.cancel_requested.connect(maps.cancel)

    def _show_field(self, field: PsfField | None, extent_px: float) -> None:
        self.field_overlay.set_field(field, extent_px, stale=bool(self.bench.psf.problem))

    def _show_loading(self) -> None:
        names = ", ".join(self.bench.loading.under_way())
        reading = (tr("Reading {names}…", names=names), "")
        self.canvas.set_empty_text(*(reading if names else map(tr, _EMPTY)))

    def _show_photo(self) -> None:
        loaded = self.bench.project.loaded
        self.field_overlay.select(None)
        self._reference = None if loaded is None else loaded.rgb8
        self.canvas.set_original(self._reference)
        self.field_action.setChecked(True)
        self.canvas.setFocus()

    def _show_result(self) -> None:
        result = self.bench.project.result
        self.canvas.set_restored(None if result is None else result.rgb8)
        self._show_reference()
        for one in self._modes.actions()[1:]:
            one.setEnabled(result is not None)
        if result is None:
            self.canvas.set_mode(CompareMode.SINGLE)
        elif self.canvas.mode is CompareMode.SINGLE:
            self.canvas.set_mode(CompareMode.WIPE)
        if result is not None:
            self.classical_action.setChecked(result.beside is not None)
            self.field_action.setChecked(False)  # the result is what one wants to see now
            self.canvas.setFocus()
        self._show_mode(self.canvas.mode)
        self._show_labels()
        self._show_patch()

    def _show_reference(self) -> None:
        """Compare with the photo, or a learned result with the classical one."""
        loaded, result = self.bench.project.loaded, self.bench.project.result
        beside = None if result is None else result.beside
        self.classical_action.setEnabled(beside is not None)
        if beside is None:
            self.classical_action.setChecked(False)
        compared = self.classical_action.isChecked()
        rgb8 = None if loaded is None else loaded.rgb8
        wanted = beside.rgb8 if beside is not None and compared else rgb8
        if wanted is not self._reference:
            self._reference = wanted
            self.canvas.exchange_original(wanted)
        self._show_labels()

    def _show_patch(self) -> None:
        """Show the patch unless the whole photo is restored with these very settings."""
        project, scrub = self.bench.project, self.bench.scrub
        fresh = project.result is not None and not project.result_is_stale()
        self.patch_overlay.set_patch(*((None, "") if fresh else (scrub.patch, scrub.problem)))

    def _show_labels(self) -> None:
        stale = self.bench.project.result_is_stale()
        restored = tr("Restored (settings changed since)") if stale else self._name_of_result()
        classical = self.classical_action.isChecked()
        self.canvas.set_labels(tr("Classical result") if classical else tr("Original"), restored)

    def _name_of_result(self) -> str:
        """Return how a result is labelled in view: learned ones say so."""
        result = self.bench.project.result
        if result is None or is_classical(result):
            return tr("Restored")
        if result.kept is None:
            return tr("Restored, adds learned detail")
        return tr("INVESTIGATIVE ONLY: adds learned detail")

    def _show_mode(self, mode: CompareMode) -> None:
        for one in self._modes.actions():
            one.setChecked(one.data() is mode)
