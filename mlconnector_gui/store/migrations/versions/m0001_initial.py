"""The first schema of a workspace.

Revision: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE archive (
        payload_hash VARCHAR NOT NULL,
        codec VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (payload_hash)
    )
    """,
    """
    CREATE TABLE audit (
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        event VARCHAR NOT NULL,
        subject_kind VARCHAR NOT NULL,
        subject_id VARCHAR NOT NULL,
        fields VARCHAR NOT NULL,
        previous_hash VARCHAR NOT NULL,
        hash VARCHAR NOT NULL,
        PRIMARY KEY (seq)
    )
    """,
    """CREATE INDEX audit_event ON audit (event, seq)""",
    """CREATE INDEX audit_subject ON audit (subject_kind, subject_id, seq)""",
    """
    CREATE TABLE connection (
        connection_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        connector VARCHAR NOT NULL,
        "values" TEXT NOT NULL,
        facts TEXT NOT NULL,
        is_active BOOLEAN NOT NULL,
        created_at TEXT NOT NULL,
        proved_at TEXT,
        problem TEXT,
        PRIMARY KEY (connection_id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE lease (
        name VARCHAR NOT NULL,
        holder VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        process INTEGER NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE mapping_rule (
        rule_id VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        connection VARCHAR NOT NULL,
        conditions TEXT NOT NULL,
        business_unit VARCHAR NOT NULL,
        object_account VARCHAR NOT NULL,
        subsidiary VARCHAR NOT NULL,
        subledger VARCHAR NOT NULL,
        subledger_type VARCHAR NOT NULL,
        valid_from DATE,
        valid_to DATE,
        note VARCHAR NOT NULL,
        PRIMARY KEY (rule_id)
    )
    """,
    """
    CREATE TABLE setting (
        name VARCHAR NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE document (
        document_id INTEGER NOT NULL,
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        is_newest BOOLEAN NOT NULL,
        is_deleted BOOLEAN NOT NULL,
        payload_hash VARCHAR NOT NULL,
        parents TEXT NOT NULL,
        created_at TEXT NOT NULL,
        modified_at TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        prepared_at TEXT,
        PRIMARY KEY (document_id),
        CONSTRAINT document_revision UNIQUE (connection_id, stream, external_id, revision),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id),
        FOREIGN KEY(payload_hash) REFERENCES archive (payload_hash)
    )
    """,
    """CREATE INDEX document_created ON document (connection_id, stream, created_at)""",
    """CREATE INDEX document_unprepared ON document (connection_id, prepared_at, document_id)""",
    """
    CREATE TABLE master (
        connection_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        "key" VARCHAR NOT NULL,
        content TEXT NOT NULL,
        loaded_at TEXT NOT NULL,
        PRIMARY KEY (connection_id, kind, "key"),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE posting (
        posting_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        connection_id VARCHAR NOT NULL,
        target_id VARCHAR NOT NULL,
        environment VARCHAR NOT NULL,
        company VARCHAR NOT NULL,
        document_type VARCHAR NOT NULL,
        external_id VARCHAR NOT NULL,
        sequence INTEGER NOT NULL,
        order_id VARCHAR NOT NULL,
        number VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        why VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        reference VARCHAR NOT NULL,
        gl_date DATE NOT NULL,
        currency VARCHAR NOT NULL,
        gross_minor INTEGER NOT NULL,
        explanation VARCHAR NOT NULL,
        content BLOB,
        digest VARCHAR NOT NULL,
        prepared_at TEXT NOT NULL,
        state_since TEXT NOT NULL,
        next_look_at TEXT,
        source_change TEXT,
        ledger_company VARCHAR,
        ledger_type VARCHAR,
        ledger_number INTEGER,
        ledger_gl_date DATE,
        ledger_batch INTEGER,
        reverses VARCHAR,
        reversed_by VARCHAR,
        PRIMARY KEY (posting_id),
        CONSTRAINT posting_lineage UNIQUE (connection_id, kind, external_id, sequence),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id),
        FOREIGN KEY(target_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX posting_document_number ON posting (ledger_number)""",
    """CREATE UNIQUE INDEX posting_sending_reference ON posting (reference) WHERE content IS NOT NULL""",
    """CREATE INDEX posting_state ON posting (state, prepared_at)""",
    """
    CREATE TABLE run (
        run_id VARCHAR NOT NULL,
        job VARCHAR NOT NULL,
        connection_id VARCHAR,
        "trigger" VARCHAR NOT NULL,
        params TEXT NOT NULL,
        state VARCHAR NOT NULL,
        requested_by VARCHAR NOT NULL,
        requested_at TEXT NOT NULL,
        started_at TEXT,
        ended_at TEXT,
        counts TEXT NOT NULL,
        problem TEXT,
        PRIMARY KEY (run_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX run_state ON run (state, requested_at)""",
    """
    CREATE TABLE watermark (
        connection_id VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        moment TEXT NOT NULL,
        PRIMARY KEY (connection_id, stream),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE approval (
        approval_id VARCHAR NOT NULL,
        posting_id VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        digest VARCHAR NOT NULL,
        person VARCHAR NOT NULL,
        machine VARCHAR NOT NULL,
        approved_at TEXT NOT NULL,
        void_at TEXT,
        void_reason VARCHAR,
        PRIMARY KEY (approval_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """CREATE UNIQUE INDEX approval_valid ON approval (posting_id) WHERE void_at IS NULL""",
    """
    CREATE TABLE attempt (
        attempt_id VARCHAR NOT NULL,
        posting_id VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        reference VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        started_at TEXT NOT NULL,
        not_after TEXT NOT NULL,
        verdict VARCHAR,
        ended_at TEXT,
        refused BOOLEAN NOT NULL,
        technical VARCHAR,
        PRIMARY KEY (attempt_id),
        CONSTRAINT attempt_number UNIQUE (posting_id, number),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """
    CREATE TABLE finding (
        posting_id VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        severity VARCHAR NOT NULL,
        params TEXT NOT NULL,
        PRIMARY KEY (posting_id, position),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """
    CREATE TABLE posting_document (
        posting_id VARCHAR NOT NULL,
        document_id INTEGER NOT NULL,
        PRIMARY KEY (posting_id, document_id),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id),
        FOREIGN KEY(document_id) REFERENCES document (document_id)
    )
    """,
    """CREATE INDEX posting_document_document ON posting_document (document_id)""",
    """
    CREATE TABLE posting_line (
        posting_id VARCHAR NOT NULL,
        line INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        account VARCHAR NOT NULL,
        subledger VARCHAR NOT NULL,
        subledger_type VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        amount_minor INTEGER NOT NULL,
        rule_id VARCHAR NOT NULL,
        PRIMARY KEY (posting_id, line),
        FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
    )
    """,
    """
    CREATE TABLE look_up (
        look_up_id INTEGER NOT NULL,
        attempt_id VARCHAR NOT NULL,
        looked_at TEXT NOT NULL,
        is_definite BOOLEAN NOT NULL,
        found INTEGER NOT NULL,
        why_not_definite VARCHAR NOT NULL,
        PRIMARY KEY (look_up_id),
        FOREIGN KEY(attempt_id) REFERENCES attempt (attempt_id)
    )
    """,
    """CREATE INDEX look_up_attempt ON look_up (attempt_id, looked_at)""",
    """
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER archive_is_never_changed BEFORE UPDATE ON archive
    BEGIN SELECT RAISE(ABORT, 'archived payloads are immutable'); END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
