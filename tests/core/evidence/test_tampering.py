from __future__ import annotations

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.evidence import unpack
from deblur_studio.core.evidence.canonical import canonical
from deblur_studio.core.evidence.entry import Entry, hash_of
from deblur_studio.core.evidence.manifest import bytes_of_manifest, manifest_of, sealed_manifest
from deblur_studio.core.evidence.record_check import checked
from deblur_studio.core.evidence.verify import verify

Members = dict[str, bytes]
PLACES = 200


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Members, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def resealed(members: Members) -> Members:
    """Give the manifest the hashes of changed files, as somebody careful would."""
    manifest = manifest_of(members["manifest.json"])
    files = tuple(
        file.model_copy(
            update={
                "sha256": hashlib.sha256(members[file.path]).hexdigest(),
                "size_bytes": len(members[file.path]),
            }
        )
        for file in manifest.files
    )
    head = checked(members["record.jsonl"]).head
    sealed = sealed_manifest(manifest.program, manifest.made_utc, head, files)
    return {**members, "manifest.json": bytes_of_manifest(sealed)}


@pytest.mark.parametrize("careful", [False, True], ids=["plain", "manifest-rewritten"])
def test_that_a_flipped_byte_is_found_and_named_wherever_it_is(
    bundle: Path, tmp_path: Path, careful: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    members, rng = members_of(bundle), np.random.default_rng(20261122)
    names = [name for name in members if careful is False or name != "manifest.json"]
    for index in range(PLACES // 2):
        name = names[index % len(names)]
        place, flip = int(rng.integers(len(members[name]))), int(rng.integers(1, 256))
        data = bytearray(members[name])
        data[place] ^= flip
        changed = {**members, name: bytes(data)}
        found = verify(packed(resealed(changed) if careful else changed, tmp_path / "t.zip"))
        assert found.status != "verified", (name, place, flip)
        named = " ".join(
            [found.reason, *(f"{each.place} {each.sentence}" for each in found.findings)]
        )
        assert name in named or Path(name).name in named, (name, place, flip, named)
        assert "Traceback" not in named


def test_that_a_flipped_byte_of_the_zip_itself_never_passes_for_another_content(
    bundle: Path, tmp_path: Path
) -> None:
    data, rng = bundle.read_bytes(), np.random.default_rng(4)
    whole = members_of(bundle)
    broken = 0
    for _ in range(60):
        changed = bytearray(data)
        changed[int(rng.integers(len(data)))] ^= int(rng.integers(1, 256))
        place = tmp_path / "z.zip"
        place.write_bytes(changed)
        try:
            same = members_of(place) == whole
        except Exception:  # what zipfile says of it does not matter here
            same = False
        if not same:
            broken += 1
            assert verify(place).status != "verified"
    assert broken > 40


Change = Callable[[Members], Members]


def _without_record_entry(members: Members) -> Members:
    lines = members["record.jsonl"].splitlines(keepends=True)
    return {**members, "record.jsonl": b"".join(lines[:2] + lines[3:])}


def _rewritten_entry(members: Members) -> Members:
    """Change an entry and give it its right hash: the next one does not follow any more."""
    lines = members["record.jsonl"].splitlines()
    entry = Entry.model_validate(json.loads(lines[2]))
    entry = entry.model_copy(update={"operator": "Somebody else"})
    lines[2] = canonical(entry.model_copy(update={"hash": hash_of(entry)}).model_dump(mode="json"))
    return {**members, "record.jsonl": b"\n".join([*lines, b""])}


def _cut_record(members: Members) -> Members:
    lines = members["record.jsonl"].splitlines(keepends=True)
    return {**members, "record.jsonl": b"".join(lines[:-1])}


def _torn_record(members: Members) -> Members:
    return {**members, "record.jsonl": members["record.jsonl"] + b'{"entry"'}


def _in_case(change: Callable[[dict[str, object]], object]) -> Change:
    def changed(members: Members) -> Members:
        values = json.loads(members["case.dblr"])
        change(values)
        return {**members, "case.dblr": json.dumps(values).encode()}

    return changed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without_record_entry, "line 3 "),
        (_rewritten_entry, "line 4 "),
        (_cut_record, "bundling"),
        (_torn_record, "torn"),
        (_in_case(lambda v: v["steps"][0].update(start_s=1.0)), "parameters of restore-1"),
        (_in_case(lambda v: v["steps"][0]["parameters"].update(smoothing=0.1)), "restore-1"),
        (_in_case(lambda v: v["results"][0]["scores"].update(chi=1.0)), "result of restore-1"),
        (_in_case(lambda v: v["results"][0].update(pixels_sha256="0" * 64)), "pixels of restore-1"),
        (_in_case(lambda v: v.update(examiner="Somebody else")), "case.dblr"),
        (_in_case(lambda v: v["results"].clear()), "belongs to nothing"),
        (_in_case(lambda v: v["record"].update(entries=2)), "entry 2"),
        (_in_case(lambda v: v["logs"][0].update(given=["../../etc/passwd"])), "does not hold"),
        (lambda m: {**m, "report.html": b"<p>other</p>"}, "report.html"),
    ],
)
def test_that_careful_changes_are_found_too(
    bundle: Path, tmp_path: Path, change: Change, said: str
) -> None:
    members = resealed(change(members_of(bundle)))
    found = verify(packed(members, tmp_path / "t.zip"))
    assert found.status == "differs", found
    assert any(said in f"{each.place} {each.sentence}" for each in found.findings), found.findings


