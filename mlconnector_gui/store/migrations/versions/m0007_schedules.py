"""Keep schedules and the due times they took; say of the engine's holder who it is and when it was last seen.

Revision: 0007
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE schedule (
        schedule_id VARCHAR NOT NULL,
        connection_id VARCHAR NOT NULL,
        job VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        rhythm TEXT NOT NULL,
        bars TEXT NOT NULL,
        jitter_seconds INTEGER NOT NULL,
        is_caught_up BOOLEAN NOT NULL,
        is_active BOOLEAN NOT NULL,
        paused_until TEXT,
        next_due TEXT,
        PRIMARY KEY (schedule_id),
        UNIQUE (connection_id, job, stream),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE schedule_occurrence (
        schedule_id VARCHAR NOT NULL,
        due_at TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        missed INTEGER NOT NULL,
        run_id VARCHAR,
        PRIMARY KEY (schedule_id, due_at),
        FOREIGN KEY(schedule_id) REFERENCES schedule (schedule_id),
        FOREIGN KEY(run_id) REFERENCES run (run_id)
    )
    """,
    """CREATE INDEX run_of_job ON run (connection_id, job, requested_at)""",
    # who held the engine before is of no use to a program that now asks for more; the lock on the file counts
    """DROP TABLE lease""",
    """
    CREATE TABLE lease (
        name VARCHAR NOT NULL,
        holder VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        process INTEGER NOT NULL,
        since TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
