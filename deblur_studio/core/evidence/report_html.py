"""A report as one HTML file that needs nothing else: pictures inside, no script, no network.

Only what a text document of a window understands too is used, so that the same file is printed.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from deblur_studio.core.evidence.report import (
    Block,
    Pair,
    Paragraph,
    Picture,
    Points,
    Report,
    Section,
    Signature,
    Table,
)

_WIDE_PX, _HALF_PX = (640, 480), (284, 330)  # most width and height of a picture
_STYLE = """
body { font-family: Georgia, 'DejaVu Serif', 'Times New Roman', serif; font-size: 11pt; color: #111;
  background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
p, li { line-height: 1.4; }
h1 { font-size: 20pt; margin-bottom: 0; } h2 { font-size: 14pt; margin-top: 1.6em;
  border-bottom: 1px solid #888; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; }
th, td { border: 1px solid #bbb; padding: 3px 7px; text-align: left; vertical-align: top; }
th { background: #eee; font-weight: bold; }
table.small { font-size: 8.5pt; } table.small td.hash { font-size: 6.5pt; }
table.bare td { border: none; padding: 0 4px 0 0; }
td.hash { font-family: 'DejaVu Sans Mono', Consolas, monospace; font-size: 7.5pt; }
td, p, li { overflow-wrap: anywhere; }
p.caption { font-size: 9pt; color: #333; margin-top: 2px; } p.picture { margin-bottom: 0;
  line-height: 1.0; }
p.warning { border: 2px solid #8a1c1c; padding: 6px 10px; color: #8a1c1c; font-weight: bold; }
img { max-width: 100%; height: auto; } table.bare { border: none; }
@page { size: A4; margin: 18mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } h2 { break-after: avoid; }
  table.bare, tr, img { break-inside: avoid; } h2.page { break-before: page; } }
"""


def to_html(report: Report) -> bytes:
    """Return the report as a whole HTML file."""
    parts = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body>",
        f'<p class="warning">{escape(report.label)}</p>' if report.label else "",
        f"<h1>{escape(report.title)}</h1><p>{escape(report.line)}</p>",
        *(_section(section) for section in report.sections),
        "</body></html>\n",
    ]
    return "\n".join(part for part in parts if part).encode("utf-8")


def _section(section: Section) -> str:
    page = ' class="page" style="page-break-before: always"' if section.new_page else ""
    return f"<h2{page}>{escape(section.title)}</h2>\n" + "\n".join(map(_block, section.blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            kind = ' class="warning"' if block.warning else ""
            return f"<p{kind}>{escape(block.text)}</p>"
        case Points():
            items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
            return f"<ol>{items}</ol>" if block.numbered else f"<ul>{items}</ul>"
        case Table():
            return _table(block)
        case Picture():
            return _picture(block, _WIDE_PX)
        case Pair():
            left, right = (
                "" if each is None else _picture(each, _HALF_PX)
                for each in (block.left, block.right)
            )
            cells = f'<td width="50%">{left}</td><td width="50%">{right}</td>'
            return f'<table class="bare" width="100%"><tr>{cells}</tr></table>'
        case Signature():
            return "".join(f"<p><br>______________________________<br>{escape(each)}</p>"
                           for each in block.below)  # fmt: skip


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(word)}</th>" for word in table.head)
    rows = [f"<tr>{head}</tr>"] if head else []
    rows += [_row(row, named=not table.head) for row in table.rows]
    kind = ' class="small"' if table.small else ""
    return (
        f'<table{kind} width="100%" border="1" cellspacing="0" cellpadding="3">'
        f"{''.join(rows)}</table>"
    )


def _row(row: Sequence[str], *, named: bool) -> str:
    cells = [f"<th>{escape(row[0])}</th>"] if named else []
    cells += [_cell(word) for word in (row[1:] if named else row)]
    return f"<tr>{''.join(cells)}</tr>"


def _cell(word: str) -> str:
    kind = ' class="hash"' if _is_hash(word) else ""
    return f"<td{kind}>{escape(word)}</td>"


def _is_hash(word: str) -> bool:
    return len(word) >= 32 and all(letter in "0123456789abcdef" for letter in word)


def _picture(picture: Picture, most_px: tuple[int, int]) -> str:
    data = base64.b64encode(picture.data).decode("ascii")
    scale = min(1.0, most_px[0] / picture.width, most_px[1] / picture.height)
    width, height = (max(1, round(scale * side)) for side in (picture.width, picture.height))
    alt = escape(picture.caption, quote=True)
    return (
        f'<p class="picture"><img src="data:image/{picture.kind};base64,{data}" width="{width}"'
        f' height="{height}" alt="{alt}"></p>'
        f'<p class="caption">{escape(picture.caption)}</p>'
    )
