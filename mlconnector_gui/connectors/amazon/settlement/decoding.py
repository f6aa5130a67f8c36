"""
From the bytes of a file to UTF-8 lines that end with a line feed.

A settlement is kept as text, so that the same settlement by API and by file, in whatever encoding and with
whatever line ends it came, has the same bytes and is recognised. No cell is changed by it.
"""

import codecs
import zlib

from mlconnector_gui.base.problem import Problem

LARGEST_FILE = 256 * 1024 * 1024
"""Beyond it the archive would not give the settlement back."""
_GZIP, _UTF8_MARK = b"\x1f\x8b", b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CHUNK = 1 << 20
_HEAD = 64 * 1024
_JAPANESE_SIGNS = (b"JPY", b".co.jp", b".jp")


def text_bytes(payload: bytes, *, charset: str = "", name: str = "") -> bytes:
    """Return a file as UTF-8 with line feeds; `charset` is what its storage said of it, if anything."""
    plain = unpacked(payload, name=name)
    if not plain[:_HEAD].strip():  # of the whole it would be a copy
        raise Problem("amazon.file_empty", file=name)
    if plain[:2] in _WIDE_MARKS or b"\x00" in plain[:_HEAD]:
        raise _unreadable(plain, name)
    plain = plain.removeprefix(_UTF8_MARK)
    if not plain.isascii() and not _is_utf8(plain):
        plain = _transcoded(plain, charset, name)
    return plain.replace(b"\r\n", b"\n") if b"\r\n" in plain else plain


def unpacked(payload: bytes, *, name: str = "") -> bytes:
    """Return the plain bytes; a packed file is unpacked as far as it is of a bearable size."""
    if len(payload) > LARGEST_FILE:
        raise _too_large(name)
    return _gunzipped(payload, name) if payload[:2] == _GZIP else payload


def _gunzipped(payload: bytes, name: str) -> bytes:
    opened = zlib.decompressobj(wbits=31)
    try:
        plain = opened.decompress(payload, LARGEST_FILE)
    except zlib.error as error:
        raise Problem("amazon.file_gzip_damaged", file=name, technical=str(error)) from error
    if opened.unconsumed_tail or (len(plain) == LARGEST_FILE and not opened.eof):
        raise _too_large(name)
    if not opened.eof:
        raise Problem("amazon.file_gzip_damaged", file=name, technical="the packed file ends in the middle")
    return plain


def _is_utf8(plain: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(plain)
    try:
        for start in range(0, len(plain), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(plain: bytes, charset: str, name: str) -> bytes:
    for encoding in _candidates(plain, charset):
        try:
            return plain.decode(encoding).encode()
        except (LookupError, UnicodeDecodeError):
            continue
    raise _unreadable(plain, name)


def _candidates(plain: bytes, charset: str) -> tuple[str, ...]:
    """What the storage said, then Japan's own where the file is Japanese, then Western Europe's."""
    head = plain[:_HEAD]
    guessed = ("cp932",) if any(sign in head for sign in _JAPANESE_SIGNS) else ("cp1252",)
    return (charset, *guessed) if charset else guessed


def _unreadable(plain: bytes, name: str) -> Problem:
    """Point at the first line that is not text."""
    try:
        plain.decode()
        line = 1
    except UnicodeDecodeError as error:
        line = plain.count(b"\n", 0, error.start) + 1
    return Problem("amazon.file_encoding", file=name, line=line)


def _too_large(name: str) -> Problem:
    return Problem("amazon.file_too_large", file=name, megabytes=LARGEST_FILE >> 20)
