"""What came of a restoration: how well it explains the photo, and what it says of itself."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from deblur_studio.services.project import Result
from deblur_studio.services.restoration import methods
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.verdict import verdict_of
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme

_STALE = to_translate("Settings changed since: deblur again to update.")
_LEARNED = to_translate("Adds detail that was learned from other photos.")
_VERDICTS = {
    "explained": to_translate("The measured motion explains the photo."),
    "inexact": to_translate("The motion is right, but known less exactly."),
    "flagged": to_translate("The measured motion does not explain this photo."),
    "not judged": to_translate("The result could not be checked against the photo."),
}


class OutcomeView(QFrame):
    """Headline, scores, notes and the way to save."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.label, self.headline, self.scores = (
            _label("problem"),
            _label("heading"),
            _label("small"),
        )
        self.notes, self.stale = _label("muted"), _label("muted")
        self.stale.setText(tr(_STALE))
        self.save = QPushButton(tr("Save as…"))
        theme.bind_icon(self.save, "save")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        for widget in (self.label, self.headline, self.scores, self.notes, self.stale, self.save):
            layout.addWidget(widget)

    def show_result(self, result: Result | None, *, stale: bool) -> None:
        """Show a result; ``stale``: settings changed since. Without one the view is hidden."""
        self.setVisible(result is not None)
        if result is None:
            return
        method = next(one for one in methods() if one.name == result.restoration.method)
        found, kept = verdict_of(result.restoration), result.kept
        seconds = written(result.restoration.seconds, ".1f")
        self.scores.setText(f"{tr(method.title)}, {seconds} s. {found.scores}")
        self.headline.setText(found.headline if kept is None else tr(_VERDICTS[kept.verdict]))
        said = (found.advice, *map(tr, result.restoration.notes)) if kept is None else kept.said
        self.notes.setText(" ".join(said).strip())
        self.notes.setVisible(bool(self.notes.text()))
        self.label.setText("" if method.deterministic else _learned(result))
        self.label.setVisible(bool(self.label.text()))
        self.stale.setVisible(stale)


def _learned(result: Result) -> str:
    return tr(_LEARNED) if result.kept is None else result.kept.label


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
