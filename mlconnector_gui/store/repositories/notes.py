"""What people wrote about postings and attached to them, in the order in which they did."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.store import tables
from mlconnector_gui.store.archive import archive_payload, archived_payload
from mlconnector_gui.store.audit import Actor

_NOTE, _ARCHIVE = tables.posting_note, tables.archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file as it was attached; its content is in the archive under its hash."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What one person wrote or attached at one moment."""

    note_id: str
    posting_id: str
    person: str
    written_at: datetime
    text: str
    attachment: Attachment | None


def add_note(
    transaction: Connection,
    *,
    note_id: str,
    posting_id: str,
    actor: Actor,
    at: datetime,
    text: str,
    file_name: str = "",
    content: bytes | None = None,
) -> None:
    transaction.execute(
        insert(_NOTE).values(
            note_id=note_id,
            posting_id=posting_id,
            number=note_count(transaction, posting_id) + 1,
            person=actor.name,
            machine=actor.machine,
            written_at=at,
            text=text,
            file_name=file_name,
            payload_hash=None if content is None else archive_payload(transaction, content),
        )
    )


def notes_of(transaction: Connection, posting_id: str) -> list[Note]:
    """Return the notes of a posting, the oldest first."""
    rows = transaction.execute(
        select(_NOTE, _ARCHIVE.c.size)
        .outerjoin(_ARCHIVE, _ARCHIVE.c.payload_hash == _NOTE.c.payload_hash)
        .where(_NOTE.c.posting_id == posting_id)
        .order_by(_NOTE.c.number)
    ).mappings()
    return [
        Note(
            note_id=row["note_id"],
            posting_id=posting_id,
            person=row["person"],
            written_at=row["written_at"],
            text=row["text"],
            attachment=Attachment(name=row["file_name"], sha256=row["payload_hash"], size=row["size"])
            if row["payload_hash"]
            else None,
        )
        for row in rows
    ]


def note_count(transaction: Connection, posting_id: str) -> int:
    count = select(func.count()).select_from(_NOTE).where(_NOTE.c.posting_id == posting_id)
    return int(transaction.execute(count).scalar_one())


def attachment_of(transaction: Connection, note_id: str) -> tuple[str, bytes]:
    """Return name and content of a note's file, whose hash is proved."""
    row = transaction.execute(
        select(_NOTE.c.file_name, _NOTE.c.payload_hash).where(_NOTE.c.note_id == note_id)
    ).first()
    if row is None or row.payload_hash is None:
        raise Problem("note.no_file", note=note_id)
    return str(row.file_name), archived_payload(transaction, row.payload_hash)
