"""Keep what JDE's books and ours disagree about.

Revision: 0012
"""

from alembic import op

revision = "0012"
down_revision = "0013"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE ledger_finding (
        finding_id VARCHAR NOT NULL,
        target_id VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        posting_id VARCHAR,
        company VARCHAR NOT NULL,
        document_type VARCHAR NOT NULL,
        gl_date DATE NOT NULL,
        params TEXT NOT NULL,
        first_seen_at TEXT NOT NULL,
        last_seen_at TEXT NOT NULL,
        resolved_at TEXT,
        PRIMARY KEY (finding_id),
        CONSTRAINT ledger_finding_once UNIQUE (target_id, code, subject),
        FOREIGN KEY(target_id) REFERENCES connection (connection_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """CREATE INDEX ledger_finding_posting ON ledger_finding (posting_id)""",
    """CREATE INDEX ledger_finding_open ON ledger_finding (target_id) WHERE resolved_at IS NULL""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
