"""Shows what services have to say as banners."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.widgets.banner import BannerStack
from deblur_studio.ui.widgets.status import Status

_STATUS = {Level.INFO: Status.OK, Level.WARNING: Status.WARNING, Level.ERROR: Status.ERROR}
_GOOD_NEWS_MS = 8000


class Notifier(QObject):
    """Between the services' notices and the window's banners."""

    def __init__(self, bench: Workbench, banners: BannerStack) -> None:
        super().__init__(banners)
        self._bench, self._banners = bench, banners
        self._topics: dict[str, str] = {}  # of each text on view
        bench.notices.posted.connect(self.show_notice)
        bench.notices.settled.connect(self._settle)
        bench.loading.log_offered.connect(self._offer_log)
        if bench.settings.notice:
            bench.notices.warn(tr(bench.settings.notice))

    def show_notice(self, notice: Notice) -> None:
        """Show one notice; good news goes by itself."""
        remedy = notice.remedy
        label = "" if remedy is None else remedy.label
        banner = self._banners.post(_STATUS[notice.level], notice.sentence, notice.details, label)
        if remedy is not None:
            banner.action_triggered.connect(remedy.run)
        self._topics[notice.sentence] = notice.topic
        if notice.level is Level.INFO:
            QTimer.singleShot(_GOOD_NEWS_MS, banner, banner.dismissed.emit)

    def _settle(self, topic: str) -> None:
        for banner in self._banners.banners():
            if self._topics.get(banner.text) == topic:
                banner.dismissed.emit()
        self._topics = {text: of for text, of in self._topics.items() if of != topic}

    def _offer_log(self, path: Path) -> None:
        text = tr("{name} lies beside this photo and looks like its motion log.", name=path.name)
        banner = self._banners.post(Status.NEUTRAL, text, action=tr("Open log"))
        self._topics[text] = "log"
        banner.action_triggered.connect(lambda: self._bench.loading.load_log([path]))
