"""Build the program as a package for the system that this runs on.

    python3 packaging/build.py                 folder, archive, on Debian a .deb, sums: in dist/
    python3 packaging/build.py --folder-only   the folder alone, not packed
    python3 packaging/build.py --smoke         and run what was built

Needs nothing but Python 3.11 or newer; all tools go into an environment of their own in build/.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import smoke
from bootstrap import CHECKOUT, refuse_old_python
from environment import prepare
from system_libraries import BINUTILS, SetupError, bring_in_missing, clean_variables

EXTRAS = frozenset({"package", "camera-logs"})


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; return the exit code."""
    options = parse(arguments)
    try:
        refuse_old_python(sys.version_info[:2])
        bring_in_missing(x11=True, tools=(BINUTILS,))
        python = prepare(options.work / "env", CHECKOUT, EXTRAS)
        code = _assemble(python, options)
        return code or (smoke.main([str(smoke.newest(options.out))]) if options.smoke else 0)
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error}: check the folder, its rights and its room.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options, their folders as absolute paths."""
    parser = argparse.ArgumentParser(description="Build the program as a package.")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "dist", metavar="DIR")
    parser.add_argument("--work", type=Path, default=CHECKOUT / "build", metavar="DIR")
    parser.add_argument("--folder-only", action="store_true", help="pack no archive and no .deb")
    parser.add_argument("--smoke", action="store_true", help="run what was built")
    options = parser.parse_args(arguments)
    options.out, options.work = options.out.absolute(), options.work.absolute()
    return options


def _assemble(python: Path, options: argparse.Namespace) -> int:
    script = Path(__file__).resolve().parent / "assemble.py"
    command = [str(python), str(script), "--work", str(options.work), "--out", str(options.out)]
    if options.folder_only:
        command.append("--folder-only")
    return subprocess.call(command, env=clean_variables({}))


if __name__ == "__main__":
    sys.exit(main())
