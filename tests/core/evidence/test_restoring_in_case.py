from __future__ import annotations

import dataclasses
import json
import socket
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.errors import EvidenceError, RestoreError
from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.computing import compute
from deblur_studio.core.evidence.digests import step_digest
from deblur_studio.core.evidence.given import GivenShot, pixels_sha256
from deblur_studio.core.evidence.kept_file import sha256_of
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case, open_case
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.report_case import report_of
from deblur_studio.core.evidence.report_html import to_html
from deblur_studio.core.evidence.restoring import restore_in_case, result_place
from deblur_studio.core.evidence.verify import verify
from deblur_studio.core.progress import SILENT, Cancelled
from deblur_studio.core.restore.wiener import WienerParameters


def steps_of(opened: OpenCase) -> list[str]:
    return [entry.step for entry in check_record(opened.record.path).entries]


def test_that_a_restoration_is_recorded_as_it_happens(restored_case: OpenCase) -> None:
    assert steps_of(restored_case) == [
        "case-made",
        "photo-read",
        "log-read",
        "restore-started",
        "restore-computed",
        "result-written",
    ]
    entries = check_record(restored_case.record.path).entries
    started, written = entries[3], entries[5]
    step, result = restored_case.case.steps[0], restored_case.case.results[0]
    assert started.value("exposure_s") == step.exposure_s
    assert started.parameters["exposure_s"]["unit"] == "s"
    assert started.value("step_sha256") == step_digest(step)
    assert {file.sha256 for file in started.inputs} == {step.photo, step.log}
    assert written.outputs == list(result.files)
    assert entries[4].seconds > 0


def test_that_all_files_have_the_hashes_that_the_case_holds(restored_case: OpenCase) -> None:
    for file in restored_case.case.files():
        assert sha256_of(restored_case.folder / file.path) == file.sha256
    roles = [file.role for file in restored_case.case.results[0].files]
    assert roles.count("map") == 5  # chi twice, visibility, spread, and all as numbers
    with np.load(restored_case.folder / restored_case.case.results[0].files[-2].path) as maps:
        assert {"chi", "chi_within_budget", "visibility", "spread"} <= set(maps)


def test_that_the_result_says_what_it_is(restored_case: OpenCase) -> None:
    result = restored_case.case.results[0]
    with Image.open(result_place(restored_case, result)) as picture:
        assert picture.getexif()[0x010E].startswith("Restored under the measured motion")
        assert picture.getexif()[0x0110] == "made by a test"
    sidecar = result.file("sidecar")
    assert sidecar is not None
    told = json.loads((restored_case.folder / sidecar.path).read_text())
    assert told["case"] == "K 12/26"
    assert told["scores"]["chi"] == result.scores.chi
    assert "true" not in result.label


def test_that_a_step_alone_gives_the_same_pixels_again(
    restored_case: OpenCase, given_shot: GivenShot
) -> None:
    step, result = open_case(restored_case.path).case.steps[0], restored_case.case.results[0]
    again = compute(step, given_shot.photo.pixels, given_shot.recording, None, SILENT)
    assert pixels_sha256(np.clip(again.pixels, 0, 1)) == result.pixels_sha256
    assert again.chi == result.scores.chi


def test_that_a_second_restoration_extends_the_case(
    restored_case: OpenCase, given_shot: GivenShot
) -> None:
    again = open_case(restored_case.path, "A. Second")
    restore_in_case(again, given_shot, "wiener", WienerParameters(0.01), spread_count=0)
    read = open_case(restored_case.path).case
    assert [step.name for step in read.steps] == ["restore-1", "restore-2"]
    assert len(read.photos) == len(read.logs) == 1
    assert steps_of(again)[6:] == ["restore-started", "restore-computed", "result-written"]
    assert check_record(again.record.path).entries[-1].operator == "A. Second"


