"""The menu of everything that leaves the sandbox, and what comes back in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from deblur_studio.core.errors import DeblurError
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.figure_file import save_figure
from deblur_studio.ui.theme import Theme

_KERNELS = to_translate("Numbers (*.csv);;NumPy (*.npz);;PNG, 16 bit (*.png)")
_ANIMATIONS = to_translate("GIF (*.gif);;Animated PNG (*.png)")
_FIGURES = to_translate("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)")
_STATES = to_translate("State of the sandbox (*.json)")
_PICTURES = to_translate(
    "Photos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2 *.cr3 *.arw)"
    ";;All files (*)"
)
_TOPIC = "sandbox"


@dataclass(frozen=True)
class Shown:
    """A figure to save, and whether it shows anything yet."""

    figure: QWidget
    filled: Callable[[], bool] = lambda: True


def export_button(theme: Theme, bench: Workbench, figures: Mapping[str, Shown]) -> QToolButton:
    """Return a button with the menu; ``figures`` that show something are offered by their names."""
    button = QToolButton()
    button.setText(tr("Share"))
    button.setToolTip(tr("Save figures, kernels and the state; open the shot in Restore"))
    button.setAccessibleName(tr("Share"))
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    theme.bind_icon(button, "export")
    menu = QMenu(button)
    chosen = QMenu(tr("Save &figure"), menu)
    for name, shown in figures.items():
        one = chosen.addAction(f"{name}…", _saver(button, bench, name, shown.figure))
        chosen.aboutToShow.connect(_follower(one, shown))
    menu.addMenu(chosen)
    menu.addAction(tr("Save &kernel…"), lambda: ask_kernel(button, bench))
    menu.addAction(tr("Save &animation…"), lambda: ask_animation(button, bench))
    menu.addSeparator()
    menu.addAction(tr("&Save state…"), lambda: ask_save_state(button, bench))
    menu.addAction(tr("&Open state…"), lambda: ask_state(button, bench))
    menu.addSeparator()
    menu.addAction(tr("&Copy as Python"), lambda: copy_python(bench))
    menu.addAction(tr("Open in &Restore"), bench.sandbox_export.open_in_restore)
    button.setMenu(menu)
    return button


def ask_figure(parent: QWidget, bench: Workbench, name: str, figure: QWidget) -> None:
    """Let the user choose where a figure goes, and as what."""
    path = _asked(parent, bench, tr("Save figure"), f"{_stem(name)}.png", tr(_FIGURES))
    if path is None:
        return
    try:
        save_figure(figure, path, overwrite=True)
    except DeblurError as error:
        bench.notices.refuse(error, _TOPIC)
    else:
        bench.notices.inform(tr("Saved as {name}.", name=path.name), _TOPIC)


def ask_kernel(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the kernel in view goes."""
    path = _asked(parent, bench, tr("Save kernel"), "kernel.csv", tr(_KERNELS))
    if path is not None:
        bench.sandbox_export.save_kernel(path, overwrite=True)


def ask_animation(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the animation of the path that draws the kernel goes."""
    path = _asked(parent, bench, tr("Save animation"), "kernel.gif", tr(_ANIMATIONS))
    if path is not None:
        bench.sandbox_export.save_animation(path, overwrite=True)


def ask_save_state(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the state goes."""
    path = _asked(parent, bench, tr("Save state"), "sandbox.json", tr(_STATES))
    if path is not None and bench.sandbox.save(path, overwrite=True):
        bench.notices.inform(tr("Saved as {name}.", name=path.name), _TOPIC)


def ask_state(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a shared state."""
    folder = bench.settings.preferences.save_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open state"), folder, tr(_STATES))
    if name:
        take_files(bench, [Path(name)])


def ask_own_picture(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a picture to blur."""
    folder = bench.settings.preferences.photo_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open picture"), folder, tr(_PICTURES))
    if name:
        take_files(bench, [Path(name)])


def take_files(bench: Workbench, paths: Sequence[Path]) -> None:
    """Take a dropped file: a shared state, or a picture."""
    for path in paths[:1]:
        if path.suffix.lower() != ".json":
            bench.sandbox_picture.open(path)
        elif not bench.sandbox.load(path) and bench.sandbox.problem is not None:
            bench.notices.warn(bench.sandbox.problem.sentence, _TOPIC)


def copy_python(bench: Workbench) -> None:
    """Put the lines that make the kernel in view on the clipboard."""
    lines = bench.sandbox_export.as_python()
    if lines:
        QGuiApplication.clipboard().setText(lines)
        bench.notices.inform(tr("Copied the lines that make this kernel."), _TOPIC)


def _follower(one: QAction, shown: Shown) -> Callable[[], None]:
    return lambda: one.setEnabled(shown.filled())


def _saver(parent: QWidget, bench: Workbench, name: str, figure: QWidget) -> Callable[[], None]:
    return lambda: ask_figure(parent, bench, name, figure)


def _asked(parent: QWidget, bench: Workbench, title: str, name: str, kinds: str) -> Path | None:
    start = str(Path(bench.settings.preferences.save_folder) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix:
        return path
    return path.with_suffix("." + kind.rsplit("*.", 1)[-1].rstrip(")"))


def _stem(name: str) -> str:
    return name.lower().replace(" ", "-")
