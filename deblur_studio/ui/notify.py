"""Shows what services have to say as banners."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.widgets.banner import BannerStack
from deblur_studio.ui.widgets.status import Status

_STATUS = {Level.INFO: Status.OK, Level.WARNING: Status.WARNING, Level.ERROR: Status.ERROR}


class Notifier(QObject):
    """Between the services' notices and the window's banners."""

    def __init__(self, bench: Workbench, banners: BannerStack) -> None:
        super().__init__(banners)
        self._bench, self._banners = bench, banners
        bench.notices.posted.connect(self.show_notice)
        bench.loading.log_offered.connect(self._offer_log)
        if bench.settings.notice:
            bench.notices.warn(bench.settings.notice)

    def show_notice(self, notice: Notice) -> None:
        """Show one notice."""
        self._banners.post(_STATUS[notice.level], notice.sentence, notice.details)

    def _offer_log(self, path: Path) -> None:
        text = f"{path.name} lies beside this photo and looks like its motion log."
        banner = self._banners.post(Status.NEUTRAL, text, action="Open log")
        banner.action_triggered.connect(lambda: self._bench.loading.load_log([path]))
