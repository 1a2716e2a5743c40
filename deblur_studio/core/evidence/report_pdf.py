"""A report on paper: HTML becomes PDF in a child process, for core and commands know no Qt.

The child is this program, started with ``--print-report``; see deblur_studio/printing.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.program import own_command
from deblur_studio.core.progress import SILENT, Progress

PRINT_OPTION = "--print-report"
_LOOK_S = 0.1
_PATIENCE_S = 300.0


def print_pdf(html: bytes, path: Path, foot: str, progress: Progress = SILENT) -> None:
    """Write HTML as PDF, A4, with ``foot`` and page numbers below.

    Args:
        html: Of ``to_html``.
        path: Where the PDF goes; what is there is replaced.
        foot: One short line.
        progress: Asked ten times a second whether to stop.

    Raises:
        EvidenceError: The window's libraries are not there, or the child failed or hangs.
        Cancelled: ``progress`` asked to stop.
    """
    with tempfile.TemporaryDirectory(prefix="deblur-studio-") as folder:
        source = Path(folder) / "report.html"
        source.write_bytes(html)
        with subprocess.Popen(
            [*own_command(), PRINT_OPTION, str(source), str(path), foot],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as child:
            try:
                said = _waited(child, progress)
            finally:
                child.kill()
    if child.returncode != 0 or not path.is_file():
        raise EvidenceError(
            f"The PDF could not be made ({_last_line(said)}); write the report as .html instead."
        )


def _waited(child: subprocess.Popen[bytes], progress: Progress) -> bytes:
    for turn in range(round(_PATIENCE_S / _LOOK_S)):
        progress.checkpoint(min(0.9, turn / 50), "Printing the report")
        try:
            return child.communicate(timeout=_LOOK_S)[1]
        except subprocess.TimeoutExpired:
            continue
    return b"it took too long"


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200].rstrip(".") if lines else "without a reason"
