"""Sound files of evidence, small, to be damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import fuzz_evidence
import numpy as np
from PIL import Image
from safetensors.numpy import save

from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.case_file import bytes_of
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case
from deblur_studio.core.evidence.restoring import restore_in_case
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.proposal import propose
from deblur_studio.core.nets.card import ModelCard

Target = tuple[str, bytes, Callable[[bytes], bool]]


def targets(folder: Path) -> Iterator[Target]:
    """Yield name, bytes and reader of each kind of file."""
    opened = _case(folder)
    write_bundle(opened, folder / "sound.zip", b"<p></p>")
    yield "case", bytes_of(opened.case), fuzz_evidence.read_case_bytes
    yield "record", opened.record.path.read_bytes(), fuzz_evidence.read_record_bytes
    inner = folder / "inner"
    inner.mkdir()
    sound = (folder / "sound.zip").read_bytes()
    yield "bundle", sound, fuzz_evidence.bundle_reader(inner)
    weights, card = _model()
    yield "weights", weights, fuzz_evidence.model_reader(inner, card)
    (inner / "x.safetensors").write_bytes(weights)
    yield "card", card, fuzz_evidence.model_reader(inner, None)


def _case(folder: Path) -> OpenCase:
    """Return a case of a photo of 64 x 48 px."""
    rng = np.random.default_rng(0)
    photo, log = folder / "photo.png", folder / "log.gcsv"
    Image.fromarray(rng.integers(0, 255, (48, 64, 3), dtype=np.uint8)).save(photo)
    rows = "\n".join(f"{5 * index},{index % 50},{30 - index % 60},10" for index in range(400))
    head = "GYROFLOW IMU LOG\nversion,1.3\norientation,XYZ\ntscale,0.001\ngscale,0.001\n"
    log.write_text(f"{head}t,gx,gy,gz\n{rows}\n")
    opened = make_case(folder / "sound.dblr", About("1", "a", "b"))
    read, recording = read_photo(photo), read_log(log)
    shot = GivenShot(read, recording, propose(read, recording).settings, (log,))
    restore_in_case(opened, shot, "wiener", spread_count=0)
    return opened


def _model() -> tuple[bytes, bytes]:
    """Return a few tensors as safetensors, and a card for them."""
    tensors = {"a.weight": np.ones((4, 3), np.float16), "a.bias": np.zeros(4, np.float16)}
    weights = save(tensors)
    card = ModelCard(name="x", architecture="guided-small", parameters=16, sha256=_hash(weights))
    return weights, card.model_dump_json(indent=1).encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
