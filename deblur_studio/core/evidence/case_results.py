"""The part of a report that shows results: pictures, scores, parameters, what was done."""

from __future__ import annotations

from collections.abc import Iterator

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence import report_pictures as pictures
from deblur_studio.core.evidence import report_words as words
from deblur_studio.core.evidence.case import CaseLog, Result, Scores, Step
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.kept_result import held
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.report import Block, Pair, Paragraph, Points, Section, Table
from deblur_studio.core.evidence.stored_log import read_stored
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.parameters import specs_of
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.consistency import BLOCK_LIMIT
from deblur_studio.core.restore.registry import method

_SHOWN_MAPS = ("chi", "chi-within-budget", "visibility", "spread", "difference")


def result_sections(opened: OpenCase, progress: Progress) -> Iterator[Section]:
    """Yield a section for each result.

    Raises:
        DeblurError: A file has changed or cannot be read.
    """
    steps = {step.name: step for step in opened.case.steps}
    for index, result in enumerate(opened.case.results):
        progress.checkpoint(index / len(opened.case.results), f"Reporting {result.step}")
        yield from _sections(opened, steps[result.step], result)


def _sections(opened: OpenCase, step: Step, result: Result) -> Iterator[Section]:
    """Yield a result's photo, maps and motion, each on a page of its own, and what was done."""
    kept = next(each for each in opened.case.photos if each.file.sha256 == step.photo)
    log = next(each for each in opened.case.logs if each.sha256 == step.log)
    photo = read_photo(held(opened, kept.file))
    restored = read_photo(held(opened, _file(result)))
    label = Paragraph(result.label, warning=not method(step.method).deterministic)
    beside = [Paragraph(_compared(result))] if result.companion else []
    place = pictures.liveliest(photo)
    shown = (
        pictures.before_and_after(photo, restored, result.label),
        pictures.details(photo, restored, place),
    )
    name = f"{step.name}: {kept.file.name}, {step.method}"
    yield Section(name, [label, *beside, *shown, Points(result.said)], new_page=True)
    yield Section(f"{step.name}: maps", _maps(opened, result), new_page=True)
    motion = _motion(opened, step, photo, log)
    yield Section(f"{step.name}: measured motion", motion, new_page=True)
    yield Section(f"{step.name}: what was done", _done(step, result), new_page=True)


def _done(step: Step, result: Result) -> list[Block]:
    return [
        Paragraph("In plain words; numbers in brackets: see Literature."),
        Points(words.sentences_of(step), numbered=True),
        Table(_scores(result.scores), ("Score", "Value", "What it means"), small=True),
        Table(_parameters(step), ("Parameter", "Value", "Unit", "Where from"), small=True),
        Table(_files(result), ("File of the result", "SHA-256"), small=True),
    ]


def _maps(opened: OpenCase, result: Result) -> list[Block]:
    maps = {
        file.name.removesuffix(".png").rsplit(".", 1)[-1]: file
        for file in result.files
        if file.role == "map" and file.name.endswith(".png")
    }
    shown = [pictures.map_picture(held(opened, maps[name])) for name in _SHOWN_MAPS if name in maps]
    pairs = zip(shown[::2], shown[1::2], strict=False)
    paired = [Pair(left, right) for left, right in pairs]
    return [*paired, *(Pair(last, None) for last in shown[len(shown) // 2 * 2 :])]


def _motion(opened: OpenCase, step: Step, photo: Photo, log: CaseLog) -> list[Block]:
    for file in log.files:
        held(opened, file)
    recording = read_stored(log, opened.folder, opened.case.program)
    settings = step.settings()
    return [
        pictures.kernels(photo, recording, settings),
        pictures.motion(recording, settings),
    ]


def _file(result: Result) -> KeptFile:
    file = result.file("result")
    if file is None:
        raise EvidenceError(f"{result.step} has no restored photo; restore again.")
    return file


def _compared(result: Result) -> str:
    return (
        f"The classical result of the same photo is {result.companion}; what this one shows beyond"
        " it was learned from other photos."
    )


def _scores(scores: Scores) -> list[tuple[str, str, str]]:
    return [
        ("Residual (chi)", _number(scores.chi), "1: the photo is explained down to its noise"),
        ("Worst block", _number(scores.worst_block_chi), f"limit {BLOCK_LIMIT:.2f}"),
        (
            "Residual within budget",
            _number(scores.chi_within_budget),
            "with what typical errors of the motion may add",
        ),
        (
            "Worst block within budget",
            _number(scores.worst_block_within_budget),
            "with the same allowance",
        ),
        (
            "Blocks beyond the limit",
            "not judged" if scores.flagged_share is None else f"{100 * scores.flagged_share:.1f} %",
            f"share of blocks above {BLOCK_LIMIT:.2f}, within budget",
        ),
        (
            "Gain over a plain blur",
            _number(scores.motion_gain, 0),
            "log likelihood a block; above 0: the photo's spectra agree with the motion",
        ),
        (
            "Detail left by the shutter",
            "not judged" if scores.visible_share is None else f"{100 * scores.visible_share:.0f} %",
            "mean of the visibility map",
        ),
        ("Mean spread", _number(scores.mean_spread, 4), "of sRGB values from 0 to 1"),
        ("Longest blur", f"{scores.blur_extent_px:.1f} px", "from the measured motion"),
    ]


def _number(value: float | None, digits: int = 2) -> str:
    return "not judged" if value is None else f"{value:.{digits}f}"


def _parameters(step: Step) -> list[tuple[str, str, str, str]]:
    camera = {f"camera.{name}": value for name, value in step.camera.model_dump().items()}
    values = {**step.model_dump(mode="json"), **camera}
    rows = [
        (title, _shown(values[name]), unit, step.sources.get(source, ""))
        for name, title, unit, source in words.PARAMETERS
    ]
    for spec in specs_of(method(step.method).parameters_type):
        if spec.name in step.parameters:
            value = step.parameters[spec.name]
            automatic = spec.automatic is not None and value == spec.automatic
            shown = "automatic" if automatic else _shown(value)
            rows.append((f"{step.method}: {spec.label}", shown, spec.unit, ""))
    return rows


def _shown(value: object) -> str:
    if value is None:
        return "infinity"
    if isinstance(value, (list, tuple)):
        return "(" + ", ".join(_shown(item) for item in value) + ")" if value else "none"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _files(result: Result) -> list[tuple[str, str]]:
    return [(file.name, file.sha256) for file in result.files]
