"""Small faults planted in a module's source, one at a time: a test must find each.

Operators and comparisons are swapped, numbers changed, signs and conditions turned round.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.MatMult: ast.Mult,
}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def mutants_of(path: Path) -> list[tuple[int, str]]:
    """Return line and kind of every fault that can be planted in a source file."""
    return [(getattr(node, "lineno", 0), kind) for node, kind in _places(_tree(path))]


def mutated(path: Path, number: int | None) -> ast.Module:
    """Return the source of a file as a tree with one fault planted, or with none."""
    tree = _tree(path)
    if number is None:
        return tree
    for place, (node, _) in enumerate(_places(tree)):
        if place == number:
            _plant(node)
            return ast.fix_missing_locations(tree)
    raise IndexError(number)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _places(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _OPERATORS:
            yield node, f"{type(node.op).__name__} to {_OPERATORS[type(node.op)].__name__}"
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
            swapped = _COMPARISONS[type(node.ops[0])]
            yield node, f"{type(node.ops[0]).__name__} to {swapped.__name__}"
        elif isinstance(node, ast.BoolOp):
            yield node, "and with or"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
            yield node, f"no {type(node.op).__name__}"
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, "condition turned round"
        elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield node, f"{node.value} changed"


def _plant(node: ast.AST) -> None:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        node.op = _OPERATORS[type(node.op)]()
    elif isinstance(node, ast.Compare):
        node.ops[0] = _COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd() if isinstance(node.op, ast.USub) else ast.Not()
        if isinstance(node.op, ast.Not):
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant):
        node.value = node.value + 1 if isinstance(node.value, int) else node.value * 1.5 + 0.1
