"""Keep the doors that storefronts deliver webhooks to, and the inbox of what they delivered.

Revision: 0008
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE webhook_door (
        connection_id VARCHAR NOT NULL,
        keys_version INTEGER NOT NULL,
        opened_at TEXT NOT NULL,
        is_registered BOOLEAN NOT NULL,
        subscriptions TEXT NOT NULL,
        checked_at TEXT,
        problem TEXT,
        received INTEGER NOT NULL,
        repeated INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        last_received_at TEXT,
        last_refused_at TEXT,
        last_refusal VARCHAR NOT NULL,
        PRIMARY KEY (connection_id),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """
    CREATE TABLE webhook_delivery (
        delivery_number INTEGER NOT NULL,
        connection_id VARCHAR NOT NULL,
        fingerprint VARCHAR NOT NULL,
        topic VARCHAR NOT NULL,
        stream VARCHAR NOT NULL,
        external_ids TEXT NOT NULL,
        delivery_id VARCHAR NOT NULL,
        occurred_at TEXT,
        received_at TEXT NOT NULL,
        due_at TEXT NOT NULL,
        state VARCHAR NOT NULL,
        handled_at TEXT,
        problem TEXT,
        PRIMARY KEY (delivery_number),
        CONSTRAINT webhook_delivery_once UNIQUE (connection_id, fingerprint),
        FOREIGN KEY(connection_id) REFERENCES connection (connection_id)
    )
    """,
    """CREATE INDEX webhook_delivery_due ON webhook_delivery (state, due_at)""",
    """CREATE INDEX webhook_delivery_received ON webhook_delivery (connection_id, received_at)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
