"""Import a file that a person has: the same documents, and so the same postings, as the store would give."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import FileContents, FilePiece, ReadDocument, TranslationContext
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import ImportSpec
from mlconnector_gui.services.connect import JDE
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, documents
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import IncomingDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDocument:
    """One document of a file, and what came of it: 'new', 'changed' or 'known'."""

    external_id: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was in a file and where it went."""

    connection: str
    file: str
    documents: tuple[ImportedDocument, ...]
    run_id: str
    """The run that prepares them; '' where nothing is new."""

    def count(self, outcome: str) -> int:
        return sum(document.outcome == outcome for document in self.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file that can be imported, and the connections that take it."""

    kind: str
    title: str
    suffixes: tuple[str, ...]
    connections: tuple[str, ...]


async def file_kinds(workplace: Workplace) -> tuple[FileKind, ...]:
    """Return what the stores that are connected take from files."""
    found: dict[str, FileKind] = {}
    for stored in await workplace.store.read(connections.connections):
        for one in _imports_of(stored):
            known = found.get(one.kind)
            names = (*(known.connections if known else ()), stored.name)
            found[one.kind] = FileKind(
                kind=one.kind, title=one.title, suffixes=one.suffixes, connections=names
            )
    return tuple(found.values())


async def import_file(workplace: Workplace, path: Path, *, kind: str, connection: str = "") -> Imported:
    """
    Archive what a file holds and have it prepared; nothing is kept unless all of it can be read.

    What is known already, from the store or from another file, is recognised and told. What differs from what is
    archived is the next revision of it, and an approval of the one before is void.
    """
    stored = await _taker(workplace, kind, connection)
    spec = next(one for one in _imports_of(stored) if one.kind == kind)
    return await import_as(workplace, path, stored, spec)


async def import_as(workplace: Workplace, path: Path, stored: StoredConnection, spec: ImportSpec) -> Imported:
    """
    Import a file as one of that kind.

    What is too large to be read at once is gone through piece by piece, twice: first every line is checked, then all
    of it is kept in one transaction.
    """
    context = TranslationContext(
        facts=stored.facts, values=stored.values, related=lambda _stream, _external_id: None
    )
    taken = await asyncio.to_thread(_looked_through, path, stored, spec, context)
    outcomes = await workplace.store.write(_save, taken, workplace)
    workplace.tell("document", stored.connection_id)
    run_id = ""
    if any(one.outcome != "known" for one in outcomes):
        run_id = await request_run(
            workplace, Job.PREPARE, connection=stored.connection_id, trigger=Trigger.MANUAL
        )
    return Imported(connection=stored.name, file=path.name, documents=outcomes, run_id=run_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A file that was read, on its way into the archive."""

    connection: StoredConnection
    name: str
    hash: str
    contents: Callable[[], Iterable[FileContents]]
    """What it holds, in one piece or in several; a large file is read anew for it."""


def _looked_through(
    path: Path, stored: StoredConnection, spec: ImportSpec, context: TranslationContext
) -> _Taken:
    """Read a file and check every line of it."""
    try:
        if path.stat().st_size > spec.largest_bytes and spec.cut is not None:
            return _looked_through_in_pieces(path, stored, spec, context)
        payload = _read(path, spec.largest_bytes)
    except OSError as error:
        raise Problem("import.file_unreadable", file=str(path), technical=str(error)) from error
    whole = (spec.read()(payload, path.name, context),)
    digest = hashlib.sha256(payload).hexdigest()
    return _Taken(connection=stored, name=path.name, hash=digest, contents=lambda: whole)


def _looked_through_in_pieces(
    path: Path, stored: StoredConnection, spec: ImportSpec, context: TranslationContext
) -> _Taken:
    digest, known = hashlib.sha256(), dict[tuple[str, str], str]()
    for piece, contents in _pieces(path, spec, context):
        digest.update(piece.payload)
        for one in contents.documents:
            place = (one.stream, one.document.external_id)
            content = hashlib.sha256(one.document.payload).hexdigest()
            if known.setdefault(place, content) != content:
                raise Problem(
                    "import.document_twice",
                    file=path.name,
                    line=piece.first_line,
                    document=one.document.external_id,
                )
    return _Taken(
        connection=stored,
        name=path.name,
        hash=digest.hexdigest(),
        contents=lambda: _read_again(path, spec, context, digest.hexdigest()),
    )


def _read_again(
    path: Path, spec: ImportSpec, context: TranslationContext, expected: str
) -> Iterator[FileContents]:
    """Read the pieces of a file that was checked; one that changed since is refused with all that was kept of it."""
    digest = hashlib.sha256()
    for piece, contents in _pieces(path, spec, context):
        digest.update(piece.payload)
        yield contents
    if digest.hexdigest() != expected:
        raise Problem("import.file_changed", file=path.name)


def _pieces(
    path: Path, spec: ImportSpec, context: TranslationContext
) -> Iterator[tuple[FilePiece, FileContents]]:
    assert spec.cut is not None  # noqa: S101  asked for before
    with path.open("rb") as file:
        for piece in spec.cut()(file, path.name, spec.largest_bytes):
            yield piece, _read_piece(piece, path.name, spec, context)


def _read_piece(piece: FilePiece, name: str, spec: ImportSpec, context: TranslationContext) -> FileContents:
    try:
        return spec.read()(piece.payload, name, context)
    except Problem as problem:
        if "line" not in problem.params:
            raise
        line = piece.line_in_file(int(str(problem.params["line"])))
        problem.params = {**problem.params, "line": line}
        raise


async def _taker(workplace: Workplace, kind: str, name: str) -> StoredConnection:
    """Return the connection that a file goes to: the named one, or the only one that takes such files."""
    takers = [
        stored
        for stored in await workplace.store.read(connections.connections)
        if any(one.kind == kind for one in _imports_of(stored))
    ]
    if name:
        stored = await workplace.store.read(connections.connection_named, name)
        if stored.connection_id not in {taker.connection_id for taker in takers}:
            raise Problem("import.not_for_connection", connection=stored.name, kind=kind)
        return stored
    if not takers:
        raise Problem("import.no_connection", kind=kind)
    if len(takers) > 1:
        raise Problem(
            "import.which_connection", kind=kind, known=", ".join(sorted(taker.name for taker in takers))
        )
    return takers[0]


def _imports_of(stored: StoredConnection) -> Sequence[ImportSpec]:
    return () if stored.connector == JDE else connector_spec(stored.connector).imports


def _read(path: Path, largest_bytes: int) -> bytes:
    with path.open("rb") as file:
        payload = file.read(largest_bytes + 1)
    if len(payload) > largest_bytes:
        raise Problem("import.file_too_large", file=path.name, megabytes=largest_bytes >> 20)
    return payload


def _check_not_elsewhere(transaction: Transaction, taken: _Taken, contents: FileContents) -> None:
    """Refuse what another connection of the same kind of store has: it would be booked a second time."""
    mine = taken.connection
    for other in connections.connections(transaction):
        if other.connector != mine.connector or other.connection_id == mine.connection_id:
            continue
        wanted = [(one.stream, one.document.external_id) for one in contents.documents]
        missing = documents.missing_documents(transaction, other.connection_id, wanted)
        known = [external_id for stream, external_id in wanted if (stream, external_id) not in missing]
        if known:
            raise Problem(
                "import.known_elsewhere", cause=Cause.DUPLICATE, file=taken.name, document=known[0],
                connection=other.name, chosen=mine.name,
            )  # fmt: skip


def _save(transaction: Transaction, taken: _Taken, workplace: Workplace) -> tuple[ImportedDocument, ...]:
    found: dict[str, ImportedDocument] = {}
    for contents in taken.contents():
        _check_not_elsewhere(transaction, taken, contents)
        for one in _save_contents(transaction, taken, contents, workplace):
            found.setdefault(one.external_id, one)
    outcomes = tuple(found.values())
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="file.imported",
        subject_kind="connection",
        subject_id=taken.connection.connection_id,
        connection=taken.connection.name,
        file=taken.name,
        hash=taken.hash,
        documents={one.external_id: one.outcome for one in outcomes},
    )
    return outcomes


