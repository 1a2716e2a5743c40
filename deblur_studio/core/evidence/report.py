"""A report as data: sections of text, tables and pictures, for HTML and for print alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """A stretch of text; ``warning``: it is set apart."""

    text: str
    warning: bool = False


@dataclass(frozen=True)
class Points:
    """A list, numbered or not."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of words; without a ``head`` the first column names what the others say.

    ``small``: many columns or long words.
    """

    rows: Sequence[Sequence[str]]
    head: Sequence[str] = ()
    small: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture (PNG or JPEG bytes) of ``width`` x ``height`` px with what it shows."""

    data: bytes
    kind: str
    width: int
    height: int
    caption: str


@dataclass(frozen=True)
class Pair:
    """Two pictures beside each other, or one of half the width."""

    left: Picture
    right: Picture | None


@dataclass(frozen=True)
class Signature:
    """Lines to be signed by hand: what stands below each."""

    below: Sequence[str]


Block = Paragraph | Points | Table | Picture | Pair | Signature


@dataclass(frozen=True)
class Section:
    """A headed part; ``new_page``: it begins a page in print."""

    title: str
    blocks: Sequence[Block]
    new_page: bool = False


@dataclass(frozen=True)
class Report:
    """A whole report; ``line`` stands below the title, ``label`` on top where there is one."""

    title: str
    line: str
    sections: Sequence[Section]
    label: str = ""
