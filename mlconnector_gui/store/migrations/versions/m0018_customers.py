"""Keep the customers of stores that JDE is to have, and which documents are theirs.

Revision: 0018
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE store_customer (
        connection_id VARCHAR NOT NULL,
        customer_key VARCHAR NOT NULL,
        document_id INTEGER,
        told TEXT NOT NULL,
        placed TEXT,
        tax_id VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        is_whole BOOLEAN NOT NULL,
        is_waiting BOOLEAN NOT NULL,
        noted_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, customer_key),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id),
        FOREIGN KEY(document_id) REFERENCES document (document_id)
    )
    """,
    """CREATE INDEX store_customer_waiting ON store_customer (connection_id, is_waiting, noted_at)""",
    """CREATE INDEX store_customer_tax_id ON store_customer (tax_id)""",
    """CREATE INDEX store_customer_email ON store_customer (email)""",
    """
    CREATE TABLE customer_document (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        customer_key VARCHAR NOT NULL,
        PRIMARY KEY (connection_id, stream, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX customer_document_customer ON customer_document (connection_id, customer_key)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
