"""Keep what people write and attach to postings, and who looks after a notice; find what is usual of a kind at once.

Revision: 0023
"""

from alembic import op

revision = "0023"
down_revision = "0020"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE posting_note (
        note_id VARCHAR NOT NULL,
        posting_id VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        person VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        written_at TEXT NOT NULL,
        text VARCHAR NOT NULL,
        file_name VARCHAR NOT NULL,
        payload_hash VARCHAR,
        PRIMARY KEY (note_id),
        CONSTRAINT posting_note_number UNIQUE (posting_id, number),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id),
        FOREIGN KEY(payload_hash) REFERENCES archive (payload_hash)
    )
    """,
    """
    CREATE TABLE notice_care (
        notice_id VARCHAR NOT NULL,
        owner VARCHAR NOT NULL,
        snoozed_until TEXT,
        PRIMARY KEY (notice_id),
        FOREIGN KEY(notice_id) REFERENCES notice (notice_id)
    )
    """,
    """CREATE INDEX approval_given ON approval (approved_at)""",
    """CREATE INDEX posting_usual ON posting (connection_id, kind, prepared_at)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
