"""Prove the audit log, and hand it out."""

import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.sheets import Cell, write_csv, write_xlsx
from mlconnector_gui.services.work_progress import WorkProgress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.audit import AuditVerdict, Checkpoint
from mlconnector_gui.store.queries.audit_view import AuditFilter, AuditRow, audit_ids, audit_pages
from mlconnector_gui.store.repositories import connections

LAST_PROOF = "audit.last_proof"
_WITNESS = "audit.last_good_record"


async def verify_audit(workplace: Workplace, progress: WorkProgress | None = None) -> AuditVerdict:
    """
    Walk the whole chain and keep the result, so that the window can show when it was last proved.

    The record that the last good proof ended with must still be there: a log cut off at its end shows.
    """
    verdict = await workplace.store.read(_verify, progress or WorkProgress())
    await workplace.store.write(_keep, verdict, workplace.now)
    workplace.tell("audit")
    return verdict


async def export_audit(workplace: Workplace, path: Path) -> int:
    """Write every record as one JSON object a line, whole or not at all; returns how many."""

    def written(transaction: Transaction, file: IO[bytes]) -> int:
        count = 0
        for record in audit.exported(transaction):
            file.write(json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n")
            count += 1
        return count

    return await _exported(workplace, path, written, what="records")


async def export_events(
    workplace: Workplace,
    path: Path,
    *,
    wanted: AuditFilter,
    columns: Sequence[tuple[str, Callable[[AuditRow], Cell]]],
    progress: WorkProgress | None = None,
) -> int:
    """
    Write the matching events as a table, oldest first: a workbook if the name ends so, else CSV.

    Columns come with their headings, since words are the window's.
    """
    told = progress or WorkProgress()

    def written(transaction: Transaction, file: IO[bytes]) -> int:
        seqs = audit_ids(transaction, wanted)
        told.total = len(seqs)
        rows = _table(transaction, seqs[::-1], [cell for _, cell in columns], told)
        headings = [heading for heading, _ in columns]
        if path.suffix.lower() == ".xlsx":
            return write_xlsx(file, "Audit events", headings, rows)
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        count = write_csv(text, headings, rows)
        text.detach()
        return count

    return await _exported(workplace, path, written, what="events")


def _table(
    transaction: Transaction,
    seqs: Sequence[int],
    cells: Sequence[Callable[[AuditRow], Cell]],
    told: WorkProgress,
) -> Iterator[list[Cell]]:
    for count, row in enumerate(audit_pages(transaction, seqs)):
        if count % 1_000 == 0:
            told.step(count)
        yield [cell(row) for cell in cells]


async def _exported(
    workplace: Workplace, path: Path, written: Callable[[Transaction, IO[bytes]], int], *, what: str
) -> int:
    """Write beside the file, note the export in the log, then give the file its name: none of it without the rest."""
    fresh = path.with_name(path.name + ".new")
    try:
        count = await workplace.store.read(_to_file, fresh, written)
        await workplace.store.write(_note_export, workplace, path.name, what, count)
        fresh.replace(path)
    except OSError as error:
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    workplace.tell("audit")
    return count


def _to_file(transaction: Transaction, fresh: Path, written: Callable[[Transaction, IO[bytes]], int]) -> int:
    with fresh.open("wb") as file:
        count = written(transaction, file)
        file.flush()
        os.fsync(file.fileno())
    return count


def _note_export(transaction: Transaction, workplace: Workplace, name: str, what: str, count: int) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="audit.exported",
        subject_kind="audit",
        subject_id="audit",
        what=what,
        file=name,
        records=count,
    )


def _verify(transaction: Transaction, progress: WorkProgress) -> AuditVerdict:
    seen = connections.setting(transaction, _WITNESS, None)
    progress.total = audit.newest_number(transaction)
    return audit.verify(transaction, checkpoint=Checkpoint(**seen) if seen else None, walked=progress.step)


def _keep(transaction: Transaction, verdict: AuditVerdict, at: datetime) -> None:
    connections.change_setting(
        transaction,
        LAST_PROOF,
        {"at": at.isoformat(), "records": verdict.records, "is_verified": verdict.is_verified},
    )
    if verdict.is_verified:
        connections.change_setting(transaction, _WITNESS, {"seq": verdict.records, "hash": verdict.last_hash})
