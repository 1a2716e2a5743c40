"""From the bytes of a log to text, whatever program wrote it."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_BYTES = 65_536
_UNIT_SIGNS = frozenset("°²³µº".encode("latin-1"))


def decode(data: bytes) -> str:
    """Text with newline line ends; NUL bytes of a cut-off write are dropped.

    Tried in this order: byte order mark, UTF-16 without one, UTF-8, GB 18030, Latin-1.
    A multi-byte character cut at the very end does not change the choice.
    """
    encoding, skip = _encoding(data)
    text = data[skip:].decode(encoding, errors="ignore")
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    sample = data[:_GUESS_BYTES]
    if wide := _wide(sample):
        return wide, 0
    if _decodes(sample, "utf-8"):
        return "utf-8", 0
    if _only_unit_signs(sample) or not _decodes(sample, "gb18030"):
        return "latin-1", 0
    return "gb18030", 0


def _only_unit_signs(sample: bytes) -> bool:
    """A micro sign before an s is a Chinese character in GB 18030, but hardly ever meant so."""
    return all(byte in _UNIT_SIGNS for byte in sample if byte >= 0x80)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly each second byte of ASCII text is NUL."""
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True
