from __future__ import annotations

import json
from pathlib import Path

from parts import Part
from sbom import write_sbom

PARTS = [
    Part("numpy", "2.4.6", "BSD-3-Clause AND MIT", "pkg:pypi/numpy@2.4.6", ()),
    Part("odd", "1", "Licence of its own", "pkg:pypi/odd@1", (), "https://example.org/odd"),
    Part("libssl3", "3.0.17-1", "see its text", "pkg:deb/debian/libssl3@3.0.17-1", ()),
]


def written(path: Path) -> bytes:
    write_sbom(PARTS, "deblur-studio", "0.1.0", 1_700_000_000, path)
    return path.read_bytes()


def test_that_the_list_names_each_part_with_version_licence_and_address(tmp_path: Path) -> None:
    told = json.loads(written(tmp_path / "parts.json"))  # written only where the schema holds
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == "0.1.0"
    listed = {part["name"]: part for part in told["components"]}
    assert {name: one["purl"] for name, one in listed.items()} == {p.name: p.purl for p in PARTS}
    assert listed["numpy"]["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert listed["odd"]["licenses"] == [{"license": {"name": "Licence of its own"}}]
    below = next(one for one in told["dependencies"] if one["ref"] == "deblur-studio@0.1.0")
    assert len(below["dependsOn"]) == len(PARTS)


def test_that_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a.json") == written(tmp_path / "b.json")
