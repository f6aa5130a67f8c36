"""Keep the G/L dates that people chose for postings.

Revision: 0026
"""

from alembic import op

revision = "0026"
down_revision = "0023"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE chosen_date (
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        sequence INTEGER NOT NULL,
        gl_date DATE NOT NULL,
        person VARCHAR NOT NULL,
        chosen_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, kind, external_id, sequence),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
