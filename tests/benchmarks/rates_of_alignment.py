"""How often alignment finds the exposure, on simulated shots: rows as they come, then a table.

    python tests/benchmarks/rates_of_alignment.py --photos DIR --logs LOG... --seed N \\
        --out ROWS.jsonl [--near 60] [--whole 30] [--still 20] [--foreign 20]

Goes on with the rows that the file already holds. Some ten seconds of one core a row.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from deblur_studio.core.alignment.rates import KINDS, Outcome, outcome_of, table_of
from deblur_studio.core.errors import DeblurError
from deblur_studio.core.synthesis.sources import motions_of, photos_in


def main() -> None:
    """Measure what is missing and print the table of all."""
    options = _options()
    rows = _known(options.out)
    photos, motions = photos_in(options.photos), motions_of(options.logs)
    done = {(row.kind, row.index) for row in rows}
    wanted = [
        (kind, index) for kind in KINDS for index in range(options.first, getattr(options, kind))
    ]
    # A little of each kind first, so that an interrupted run says something about all.
    for kind, index in sorted(wanted, key=lambda each: each[1]):
        if (kind, index) in done:
            continue
        try:
            row = outcome_of(kind, options.seed, index, photos, motions)
        except DeblurError as error:
            print(f"{kind} {index}: {error}", flush=True)
            continue
        rows.append(row)
        with options.out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(dataclasses.asdict(row)) + "\n")
        print(row, flush=True)
    print("\n".join(table_of(rows)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--logs", type=Path, nargs="+", required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="trials before it are left out")
    for kind, count in zip(KINDS, (60, 30, 20, 20), strict=True):
        parser.add_argument(f"--{kind}", type=int, default=count)
    return parser.parse_args()


def _known(path: Path) -> list[Outcome]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [Outcome(**json.loads(line)) for line in lines]


if __name__ == "__main__":
    main()
