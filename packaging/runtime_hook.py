"""Runs in the packaged program before it: gives programs that it opens the system's own libraries.

PyInstaller points LD_LIBRARY_PATH at the package, which a file manager must not inherit. This
process has read it already, and a child of our own sets it again.
"""

import os
import sys

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
