"""Gains on Kodak photos along every hand-held log, beside what no linear filter can pass.

    python tests/benchmarks/gains_along_all_logs.py --data DIR --out ROWS.jsonl \
        [--photos 6] [--side 0]

Photos of 30 px and 0.1 s with noise of 0.5 %, exact motion, automatic settings: rows as they
come, then the tables. Goes on with the rows that the file already holds. Six to ten seconds of
one core a row of 0.4 MP; ``--side`` cuts squares from the photos' middles.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from linear_bound import bound_of
from test_kodak_gains import EXTENT_PX, LOGS, MORE_LOGS, NOISE, picture, read_log, scores, window_of

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method

ALL_LOGS = (
    LOGS
    | MORE_LOGS
    | {
        "filming, Android": "imu/android_video_log/gyro1.txt",
        "gestures, renamed": "imu/sensor_logger/renamed_columns",
    }
)
METHODS = ("wiener", "total-variation")
PHOTOS = 24


def main() -> None:
    """Measure what is missing and print the tables of all."""
    options = _options()
    rows = _known(options.out)
    done = {(row["log"], row["photo"]) for row in rows}
    logs = {holding: read_log(options.data / name) for holding, name in ALL_LOGS.items()}
    for turn in range(options.photos):
        for index, (holding, log) in enumerate(logs.items()):
            number = (index * 7 + turn * 5) % PHOTOS + 1  # each photo about equally often
            if (holding, number) in done:
                continue
            row = {"log": holding, "photo": number} | measured(options, log, number)
            rows.append(row)
            with options.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            print(row, flush=True)
    tell(rows)


def measured(options: argparse.Namespace, log, number: int) -> dict[str, list[float]]:
    """Return PSNR before, gains and bounds in dB (linear light, sRGB) of one shot."""
    sharp, rng = _cut(picture(options.data, number), options.side), np.random.default_rng(number)
    camera, path = window_of(log, sharp, rng)
    photo = np.clip(NOISE.draw(WarpBlur(path, camera).apply(sharp), rng), 0.0, 1.0)
    before, problem = scores(photo, sharp), prepare(photo, camera, path)
    row = {"before": before.round(3).tolist()}
    for name in METHODS:
        known = method(name)
        found = known.run(problem, known.parameters_type(), SILENT)
        row[name] = (scores(found, sharp) - before).round(3).tolist()
        row[f"{name}, inside"] = round(inside(found, sharp) - inside(photo, sharp), 3)
    row["clipped"] = round(float(problem.saturated.mean()), 4)
    return row | bound_of(sharp, camera, path, NOISE.variance(0.0))


def inside(image: np.ndarray, sharp: np.ndarray) -> float:
    """Return PSNR in linear light where no kernel reaches beyond the photo."""
    return float(psnr_db(np.clip(image, 0.0, 1.0), sharp, border_px=int(EXTENT_PX)))


def tell(rows: list[dict]) -> None:
    """Print the mean gains of each log and of all, and the bounds."""
    print(
        "\n| log | shots | Wiener, linear light | Wiener, sRGB | total variation, linear light |"
        " total variation, sRGB | worst Wiener | Wiener, 30 px of border left out | best linear"
        " filter | drowned detail | clipped |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for holding in ALL_LOGS:
        _line(holding, [row for row in rows if row["log"] == holding])
    _line("**all**", rows)


def _line(title: str, rows: list[dict]) -> None:
    if rows:
        wiener, variation = (np.array([row[name] for row in rows]) for name in METHODS)
        within, bound, drowned, clipped = (
            np.mean([row[name] for row in rows])
            for name in ("wiener, inside", "bound", "drowned", "clipped")
        )
        gains = [*wiener.mean(axis=0), *variation.mean(axis=0), wiener[:, 0].min(), within, bound]
        told = " | ".join(f"{gain:.1f}" for gain in gains)
        print(f"| {title} | {len(rows)} | {told} | {100 * drowned:.0f} % | {100 * clipped:.1f} % |")


def _cut(sharp: np.ndarray, side: int) -> np.ndarray:
    if not side:
        return sharp
    top, left = ((size - side) // 2 for size in sharp.shape[:2])
    return np.ascontiguousarray(sharp[top : top + side, left : left + side])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photos", type=int, default=6, help="photos for each log")
    parser.add_argument("--side", type=int, default=0)
    return parser.parse_args()


def _known(path: Path) -> list[dict]:
    return (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


if __name__ == "__main__":
    main()
