"""The run that shows that a package works, here of the program that is not packaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from deblur_studio.core.errors import DeblurError
from deblur_studio.ui import smoke
from deblur_studio.ui.main_window import MainWindow


def test_that_the_window_is_led_through_its_main_jobs(window: MainWindow, tmp_path: Path) -> None:
    said: list[str] = []
    smoke.drive(window, tmp_path, lambda part, _: said.append(part))
    assert said == ["shown", "restore", "stream", "train"]
    assert (tmp_path / "restored.tif").stat().st_size > 100_000
    run = window.bench.training.runs[0]
    assert run.history.step == smoke.STEPS
    assert (run.folder / "model.safetensors").is_file()
    assert not window.bench.sensor.any_live


def test_that_trouble_in_the_window_ends_the_run_with_its_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(smoke, "sample_files", lambda: [broken])
    said: list[str] = []
    with pytest.raises(DeblurError, match=r"broken\.png"):
        smoke.drive(window, tmp_path, lambda part, _: said.append(part))
    assert said == ["shown"]
