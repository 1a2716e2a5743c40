"""The weights of a learned method in the Restore workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tiny_models import use_tiny_networks, write_model

from deblur_studio.core.nets.card import ModelCard
from deblur_studio.core.nets.library import KnownModel
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.model_dialogs import CardDialog, ask_model, show_card
from deblur_studio.ui.model_words import card_html, model_line
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.theme import Theme

FOR_MS = 15_000


@pytest.fixture(autouse=True)
def tiny_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    use_tiny_networks(monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_model(tmp_path / "mine.safetensors", "guided-small", name="mine")


@pytest.fixture
def panel(theme: Theme, ready: Workbench, qtbot: QtBot) -> MethodPanel:
    panel = MethodPanel(theme, ready)
    qtbot.addWidget(panel)
    panel.choice.setCurrentIndex(panel.choice.findData("guided"))
    qtbot.waitUntil(lambda: ready.models.known, timeout=FOR_MS)
    return panel


def known(file: Path) -> KnownModel:
    from deblur_studio.core.nets.card import read_card

    return KnownModel(file, read_card(file), shipped=False)


def test_that_weights_are_asked_for_by_learned_methods_only(panel: MethodPanel) -> None:
    assert not panel.picker.isHidden()
    panel.choice.setCurrentIndex(panel.choice.findData("wiener"))
    assert panel.picker.isHidden()


def test_that_what_ships_is_chosen_and_told_in_a_line(panel: MethodPanel) -> None:
    assert panel.picker.combo.currentText() == "guided (ships)"
    assert "adds content" in panel.picker.told.text()
    assert panel.picker.card.isEnabled()


def test_that_an_opened_model_is_chosen_kept_and_used(
    panel: MethodPanel,
    ready: Workbench,
    file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    used: list[str] = []
    monkeypatch.setattr(
        ready.restoration, "deblur", lambda name, title, given: used.append(given.model)
    )
    panel.choice.setCurrentIndex(panel.choice.findData("wiener"))
    with qtbot.waitSignal(ready.models.changed, timeout=FOR_MS):
        ask_model(panel, ready)
    assert panel.choice.currentData() == "guided"
    assert panel.picker.combo.currentText() == "mine"
    panel.refine.setChecked(False)
    panel.deblur()
    panel.picker.combo.setCurrentIndex(0)
    panel.picker.combo.activated.emit(0)
    panel.deblur()
    assert [Path(name).name for name in used] == ["mine.safetensors", ""]
    assert ready.settings.preferences.model_folder == str(file.parent)


def test_that_a_method_without_weights_says_what_to_do(
    panel: MethodPanel, ready: Workbench
) -> None:
    if ready.models.of("unet"):
        pytest.skip("weights ship")
    panel.choice.setCurrentIndex(panel.choice.findData("unet"))
    assert "train it in the Training workspace, or open a model" in panel.picker.told.text()
    assert not panel.picker.card.isEnabled()
    assert not panel.picker.combo.isEnabled()


def test_that_the_line_tells_network_training_score_and_content(file: Path) -> None:
    line = model_line(known(file).card)
    assert line == (
        "Network guided-small, 1,200 steps in 1 h 06 min, 27.5 dB (blurred 26.6), adds content"
        " learned from other photos."
    )
    bare = ModelCard(name="x", architecture="guided", parameters=1, sha256="", adds_content=False)
    assert model_line(bare) == "Network guided, training not known, adds no content."


def test_that_the_card_shows_everything_and_runs_nothing(file: Path, theme: Theme) -> None:
    page = card_html(known(file), theme.colours)
    for text in ("losses.l1", "0.5", "ab" * 32, "walk.csv", "27.46", "1,200 steps", str(file)):
        assert text in page
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in page


def test_that_the_card_can_be_copied(
    panel: MethodPanel, theme: Theme, file: Path, qtbot: QtBot
) -> None:
    dialog = CardDialog(panel, theme, known(file))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    copied = ModelCard.model_validate_json(QGuiApplication.clipboard().text())
    assert copied == known(file).card


def test_that_the_card_is_shown_and_a_model_can_be_removed_from_there(
    panel: MethodPanel,
    ready: Workbench,
    theme: Theme,
    file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(ready.models.changed, timeout=FOR_MS):
        ready.models.take_in(file)
    monkeypatch.setattr(ready.models, "remove", lambda model: False)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    panel.card_wanted.connect(lambda model: show_card(panel, theme, ready, model))

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CardDialog)
        assert "mine" in dialog.page.toPlainText()
        buttons = dialog.findChildren(QPushButton)
        next(one for one in buttons if "Remove" in one.text()).click()

    QTimer.singleShot(100, press)
    panel.picker.card.click()
    assert [model.name for model in ready.models.of("guided") if not model.shipped] == []
    assert panel.picker.combo.currentText() == "guided (ships)"
