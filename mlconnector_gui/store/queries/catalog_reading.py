"""How far the reading through of a store's catalog is, as the run that needs it has written it down."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.runs import RunState

CATALOG = "variants_read"
"""The count of a run that is kept for it; its total and the time it still takes stand beside it."""
_TOTAL, _SECONDS_LEFT = f"{CATALOG}_total", f"{CATALOG}_seconds_left"
_RUNS = tables.run


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogRead:
    """A reading that is not at its end."""

    run_id: str
    done: int
    total: int
    seconds_left: int
    is_stopping: bool


def catalog_reading(transaction: Connection) -> CatalogRead | None:
    """Return the reading that is under way, None where none is; of several the one that takes longest."""
    under_way = select(_RUNS.c.run_id, _RUNS.c.counts, _RUNS.c.stop_asked_at).where(
        _RUNS.c.state == RunState.RUNNING.value
    )
    found = [
        CatalogRead(
            run_id=row.run_id,
            done=row.counts.get(CATALOG, 0),
            total=row.counts[_TOTAL],
            seconds_left=row.counts.get(_SECONDS_LEFT, 0),
            is_stopping=row.stop_asked_at is not None,
        )
        for row in transaction.execute(under_way)
        if row.counts.get(CATALOG, 0) < row.counts.get(_TOTAL, 0)
    ]
    return max(found, key=lambda one: one.seconds_left, default=None)
