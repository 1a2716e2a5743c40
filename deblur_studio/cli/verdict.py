"""deblur-studio verdict: what stands in the way of removing the blur, before anything is done."""

from __future__ import annotations

import argparse
import dataclasses

from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.shot import add_shot_options, read_shot
from deblur_studio.core.alignment.verdict import verdict_before


def _run(options: argparse.Namespace, console: Console) -> int:
    shot = read_shot(options)
    known = options.camera is not None or options.orientation is not None
    console.checkpoint(0.5, "Looking at photo and log")
    told = verdict_before(shot.photo.pixels, shot.recording, shot.settings, mounting_known=known)
    for remark in shot.remarks():
        console.note(remark)
    gates = [dataclasses.asdict(gate) for gate in told.gates]
    answer = {"level": told.level, "sentence": told.sentence, "gates": gates, **shot.facts()}
    lines = [f"{gate.level:8} {gate.name}: {gate.sentence}" for gate in told.gates]
    console.answer(answer, [f"{told.level}: {told.sentence}", *lines])
    return EXIT_DONE


COMMAND = Command("verdict", "Say before restoring what stands in its way.", add_shot_options, _run)
