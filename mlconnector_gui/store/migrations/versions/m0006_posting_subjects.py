"""Keep what a posting is about beside its lines: of a voucher the invoice and its pay items.

Revision: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE posting_subject (
        posting_id VARCHAR NOT NULL,
        subject TEXT NOT NULL,
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
