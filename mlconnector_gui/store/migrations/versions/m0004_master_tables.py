"""Keep JDE's master records by table and generation, searchable; let a run be asked to stop.

Revision: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STATEMENTS = (
    # masters are read again from JDE
    """DROP TABLE master""",
    """
    CREATE TABLE master_table (
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        generation INTEGER NOT NULL,
        rows INTEGER NOT NULL,
        loaded_at TEXT,
        whole_at TEXT,
        cursor DATE,
        problem TEXT,
        PRIMARY KEY (connection_id, kind),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE master_record (
        record_id INTEGER NOT NULL,
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        generation INTEGER NOT NULL,
        record_key VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        company VARCHAR NOT NULL,
        posting_edit VARCHAR NOT NULL,
        facts TEXT NOT NULL,
        search VARCHAR NOT NULL,
        PRIMARY KEY (record_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE UNIQUE INDEX master_record_key
    ON master_record (connection_id, kind, generation, record_key)
    """,
    """CREATE INDEX master_record_name ON master_record (connection_id, kind, generation, name)""",
    """CREATE INDEX master_record_search ON master_record (connection_id, kind, generation, search)""",
    """ALTER TABLE run ADD COLUMN stop_asked_at TEXT""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
