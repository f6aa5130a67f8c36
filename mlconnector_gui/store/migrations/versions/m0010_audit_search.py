"""Find events by person, day, amount, account and word without reading the whole log.

Revision: 0010

The full-text index holds no text of its own and is no part of the proof: a trigger fills it in the transaction of the
event, and it can be made anew from the log at any time.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """CREATE INDEX audit_actor ON audit (actor, seq)""",
    """CREATE INDEX audit_at ON audit (at)""",
    """CREATE INDEX posting_gross ON posting (gross_minor)""",
    """CREATE INDEX posting_gl_date ON posting (gl_date)""",
    """CREATE INDEX posting_line_account ON posting_line (account, posting_id)""",
    """CREATE INDEX posting_line_amount ON posting_line (amount_minor, posting_id)""",
    """CREATE INDEX run_connection ON run (connection_id, requested_at)""",
    """
    CREATE VIRTUAL TABLE audit_text USING fts5(
        words, content='', detail='none', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    INSERT INTO audit_text (rowid, words)
    SELECT seq, event || ' ' || actor || ' ' || coalesce((
        SELECT group_concat(value, ' ') FROM json_each(audit.fields) WHERE key NOT IN ('digest', 'hash', 'payload')
    ), '')
    FROM audit WHERE json_valid(fields)
    """,
    """
    CREATE TRIGGER audit_text_follows AFTER INSERT ON audit WHEN json_valid(new.fields)
    BEGIN
        INSERT INTO audit_text (rowid, words)
        VALUES (new.seq, new.event || ' ' || new.actor || ' ' || coalesce((
            SELECT group_concat(value, ' ') FROM json_each(new.fields) WHERE key NOT IN ('digest', 'hash', 'payload')
        ), ''));
    END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a workspace is never taken back to an older schema; restore a backup")
