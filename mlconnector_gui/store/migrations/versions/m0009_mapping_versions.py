"""Version the mapping rules: one draft with its steps, and every set that was ever in force.

Revision: 0009
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE mapping_draft_rule (
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
    CREATE TABLE mapping_version (
        number INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        based_on INTEGER NOT NULL,
        opened_by VARCHAR NOT NULL,
        opened_at TEXT NOT NULL,
        step INTEGER NOT NULL,
        editors TEXT NOT NULL,
        reason VARCHAR NOT NULL,
        submitted_by VARCHAR,
        submitted_at TEXT,
        decided_by VARCHAR,
        decided_at TEXT,
        audit_seq INTEGER,
        rules_hash VARCHAR,
        rules INTEGER NOT NULL,
        added INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(rules_hash) REFERENCES archive (payload_hash)
    )
    """,
    """
    CREATE TABLE mapping_edit (
        version INTEGER NOT NULL,
        place INTEGER NOT NULL,
        at TEXT NOT NULL,
        person VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        changes TEXT NOT NULL,
        is_undone BOOLEAN NOT NULL,
        PRIMARY KEY (version, place),
        FOREIGN KEY(version) REFERENCES mapping_version (number)
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
