"""Write about a posting, and attach files to it: kept with it for ever, told in the audit, handed to the auditor."""

import asyncio
from pathlib import Path

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.archive import payload_hash
from mlconnector_gui.store.repositories import notes, postings

LONGEST_TEXT = 4_000
LARGEST_FILE = 20 * 1024 * 1024
MOST_NOTES = 200
"""Of one posting; more is a sign that something else writes than a person."""
_LONGEST_NAME = 120


async def comment_on(workplace: Workplace, posting_id: str, text: str) -> str:
    """Write about a posting, in whatever state it is; returns the note's id."""
    if not text.strip():
        raise Problem("note.empty")
    return await _note(workplace, posting_id, text, "", None)


async def attach_file(workplace: Workplace, posting_id: str, path: Path, *, text: str = "") -> str:
    """Attach a copy of a file as it is now; returns the note's id."""
    content = await asyncio.to_thread(_read, path)
    return await _note(workplace, posting_id, text, path.name, content)


async def save_attachment(workplace: Workplace, note_id: str, path: Path) -> None:
    """Write an attached file, byte for byte; what cannot be written leaves nothing behind."""
    _, content = await workplace.store.read(notes.attachment_of, note_id)
    try:
        await asyncio.to_thread(_write, path, content)
    except OSError as error:
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error


async def _note(
    workplace: Workplace, posting_id: str, text: str, file_name: str, content: bytes | None
) -> str:
    if len(text.strip()) > LONGEST_TEXT:
        raise Problem("note.too_long", longest=LONGEST_TEXT, length=len(text.strip()))
    note_id = workplace.ids.new()
    await workplace.store.write(
        _keep, workplace, posting_id, note_id, text.strip(), _plain_name(file_name), content
    )
    workplace.tell("posting", posting_id)
    return note_id


def _keep(
    transaction: Transaction,
    workplace: Workplace,
    posting_id: str,
    note_id: str,
    text: str,
    file_name: str,
    content: bytes | None,
) -> None:
    posting = postings.posting_by_id(transaction, posting_id)
    if notes.note_count(transaction, posting_id) >= MOST_NOTES:
        raise Problem("note.too_many", cause=Cause.STATE, posting=posting.explanation, most=MOST_NOTES)
    notes.add_note(
        transaction,
        note_id=note_id,
        posting_id=posting_id,
        actor=workplace.actor,
        at=workplace.now,
        text=text,
        file_name=file_name,
        content=content,
    )
    told: dict[str, object] = {"comment": text} if text else {}
    if content is not None:
        told |= {"file": file_name, "size": len(content), "sha256": payload_hash(content)}
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.commented" if content is None else "posting.file_attached",
        subject_kind="posting",
        subject_id=posting_id,
        note=note_id,
        **told,
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Problem("note.file_unreadable", path=str(path), technical=str(error)) from error
    if len(content) > LARGEST_FILE:
        raise Problem("note.file_too_large", file=path.name, most=f"{LARGEST_FILE // 1024 // 1024} MB")
    if not content:
        raise Problem("note.file_empty", file=path.name)
    return content


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _plain_name(name: str) -> str:
    """Keep what every system takes for the name of a file, and its ending where it is long."""
    plain = "".join(sign if sign.isprintable() and sign not in '\\/:*?"<>|' else "_" for sign in name)
    stem, dot, ending = plain.rpartition(".")
    if len(plain) <= _LONGEST_NAME or not dot:
        return plain[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(ending[:10]) - 1]}.{ending[:10]}"
