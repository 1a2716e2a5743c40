from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deblur_studio.services.manual import ManualPage, manual_pages
from deblur_studio.ui.manual_window import ManualWindow
from deblur_studio.ui.theme import Theme, ThemeMode

PAGES = manual_pages()
FOLDER = PAGES[0].path.parent


@pytest.fixture
def manual(qapp: QApplication, qtbot: QtBot) -> Iterator[ManualWindow]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    window = ManualWindow(theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    theme.deleteLater()


def test_that_the_contents_name_every_page_once() -> None:
    names = [page.name for page in PAGES]
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_links_and_pictures_of_a_page_lead_somewhere(page: ManualPage) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.text):
        assert (FOLDER / target).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_a_page_is_free_of_what_a_reader_would_take_for_html(page: ManualPage) -> None:
    without_code = re.sub(r"(?m)^    .*$|`[^`]*`", "", page.text)
    assert not re.search(r"<[A-Za-z/!]", without_code)


def test_that_every_page_is_reached_by_links_from_the_first() -> None:
    links = {page.name: re.findall(r"\]\(([\w-]+)\.md\)", page.text) for page in PAGES}
    reached, waiting = set[str](), ["index"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += links[name]
    assert reached == set(links)


def test_that_the_pictures_stay_small() -> None:
    sizes = [path.stat().st_size for path in (FOLDER / "pictures").iterdir()]
    assert sizes
    assert sum(sizes) < 2_000_000


def test_that_every_picture_is_shown_somewhere() -> None:
    shown = set(re.findall(r"\(pictures/([\w-]+\.png)\)", "".join(page.text for page in PAGES)))
    assert shown == {path.name for path in (FOLDER / "pictures").iterdir()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_a_page_is_shown_with_its_title_and_pictures(
    manual: ManualWindow, page: ManualPage
) -> None:
    manual.go(page.name)
    assert manual.page == page
    assert manual.view.toPlainText().startswith(page.title)
    assert manual.contents.currentItem().text() == page.title


def test_that_links_are_followed_and_gone_back_from(manual: ManualWindow) -> None:
    manual.view.anchorClicked.emit(QUrl("kernels.md"))
    assert manual.page.name == "kernels"
    manual.back.click()
    assert manual.page.name == "index"
    assert not manual.back.isEnabled()


def test_that_an_address_outside_opens_in_the_browser_only(
    manual: ManualWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    manual.view.anchorClicked.emit(QUrl("https://example.org"))
    assert [url.host() for url in opened] == ["example.org"]
    assert manual.page.name == "index"


def test_that_search_lists_pages_and_goes_from_hit_to_hit(manual: ManualWindow) -> None:
    manual.search.setText("Whittle")
    listed = [manual.contents.item(row).text() for row in range(manual.contents.count())]
    assert "The science" in listed
    assert "Sensor" not in listed
    first = manual.view.textCursor().position()
    assert first > 0
    manual.search.returnPressed.emit()
    assert manual.view.textCursor().position() > first
    assert manual.view.extraSelections()


def test_that_search_for_nothing_that_is_there_says_so_and_keeps_the_page(
    manual: ManualWindow,
) -> None:
    manual.go("limits")
    manual.search.setText("zeppelin")
    assert manual.contents.count() == 0
    assert manual.page.name == "limits"
    manual.search.clear()
    assert manual.contents.count() == len(PAGES)


def test_that_a_chosen_row_is_shown(manual: ManualWindow) -> None:
    manual.contents.setCurrentRow(4)
    assert manual.page == PAGES[4]


def test_that_it_follows_the_theme(manual: ManualWindow, qapp: QApplication) -> None:
    theme = manual.view._theme
    theme.set_mode(ThemeMode.DARK)
    assert manual.page.title in manual.view.toPlainText()
    theme.set_mode(ThemeMode.LIGHT)


def test_that_the_command_lines_page_is_current() -> None:
    from manual import command_line_page

    kept = (FOLDER / "cli.md").read_text(encoding="utf-8")
    assert kept == command_line_page(), "run: python packaging/manual.py"


def test_that_every_command_in_the_pages_is_one_that_there_is() -> None:
    from deblur_studio.cli.main import COMMANDS

    for page in PAGES:
        for command in re.findall(r"(?m)^    deblur-studio ([a-z-]+)", page.text):
            assert command in COMMANDS, page.name
