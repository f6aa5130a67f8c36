"""Prove the audit log, and hand it out."""

import json
import os
from datetime import datetime
from pathlib import Path

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.audit import AuditVerdict, Checkpoint
from mlconnector_gui.store.repositories import connections

LAST_PROOF = "audit.last_proof"
_WITNESS = "audit.last_good_record"


async def verify_audit(workplace: Workplace) -> AuditVerdict:
    """
    Walk the whole chain and keep the result, so that the window can show when it was last proved.

    The record that the last good proof ended with must still be there: a log cut off at its end shows.
    """
    verdict = await workplace.store.read(_verify)
    await workplace.store.write(_keep, verdict, workplace.now)
    workplace.tell("audit")
    return verdict


async def export_audit(workplace: Workplace, path: Path) -> int:
    """Write every record as one JSON object a line, whole or not at all; returns how many."""
    return await workplace.store.read(_export, path)


def _verify(transaction: Transaction) -> AuditVerdict:
    seen = connections.setting(transaction, _WITNESS, None)
    return audit.verify(transaction, checkpoint=Checkpoint(**seen) if seen else None)


def _keep(transaction: Transaction, verdict: AuditVerdict, at: datetime) -> None:
    connections.change_setting(
        transaction,
        LAST_PROOF,
        {"at": at.isoformat(), "records": verdict.records, "is_verified": verdict.is_verified},
    )
    if verdict.is_verified:
        connections.change_setting(transaction, _WITNESS, {"seq": verdict.records, "hash": verdict.last_hash})


def _export(transaction: Transaction, path: Path) -> int:
    fresh = path.with_name(path.name + ".new")
    count = 0
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            for record in audit.exported(transaction):
                file.write(json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error
    return count
