"""Keep the first of two approvals of one posting.

Revision: 0014
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE first_approval (
        posting_id VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        approved_at TEXT NOT NULL,
        PRIMARY KEY (posting_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
