"""What a report says in plain words: what was done, what it cannot show, what was read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from deblur_studio.core.evidence.case import Case, Step

COMMON = (
    "The photo's file was opened for reading only and decoded once into linear light, without any"
    " change of size, cropping or step in 8 bits.",
    "From the log of the motion sensor the angular rates during the exposure were taken. The"
    " sensor's rate at rest was taken off, the axes were turned into those of the camera, and the"
    " rates were added up to how the camera turned while the shutter was open (1).",
    "From that turning follows, for every place of the picture, the line along which a point of"
    " the scene was smeared: the blur kernel of the place. It is not guessed from the picture (2).",
    "The smear was undone: {method}",
    "The result was blurred again with the same kernels and compared with the photo, in units of"
    " the photo's own noise, as a whole and in blocks of 32 x 32 pixels.",
    "The result was written with 16 bits a channel into a new file. The original was compared with"
    " its hash before and after.",
)

METHODS: Mapping[str, str] = MappingProxyType(
    {
        "wiener": "for every frequency of the picture the known weakening by the smear was"
        " reversed, except where that would only have amplified noise. The step is linear: no"
        " part of the picture decides about another (3, 4).",
        "total-variation": "among all pictures that give the photo when smeared, the one was"
        " computed that has the fewest and hardest edges where the noise leaves a choice (5, 6).",
        "richardson-lucy": "starting from the photo, the picture was corrected step by step by"
        " what the smeared picture still lacked, until the photo was explained to its noise (7).",
        "guided": "a trained network refined the results of classical methods and compared its own"
        " with the photo. It adds detail that it learned from other photos. See the model card.",
        "unet": "a trained network sharpened the picture, told one straight line of motion for each"
        " pixel. It adds detail that it has learned from other photos. See the model card.",
    }
)

LITERATURE = (
    "Whyte, Sivic, Zisserman, Ponce: Non-uniform deblurring for shaken images. International"
    " Journal of Computer Vision 98 (2012).",
    "Joshi, Kang, Zitnick, Szeliski: Image deblurring using inertial measurement sensors. ACM"
    " Transactions on Graphics 29 (2010).",
    "Wiener: Extrapolation, Interpolation, and Smoothing of Stationary Time Series. Wiley (1949).",
    "Hirsch, Sra, Schoelkopf, Harmeling: Efficient filter flow for space-variant multiframe blind"
    " deconvolution. CVPR (2010).",
    "Rudin, Osher, Fatemi: Nonlinear total variation based noise removal algorithms. Physica D 60"
    " (1992).",
    "Wang, Yang, Yin, Zhang: A new alternating minimization algorithm for total variation image"
    " reconstruction. SIAM Journal on Imaging Sciences 1 (2008).",
    "Richardson: Bayesian-based iterative method of image restoration. JOSA 62 (1972). Lucy: An"
    " iterative technique for the rectification of observed distributions. Astronomical Journal 79"
    " (1974).",
)

LIMITS = (
    "The result shows what the photo shows under the measured motion. It is no second photo, and it"
    " does not show what was never recorded.",
    "Detail that the smear destroyed is not in the photo any more. Where the visibility map is dark"
    " nothing fine in the result may be relied upon.",
    "A small residual is necessary, not sufficient: a motion that is much too short, or a wrong one"
    " of similar length, may leave a small residual too. That log and photo belong together must be"
    " known from elsewhere.",
    "The spread map shows how far the result changes when the clock, the sensor's rate at rest, the"
    " focal length and the scale of the motion are wrong by as much as is typical. Where it is"
    " bright the result depends on what nobody knows exactly.",
    "A gyroscope does not see things that moved by themselves, stabilised lenses or sensors, nor"
    " the camera's motion sideways close to things; these stay blurred or are restored wrongly.",
    "Faint ripples beside hard edges can come from the restoration itself.",
)

# Name in the step, what it is, its unit, and under which name its source is told.
PARAMETERS = (
    ("start_s", "Exposure begins, centre row, log's clock", "s", "start"),
    ("exposure_s", "Exposure time", "s", "exposure"),
    ("camera.time_offset_s", "Added to that clock", "s", ""),
    ("camera.readout_s", "First row to last row", "s", ""),
    ("bias_rad_s", "Sensor's rate at rest, x, y, z", "rad/s", "bias"),
    ("depth_m", "Distance of the scene", "m", ""),
    ("camera.width", "Width of the upright photo", "px", ""),
    ("camera.height", "Height", "px", ""),
    ("camera.fx_px", "Focal length across", "px", "focal"),
    ("camera.fy_px", "Focal length down", "px", "focal"),
    ("camera.cx_px", "Principal point, x", "px", ""),
    ("camera.cy_px", "Principal point, y", "px", ""),
    ("camera.imu_to_camera", "Sensor axes to camera axes", "", "mounting"),
    ("camera.distortion", "Distortion k1, k2, p1, p2, k3", "", ""),
    ("method", "Method", "", ""),
    ("device", "Computed on", "", ""),
    ("threads", "Threads", "", ""),
    ("spread_count", "Restorations for the spread", "", ""),
    ("seed", "Seed of their errors", "", ""),
)

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "chi": "Residual by block (chi): 1 (dark) is what noise alone gives, 3 (bright) is not"
        " explained; grey cannot be judged. Motion taken to be exact.",
        "chi-within-budget": "The same with what the typical errors of the motion may add.",
        "visibility": "Visibility: share of the fine detail that the shutter left above the noise,"
        " from none (dark) to all (bright).",
        "spread": "Spread: change of the result under typical errors of the motion, standard"
        " deviation of sRGB values from 0 (dark) to 0.2 (bright).",
        "difference": "Difference between the learned and the classical result, sRGB values from"
        " 0 (dark) to 0.2 (bright).",
    }
)

CERTIFICATE = (
    "I, ______________________________, state under penalty of perjury that I am qualified by"
    " training or experience to make this statement, and that the data named below were copied from"
    " the electronic device, storage medium or file named below.",
    "The copies were identified by a process of digital identification: the SHA-256 value of each"
    " copy was computed and is the one listed in the section Inputs. Files with the same value are"
    " the same for all practical purposes.",
    "The process is one that gives the same result whenever it is repeated on the same data; the"
    " bundle that belongs to this report allows anybody to repeat it.",
    "Device, storage medium or file: ____________________________________________",
    "When and how the copies were made: __________________________________________",
)

UNSIGNED = (
    "A template in the manner of the United States' Federal Rules of Evidence 902(11), 902(13) and"
    " 902(14). The program states nothing; a person who can be asked must complete and sign it."
)


def sentences_of(step: Step) -> tuple[str, ...]:
    """Return what a step did, a sentence or two for each part."""
    told = METHODS.get(step.method, f"by the method {step.method}.")
    return tuple(sentence.format(method=told) for sentence in COMMON)


def in_short(case: Case) -> tuple[str, ...]:
    """Return the outcome of a case in a few sentences."""
    said = [f"{len(case.results)} of {len(case.steps)} restorations have a result."]
    for result in case.results:
        said.append(f"{result.step}: {result.label} {' '.join(result.said[:1])}")
    if case.mode == "evidence":
        said.append(
            "Only methods that add nothing learned were used, as the evidence mode demands."
        )
    return tuple(said)