def test_that_originals_stay_as_they_were(
    new_case: OpenCase, given_shot: GivenShot, untouched
) -> None:
    before = [untouched(path) for path in given_shot.originals]
    restore_in_case(new_case, given_shot, "wiener", spread_count=0)
    assert [untouched(path) for path in given_shot.originals] == before


def test_that_an_original_that_changes_meanwhile_stops_the_result(
    new_case: OpenCase, given_shot: GivenShot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Meddler:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if fraction > 0.5:
                given_shot.photo.source.path.write_bytes(b"another")

    with pytest.raises(EvidenceError, match=r"IMG_1\.png was changed"):
        restore_in_case(new_case, given_shot, "wiener", spread_count=0, progress=Meddler())
    assert steps_of(new_case)[-1] == "restore-failed"
    assert new_case.case.results == ()


def test_that_a_failure_and_a_stop_are_in_the_record(
    new_case: OpenCase, given_shot: GivenShot
) -> None:
    class Stop:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if fraction > 0.05:
                raise Cancelled

    with pytest.raises(Cancelled):
        restore_in_case(new_case, given_shot, "wiener", spread_count=2, progress=Stop())
    camera = given_shot.settings.camera.replaced(fx_px=9e4, fy_px=9e4)
    wild = dataclasses.replace(
        given_shot, settings=dataclasses.replace(given_shot.settings, camera=camera)
    )
    with pytest.raises(Exception, match="further than the photo"):
        restore_in_case(new_case, wild, "wiener", spread_count=0)
    entries = check_record(new_case.record.path).entries
    assert [entry.said for entry in entries if entry.step == "restore-failed"] == [
        ["It was stopped."],
        [entries[-1].said[0]],
    ]
    assert "further" in entries[-1].said[0]
    assert open_case(new_case.path).case.results == ()


def test_that_the_evidence_mode_refuses_learned_methods(
    new_case: OpenCase, given_shot: GivenShot
) -> None:
    for name in ("guided", "unet"):
        with pytest.raises(EvidenceError, match="investigative case"):
            restore_in_case(new_case, given_shot, name)
    assert steps_of(new_case) == ["case-made"]


def test_that_a_learned_result_is_labelled_and_has_a_classical_one_beside_it(
    tmp_path: Path, given_shot: GivenShot
) -> None:
    opened = make_case(tmp_path / "i.dblr", About(mode="investigative"))
    classical, learned = restore_in_case(opened, given_shot, "guided", spread_count=0)
    assert (classical.step.method, learned.step.method) == ("total-variation", "guided")
    assert learned.result.companion == classical.step.name
    place = result_place(opened, learned.result)
    assert "INVESTIGATIVE" in place.name
    assert "INVESTIGATIVE" not in result_place(opened, classical.result).name
    with Image.open(place) as picture:
        assert picture.getexif()[0x010E].startswith("INVESTIGATIVE ONLY")
    assert any("difference" in file.name for file in learned.result.files)
    assert [file.role for file in opened.case.weights] == ["weights", "card"]
    assert learned.step.weights == opened.case.weights[0].sha256
    write_bundle(opened, tmp_path / "i.zip", to_html(report_of(opened)))
    found = verify(tmp_path / "i.zip")
    assert (found.status, found.findings, found.reason) == ("verified", (), "")
    assert [again.identical for again in found.reruns] == [True, True]
    with zipfile.ZipFile(tmp_path / "i.zip") as archive:
        page = archive.read("report.html").decode()
    assert "INVESTIGATIVE ONLY" in page
    assert "Model card" in page


def test_that_nothing_reaches_for_the_network(
    new_case: OpenCase, given_shot: GivenShot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    restore_in_case(new_case, given_shot, "wiener", spread_count=0)


def test_that_a_wrong_parameter_is_refused_before_anything_is_written(
    new_case: OpenCase, given_shot: GivenShot
) -> None:
    with pytest.raises(RestoreError, match="Smoothing"):
        restore_in_case(new_case, given_shot, "wiener", WienerParameters(99.0))
    assert steps_of(new_case) == ["case-made"]
