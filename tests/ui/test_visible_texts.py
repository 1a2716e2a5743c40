"""Every text that the window shows goes through translation: read from the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "deblur_studio" / "ui"
EVERY_ARGUMENT = {
    *("setToolTip", "setStatusTip", "setWhatsThis", "setAccessibleName", "setWindowTitle"),
    *("setAccessibleDescription", "setTitle", "setText", "setPlaceholderText", "setSuffix"),
    *("setPrefix", "setSpecialValueText", "setInformativeText", "setTabText", "setTabToolTip"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QToolBar", "QMenu"),
    *("QAction", "QDockWidget", "ElidedLabel", "Axes", "addMenu", "addAction", "action", "toggle"),
    *("set_whole_text", "set_status", "set_empty_text", "set_labels", "inform", "warn", "DockSpec"),
    *("setHorizontalHeaderLabels", "setHeaderLabels", "getOpenFileName", "getSaveFileName"),
    *("getOpenFileNames", "getExistingDirectory", "question", "about", "OutputError"),
}
FIRST_ARGUMENT = {"addItem", "addTab", "addRow", "addButton", "addItems", "Remedy"}
NOT_WORDS = re.compile(
    r"<[^>]*>|\b(?:Deblur Studio|SHA-256|PNG|PSNR|SSIM|Hz|px|mm|ms|min|dB|kB|MB|xyz|rad/s|deg/s)\b"
    r"|\b(?:Ctrl|Shift|Alt)\+\S+|\bF\d+\b|\.[a-z]+\b|[a-z]+(?:[-_.][a-z]+)+"
)
TAKEN_AS_TEXT = {"DockSpec": 1}  # its other arguments are names and places


def source_files() -> list[Path]:
    return sorted(UI.rglob("*.py"))


def texts_shown(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of each literal that a call shows as it is."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            for argument in arguments_shown(call):
                for text in literals(argument):
                    yield call.lineno, text


def arguments_shown(call: ast.Call) -> list[ast.expr]:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
    if name in TAKEN_AS_TEXT:
        return call.args[TAKEN_AS_TEXT[name] : TAKEN_AS_TEXT[name] + 1]
    if name in FIRST_ARGUMENT:
        return call.args[:1]
    return list(call.args) if name in EVERY_ARGUMENT else []


def literals(shown: ast.expr) -> Iterator[str]:
    """Yield the literals of an expression; what a call or an index gives is none."""
    match shown:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(part.value for part in values if isinstance(part, ast.Constant))
        case ast.Call() | ast.Subscript() | ast.Lambda() | ast.Compare():
            return
        case ast.IfExp(body=body, orelse=other):
            yield from (*literals(body), *literals(other))
        case ast.BinOp() | ast.BoolOp() | ast.Tuple() | ast.List() | ast.Starred():
            for part in ast.iter_child_nodes(shown):
                if isinstance(part, ast.expr):
                    yield from literals(part)


def has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,}", NOT_WORDS.sub("", text)))


@pytest.mark.parametrize("path", source_files(), ids=lambda path: path.relative_to(UI).as_posix())
def test_that_a_visible_text_is_translated(path: Path) -> None:
    shown = texts_shown(ast.parse(path.read_text(encoding="utf-8")))
    bare = [f"{path.name}:{line}: {text!r}" for line, text in shown if has_words(text)]
    assert not bare


@pytest.mark.parametrize(
    "line",
    [
        'QLabel("Text")',
        'self.button.setText(f"{n} photos")',
        'menu.addAction("&Open", react)',
        'field.setToolTip("Short" if narrow else tr("Long"))',
        'action(theme, window, "&Quit", react, icon="quit")',
        'DockSpec("shot", "Shot", left, widget)',
        'table.setHorizontalHeaderLabels(["Name", tr("Size")])',
    ],
)
def test_that_a_bare_text_would_be_found(line: str) -> None:
    assert any(has_words(text) for _, text in texts_shown(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        'QLabel(tr("Text"))',
        'unit.setText(f"{length} px")',
        'combo.addItem(tr("Sharp"), "sharp")',
        'DockSpec("shot", tr("Shot"), left, widget)',
        'label.setText("Deblur Studio")',
        'button.setText(words["name"])',
    ],
)
def test_that_names_units_and_translated_texts_pass(line: str) -> None:
    assert not any(has_words(text) for _, text in texts_shown(ast.parse(line)))
