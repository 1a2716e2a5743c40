"""Asks for files, starting where the user was last, and remembers where that was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from deblur_studio.core.errors import OutputError
from deblur_studio.services.dropped import sort_dropped
from deblur_studio.services.evidence_case import CASE_SUFFIX
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench

PHOTOS_FILTER = to_translate(
    "Photos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2"
    " *.cr3 *.arw *.orf *.rw2 *.raf);;All files (*)"
)
_LOG_SUFFIXES = (".gcsv", ".csv", ".txt", ".log", ".zip", ".json", ".bin", ".imu")
_CAMERAS = to_translate("Camera files (*.toml)")
_SAVES = to_translate("TIFF, 16 bit (*.tif *.tiff);;PNG, 16 bit (*.png);;JPEG copy (*.jpg *.jpeg)")


def logs_filter() -> str:
    """Return the kinds of motion log, camera videos among them where they can be read."""
    from deblur_studio.core.motion.formats.camera_video import readable_suffixes

    videos = readable_suffixes()
    kinds = [(tr("Motion logs"), (*_LOG_SUFFIXES, *videos)), (tr("Camera videos"), videos)]
    named = [f"{name} ({_patterns(suffixes)})" for name, suffixes in kinds if suffixes]
    return ";;".join([*named, tr("All files (*)")])


def _patterns(suffixes: Sequence[str]) -> str:
    """Suffixes in both cases: cameras write .MP4, and file systems tell them apart."""
    return " ".join(f"*{one} *{one.upper()}" for one in suffixes)


def ask_photo(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a photo and load it."""
    folder = bench.settings.preferences.photo_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open photo"), folder, tr(PHOTOS_FILTER))
    if name:
        changed = replace(bench.settings.preferences, photo_folder=str(Path(name).parent))
        bench.settings.change(changed)
        open_files(parent, bench, [Path(name)])


def open_files(parent: QWidget, bench: Workbench, paths: Sequence[Path]) -> None:
    """Open a case, photos and logs, told apart by their content, once nothing can be lost."""
    cases = [path for path in paths if path.suffix.lower() == CASE_SUFFIX]
    others = [path for path in paths if path not in cases]
    if not (cases or sort_dropped(others).photos) or may_lose_result(parent, bench):
        bench.navigation.go("restore")
        if cases:
            bench.evidence.case.open(cases[0])
        if others:
            bench.loading.open_files(others)


def ask_log(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose the files of a log and load them."""
    photo = bench.project.photo
    folder = bench.settings.preferences.log_folder or (
        str(photo.source.path.parent) if photo else ""
    )
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Open motion log"), folder, logs_filter())
    if names:
        changed = replace(bench.settings.preferences, log_folder=str(Path(names[0]).parent))
        bench.settings.change(changed)
        bench.navigation.go("restore")
        bench.loading.load_log([Path(name) for name in names])


def ask_sandbox_log(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a log for the sandbox, without leaving it."""
    folder = bench.settings.preferences.log_folder
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Open motion log"), folder, logs_filter())
    if names:
        bench.loading.load_log([Path(name) for name in names])


def ask_save(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the result goes; the dialog asks before it overwrites."""
    proposed = bench.export.proposed_path()
    if proposed is None:
        return
    folder = bench.settings.preferences.save_folder
    start = Path(folder) / proposed.name if folder and Path(folder).is_dir() else proposed
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save result"), str(start), tr(_SAVES))
    if name:
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".tif")
        changed = replace(bench.settings.preferences, save_folder=str(path.parent))
        bench.settings.change(changed)
        bench.export.save(path, overwrite=path == Path(name))


def ask_camera(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a camera file and load it."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open camera file"), "", tr(_CAMERAS))
    if name:
        bench.loading.load_camera(Path(name))


def ask_save_camera(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the camera in hand goes."""
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Save camera file"), "camera.toml", tr(_CAMERAS)
    )
    if name:
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".toml")
        bench.export.save_camera(path, overwrite=path == Path(name))


def may_lose_result(parent: QWidget, bench: Workbench) -> bool:
    """Ask before a result that was not saved is lost; True when there is nothing to lose."""
    if not bench.project.result_unsaved:
        return True
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(
        parent,
        tr("Result not saved"),
        tr("The restored photo has not been saved. Discard it?"),
        buttons.Discard | buttons.Cancel,
        buttons.Cancel,
    )
    return answer == buttons.Discard


def ask_replay(parent: QWidget, bench: Workbench, take: Callable[[Path], None]) -> None:
    """Let the user choose a recording or log to replay."""
    folder = bench.recording.folder
    start = str(folder) if folder.is_dir() else bench.settings.preferences.log_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Replay a recording"), start, logs_filter())
    if name:
        take(Path(name))


def ask_picture(parent: QWidget, bench: Workbench, picture: QPixmap) -> None:
    """Let the user choose where a picture goes; the dialog asks before it overwrites."""
    folder = bench.settings.preferences.save_folder
    start = str(Path(folder) / "sensor.png")
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save picture"), start, tr("PNG (*.png)"))
    if not name:
        return
    path = Path(name) if Path(name).suffix else Path(name + ".png")
    if picture.save(str(path)):
        bench.notices.inform(tr("Saved as {name}.", name=path.name))
    else:
        sentence = tr(
            "{file} cannot be written; choose another folder or a name in .png.", file=path
        )
        bench.notices.refuse(OutputError(sentence))
