"""The Sandbox workspace: which panels it has and what passes between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.file_dialogs import ask_sandbox_log
from deblur_studio.ui.panel import DockSpec, WorkspaceParts
from deblur_studio.ui.sandbox_export import Shown, ask_own_picture, export_button, take_files
from deblur_studio.ui.sandbox_status import SandboxStatusLine
from deblur_studio.ui.theme import Theme

_AREA = Qt.DockWidgetArea


def build_sandbox(theme: Theme, bench: Workbench) -> WorkspaceParts:
    """Build the panels and connect them."""
    # Not at the start of the program: what they draw needs pydantic and the numerical libraries.
    from deblur_studio.ui.panels.sandbox_camera import SandboxCameraPanel
    from deblur_studio.ui.panels.sandbox_convolution import ConvolutionPanel
    from deblur_studio.ui.panels.sandbox_draw import DrawPanel
    from deblur_studio.ui.panels.sandbox_kernel import SandboxKernelPanel
    from deblur_studio.ui.panels.sandbox_lessons import LessonsPanel
    from deblur_studio.ui.panels.sandbox_log import StretchPanel
    from deblur_studio.ui.panels.sandbox_method import SandboxMethodPanel
    from deblur_studio.ui.panels.sandbox_noise import NoisePanel
    from deblur_studio.ui.panels.sandbox_photo import SandboxPhotoPanel
    from deblur_studio.ui.panels.sandbox_player import PlayerPanel
    from deblur_studio.ui.panels.sandbox_sliders import SlidersPanel
    from deblur_studio.ui.panels.sandbox_turning import TurningPanel
    from deblur_studio.ui.sandbox_column import motion_column
    from deblur_studio.ui.sandbox_pages import SandboxPages

    photo, kernel = SandboxPhotoPanel(theme, bench), SandboxKernelPanel(theme, bench)
    convolution, noise = ConvolutionPanel(theme, bench), NoisePanel(theme, bench)
    player, turning = PlayerPanel(theme, bench), TurningPanel(theme, bench)
    stretch, camera = StretchPanel(theme, bench), SandboxCameraPanel(theme, bench)
    pages = SandboxPages(
        theme,
        bench,
        (
            ("motion", tr("Photo"), photo),
            ("convolution", tr("Convolution"), convolution),
            ("inverse", tr("Noise"), noise),
            ("iterations", tr("Iterations"), player),
            ("turning", tr("Turn or travel"), turning),
        ),
        LessonsPanel(theme, bench),
    )
    share = export_button(
        theme,
        bench,
        {
            tr("Picture"): Shown(photo.canvas),
            tr("Kernel"): Shown(kernel.kernel),
            tr("Frequency"): Shown(kernel.otf),
            tr("Path over time"): Shown(kernel.over_time),
            tr("Path in space"): Shown(kernel.in_space),
            tr("Numbers of a pixel"): Shown(
                convolution.table, lambda: bool(convolution.table.sentence)
            ),
            tr("Spread of a pixel"): Shown(
                convolution.spread, lambda: bool(convolution.table.sentence)
            ),
            tr("Error by strength"): Shown(noise.plot, lambda: bool(noise.plot.series)),
            tr("Residual by iteration"): Shown(
                player.residual, lambda: bool(player.residual.series)
            ),
            tr("PSNR by iteration"): Shown(player.error, lambda: bool(player.error.series)),
            tr("Turning and travelling"): Shown(turning.grid, lambda: bool(turning.figures)),
        },
    )
    share.menu().aboutToShow.connect(lambda: kernel.draw(hidden=True))
    pages.add_menu(share)
    photo.hovered.connect(kernel.hover)
    photo.file_dropped.connect(lambda paths: take_files(bench, paths))
    camera.picture_wanted.connect(lambda: ask_own_picture(camera, bench))
    stretch.log_wanted.connect(lambda: ask_sandbox_log(stretch, bench))
    sources = (SlidersPanel(theme, bench), DrawPanel(theme, bench), stretch)
    docks = (
        DockSpec("sandbox_motion", tr("Motion"), _AREA.LeftDockWidgetArea,
                 motion_column(bench, sources, camera), width_px=_wide(330, 0.17)),
        DockSpec("sandbox_kernel", tr("Kernel and path"), _AREA.RightDockWidgetArea, kernel,
                 width_px=_wide(290, 0.2), height_px=380),
        DockSpec("sandbox_method", tr("Restoration"), _AREA.RightDockWidgetArea,
                 SandboxMethodPanel(theme, bench), width_px=_wide(290, 0.2), height_px=240),
    )  # fmt: skip
    QTimer.singleShot(0, pages, bench.sandbox.start)
    status = SandboxStatusLine(bench)
    view_actions = (*photo.view_actions(), pages.actions_of_history())
    return WorkspaceParts(pages, docks, view_actions, status, bench.sandbox.render_full_size)


def _wide(least_px: int, share: float) -> int:
    """Return the width of a column: figures may be large where the screen is."""
    return max(least_px, round(share * QGuiApplication.primaryScreen().availableSize().width()))
