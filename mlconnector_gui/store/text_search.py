"""Words of audit events, found in a full-text index; what PostgreSQL will do with a `tsvector` column."""

import re

from sqlalchemy import Integer, Select, column, select, table, text

_WORD = re.compile(r"\w+")


def has_words(wanted: str) -> bool:
    return bool(_WORD.findall(wanted))


def events_with_words(wanted: str) -> Select[tuple[int]]:
    """Select the numbers of events that hold, for each word wanted, a word that begins with it."""
    terms = " AND ".join(f'"{word}"*' for word in _WORD.findall(wanted))
    index = table("audit_text", column("rowid", Integer))
    return select(index.c.rowid).where(text("audit_text MATCH :terms").bindparams(terms=terms))
