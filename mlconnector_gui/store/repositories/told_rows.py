"""A table with one row for what a document tells beside its postings: the newest revision's word counts."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, delete, insert


def keep_told(
    transaction: Connection,
    table: Table,
    *,
    connection_id: str,
    stream: str,
    external_id: str,
    told: Mapping[str, object] | None,
) -> None:
    """Keep what a document tells now in place of what it told before; None where it tells nothing of the kind."""
    key = {"connection_id": connection_id, "stream": stream, "external_id": external_id}
    transaction.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    if told is not None:
        transaction.execute(insert(table).values(**key, **told))
