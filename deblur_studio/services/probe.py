"""What a pixel holds, for the status bar."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.services.project import Project


@dataclass(frozen=True)
class Probe:
    """A pixel's place, its values on the screen and, where it is a photo's, its linear light."""

    column: int
    row: int
    rgb8: tuple[int, int, int] | None
    linear: tuple[float, float, float] | None


def probe(
    project: Project, x_px: float, y_px: float, rgb8: tuple[int, int, int] | None
) -> Probe | None:
    """Return what is at a place of the view that shows ``rgb8`` there; None outside the photo."""
    photo, column, row = project.photo, round(x_px), round(y_px)
    if photo is None or not (0 <= column < photo.width and 0 <= row < photo.height):
        return None
    return Probe(column, row, rgb8, _linear(project, column, row, rgb8))


def _linear(
    project: Project, column: int, row: int, rgb8: tuple[int, int, int] | None
) -> tuple[float, float, float] | None:
    """Return the linear light of whichever image the shown values are from."""
    loaded, result = project.loaded, project.result
    if loaded is None or rgb8 is None:
        return None
    sources = [(loaded.rgb8, loaded.photo.pixels)]
    if result is not None:
        sources.insert(0, (result.rgb8, result.restoration.pixels))
    for shown, pixels in sources:
        if tuple(int(value) for value in shown[row, column]) == tuple(rgb8):
            red, green, blue = (float(value) for value in pixels[row, column])
            return red, green, blue
    return None
