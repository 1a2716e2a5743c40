"""What stays out of the package, and why: nothing that restoration, training or the window uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

Entry = tuple[str, str, str]
"""What PyInstaller collects: name inside the package, where it comes from, kind."""

EXCLUDED_MODULES = (
    "tkinter",
    "matplotlib",
    "IPython",
    "pytest",
    "setuptools",
    "pip",
    "pyqtgraph.examples",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    "OpenGL",
    "distributed",
    "networkx",  # torch only draws graphs of models with it
    "sqlite3",
    "curses",
    "readline",
    "torch.utils.tensorboard",
)

# torch reads its own sources only where it compiles functions or looks through settings; those of
# everything else took 40 MB on the disk beside what is read from the archive.
_READ_BY_TORCH = (
    "functional nn fx utils jit compiler onnx.ops _library _native _decomp _jit_internal"
    " _export.config _functorch.config _inductor.config _dynamo.config _dynamo.variables"
    " _dynamo._trace_wrapped_higher_order_op distributed.config distributed.tensor"
    " distributed._functional_collectives"
)
MODULE_MODES = {
    "torch": "pyz",
    **{f"torch.{name}": "pyz+py" for name in _READ_BY_TORCH.split()},
}

_UNUSED = re.compile(
    r"""^(
    torch/(test|include|share)/                  # tests and headers, 145 MB
    | torch/bin/(?!torch_shm_manager)            # test programs and protoc, 50 MB
    | torch/lib/lib(torchbind_test|jitbackend_test|backend_with_compiler|aoti_custom_ops)\.so
    | torch/lib/.*\.(lib|a|pdb)$
    | torch/.*\.(pyi|h|cuh|cpp|cmake|ptl|pt|jinja)$
    | scipy/.*/tests?/ | numpy/.*/tests?/
    | PySide6/Qt/translations/(?!qt(base)?_(de|en)\.qm)
    | PySide6/translations/(?!qt(base)?_(de|en)\.qm)
    | PySide6/Qt/plugins/(egldeviceintegrations|networkinformation|generic)/
    | PySide6/Qt/plugins/platformthemes/libqgtk3
    | PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)\.so
    | PySide6/Qt/plugins/imageformats/libq(pdf|icns|tga|wbmp)\.so
    | (PySide6/Qt/lib/)?libQt6(EglFS|EglFs|Qml|Quick|Pdf|VirtualKeyboard)[^/]*
    )""",
    re.VERBOSE,
)

# A program must speak to the screen and the bus with the libraries of the system it runs on, so of
# the build machine's come along only those that Python needs, and xcb's small ones, which many a
# desktop lacks.
_FROM_SYSTEM = re.compile(r"^(/usr)?/lib(64)?/")
_LIBRARY = re.compile(r"^lib[^/]*\.so[^/]*$")
_BROUGHT_ALONG = re.compile(
    r"lib(python3|ssl|crypto|ffi|bz2|lzma|uuid|mpdec|expat"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util))\b"
)

STRIPPED = ("torch/lib/*.so", "libpython3*.so*", "_pillow_heif*.so", "_pi_heif*.so")
"""What is stripped of names for debuggers on Linux; elsewhere, and in libraries whose headers were
rewritten by the makers of their wheels, that gains nothing or breaks them."""


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return what goes into the package of all that was collected."""
    return [entry for entry in entries if not _left_out(entry)]


def _left_out(entry: Entry) -> bool:
    name, source, _ = entry
    name = name.replace("\\", "/")
    if _UNUSED.match(name):
        return True
    foreign = _LIBRARY.match(name) and _FROM_SYSTEM.match(source)
    return foreign is not None and not _BROUGHT_ALONG.search(name)
