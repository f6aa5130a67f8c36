"""Keep where settlements stand in their chains, so that a gap is seen.

Revision: 0016
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE chain_link (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        series VARCHAR NOT NULL,
        currency VARCHAR NOT NULL,
        starts_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        opening_minor INTEGER NOT NULL,
        closing_minor INTEGER NOT NULL,
        PRIMARY KEY (connection_id, stream, external_id, name),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX chain_link_end ON chain_link (connection_id, currency, ends_at)""",
    """CREATE INDEX chain_link_start ON chain_link (connection_id, currency, starts_at)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
