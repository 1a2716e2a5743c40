"""The dot chart for calibration, as a PDF of lines and areas: it prints sharp at any size."""

from __future__ import annotations

import os
from pathlib import Path

from deblur_studio.core.files import written_whole

_PAGE_PT = (595.28, 841.89)  # A4
_MM = 72 / 25.4
_COLUMNS, _ROWS = 4, 6
_PITCH_MM, _SIDE_MM, _DOT_MM = 44.0, 26.0, 1.0
_ARC = 0.5523  # of the radius: handles with which four Bezier curves draw a circle
_WORDS = (
    "Deblur Studio dot chart. Print at 100 % on matt white paper, light it well, fill the frame",
    "with it and hold the camera by hand at 1/30 to 1/8 s; squares should be 100 px or wider.",
)


def chart_pdf() -> bytes:
    """Return the chart: black squares with a white dot in each, on one A4 page."""
    drawn = _drawing().encode("ascii")
    width, height = _PAGE_PT
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _file_of(objects)


def write_chart(path: Path | str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write the chart to a file.

    Raises:
        OutputError: The file exists and may not be replaced, or the disk refuses.
    """
    with written_whole(Path(path), overwrite=overwrite) as temporary:
        temporary.write_bytes(chart_pdf())


def _drawing() -> str:
    width, height = _PAGE_PT
    left = (width - (_COLUMNS - 1) * _PITCH_MM * _MM) / 2
    bottom = (height - (_ROWS - 1) * _PITCH_MM * _MM) / 2
    parts = []
    for index in range(_COLUMNS * _ROWS):
        x = left + index % _COLUMNS * _PITCH_MM * _MM
        y = bottom + index // _COLUMNS * _PITCH_MM * _MM
        parts.append(_square(x, y) + _dot(x, y))
    lines = " ".join(f"({line}) Tj T*" for line in _WORDS)
    return "\n".join([*parts, f"0 g BT /F1 8 Tf 10 TL {left - 36:.2f} 26 Td {lines} ET"])


def _square(x: float, y: float) -> str:
    side = _SIDE_MM * _MM
    return f"0 g {x - side / 2:.3f} {y - side / 2:.3f} {side:.3f} {side:.3f} re f\n"


def _dot(x: float, y: float) -> str:
    r, k = _DOT_MM * _MM / 2, _DOT_MM * _MM / 2 * _ARC
    turns = [(r, 0), (r, k), (k, r), (0, r), (-k, r), (-r, k), (-r, 0), (-r, -k)]
    turns += [(-k, -r), (0, -r), (k, -r), (r, -k), (r, 0)]
    points = [f"{x + across:.3f} {y + up:.3f}" for across, up in turns]
    curves = " ".join(f"{' '.join(points[at : at + 3])} c" for at in (1, 4, 7, 10))
    return f"1 g {points[0]} m {curves} f"


def _file_of(objects: list[bytes]) -> bytes:
    """Return a PDF file of numbered objects, the first of them its catalogue."""
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return file + trailer % (count, file.index(b"xref\n"))
