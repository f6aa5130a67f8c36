"""Blocked postings by what blocks them."""

from sqlalchemy import Connection, func, select

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store import tables

_P, _F = tables.posting, tables.finding
_MISSING = "mapping.missing"


def blocked_by_mapping(transaction: Connection) -> list[str]:
    """Return the blocked postings that lack an account on some line, and that nothing else blocks."""
    blocking = (_F.c.posting_id == _P.c.posting_id, _F.c.severity == Severity.BLOCKS.value)
    of_mapping = select(func.count()).where(*blocking, _F.c.code == _MISSING).scalar_subquery()
    of_others = select(func.count()).where(*blocking, _F.c.code != _MISSING).scalar_subquery()
    query = (
        select(_P.c.posting_id)
        .where(_P.c.state == PostingState.BLOCKED.value, of_mapping > 0, of_others == 0)
        .order_by(_P.c.prepared_at, _P.c.posting_id)
    )
    return list(transaction.execute(query).scalars())
