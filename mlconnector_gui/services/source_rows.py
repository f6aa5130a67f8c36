"""From a line of an entry to the rows of the store's own document that are added up in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.port import SourceRow, TranslationContext
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.explain_account import LinesBehind, lines_behind
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, postings
from mlconnector_gui.store.repositories.connections import StoredConnection

__all__ = ["RowsOfLine", "SourceRow", "rows_of_line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsOfLine:
    """Some of the rows under a line, and what all of them come to."""

    document: str
    """The store's document they stand in: 'settlements 23874396421'."""
    kinds: tuple[Mapping[str, str], ...]
    """The traits of what is added up."""
    rows: tuple[SourceRow, ...]
    first: int
    """How many rows of the line come before these."""
    count: int
    total: Money

    @property
    def more(self) -> int:
        return self.count - self.first - len(self.rows)


async def rows_of_line(
    workplace: Workplace, posting_id: str, line: int, *, first: int = 0, limit: int = 200
) -> RowsOfLine | None:
    """Return the rows under a line of an entry; None where its source has no rows, or the line is not from it."""
    return await workplace.store.read(_rows, posting_id, line, first, limit)


def _rows(transaction: Transaction, posting_id: str, line: int, first: int, limit: int) -> RowsOfLine | None:
    behind = lines_behind(transaction, posting_id, line)
    if behind is None or not behind.lines:
        return None
    posting = postings.posting_by_id(transaction, posting_id)
    connection = connections.connection_named(transaction, posting.connection_id)
    found = _found(transaction, connection, behind, first, limit)
    if found is None or not found.count:
        return None
    return found


def _found(
    transaction: Transaction, connection: StoredConnection, behind: LinesBehind, first: int, limit: int
) -> RowsOfLine | None:
    rows_behind = connector_spec(connection.connector).rows_behind
    if rows_behind is None:
        return None
    stored = behind.stored
    context = TranslationContext(
        facts=connection.facts,
        values=connection.values,
        related=lambda stream, external_id: documents.newest_payload(
            transaction, connection.connection_id, stream, external_id
        ),
        parents=stored.parents,
    )
    kinds = tuple(line.traits for line in behind.lines)
    every = rows_behind()(
        stored.stream,
        documents.payload_in(transaction, stored),
        context,
        external_id=behind.document.external_id,
        lines=kinds,
    )
    minor = count = 0
    shown: list[SourceRow] = []
    for row in every:
        if first <= count < first + limit:
            shown.append(row)
        count += 1
        minor += row.amount.minor
    return RowsOfLine(
        document=f"{stored.stream} {stored.external_id}",
        kinds=kinds,
        rows=tuple(shown),
        first=first,
        count=count,
        total=Money.from_minor(minor, behind.document.currency),
    )