def _save_contents(
    transaction: Transaction, taken: _Taken, contents: FileContents, workplace: Workplace
) -> list[ImportedDocument]:
    outcomes = [
        ImportedDocument(
            external_id=one.document.external_id,
            outcome=_save_one(transaction, taken, one, contents, workplace),
        )
        for one in contents.documents
    ]
    if any(one.outcome != "known" for one in outcomes):
        for original in contents.originals:
            _archive(transaction, taken, original, workplace)
    return outcomes


def _save_one(
    transaction: Transaction,
    taken: _Taken,
    one: ReadDocument,
    contents: FileContents,
    workplace: Workplace,
) -> str:
    archived = documents.newest_payload(
        transaction, taken.connection.connection_id, one.stream, one.document.external_id
    )
    if archived is not None and contents.repeats(one.document, archived):
        return "known"
    counts = _archive(transaction, taken, one, workplace)
    return "new" if counts.new else "changed" if counts.changed else "known"


def _archive(
    transaction: Transaction, taken: _Taken, one: ReadDocument, workplace: Workplace
) -> documents.PageCounts:
    raw = one.document
    incoming = IncomingDocument(
        external_id=raw.external_id,
        payload=raw.payload,
        created_at=raw.created_at,
        modified_at=raw.modified_at,
        parents=raw.parents,
    )
    return documents.save_documents(
        transaction,
        connection_id=taken.connection.connection_id,
        stream=one.stream,
        documents=[incoming],
        fetched_at=workplace.now,
    )
