"""Keep what makes a second sending of an attempt harmless, and what people state of postings that nobody can find.

Revision: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATEMENTS = (
    # an attempt of before has no key space, so it is followed by another only after a person has decided
    """ALTER TABLE attempt ADD COLUMN key_space VARCHAR DEFAULT '' NOT NULL""",
    """ALTER TABLE look_up ADD COLUMN may_resend BOOLEAN DEFAULT 0 NOT NULL""",
    """
    CREATE TABLE absence_statement (
        statement_id VARCHAR NOT NULL,
        posting_id VARCHAR NOT NULL,
        attempt_number INTEGER NOT NULL,
        person VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        stated_at TEXT NOT NULL,
        PRIMARY KEY (statement_id),
        CONSTRAINT absence_statement_person UNIQUE (posting_id, attempt_number, person),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
