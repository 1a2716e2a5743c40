"""The results of an evaluation as Markdown and CSV tables."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

Summary = dict[str, Any]

_BREAKDOWNS = {
    "by_extent_px": "By extent of the blur, px",
    "by_noise": "By noise (standard deviation at white)",
    "by_motion_error_px": "By error of the told motion (RMS), px",
}
_STATISTICS = ("mean", "median", "worst10")
_MEASURES = ("psnr_db", "gain_db", "ssim", "chi", "s_per_mpx", "cpu_s_per_mpx")


def markdown(answer: Summary) -> str:
    """Return the whole report of an evaluation's answer."""
    parts = [_head(answer), _methods(answer["methods"]), _ten(answer["ten_random_images"])]
    parts += [
        _breakdown(answer["methods"], key, title)
        for key, title in _BREAKDOWNS.items()
        if any(each["cases"] for each in answer["methods"].values())
    ]
    if answer.get("planted"):
        parts.append(_planted(answer["planted"]))
    return "\n\n".join(parts) + "\n"


def summary_csv(answer: Summary) -> str:
    """Return one line for each method with every statistic."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = [f"{measure}_{name}" for measure in _MEASURES for name in _STATISTICS]
    writer.writerow(["method", "cases", *names, "harmed_share"])
    for method, found in answer["methods"].items():
        values = [found[measure][name] for measure in _MEASURES for name in _STATISTICS]
        writer.writerow([method, found["cases"], *values, found["harmed_share"]])
    return buffer.getvalue()


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _head(answer: Summary) -> str:
    settings = answer["settings"]
    extent, noise = settings["extent_px"], settings["noise"]
    motions = ", ".join(name for name, _ in settings["motions"])
    return "\n".join(
        [
            "# Evaluation",
            "",
            f"{len(answer['cases'])} simulated cases, seed {settings['seed']};"
            f" {settings['photos']} photos; motions: {motions}.",
            f"Blur of {extent[0]:g} to {extent[1]:g} px, noise of {100 * noise[0]:g} to"
            f" {100 * noise[1]:g} % at white, motion errors: {settings['motion_errors']}.",
            "PSNR and SSIM of sRGB values after sub-pixel registration, without a border of the"
            " kernel's radius. Worst: mean of the worst tenth.",
            "Harmed: share of cases more than 0.2 dB below the blurred photo. Times include the"
            " preparation and the check, by the wall clock and of all cores together.",
        ]
    )


def _methods(methods: Summary) -> str:
    head = ["method", "PSNR mean", "median", "worst", "gain mean", "median", "worst", "harmed"]
    head += ["SSIM mean", "worst", "chi median", "s/Mpx median", "core s/Mpx"]
    return table(head, [_line(name, found) for name, found in methods.items()])


def _line(name: str, found: Summary) -> list[str]:
    psnr, gain = found["psnr_db"], found["gain_db"]
    return [
        name,
        *(_number(psnr[each], 2) for each in _STATISTICS),
        *(_number(gain[each], 2) for each in _STATISTICS),
        f"{100 * found['harmed_share']:.0f} %",
        _number(found["ssim"]["mean"], 3),
        _number(found["ssim"]["worst10"], 3),
        _number(found["chi"]["median"], 2),
        _number(found["s_per_mpx"]["median"], 2),
        _number(found["cpu_s_per_mpx"]["median"], 2),
    ]


def _ten(ten: Summary) -> str:
    lines = [[name, _number(value, 2)] for name, value in ten["psnr_db"].items()]
    count = len(ten["cases"])
    title = f"## The seed's measure: mean PSNR of {count} random validation images"
    return title + "\n\n" + table(["method", "PSNR"], lines)


def _breakdown(methods: Summary, key: str, title: str) -> str:
    """Return the mean PSNR and the mean and worst gain of each method in each bin."""
    bins = list(next(iter(methods.values()))[key])
    counts = next(iter(methods.values()))[key]
    head = ["method", *(f"{name} ({counts[name]['cases']})" for name in bins)]
    lines = [[name, *(_cell(found[key][each]) for each in bins)] for name, found in methods.items()]
    said = "Mean PSNR (mean gain, worst gain); number of cases in brackets."
    return f"## {title}\n\n{said}\n\n" + table(head, lines)


def _cell(found: Summary) -> str:
    if not found["cases"]:
        return "–"  # noqa: RUF001 - an empty cell
    psnr, gain = found["psnr_db"], found["gain_db"]
    return f"{psnr['mean']:.2f} ({gain['mean']:+.2f}, {gain['worst10']:+.2f})"


def _planted(planted: Summary) -> str:
    facts = list(dict.fromkeys(fact for found in planted.values() for fact in found))
    lines = [[name, *(_fact(found.get(fact)) for fact in facts)] for name, found in planted.items()]
    said = "Each value with its limit; what misses it is marked with !."
    return f"## Planted facts\n\n{said}\n\n" + table(["method", *facts], lines)


def _fact(found: Summary | None) -> str:
    if found is None:
        return ""
    mark = "" if found["passed"] else " !"
    return f"{found['value']:.2f} {found['unit']} ({found['limit']}){mark}"


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}" if math.isfinite(value) else ""
