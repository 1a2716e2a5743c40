"""Makes the packages, inside the build environment that build.py prepared.

python packaging/assemble.py --work DIR --out DIR [--folder-only]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import archive
import debian
import system_parts
from licences_folder import write_licences
from parts import Part, owners, parts_of
from sbom import write_sbom
from slim import STRIPPED
from system_libraries import SetupError, quietly
from system_parts import NAME

HERE = Path(__file__).resolve().parent
LINUX, MACOS = sys.platform.startswith("linux"), sys.platform == "darwin"


def main() -> int:
    """Do all steps; return 0 when the packages are there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folder-only", action="store_true")
    options = parser.parse_args()
    try:
        packages = assemble(options.work, options.out, folder_only=options.folder_only)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    for path in packages:
        print(f"{path}: {size_mb(path):.0f} MB", flush=True)
    return 0


def assemble(work: Path, out: Path, *, folder_only: bool) -> list[Path]:
    """Build the folder and pack it; return what came of it."""
    epoch = commit_time()
    say("Drawing icons")
    system_parts.write_build_files(work)
    say("Collecting the program with PyInstaller")
    folder = freeze(work, out, epoch)
    say("Stripping, licences, list of parts, sums")
    if LINUX:
        strip(folder)
        system_parts.write_linux_share(folder / "share")
    add_papers(folder, collected_parts(work), epoch)
    if folder_only:
        return [folder]
    say("Packing")
    packages = [archive.pack(folder, out / archive_name(), epoch)]
    if LINUX and shutil.which("dpkg-deb"):
        packages.append(debian.build_deb(folder, out, work, epoch))
    packages.append(Path(shutil.copyfile(folder / "sbom.cdx.json", out / f"{NAME}.cdx.json")))
    return [folder, *packages, archive.write_sums(packages, out)]


def freeze(work: Path, out: Path, epoch: int) -> Path:
    """Run PyInstaller and return the folder, on macOS the one that holds the bundle.

    Raises:
        SetupError: It failed.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work / "pyinstaller")]
    stable = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(
        [*command, str(HERE / f"{NAME}.spec"), "--", str(work)],
        env={**os.environ, **stable},
        capture_output=True,
        text=True,
        errors="replace",
    )
    (work / "pyinstaller.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise SetupError(f"PyInstaller failed ({last}); all it said is in {work}/pyinstaller.log.")
    folder = out / folder_name()
    shutil.rmtree(folder, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    if MACOS:
        folder.mkdir()
        shutil.move(work / "dist" / f"{system_parts.TITLE}.app", folder)
    else:
        shutil.move(work / "dist" / NAME, folder)
    return folder


def strip(folder: Path) -> None:
    """Take names for debuggers out of the large libraries."""
    for pattern in STRIPPED:
        for path in sorted((folder / "_internal").glob(pattern)):
            done = quietly(["strip", "--strip-unneeded", str(path)])
            if done.returncode:
                raise SetupError(f"strip could not work on {path.name}: {done.stdout.strip()}")


def collected_parts(work: Path) -> list[Part]:
    """Return the parts that the collected files belong to."""
    entries = json.loads((work / "collected.json").read_text(encoding="utf-8"))
    return parts_of(owners(source for _, source, _ in entries).values())


def add_papers(folder: Path, parts: list[Part], epoch: int) -> None:
    """Add licences, list of parts and sums to the finished folder."""
    shutil.rmtree(folder / "licences", ignore_errors=True)
    write_licences(parts, folder / "licences")
    write_sbom(parts, NAME, system_parts.version(), epoch, folder / "sbom.cdx.json")
    archive.write_sums(archive.files_below(folder), folder)


def commit_time() -> int:
    """Return the time of the commit that is packaged: what SOURCE_DATE_EPOCH says, else git."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said:
        return int(said)
    try:
        log = quietly(["git", "-C", str(HERE), "log", "-1", "--format=%ct"])
    except FileNotFoundError:
        return 0
    return int(log.stdout) if log.returncode == 0 else 0


def folder_name() -> str:
    """Return a name that says program, version, system and machine."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    return f"{NAME}-{system_parts.version()}-{system}-{platform.machine().lower()}"


def archive_name() -> str:
    """Return the archive's name, of a kind that the system's users can open."""
    return folder_name() + (".tar.xz" if LINUX or MACOS else ".zip")


def size_mb(path: Path) -> float:
    """Return the size of a file or of all in a folder, in units of 10^6 bytes."""
    paths = archive.files_below(path) if path.is_dir() else [path]
    return sum(one.stat().st_size for one in paths) / 1e6


def say(what: str) -> None:
    """Tell the user what is going on."""
    print(what, flush=True)


if __name__ == "__main__":
    sys.exit(main())
