"""The raw archive: payloads as the source gave them, compressed, under the hash of their plain bytes."""

import hashlib
from collections.abc import Iterable, Sequence

import zstandard
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.store import tables

_CODEC = "zstd"
_LARGEST_PAYLOAD = 256 * 1024 * 1024
_TABLE = tables.archive
_KEEP = insert(_TABLE).on_conflict_do_nothing()
_ONE = select(_TABLE.c.content, _TABLE.c.size).where(_TABLE.c.payload_hash == bindparam("payload_hash"))
"""Both belong to every document, so they are built once."""


def payload_hash(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()


def archive_payload(transaction: Connection, payload: bytes) -> str:
    """Keep the payload, once, and return its hash."""
    (name,) = archive_payloads(transaction, [payload])
    return name


def archive_payloads(transaction: Connection, payloads: Iterable[bytes]) -> list[str]:
    """Keep each payload, once, and return their hashes in the order given."""
    compressor = zstandard.ZstdCompressor()
    rows = [
        {
            "payload_hash": payload_hash(payload),
            "codec": _CODEC,
            "size": len(payload),
            "content": compressor.compress(payload),
        }
        for payload in payloads
    ]
    if rows:
        transaction.execute(_KEEP, rows)
    return [str(row["payload_hash"]) for row in rows]


def archived_payload(transaction: Connection, name: str) -> bytes:
    """Return the plain bytes; content that no longer has its hash is refused, never used."""
    row = transaction.execute(_ONE, {"payload_hash": name}).one()
    return _plain(name, row.content, row.size)


def archived_payloads(transaction: Connection, names: Sequence[str]) -> dict[str, bytes]:
    """Return many at once; as many names as a statement takes."""
    rows = transaction.execute(
        select(_TABLE.c.payload_hash, _TABLE.c.content, _TABLE.c.size).where(_TABLE.c.payload_hash.in_(names))
    )
    return {row.payload_hash: _plain(row.payload_hash, row.content, row.size) for row in rows}


def _plain(name: str, content: bytes, size: int) -> bytes:
    try:
        if not zstandard.frame_content_size(content) == size <= _LARGEST_PAYLOAD:
            raise _damaged(name, "its content has another size")
        plain = zstandard.decompress(content)
    except zstandard.ZstdError as error:
        raise _damaged(name, str(error)) from error
    if payload_hash(plain) != name:
        raise _damaged(name, "its content has another hash")
    return plain


def _damaged(name: str, technical: str) -> Problem:
    return Problem(
        "store.archive_damaged", cause=Cause.STORE, retry=Retry.NEVER, technical=technical, payload=name
    )
