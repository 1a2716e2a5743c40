"""The self-test: real checks with numbers and limits, for the command line and for reports."""

from deblur_studio.core.selftest.finding import Finding
from deblur_studio.core.selftest.run import CHECKS, run_checks

__all__ = ["CHECKS", "Finding", "run_checks"]
