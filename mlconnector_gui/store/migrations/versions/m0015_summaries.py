"""Say what a posting was made from, what is added up in one, and what people chose for a refund.

Revision: 0015
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """ALTER TABLE posting_document ADD COLUMN is_source BOOLEAN DEFAULT 0 NOT NULL""",
    # until now a posting had the id of the one document it was made from
    """
    UPDATE posting_document SET is_source = 1 WHERE EXISTS (
        SELECT 1 FROM posting, document
        WHERE posting.posting_id = posting_document.posting_id
          AND document.document_id = posting_document.document_id
          AND posting.external_id IN (document.external_id, document.stream || '/' || document.external_id)
    )
    """,
    """
    CREATE TABLE summary_member (
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        document_external_id VARCHAR NOT NULL,
        summary VARCHAR NOT NULL,
        day DATE NOT NULL,
        currency VARCHAR NOT NULL,
        tenders TEXT NOT NULL,
        posting_id VARCHAR,
        is_waiting BOOLEAN NOT NULL,
        PRIMARY KEY (connection_id, kind, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """CREATE INDEX summary_member_waiting ON summary_member (connection_id, is_waiting, summary)""",
    """CREATE INDEX summary_member_summary ON summary_member (connection_id, summary)""",
    """
    CREATE INDEX summary_member_document ON summary_member (connection_id, stream, document_external_id)
    """,
    """CREATE INDEX summary_member_posting ON summary_member (posting_id)""",
    """
    CREATE TABLE payout_tender (
        connection_id VARCHAR NOT NULL,
        reference VARCHAR NOT NULL,
        payout VARCHAR NOT NULL,
        PRIMARY KEY (connection_id, reference),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE refund_treatment (
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        treatment VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        chosen_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, kind, external_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
