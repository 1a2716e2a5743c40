from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deblur_studio.__main__ import main
from deblur_studio.app import build, install_excepthook
from deblur_studio.services.notices import Level, Notice, Notices


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def test_that_files_named_at_start_are_loaded(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, shot_files: tuple[Path, Path]
) -> None:
    _, window = build(shot_files, tmp_path / "config")
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.bench.project.settings is not None, timeout=20_000)
    window.close()


def test_that_the_window_needs_no_network_and_no_slow_library() -> None:
    code = "import sys, deblur_studio.app; print(*sys.modules)"
    loaded = set(python(code).split())
    assert not loaded & {
        "torch",
        "rawpy",
        "scipy",
        "skimage",
        "PySide6.QtNetwork",
        "bleak",
    }


def test_that_a_window_on_view_has_not_waited_for_slow_libraries(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "app = QApplication([]); from deblur_studio.app import build;"
        f"_, window = build((), Path({str(tmp_path)!r})); window.show(); app.processEvents();"
        "window.close(); print(*sys.modules)"
    )
    assert not set(python(code).split()) & {"torch", "scipy.fft", "skimage", "rawpy"}


def test_that_the_command_line_imports_no_qt() -> None:
    code = "import sys, deblur_studio.cli.main; print(*sys.modules)"
    assert not [name for name in python(code).split() if name.startswith("PySide6")]


def test_that_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out[0].isdigit()


@pytest.mark.parametrize("words", [["nonsense"], ["--size", "big"], ["--theme", "pink"]])
def test_that_a_wrong_word_is_answered_in_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert words[-1] in capsys.readouterr().err


def test_that_a_program_without_streams_does_not_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit):
        main(["--version"])
    assert sys.stderr is sys.stdout
    sys.stdout.close()


def test_that_a_defect_in_the_event_loop_is_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    notices, said = Notices(), list[Notice]()
    notices.posted.connect(said.append)
    install_excepthook(notices)
    sys.excepthook(ValueError, ValueError("surprise"), None)
    assert said[0].level is Level.ERROR
    assert "surprise" in said[0].sentence


def test_that_a_picture_of_the_window_can_be_taken(
    tmp_path: Path, shot_files: tuple[Path, Path]
) -> None:
    target = tmp_path / "window.png"
    files = [str(path) for path in shot_files]
    command = ["--screenshot", str(target), "--size", "1280x720", "--theme", "dark", *files]
    done = subprocess.run(
        [sys.executable, "-m", "deblur_studio", *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 720)


def test_that_a_picture_of_a_bad_file_fails_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    command = ["--screenshot", str(tmp_path / "window.png"), str(tmp_path / "bad.png")]
    done = subprocess.run(
        [sys.executable, "-m", "deblur_studio", *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "bad.png" in done.stderr
    assert "Traceback" not in done.stderr
