"""The G/L dates that people chose for postings; each holds whenever its posting is prepared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.postings import Lineage

_TABLE = tables.chosen_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenDate:
    """A date, and who chose it."""

    gl_date: date
    person: str


def chosen_dates(transaction: Connection, connection_id: str) -> Mapping[Lineage, ChosenDate]:
    """Return every choice for postings of a connection; there are few."""
    rows = transaction.execute(select(_TABLE).where(_TABLE.c.connection_id == connection_id)).mappings()
    return {
        Lineage(
            connection_id=row["connection_id"],
            kind=row["kind"],
            external_id=row["external_id"],
            sequence=row["sequence"],
        ): ChosenDate(gl_date=row["gl_date"], person=row["person"])
        for row in rows
    }


def choose_date(
    transaction: Connection, lineage: Lineage, *, gl_date: date, person: str, at: datetime
) -> None:
    """Keep a choice in place of the one before."""
    values = {"gl_date": gl_date, "person": person, "chosen_at": at}
    transaction.execute(
        upsert(_TABLE)
        .values(
            connection_id=lineage.connection_id,
            kind=lineage.kind,
            external_id=lineage.external_id,
            sequence=lineage.sequence,
            **values,
        )
        .on_conflict_do_update(
            index_elements=["connection_id", "kind", "external_id", "sequence"], set_=values
        )
    )
