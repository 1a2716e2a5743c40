"""The speeds of everything that takes time, beside peers and the machine's limits.

    python tests/benchmarks/table.py [--only pictures|program|memory]

One thread, CPU time, so other work on the machine hardly counts. About ten minutes. deepinv is
the peer of test_speed_of_sandbox.py.
"""

from __future__ import annotations

import argparse
import os
import platform

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "DEBLUR_STUDIO_THREADS"):
    os.environ[_name] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PARTS = ("pictures", "program", "memory")


def main() -> None:
    """Measure and print."""
    import cv2
    import measured
    import memory_of_methods
    import rows_of_pictures
    import rows_of_program

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS)
    only = parser.parse_args().only
    cv2.setNumThreads(1)
    if only != "memory":
        machine = measured.measured_machine()
        print(
            f"One core of {platform.processor() or platform.machine()}:"
            f" {machine.bytes_per_s / 1e9:.1f} GB/s copied,"
            f" {machine.operations_per_s / 1e9:.0f} GFlop/s in float32.\n"
        )
        found = [] if only == "program" else rows_of_pictures.rows()
        found += [] if only == "pictures" else rows_of_program.rows()
        print(measured.told(found, machine))
    if only in (None, "memory"):
        print("\n" + memory_of_methods.told())


if __name__ == "__main__":
    main()
