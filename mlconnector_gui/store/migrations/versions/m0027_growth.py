"""Let nothing take longer because the store holds more: what waits, what changed and what is counted has an index.

Revision: 0027
"""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """DROP INDEX document_unprepared""",
    """CREATE INDEX document_unprepared ON document (connection_id, document_id) WHERE prepared_at IS NULL""",
    """DROP INDEX posting_state""",
    """CREATE INDEX posting_state ON posting (state, target_id, state_since, posting_id, document_type)""",
    """CREATE INDEX posting_of_store ON posting (connection_id, state, posting_id)""",
    """CREATE INDEX posting_changed ON posting (state, posting_id) WHERE source_change IS NOT NULL""",
    """DROP INDEX posting_gl_date""",
    """CREATE INDEX posting_gl_date ON posting (gl_date, state, currency, document_type, gross_minor)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
