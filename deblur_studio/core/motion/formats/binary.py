"""Files that are no text: say in one sentence what they are instead."""

from __future__ import annotations

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.text import decode
from deblur_studio.core.told import told

_PHOTO = "is a photo, not a sensor log; give the log of the gyroscope here."
_SIGNATURES = (
    (0, b"\xff\xd8\xff", _PHOTO),
    (0, b"\x89PNG", _PHOTO),
    (0, b"II*\x00", _PHOTO),
    (0, b"MM\x00*", _PHOTO),
    (0, b"GIF8", _PHOTO),
    (8, b"WEBP", _PHOTO),
    (4, b"ftyphei", _PHOTO),
    (4, b"ftypmif", _PHOTO),
    (4, b"ftypavif", _PHOTO),
    (4, b"ftyp", "is a video, not a sensor log; export its gyroscope data to a text log first."),
    (0, b"%PDF", "is a PDF document, not a sensor log; give the log of the gyroscope here."),
    (0, b"SQLite format 3", "is a database, not a sensor log; export it as CSV first."),
    (0, b"\x1f\x8b", "is packed with gzip; unpack it first."),
    (0, b"7z\xbc\xaf", "is packed with 7-Zip; unpack it first."),
)
_SAMPLE_BYTES = 8_192
_MATLAB_HEADER_BYTES = 124
_MAX_CONTROL_SHARE = 0.02


def refuse_binary(name: str, data: bytes) -> None:
    """Do nothing for text.

    Raises:
        LogError: The bytes are a photo, a video or no text at all.
    """
    for offset, mark, reason in _SIGNATURES:
        if data.startswith(mark, offset):
            raise LogError(told("{name} {reason}", name=name, reason=reason))
    if b"MAT-file" in data[:_MATLAB_HEADER_BYTES]:
        raise LogError(
            told("{name} is a MATLAB file; export its gyroscope data as CSV first.", name=name)
        )
    if _is_noise(data[:_SAMPLE_BYTES]):
        raise LogError(
            told(
                "{name} holds binary data, not the text of a sensor log; choose the"
                " gyroscope's log.",
                name=name,
            )
        )


def _is_noise(sample: bytes) -> bool:
    text = decode(sample)
    control = sum(not character.isprintable() and character not in "\n\t" for character in text)
    return control > _MAX_CONTROL_SHARE * max(len(text), 1)
