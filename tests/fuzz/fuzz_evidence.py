"""Damages the files of evidence: nothing may come of them but a sentence.

    python tests/fuzz/fuzz_evidence.py [COUNT]

runs COUNT mutations (10,000) of each kind: case, record, bundle, model file and card.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.evidence.case_file import case_of
from deblur_studio.core.evidence.record_check import checked
from deblur_studio.core.evidence.unpack import unpack
from deblur_studio.core.nets.model_file import load_model

WORDS = (
    *(b"null", b"true", b"-1", b"1e999", b"NaN", b'"\\ud800"', b"[[[[", b"{}", b'""', b"\\u0000"),
    *(b"../", b"99999999999999999999", b"0.5", b"\x00", b"\xff\xfe", b"evidence", b"PK\x01\x02"),
)


@dataclass
class Report:
    """What became of the mutations; ``failures`` are what must never happen."""

    refused: int = 0
    taken: int = 0
    failures: list[str] = field(default_factory=list)


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """Return the bytes with one to four changes: flips, cuts, repeats, words of other meaning."""
    changed = bytearray(data)
    for _ in range(int(rng.integers(1, 5))):
        place = int(rng.integers(len(changed) + 1))
        length = int(rng.integers(1, 40))
        kind = int(rng.integers(5))
        if kind == 0 and place < len(changed):
            changed[place] ^= int(rng.integers(1, 256))
        elif kind == 1:
            del changed[place : place + length]
        elif kind == 2:
            changed[place:place] = changed[place : place + length]
        elif kind == 3:
            changed[place : place + length] = WORDS[int(rng.integers(len(WORDS)))]
        else:
            del changed[place:]
    return bytes(changed)


def fuzz(data: bytes, read: Callable[[bytes], bool], count: int, seed: int) -> Report:
    """Read ``count`` mutations; ``read`` says whether it took one, or raises DeblurError."""
    report, rng = Report(), np.random.default_rng(seed)
    for number in range(count):
        try:
            taken = read(mutated(data, rng))
        except DeblurError as error:
            taken = False
            if "\n" in str(error) or not str(error):
                report.failures.append(f"{number}: {str(error)!r} is not a sentence")
        except Exception as error:  # what else comes of it is what is looked for
            report.failures.append(f"{number}: {type(error).__name__}: {error}")
            continue
        report.taken += taken
        report.refused += not taken
    return report


def read_case_bytes(data: bytes) -> bool:
    """Whether a case is made of the bytes."""
    case_of(data, "x.dblr")
    return True


def read_record_bytes(data: bytes) -> bool:
    """Whether a record of these bytes is without fault."""
    found = checked(data)
    return not found.fault and not found.torn


def bundle_reader(folder: Path) -> Callable[[bytes], bool]:
    """Return what unpacks a bundle within ``folder`` and looks for files outside."""

    def read(data: bytes) -> bool:
        path = folder / "x.zip"
        path.write_bytes(data)
        with tempfile.TemporaryDirectory(dir=folder) as inner:
            place = Path(inner) / "in"
            place.mkdir()
            try:
                return not unpack(path, place).findings
            finally:
                if {each.name for each in Path(inner).iterdir()} != {"in"}:
                    raise AssertionError("something was written outside")

    return read


def model_reader(folder: Path, card: bytes | None) -> Callable[[bytes], bool]:
    """Return what loads a model: of mutated weights under ``card``, or of a mutated card."""

    def read(data: bytes) -> bool:
        path = folder / "x.safetensors"
        if card is None:
            path.with_suffix(".json").write_bytes(data)
        else:
            path.write_bytes(data)
            told = {**json.loads(card), "sha256": hashlib.sha256(data).hexdigest()}
            path.with_suffix(".json").write_text(json.dumps(told))
        load_model(path)
        return True

    return read


def main() -> int:
    """Fuzz at length, and print what came of it."""
    import fuzz_evidence_cases

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, data, read in fuzz_evidence_cases.targets(Path(folder)):
            report = fuzz(data, read, count, 2026)
            print(f"{name}: {report.taken} taken, {report.refused} refused")
            print("\n".join(report.failures[:10]))
            failures += len(report.failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