def test_that_other_pixels_under_right_hashes_are_told_with_place_and_size(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deblur_studio.core.evidence import rerun

    def moved(*arguments: object) -> object:
        found = real(*arguments)
        found.pixels[10:12, 20:25] += 0.5
        return found

    real = rerun.compute
    monkeypatch.setattr(rerun, "compute", moved)
    found = verify(bundle)
    assert found.status == "differs"
    assert found.reruns[0].where == (20, 10, 24, 11)
    assert "within 20, 10 to 24, 11 px" in found.findings[0].sentence


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt", "a\\..\\out.txt", "a//b",
     "a/./b", "x" * 500, " a", "a."],
)  # fmt: skip
def test_that_names_that_lead_elsewhere_are_refused(
    bundle: Path, tmp_path: Path, name: str
) -> None:
    place = tmp_path / "inner" / "t.zip"
    place.parent.mkdir()
    packed(members_of(bundle), place)
    with zipfile.ZipFile(place, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"out")
    before = set(tmp_path.rglob("*"))
    found = verify(place)
    assert found.status == "cannot be run"
    assert "\n" not in found.reason
    assert set(tmp_path.rglob("*")) == before


def test_that_links_and_twins_are_refused(bundle: Path, tmp_path: Path) -> None:
    linked = packed(members_of(bundle), tmp_path / "l.zip")
    with zipfile.ZipFile(linked, "a") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, os.fspath(tmp_path))
    assert "a link" in verify(linked).reason
    twin = packed(members_of(bundle), tmp_path / "d.zip")
    with zipfile.ZipFile(twin, "a") as archive:
        archive.writestr("CASE.dblr", b"{}")
    assert "two files of one name" in verify(twin).reason


def test_that_a_bomb_is_not_unpacked(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "_SMALL_BYTES", 1 << 20)  # so that a small bomb will do
    place = tmp_path / "bomb.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members_of(bundle).items():
            archive.writestr(name, data)
        with archive.open("photos/1/zeros", "w", force_zip64=True) as member:
            for _ in range(80):
                member.write(bytes(1 << 20))
    assert "too large" in verify(place).reason


def test_that_no_more_is_written_than_the_manifest_says(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "_CHUNK", 1000)
    members = members_of(bundle)
    members["photos/1/IMG_1.png"] += bytes(1 << 20)
    folder = tmp_path / "out"
    found = unpack.unpack(packed(members, tmp_path / "t.zip"), folder)
    assert "longer than it was" in found.findings[0].sentence
    size = (folder / "photos/1/IMG_1.png").stat().st_size
    assert size <= len(members["photos/1/IMG_1.png"]) - (1 << 20)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all" * 50])
def test_that_what_is_no_bundle_cannot_be_run(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "x.zip"
    place.write_bytes(data)
    assert verify(place).status == "cannot be run"
    assert verify(tmp_path / "missing.zip").status == "cannot be run"


def test_that_flipped_bytes_of_weights_and_all_else_are_found_and_named(
    learned_bundle: Path, tmp_path: Path
) -> None:
    members, rng = members_of(learned_bundle), np.random.default_rng(20261201)
    names = list(members)
    assert any(name.endswith(".safetensors") for name in names)
    for index in range(PLACES // 2):
        name, careful = names[index % len(names)], index >= PLACES // 4
        if careful and name == "manifest.json":
            continue
        data = bytearray(members[name])
        place, flip = int(rng.integers(len(data))), int(rng.integers(1, 256))
        data[place] ^= flip
        changed = {**members, name: bytes(data)}
        found = verify(packed(resealed(changed) if careful else changed, tmp_path / "t.zip"))
        assert found.status != "verified", (name, place, flip)
        named = " ".join(
            [found.reason, *(f"{each.place} {each.sentence}" for each in found.findings)]
        )
        assert name in named or Path(name).name in named, (name, place, flip, named)
