"""What a student does in each lesson is what its checks ask for, in their order."""

from __future__ import annotations

from functools import cache

import pytest

from deblur_studio.core.sandbox.charts import picture
from deblur_studio.core.sandbox.kernels import kernels_of
from deblur_studio.core.sandbox.lessons import Lesson, lessons
from deblur_studio.core.sandbox.numbers import numbers_of_kernels, numbers_of_restored
from deblur_studio.core.sandbox.preview import blurred
from deblur_studio.core.sandbox.restoring import restored
from deblur_studio.core.sandbox.scene import Scene
from deblur_studio.core.sandbox.source import camera_of, path_of
from deblur_studio.core.sandbox.state import SandboxState

LESSONS = {lesson.name: lesson for lesson in lessons()}
DEEDS: dict[str, list[dict[str, object]]] = {
    "01-point-spread-function": [{"motion.pan_deg_s": 20.0}],
    "03-turning-and-travelling": [{"motion.pan_deg_s": 0.0}, {"motion.travel_x_mm": 20.0}],
    "04-kernels-differ": [{"motion.roll_deg_s": 60.0}, {"one_kernel": True}],
    "05-what-blur-destroys": [{"motion.pan_deg_s": 6.0}, {"view.frequency": True}],
    "08-beyond-rescue": [{"camera.noise": 0.2, "motion.pan_deg_s": 15.0}],
}


@cache
def scene_of(name: str) -> Scene:
    drawn = picture(name)
    return Scene(drawn.draw(1024 // drawn.shrunk, 768 // drawn.shrunk), drawn.title)


def unmet(lesson: Lesson, state: SandboxState) -> str:
    scene = scene_of(state.picture)
    camera = camera_of(state, scene.pixels.shape[1], scene.pixels.shape[0])
    kernels = kernels_of(path_of(state, camera), camera, state.camera)
    numbers = numbers_of_kernels(kernels)
    if any(check.value == "ssim" for check in lesson.checks):
        shot = blurred(scene, camera, kernels.path, state.camera, 1, most_px=30_000)
        found = restored(shot, state.method, state.method_parameters(), quick=True)
        numbers.update(numbers_of_restored(found))
    return lesson.unmet(state, numbers)


@pytest.mark.parametrize("name", DEEDS)
def test_that_a_lesson_is_done_by_its_deeds_and_by_no_fewer(name: str) -> None:
    lesson = LESSONS[name]
    state = lesson.state()
    said = [unmet(lesson, state)]
    for values in DEEDS[name]:
        assert said[-1], f"{name} is done before {values}"
        state = state.changed_all(values)
        said.append(unmet(lesson, state))
    assert said[-1] == ""
    assert len(set(said)) == len(said), "each deed is answered by another sentence"
