"""Keep how fully streams were read, the notices people are shown, and how a store is taken over.

Revision: 0013
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE stream_reading (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        read_at TEXT NOT NULL,
        window_start TEXT NOT NULL,
        window_end TEXT NOT NULL,
        received INTEGER NOT NULL,
        expected INTEGER,
        short_in_a_row INTEGER NOT NULL,
        reread_at TEXT,
        reread_from TEXT,
        PRIMARY KEY (connection_id, stream),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE stream_coverage (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        start_at TEXT NOT NULL,
        end_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, stream, start_at),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE document_number (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        number VARCHAR NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, stream, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE notice (
        notice_id VARCHAR NOT NULL,
        scope VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        severity VARCHAR NOT NULL,
        connection_id VARCHAR,
        params TEXT NOT NULL,
        count INTEGER NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        resolved_at TEXT,
        told_at TEXT,
        PRIMARY KEY (notice_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX notice_open ON notice (resolved_at, scope)""",
    """
    CREATE TABLE ignored_change (
        posting_id VARCHAR NOT NULL,
        change TEXT NOT NULL,
        PRIMARY KEY (posting_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """
    CREATE TABLE take_over (
        connection_id VARCHAR NOT NULL,
        is_archive_only BOOLEAN NOT NULL,
        is_parallel BOOLEAN NOT NULL,
        fetched_from DATE,
        proof TEXT,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (connection_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
