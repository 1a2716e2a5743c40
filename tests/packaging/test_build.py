from __future__ import annotations

import ast
import os
import shutil
import subprocess
from pathlib import Path

import assemble
import build
import pytest
from parts import Part
from system_libraries import SetupError

import deblur_studio

CHECKOUT = Path(__file__).resolve().parents[2]
FAKE_PYTHON = '#!/bin/sh\necho "$@" >> "$CALLS"\n'


def calls_of_ci(folder: Path, variables: dict[str, str]) -> list[str]:
    """Run the CI script with a Python that only notes what it is asked."""
    python = folder / "python3"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    calls = folder / "calls"
    path = f"{folder}:{os.environ['PATH']}"
    asked = {"PATH": path, "CALLS": str(calls), **variables}
    subprocess.run(["bash", str(CHECKOUT / ".ci" / "run")], env=asked, check=True)
    return calls.read_text().splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="CI runs in bash")
def test_that_ci_builds_the_package_only_when_asked(tmp_path: Path) -> None:
    test = "packaging/bootstrap.py test"
    assert calls_of_ci(tmp_path, {}) == [test]
    (tmp_path / "calls").unlink()
    asked = calls_of_ci(tmp_path, {"DEBLUR_STUDIO_PACKAGE": "1"})
    assert asked == [test, "packaging/build.py --smoke"]


def test_that_what_cannot_be_set_up_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def refuse(**_: object) -> None:
        raise SetupError("This system lacks objcopy.")

    monkeypatch.setattr(build, "bring_in_missing", refuse)
    assert build.main(["--work", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "This system lacks objcopy.\n"


def test_that_a_package_is_named_by_version_system_and_machine() -> None:
    name = assemble.folder_name()
    assert name.startswith(f"deblur-studio-{deblur_studio.__version__}-")
    assert len(name.split("-")) == 5
    assert assemble.archive_name().startswith(name + ".")


def test_that_times_in_a_package_are_those_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert assemble.commit_time() == 1_700_000_000


def test_that_papers_are_added_and_summed(tmp_path: Path) -> None:
    (tmp_path / "deblur-studio").write_bytes(b"program")
    parts = [Part("numpy", "2", "BSD-3-Clause", "pkg:pypi/numpy@2", (Path(__file__),))]
    assemble.add_papers(tmp_path, parts, 1_700_000_000)
    sums = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    assert {line.split("  ")[1] for line in sums.splitlines()} >= {
        "deblur-studio",
        "licences/README.txt",
        "licences/numpy-2/test_build.py",
        "sbom.cdx.json",
    }


def test_that_the_spec_is_python_and_collects_the_program_with_what_it_ships() -> None:
    tree = ast.parse((CHECKOUT / "packaging" / "deblur-studio.spec").read_text(encoding="utf-8"))
    calls = {node.func.id: node for node in ast.walk(tree)
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}  # fmt: skip
    assert {"Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"} <= set(calls)
    analysis = {one.arg: ast.unparse(one.value) for one in calls["Analysis"].keywords}
    assert "resources" in analysis["datas"]
    assert "collect_submodules('deblur_studio')" in analysis["hiddenimports"]
    bundle = {one.arg: ast.unparse(one.value) for one in calls["BUNDLE"].keywords}
    assert bundle["info_plist"] == "system_parts.macos_properties()"
