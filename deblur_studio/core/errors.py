"""Failures that a user can do something about.

Each carries one sentence that names the file or value, what is wrong and what to do. Front ends
show ``str(error)`` as it is; every other exception is a defect of the program.
"""


class DeblurError(Exception):
    """An expected failure; its text is the sentence for the user."""


class PhotoError(DeblurError):
    """A photo cannot be read, or is not what its name says."""


class LogError(DeblurError):
    """The log of a sensor cannot be read or understood."""


class CameraError(DeblurError):
    """A camera file or a camera value is missing or makes no sense."""


class MotionError(DeblurError):
    """The motion cannot be turned into a camera path, for example outside the log."""


class BehindCameraError(MotionError):
    """The camera turns so far that part of the scene falls behind it."""


class RestoreError(DeblurError):
    """A restoration cannot be run with these settings."""


class OutputError(DeblurError):
    """A result cannot be written where it was asked for."""


class TrainingError(DeblurError):
    """A training run cannot start or go on."""


class ModelError(DeblurError):
    """A network file is missing, broken, unknown or does not fit."""


class EvidenceError(DeblurError):
    """A case, its record or its bundle cannot be used, or must not be used like this."""


class BatchError(DeblurError):
    """A batch cannot start or go on: its list, preset, folder or scheduler cannot be used."""


class FieldError(DeblurError):
    """A value cannot be used; ``field`` is its dotted name, such as ``motion.pan_deg_s``."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
