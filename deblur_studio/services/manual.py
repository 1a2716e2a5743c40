"""The manual that ships: Markdown pages in the order in which they are best read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.resources import resource

CONTENTS = "contents.txt"


@dataclass(frozen=True)
class ManualPage:
    """A page; ``name`` is what links call it."""

    name: str
    title: str
    path: Path
    text: str

    def holds(self, words: str) -> bool:
        """Whether every word is on the page, in whatever case."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def manual_pages() -> tuple[ManualPage, ...]:
    """Return all pages, in the order of the contents."""
    folder = resource("manual")
    names = (folder / CONTENTS).read_text(encoding="utf-8").split()
    return tuple(_page(folder / f"{name}.md") for name in names)


def _page(path: Path) -> ManualPage:
    text = path.read_text(encoding="utf-8")
    heading = re.match(r"# (.+)", text)
    title = heading.group(1) if heading else path.stem
    return ManualPage(path.stem, title, path, text)
