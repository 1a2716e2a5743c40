"""deblur-studio bundle: a case in one file that anybody can verify."""

from __future__ import annotations

import argparse

from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.cli.report import add_report_options
from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.kept_file import sha256_of
from deblur_studio.core.evidence.open_case import open_case
from deblur_studio.core.evidence.report_file import report_bytes
from deblur_studio.core.progress import Part


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_report_options(parser)
    add_output_options(parser, "CASE.zip", "photos, logs, weights, record, results and report")


def _run(options: argparse.Namespace, console: Console) -> int:
    check_suffix(options.output, (".zip", ".ZIP"))
    check_free(options.output, (options.case,), overwrite=options.overwrite)
    opened = open_case(options.case, options.operator or "")
    part = Part(console, 0.0, 0.7)
    report = report_bytes(opened, part, self_test=not options.no_self_test)
    part = Part(console, 0.7, 1.0)
    manifest = write_bundle(
        opened, options.output, report, overwrite=options.overwrite, progress=part
    )
    for remark in opened.said:
        console.note(remark)
    answer = {
        "output": options.output,
        "output_sha256": sha256_of(options.output),
        "files": len(manifest.files),
        "record_head": manifest.record_head,
    }
    lines = [
        f"Saved {options.output} with {len(manifest.files)} files.",
        f"The record ends with {manifest.record_head}: note this hash elsewhere.",
    ]
    console.answer(answer, lines)
    return EXIT_DONE


COMMAND = Command("bundle", "Pack a case into one file to verify anywhere.", _add_options, _run)
