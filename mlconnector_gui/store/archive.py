"""The raw archive: payloads as the source gave them, compressed, under the hash of their plain bytes."""

import hashlib
from collections.abc import Sequence

import zstandard
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.store import tables

_CODEC = "zstd"
_LARGEST_PAYLOAD = 256 * 1024 * 1024


def payload_hash(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()


def archive_payload(transaction: Connection, payload: bytes) -> str:
    """Keep the payload, once, and return its hash."""
    name = payload_hash(payload)
    transaction.execute(
        insert(tables.archive)
        .values(payload_hash=name, codec=_CODEC, size=len(payload), content=zstandard.compress(payload))
        .on_conflict_do_nothing()
    )
    return name


def archived_payload(transaction: Connection, name: str) -> bytes:
    """Return the plain bytes; content that no longer has its hash is refused, never used."""
    row = transaction.execute(
        select(tables.archive.c.content, tables.archive.c.size).where(tables.archive.c.payload_hash == name)
    ).one()
    return _plain(name, row.content, row.size)


def archived_payloads(transaction: Connection, names: Sequence[str]) -> dict[str, bytes]:
    """Return many at once; as many names as a statement takes."""
    table = tables.archive
    rows = transaction.execute(
        select(table.c.payload_hash, table.c.content, table.c.size).where(table.c.payload_hash.in_(names))
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
