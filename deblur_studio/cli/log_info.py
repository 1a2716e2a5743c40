"""deblur-studio log-info: what a log holds and what is wrong with it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.core.motion.formats import log_summary, read_log


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "log",
        type=Path,
        nargs="+",
        metavar="LOG",
        help="log or its folder; several files that belong together",
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    summary = log_summary(read_log(options.log if len(options.log) > 1 else options.log[0]))
    console.answer(summary, _table(summary))
    return EXIT_DONE


def _table(summary: dict[str, Any]) -> list[str]:
    rows = {
        "files": ", ".join(Path(path).name for path in summary["paths"]),
        "format": summary["format"],
        "samples": str(summary["samples"]),
        "duration": f"{summary['duration_s']:.3f} s",
        "from, to": f"{summary['start_s']:.3f} s, {summary['end_s']:.3f} s",
        "rate": f"{summary['rate_hz']:.1f} Hz",
        "acceleration": "yes" if summary["has_accel"] else "no",
        "clock": summary["clock"],
        "gaps": _gaps(summary["gaps"]),
        "sha-256": summary["sha256"],
        **{f"guessed {key}": str(value) for key, value in (summary["guess"] or {}).items()},
    }
    lines = [f"{name:<14}{value}" for name, value in rows.items()]
    return [*lines, *(f"{'warning':<14}{warning}" for warning in summary["warnings"])]


def _gaps(gaps: list[dict[str, float]]) -> str:
    if not gaps:
        return "none"
    shown = [f"{gap['start_s']:.3f} to {gap['end_s']:.3f} s" for gap in gaps[:4]]
    more = "" if len(gaps) <= 4 else f" and {len(gaps) - 4} more"
    return ", ".join(shown) + more


COMMAND = Command("log-info", "Describe the log of a sensor.", _add_options, _run)
