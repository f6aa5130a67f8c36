"""What is noted beside a posting: that its source changed since, or that JDE shows something else."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, PostingState
from mlconnector_gui.store import audit, tables
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories.postings import StoredPosting

_TABLE = tables.posting
_LEDGER = "ledger"
"""In `source_change`, what JDE shows otherwise than it was sent; every other key tells of the source."""


def note_source_change(
    transaction: Connection,
    posting: StoredPosting,
    change: Mapping[str, Any] | None,
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """
    Keep beside a posting that its source changed since, or (None) that it is again as it was.

    The change that a person decided to let stand is not shown again.
    """
    if change and _is_ignored(transaction, posting.posting_id, change):
        change = None
    of_ledger = {name: told for name, told in (posting.source_change or {}).items() if name == _LEDGER}
    if posting.state in OPEN_TO_CHANGE | {PostingState.DISMISSED}:
        event = "posting.source_changed_meanwhile" if change else "posting.source_as_before_again"
    else:
        event = "posting.source_changed_after_sending" if change else "posting.source_as_sent_again"
    _note(transaction, posting, {**of_ledger, **(change or {})}, event, actor=actor, at=at)


def ignore_source_change(transaction: Connection, posting: StoredPosting) -> None:
    """Put the present change of the source aside, so that only another one is shown; whoever decides records why."""
    known = dict(posting.source_change or {})
    of_ledger = {name: known.pop(name) for name in (_LEDGER,) if name in known}
    statement = upsert(tables.ignored_change).values(posting_id=posting.posting_id, change=known)
    transaction.execute(
        statement.on_conflict_do_update(index_elements=["posting_id"], set_={"change": known})
    )
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.posting_id == posting.posting_id)
        .values(source_change=of_ledger or None)
    )


def _is_ignored(transaction: Connection, posting_id: str, change: Mapping[str, Any]) -> bool:
    table = tables.ignored_change
    kept = transaction.execute(select(table.c.change).where(table.c.posting_id == posting_id)).scalar()
    return kept is not None and kept == dict(change)


def note_ledger_difference(
    transaction: Connection,
    posting: StoredPosting,
    differences: Sequence[str],
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """Keep beside a confirmed posting what JDE shows otherwise now; no differences take the note away."""
    of_source = {name: told for name, told in (posting.source_change or {}).items() if name != _LEDGER}
    change = {**of_source, _LEDGER: list(differences)} if differences else of_source
    event = "posting.ledger_differs" if differences else "posting.ledger_agrees_again"
    _note(transaction, posting, change, event, actor=actor, at=at)


def _note(
    transaction: Connection,
    posting: StoredPosting,
    change: Mapping[str, Any],
    event: str,
    *,
    actor: Actor,
    at: datetime,
) -> None:
    if (posting.source_change or {}) == change:
        return
    transaction.execute(
        update(_TABLE).where(_TABLE.c.posting_id == posting.posting_id).values(source_change=change or None)
    )
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event=event,
        subject_kind="posting",
        subject_id=posting.posting_id,
        **change,
    )
