"""The order that the window writes, and that the command takes in place of a list."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from deblur_studio.core.batch.ledger import Ledger, held, is_held
from deblur_studio.core.batch.order import read_order, write_order
from deblur_studio.core.batch.run import Wanted, run_batch
from deblur_studio.core.batch.source import Source
from deblur_studio.core.batch.values import Item, Preset
from deblur_studio.core.errors import BatchError


def ordered(photos: Path, tmp_path: Path, *items: Item) -> Path:
    path = tmp_path / "order.json"
    write_order(path, items, [photos])
    return path


def item(photos: Path, name: str, **values: object) -> Item:
    return Item(name=name, photo=photos / f"{name}.png", **values)


def test_that_an_order_comes_back_as_it_was_before_any_work(
    photos: Path, tmp_path: Path, some_outcome
) -> None:
    log = photos / "B.gcsv"
    done = item(photos, "A", logs=(log,), state="done", tries=2, outcome=some_outcome)
    odd = item(photos, "B", state="failed", said="line 3: no photo")
    order = read_order(ordered(photos, tmp_path, done, odd))
    first, second = order.items
    assert (first.state, first.tries, first.outcome, first.logs) == ("waiting", 0, None, (log,))
    assert (second.state, second.said) == ("unpaired", "line 3: no photo")
    assert order.logs == (photos,)


def test_that_the_pairs_of_an_order_are_kept_and_the_others_are_found(
    fake_hand, photos: Path, tmp_path: Path
) -> None:
    by_hand = item(photos, "A", logs=(photos / "C.gcsv",), paired_by="hand", said="Chosen.")
    path = ordered(photos, tmp_path, by_hand, item(photos, "B"))
    out = tmp_path / "out"
    hand = fake_hand()
    with held(out):
        assert is_held(out)
        ledger = Ledger.opened(out, Preset(method="wiener"), ".tif")
        source = Source(path, read_order(path).logs, patient=False, overwrite=False)
        asyncio.run(run_batch(ledger, source, [hand], Wanted(), lambda item: None))
    assert not is_held(out)
    assert [task.logs[0].name for task in hand.asked] == ["C.gcsv", "B.gcsv"]
    assert [one.paired_by for one in ledger.items] == ["hand", "name"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "is no order"),
        ("[1]", "is no order"),
        ('{"version": 9, "items": []}', "another version"),
    ],
)
def test_that_what_is_no_order_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(BatchError, match=words):
        read_order(path)
    with pytest.raises(BatchError, match="cannot be read"):
        read_order(tmp_path / "none.json")


def test_that_an_order_cannot_write_elsewhere(photos: Path, tmp_path: Path) -> None:
    path = ordered(photos, tmp_path, item(photos, "A"))
    told = json.loads(path.read_text())
    told["items"][0]["name"] = "../escaped"
    path.write_text(json.dumps(told))
    with pytest.raises(BatchError, match="another version"):
        read_order(path)


def test_that_a_folder_nobody_worked_in_is_not_held(tmp_path: Path) -> None:
    assert not is_held(tmp_path)
    assert list(tmp_path.iterdir()) == []
