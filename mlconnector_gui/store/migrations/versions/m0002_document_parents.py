"""Keep each document's parents in a table of their own, so that a parent's change finds its children.

Revision: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE document_parent (
        document_id INTEGER NOT NULL,
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        PRIMARY KEY (document_id, stream, external_id),
        FOREIGN KEY(document_id) REFERENCES document (document_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    INSERT INTO document_parent (document_id, connection_id, stream, external_id)
    SELECT DISTINCT document.document_id, document.connection_id,
           json_extract(parent.value, '$[0]'), json_extract(parent.value, '$[1]')
    FROM document, json_each(document.parents) AS parent
    """,
    # calendars were kept without the site's own name of the fiscal year; masters are read again from JDE
    """DELETE FROM master""",
    """CREATE INDEX document_parent_parent ON document_parent (connection_id, stream, external_id)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
