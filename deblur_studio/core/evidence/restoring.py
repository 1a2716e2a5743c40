"""A restoration within a case: recorded as it happens, judged, written beside the case."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import DeblurError, EvidenceError
from deblur_studio.core.evidence.case import Mode, Result, Step
from deblur_studio.core.evidence.computing import compute, step_of
from deblur_studio.core.evidence.digests import result_digest, step_digest
from deblur_studio.core.evidence.given import GivenShot, pixels_sha256, take_in
from deblur_studio.core.evidence.judging import Judged, judge
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.labels import label_of
from deblur_studio.core.evidence.maps import Map, difference
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.originals import Originals
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.result_files import write_result
from deblur_studio.core.evidence.taken_weights import take_weights
from deblur_studio.core.evidence.units import Quantity, quantity, with_units
from deblur_studio.core.parameters import check as check_parameters
from deblur_studio.core.parameters import specs_of
from deblur_studio.core.progress import SILENT, Cancelled, Part, Progress
from deblur_studio.core.restore.registry import DEFAULT_METHOD, Method, method
from deblur_studio.core.restore.run import Restoration

Image = NDArray[np.float32]
SPREAD_COUNT = 8


@dataclass(frozen=True, eq=False)
class Restored:
    """A step, its result, the restoration with pixels from 0 to 1, and its maps by name."""

    step: Step
    result: Result
    found: Restoration
    maps: Mapping[str, Map]

    @property
    def pixels(self) -> Image:
        """The restored photo (H, W, C) in linear light, 0 to 1."""
        return self.found.pixels


def check_mode(chosen: Method, mode: Mode) -> None:
    """Raise EvidenceError where a case's mode does not allow a method."""
    if mode == "evidence" and not chosen.deterministic:
        raise EvidenceError(
            f"{chosen.title} is learned and adds detail from other photos; a case in the evidence"
            " mode takes classical methods only. Make an investigative case for it."
        )


def restore_in_case(
    opened: OpenCase,
    shot: GivenShot,
    method_name: str,
    parameters: Any = None,
    *,
    spread_count: int = SPREAD_COUNT,
    progress: Progress = SILENT,
) -> tuple[Restored, ...]:
    """Restore a photo and keep everything about it in the case.

    A learned method's result comes second, behind the classical one that it is compared with.

    Args:
        opened: The case.
        shot: Photo, log and settings.
        method_name: Name in the registry.
        parameters: Of the method; None: its defaults.
        spread_count: How many restorations the spread is taken of; 0: no spread.
        progress: Told several times a second.

    Raises:
        DeblurError: The mode refuses the method, an original changed, or as ``restore``; the
            record then says so.
        Cancelled: ``progress`` asked to stop; the record says that too.
    """
    chosen = method(method_name)
    check_mode(chosen, opened.case.mode)
    parameters = chosen.parameters_type() if parameters is None else parameters
    check_parameters(parameters)
    originals = Originals.seen(shot.originals)
    take_in(opened, shot)
    share = 1.0 if chosen.deterministic else 0.5
    classical = chosen if chosen.deterministic else method(DEFAULT_METHOD)
    own = parameters if chosen.deterministic else classical.parameters_type()
    asked = _Asked(opened, shot, originals)
    first = asked.restored(classical, own, None, spread_count, None, Part(progress, 0.0, share))
    if chosen.deterministic:
        return (first,)
    weights = _weights(opened, chosen, parameters)
    part = Part(progress, share, 1.0)
    return first, asked.restored(chosen, parameters, weights, 0, first, part)


def _weights(opened: OpenCase, chosen: Method, parameters: Any) -> KeptFile:
    from deblur_studio.core.nets.library import find_model

    return take_weights(opened, find_model(parameters.model or chosen.name))


