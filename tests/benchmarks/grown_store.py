"""Make a workspace as large as a busy shop's after months: its documents and postings again and again, in bulk."""

from collections.abc import Collection
from pathlib import Path

from tests.helpers.stores import raw

_COPIED = (
    "archive",
    "document",
    "document_parent",
    "document_number",
    "posting",
    "posting_line",
    "posting_document",
    "finding",
    "audit",
)
_RENAMED = {
    "payload_hash": "printf('x%04x', :copy) || substr(payload_hash, 6)",
    "external_id": "external_id || '-' || :copy",
    "document_id": "document_id + :copy * :documents",
    "posting_id": "printf('x%04x', :copy) || substr(posting_id, 6)",
    "reference": "printf('x%04x', :copy) || reference",
    "subject_id": "printf('x%04x', :copy) || substr(subject_id, 6)",
    "seq": "seq + :copy * (SELECT max(seq) FROM temp.audit)",
    "state": ":state",
    "state_since": "'2030-01-01T00:00:00.000000Z'",
}


def multiply(folder: Path, copies: int, *, state: str, snapshots: Collection[str]) -> None:
    """
    Add so many copies of every document and posting, with what is kept of each, under names of their own.

    The copies' postings are in the state given, as if they came to it last. The audit chain becomes as long as it
    would be, and no longer verifies. Streams that are snapshots stay as they are: the store would be asked for each
    copy that it does not have.
    """
    with raw(folder) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        left_out = ", ".join(f"'{name}'" for name in sorted(snapshots))
        (documents,) = connection.execute("SELECT max(document_id) FROM main.document").fetchone()
        columns = {}
        for table in _COPIED:
            columns[table] = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            only = f"WHERE stream NOT IN ({left_out})" if "stream" in columns[table] else ""
            connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} {only}")  # noqa: S608
        for copy in range(1, copies + 1):
            for table in _COPIED:
                wanted = ", ".join(_RENAMED.get(name, name) for name in columns[table])
                connection.execute(
                    f"INSERT INTO main.{table} SELECT {wanted} FROM temp.{table}",  # noqa: S608  our own words
                    {"copy": copy, "state": state, "documents": documents},
                )
