"""Keep what marketplaces released and may not have settled, and the orders that are seen before that.

Revision: 0020
"""

from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE unsettled (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        document_id INTEGER NOT NULL,
        posted_at TEXT NOT NULL,
        day DATE NOT NULL,
        currency VARCHAR NOT NULL,
        marketplace VARCHAR NOT NULL,
        settlement VARCHAR NOT NULL,
        parts TEXT NOT NULL,
        PRIMARY KEY (connection_id, stream, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id),
        FOREIGN KEY(document_id) REFERENCES document (document_id)
    )
    """,
    """CREATE INDEX unsettled_day ON unsettled (connection_id, day)""",
    """
    CREATE TABLE seen_sale (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        day DATE NOT NULL,
        marketplace VARCHAR NOT NULL,
        units INTEGER NOT NULL,
        currency VARCHAR NOT NULL,
        amount_minor INTEGER,
        is_cancelled BOOLEAN NOT NULL,
        PRIMARY KEY (connection_id, stream, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX seen_sale_day ON seen_sale (connection_id, day)""",
    # the orders that were read before are seen, too
    """
    UPDATE document SET prepared_at = NULL
    WHERE is_newest AND stream = 'orders'
    AND connection_id IN (SELECT connection_id FROM connection WHERE connector = 'amazon')
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