@dataclass(frozen=True, eq=False)
class _Asked:
    """What all restorations of one call share."""

    opened: OpenCase
    shot: GivenShot
    originals: Originals

    def restored(
        self,
        chosen: Method,
        parameters: Any,
        weights: KeptFile | None,
        spread_count: int,
        classical: Restored | None,
        progress: Progress,
    ) -> Restored:
        """Carry out one step; whatever ends it is in the record."""
        opened = self.opened
        name = f"restore-{len(opened.case.steps) + 1}"
        known = None if weights is None else weights.sha256
        step = step_of(name, self.shot, chosen, parameters, known, spread_count)
        opened.note(_started(step, chosen, self._inputs(weights)))
        opened.change(steps=(*opened.case.steps, step))
        try:
            return self._carried_out(step, chosen, weights, classical, progress)
        except (DeblurError, Cancelled) as error:
            said = str(error) or "It was stopped."
            opened.note(Doing("restore-failed", {"name": quantity(name)}, said=[said]))
            opened.change()
            raise

    def _carried_out(
        self,
        step: Step,
        chosen: Method,
        weights: KeptFile | None,
        classical: Restored | None,
        progress: Progress,
    ) -> Restored:
        photo, recording = self.shot.photo, self.shot.recording
        place = None if weights is None else self.opened.folder / weights.path
        share = 0.1 if step.spread_count else 0.6
        found = compute(step, photo.pixels, recording, place, Part(progress, 0.0, share))
        clipped = dataclasses.replace(found, pixels=np.clip(found.pixels, 0.0, 1.0))
        sha256 = pixels_sha256(clipped.pixels)
        self.opened.note(_computed(step, found, sha256))
        judged = judge(step, photo.pixels, recording, found, Part(progress, share, 0.95))
        if classical is not None:
            judged.maps["difference"] = difference(clipped.pixels, classical.pixels)
        progress.checkpoint(0.95, "Saving")
        label = label_of(chosen, self.opened.case.mode)
        files = write_result(self.opened, self.shot, step, chosen, label, clipped, judged)
        self.originals.check()
        result = _result(step, label, files, sha256, judged, found, classical)
        self.opened.note(_written(result))
        self.opened.change(results=(*self.opened.case.results, result))
        return Restored(step, result, clipped, judged.maps)

    def _inputs(self, weights: KeptFile | None) -> list[KeptFile]:
        case, source = self.opened.case, self.shot.photo.source
        photo = next(each.file for each in case.photos if each.file.sha256 == source.sha256)
        log = next(each for each in case.logs if each.sha256 == self.shot.recording.source.sha256)
        return [photo, *log.files, *([] if weights is None else [weights])]


def _result(
    step: Step,
    label: str,
    files: tuple[KeptFile, ...],
    sha256: str,
    judged: Judged,
    found: Restoration,
    classical: Restored | None,
) -> Result:
    return Result.model_validate(
        {
            "step": step.name,
            "label": label,
            "files": files,
            "pixels_sha256": sha256,
            "scores": judged.scores,
            "verdict": judged.verdict,
            "said": (*judged.said, *found.notes),
            "seconds": found.seconds,
            "companion": "" if classical is None else classical.step.name,
        }
    )


def _started(step: Step, chosen: Method, inputs: list[KeptFile]) -> Doing:
    """Return the entry that holds all parameters with their units, and the hash of the step."""
    units = {spec.name: spec.unit for spec in specs_of(chosen.parameters_type)}
    own: dict[str, Quantity] = {
        name: quantity(value, units.get(name, "")) for name, value in step.parameters.items()
    }
    shot = step.model_dump(mode="json", exclude={"parameters", "sources", "camera"})
    camera = step.camera.model_dump(mode="json")
    told = with_units({**shot, **{f"camera.{name}": value for name, value in camera.items()}})
    told |= {f"parameters.{name}": value for name, value in own.items()}
    told["step_sha256"] = quantity(step_digest(step))
    said = [f"{name}: {sentence}" for name, sentence in step.sources.items()]
    return Doing(
        "restore-started", told, inputs=inputs, device=step.device, seed=step.seed, said=said
    )


def _computed(step: Step, found: Restoration, sha256: str) -> Doing:
    told = {"name": step.name, "pixels_sha256": sha256, "blur_extent_px": found.blur_extent_px}
    return Doing(
        "restore-computed",
        with_units(told),
        device=step.device,
        seed=step.seed,
        seconds=found.seconds,
        said=found.notes,
    )


def _written(result: Result) -> Doing:
    told: dict[str, Any] = {"name": result.step, "label": result.label, "verdict": result.verdict}
    told |= {"result_sha256": result_digest(result), "originals_unchanged": True}
    told |= result.scores.model_dump()
    return Doing("result-written", with_units(told), outputs=result.files, said=result.said)


def result_place(opened: OpenCase, result: Result) -> Path:
    """Return where the restored photo of a result is."""
    file = result.file("result")
    if file is None:
        raise EvidenceError(f"{result.step} has no restored photo; restore again.")
    return opened.folder / file.path
