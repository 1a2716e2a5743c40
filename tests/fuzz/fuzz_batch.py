"""Damages what a batch reads: its list, order, state and preset, and a camera file.

    python tests/fuzz/fuzz_batch.py [COUNT]

runs COUNT mutations (10,000) of each; nothing may come of them but values or a sentence.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fuzz_evidence

from deblur_studio.core.batch.ledger import STATE_NAME, Ledger, read_state
from deblur_studio.core.batch.listing import read_list
from deblur_studio.core.batch.order import read_order, write_order
from deblur_studio.core.batch.preset import find_preset
from deblur_studio.core.batch.values import Given, Item, Outcome, Preset
from deblur_studio.core.camera.file import read_camera, write_camera
from deblur_studio.core.camera.model import Camera

Target = tuple[str, bytes, Callable[[bytes], bool]]
_LIST = b"""photo,log,start_s,exposure_s,time_offset_s,readout_s,focal_px,depth_m,orientation,camera
a.jpg,log.csv|log.csv,12.5,0.05,0.001,0.02,1000.5,3,zYX,c.toml
"b, c.jpg",log.csv,-1,0.1,,,,,XYZ,
c.jpg
"""
_TOML = b'method = "total-variation"\n[parameters]\niterations = 20\nsmoothing = 0.5\n'
_JSON = b'{"method": "wiener", "parameters": {"smoothing": 0.5}}'


def targets(folder: Path) -> Iterator[Target]:
    """Yield name, bytes and reader of each kind of file."""
    (folder / "log.csv").touch()
    yield "list", _LIST, _reading(folder / "list.csv", read_list)
    yield "preset", _TOML, _reading(folder / "p.toml", lambda path: find_preset(str(path)))
    yield "preset as JSON", _JSON, _reading(folder / "p.json", lambda path: find_preset(str(path)))
    items = _items(folder)
    write_order(folder / "order.json", items, [folder])
    order = (folder / "order.json").read_bytes()
    yield "order", order, _reading(folder / "order.json", read_order)
    Ledger(folder, Preset(method="wiener"), ".tif", items).write()
    state = (folder / STATE_NAME).read_bytes()
    yield "state", state, _reading(folder / STATE_NAME, _state_read)
    write_camera(Camera.centred(64, 48, 60.0), folder / "c.toml")
    yield "camera", (folder / "c.toml").read_bytes(), _reading(folder / "c.toml", read_camera)


def _reading(path: Path, read: Callable[[Path], object]) -> Callable[[bytes], bool]:
    def written_and_read(data: bytes) -> bool:
        path.write_bytes(data)
        read(path)
        return True

    return written_and_read


def _state_read(path: Path) -> None:
    """Read a state, and hold every result to the folder that it belongs to."""
    stored = read_state(path.parent)
    if stored is None:
        raise AssertionError("the state was there and was not read")
    ledger = Ledger(path.parent, stored.preset, stored.suffix, stored.items)
    for item in stored.items:
        task = ledger.task(item.but(state="running"), overwrite=False)
        assert task.output.parent == task.thumbnail.parent.parent == path.parent


def _items(folder: Path) -> list[Item]:
    outcome = Outcome(
        output_sha256="a" * 64,
        photo_sha256="b" * 64,
        log_sha256="c" * 64,
        start_s=1.0,
        exposure_s=0.05,
        seconds=0.5,
        cpu_s=0.4,
        chi=1.01,
        worst_block_chi=None,
        blur_extent_px=7.0,
        notes=("start: given",),
    )
    first = Item(name="a", photo=folder / "a.jpg", logs=(folder / "log.csv",), said="By name.")
    return [
        first.but(state="done", outcome=outcome, tries=1),
        first.but(name="b", given=Given(start_s=1.0, orientation="zYX"), state="waiting"),
        Item(name="c", photo=folder / "c.jpg", state="unpaired", said="c.jpg has no log."),
    ]


def main() -> int:
    """Fuzz at length, and print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data, read in targets(Path(folder)):
            report = fuzz_evidence.fuzz(data, read, count, 2026)
            print(f"{name}: {report.taken} taken, {report.refused} refused", flush=True)
            print("\n".join(report.failures[:10]))
            failures += len(report.failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
