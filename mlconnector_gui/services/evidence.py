"""
Hand an auditor a file that can be checked without us: the log, the entries, the approvals, the payloads.

The events are always all of them, since a chain with parts left out proves nothing; entries and payloads are those of
the postings that were asked for. The zip file gets its name only after the log says that it was made.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.sheets import write_csv
from mlconnector_gui.services.trace import payload_words
from mlconnector_gui.services.work_progress import WorkProgress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries import evidence
from mlconnector_gui.store.queries.audit_view import AuditFilter, audit_postings
from mlconnector_gui.store.queries.evidence import Row
from mlconnector_gui.store.repositories.documents import TOMBSTONE

_POSTINGS = (
    "posting_id", "explanation", "connection", "kind", "external_id", "state", "revision", "reference", "digest",
    "company", "gl_date", "gross", "currency", "ledger_company", "ledger_type", "ledger_number", "ledger_gl_date",
    "ledger_batch", "reverses", "reversed_by", "prepared_at", "state_since",
)  # fmt: skip
_LINES = (
    "posting_id", "explanation", "line", "role", "account", "subledger", "subledger_type", "description", "amount",
    "currency", "rule_id",
)  # fmt: skip
_APPROVALS = (
    "approval_id", "posting_id", "revision", "digest", "person", "machine", "approved_at", "void_at", "void_reason",
)  # fmt: skip
_ATTEMPTS = (
    "attempt_id", "posting_id", "number", "reference", "digest", "started_at", "not_after", "ended_at", "verdict",
    "refused", "technical",
)  # fmt: skip
_NOTES = ("note_id", "posting_id", "person", "machine", "written_at", "text", "file_name", "sha256")
_DOCUMENTS = (
    "posting_id", "document_id", "connection", "stream", "external_id", "revision", "is_deleted", "fetched_at",
    "payload_hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceMade:
    """What was written, as the log has it."""

    path: Path
    records: int
    postings: int
    payloads: int
    last_hash: str
    sha256: str


async def export_evidence(
    workplace: Workplace,
    path: Path,
    *,
    wanted: AuditFilter | None = None,
    personal: bool = False,
    progress: WorkProgress | None = None,
) -> EvidenceMade:
    """
    Write the zip file, whole or not at all, and the record that says so.

    With `personal` the payloads are byte for byte what the store gave, so that their hashes can be checked; without,
    they are text with personal data hidden.
    """
    fresh = path.with_name(path.name + ".new")
    told = progress or WorkProgress()
    try:
        made = await workplace.store.read(
            _write, _Order(path, fresh, wanted or AuditFilter(), personal), workplace, told
        )
        await workplace.store.write(_note, made, workplace, personal)
        fresh.replace(path)
    except OSError as error:
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    workplace.tell("audit")
    return made


@dataclass(frozen=True, slots=True)
class _Order:
    """What to write, and where."""

    path: Path
    fresh: Path
    wanted: AuditFilter
    personal: bool


class _Bundle:
    """A zip file being written, with the hash of each part for its manifest."""

    def __init__(self, book: zipfile.ZipFile) -> None:
        self._book = book
        self.hashes: dict[str, str] = {}

    @contextmanager
    def part(self, name: str) -> Iterator["_Hashing"]:
        hashed = hashlib.sha256()
        with self._book.open(name, "w", force_zip64=True) as file:
            yield _Hashing(file, hashed)
        self.hashes[name] = hashed.hexdigest()

    def put(self, name: str, content: bytes) -> None:
        if name not in self.hashes:
            with self.part(name) as file:
                file.write(content)

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
        with self.part(name) as file:
            text = io.TextIOWrapper(io.BufferedWriter(file), encoding="utf-8", newline="", write_through=True)
            count = write_csv(text, columns, ([_cell(row[name]) for name in columns] for row in rows))
            text.flush()
        return count


class _Hashing(io.RawIOBase):
    """Passes bytes on and hashes them."""

    def __init__(self, file: IO[bytes], hashed: Any) -> None:
        self._file, self._hashed = file, hashed

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._hashed.update(content)
        return self._file.write(bytes(content))


def _write(transaction: Transaction, order: _Order, workplace: Workplace, told: WorkProgress) -> EvidenceMade:
    told.total = audit.newest_number(transaction)
    ids = (
        evidence.posting_ids(transaction)
        if order.wanted == AuditFilter()
        else audit_postings(transaction, order.wanted)
    )
    with zipfile.ZipFile(order.fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as book:
        bundle = _Bundle(book)
        records, last_hash = _write_events(transaction, bundle, told)
        _write_postings(transaction, bundle, ids)
        _write_notes(transaction, bundle, ids)
        payloads = _write_payloads(transaction, bundle, ids, order.personal, told)
        summary = {
            "program": "ML Connector",
            "workspace": workplace.folder.name,
            "exported_at": workplace.now.isoformat(),
            "exported_by": f"{workplace.actor.name} on {workplace.actor.machine}",
            "records": records,
            "last_hash": last_hash,
            "postings": len(ids),
            "payloads": payloads,
            "personal_data": "shown" if order.personal else "hidden",
        }
        bundle.put("summary.json", json.dumps(summary, indent=2, ensure_ascii=False).encode())
        for name in ("README.txt", "check_evidence.py"):
            bundle.put(name, resource("evidence", name).read_bytes())
        lines = [f"{hashed}  {name}\n" for name, hashed in sorted(bundle.hashes.items())]
        book.writestr("manifest.sha256", "".join(lines))
    return EvidenceMade(
        path=order.path,
        records=records,
        postings=len(ids),
        payloads=payloads,
        last_hash=last_hash,
        sha256=_sha256(order.fresh),
    )


def _write_events(transaction: Transaction, bundle: _Bundle, told: WorkProgress) -> tuple[int, str]:
    seq, last_hash = 0, ""
    with bundle.part("events.jsonl") as file:
        for record in audit.chained(transaction):
            file.write(json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n")
            seq, last_hash = int(str(record["seq"])), str(record["hash"])
            if seq % 1_000 == 0:
                told.step(seq)
    return seq, last_hash


def _write_postings(transaction: Transaction, bundle: _Bundle, ids: Sequence[str]) -> None:
    def told() -> Iterator[Row]:
        for row in evidence.evidence_postings(transaction, ids):
            contents[row["digest"]] = row["content"]
            yield row

    contents: dict[str, bytes | None] = {}
    bundle.table("postings.csv", _POSTINGS, evidence.with_gross(told()))
    for digest, content in contents.items():
        if content is not None:
            bundle.put(f"entries/{digest}.json", content)
    bundle.table("lines.csv", _LINES, evidence.evidence_lines(transaction, ids))
    bundle.table("approvals.csv", _APPROVALS, evidence.evidence_approvals(transaction, ids))
    bundle.table("attempts.csv", _ATTEMPTS, evidence.evidence_attempts(transaction, ids))


def _write_notes(transaction: Transaction, bundle: _Bundle, ids: Sequence[str]) -> None:
    """Write what people wrote, and every attached file under its hash."""
    rows = [dict(row) for row in evidence.evidence_notes(transaction, ids)]
    bundle.table("notes.csv", _NOTES, rows)
    for name in dict.fromkeys(row["sha256"] for row in rows if row["sha256"]):
        bundle.put(f"attachments/{name}", evidence.evidence_payload(transaction, name))


def _write_payloads(
    transaction: Transaction, bundle: _Bundle, ids: Sequence[str], personal: bool, told: WorkProgress
) -> int:
    rows = [dict(row) for row in evidence.evidence_documents(transaction, ids)]
    bundle.table("documents.csv", _DOCUMENTS, rows)
    names = dict.fromkeys(row["payload_hash"] for row in rows)
    for name in names:
        told.step(told.done)
        payload = evidence.evidence_payload(transaction, name)
        if personal:
            bundle.put(f"payloads/{name}.raw", payload)
        else:
            text = "(deleted in the store)" if payload == TOMBSTONE else payload_words(payload)
            bundle.put(f"payloads/{name}.txt", text.encode())
    return len(names)


def _note(transaction: Transaction, made: EvidenceMade, workplace: Workplace, personal: bool) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="audit.exported",
        subject_kind="audit",
        subject_id="audit",
        what="evidence",
        file=made.path.name,
        records=made.records,
        postings=made.postings,
        last_hash=made.last_hash,
        sha256=made.sha256,
        personal_data="shown" if personal else "hidden",
    )


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int) else f"{value}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
