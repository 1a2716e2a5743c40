"""Cases whose told motion was first refined by the photo, as the program does before restoring."""

from __future__ import annotations

import dataclasses

from deblur_studio.core.alignment.motion_refinement import refine_motion
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.synthesis.cases import Case
from deblur_studio.core.synthesis.moved import told_distance_px

_SUFFIX = "+refined"


def refined_name(name: str) -> str:
    """Return under which name a method's results with the refined motion are reported."""
    return name + _SUFFIX


def method_of(name: str) -> str:
    """Return the method behind a name with or without refined motion."""
    return name.removesuffix(_SUFFIX)


def is_refined(name: str) -> bool:
    """Whether results under this name are those with the refined motion."""
    return name.endswith(_SUFFIX)


def refined_case(case: Case, progress: Progress = SILENT) -> Case:
    """Return the case as methods see it after its motion was refined.

    Where the photo does not confirm the motion, that is the case as it was told.
    """
    try:
        answer = refine_motion(case.photo, case.told_log, case.told, progress)
    except MotionError:
        return case
    if answer.verdict != "found":
        return case
    camera, path = answer.settings.camera, camera_path(case.told_log, answer.settings)
    told_px = told_distance_px(case.true_camera, case.true_path, camera, path)
    draws = dataclasses.replace(case.draws, told_px=told_px)
    return dataclasses.replace(case, camera=camera, path=path, told=answer.settings, draws=draws)
