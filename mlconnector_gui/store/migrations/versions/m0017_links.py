"""Keep which keys of storefronts and of JDE mean the same, and on which day a document comes to mean another thing.

Revision: 0017
"""

from alembic import op

revision = "0017"
down_revision = "0013"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE link (
        kind VARCHAR NOT NULL,
        connection_id VARCHAR NOT NULL,
        store_key VARCHAR NOT NULL,
        erp_key VARCHAR NOT NULL,
        erp_name VARCHAR NOT NULL,
        matched_by VARCHAR NOT NULL,
        why VARCHAR NOT NULL,
        made_by VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        made_at TEXT NOT NULL,
        PRIMARY KEY (kind, connection_id, store_key),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX link_erp_key ON link (kind, connection_id, erp_key)""",
    """
    CREATE TABLE item (
        connection_id VARCHAR NOT NULL,
        item_id VARCHAR NOT NULL,
        number VARCHAR NOT NULL,
        third_number VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        PRIMARY KEY (connection_id, item_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX item_number ON item (connection_id, number)""",
    """
    CREATE TABLE document_turn (
        document_id INTEGER NOT NULL,
        due_on DATE NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES document (document_id)
    )
    """,
    """CREATE INDEX document_turn_due ON document_turn (due_on)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
