"""Postings with their lines, findings, approvals, attempts and look-ups."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class PostingTable(SQLModel, table=True):
    """One thing to be written into one target as one unit."""

    __tablename__ = "posting"
    __table_args__ = (
        UniqueConstraint("connection_id", "kind", "external_id", "sequence", name="posting_lineage"),
        Index("posting_state", "state", "target_id", "state_since", "posting_id", "document_type"),
        Index("posting_of_store", "connection_id", "state", "posting_id"),
        Index(
            "posting_changed",
            "state",
            "posting_id",
            sqlite_where=text("source_change IS NOT NULL"),
            postgresql_where=text("source_change IS NOT NULL"),
        ),
        Index("posting_document_number", "ledger_number"),
        Index("posting_gross", "gross_minor"),
        Index("posting_gl_date", "gl_date", "state", "currency", "document_type", "gross_minor"),
        Index("posting_usual", "connection_id", "kind", "prepared_at"),
        Index(
            "posting_sending_reference",
            "reference",
            unique=True,
            sqlite_where=text("content IS NOT NULL"),
            postgresql_where=text("content IS NOT NULL"),
        ),
    )

    posting_id: str = Field(primary_key=True)
    kind: str
    connection_id: str = Field(foreign_key="connection.connection_id")
    target_id: str = Field(foreign_key="connection.connection_id")
    environment: str
    company: str
    document_type: str
    external_id: str
    sequence: int
    order_id: str
    number: str
    state: str
    why: str
    revision: int
    reference: str
    gl_date: date
    currency: str
    gross_minor: int
    explanation: str
    content: bytes | None = None
    digest: str
    prepared_at: datetime = Field(sa_type=Moment)
    state_since: datetime = Field(sa_type=Moment)
    next_look_at: datetime | None = Field(default=None, sa_type=Moment)
    source_change: Any = Field(default=None, sa_type=JsonText, nullable=True)
    ledger_company: str | None = None
    ledger_type: str | None = None
    ledger_number: int | None = None
    ledger_gl_date: date | None = None
    ledger_batch: int | None = None
    reverses: str | None = None
    reversed_by: str | None = None


class PostingLineTable(SQLModel, table=True):
    """One line: debit positive, in minor units of the posting's currency."""

    __tablename__ = "posting_line"
    __table_args__ = (
        Index("posting_line_account", "account", "posting_id"),
        Index("posting_line_amount", "amount_minor", "posting_id"),
    )

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    line: int = Field(primary_key=True)
    role: str
    account: str
    subledger: str
    subledger_type: str
    description: str
    amount_minor: int
    rule_id: str


class PostingDocumentTable(SQLModel, table=True):
    """Which document revisions a posting was made from."""

    __tablename__ = "posting_document"
    __table_args__ = (Index("posting_document_document", "document_id"),)

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    document_id: int = Field(primary_key=True, foreign_key="document.document_id")
    is_source: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    """The posting was made from it; otherwise it was looked at beside, or is one of many in a summary."""


class ChosenDateTable(SQLModel, table=True):
    """The G/L date that a person chose for a posting, by what it is the posting of."""

    __tablename__ = "chosen_date"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    kind: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    gl_date: date
    person: str
    chosen_at: datetime = Field(sa_type=Moment)


class PostingSubjectTable(SQLModel, table=True):
    """What a posting is about beside its lines, where it is more than its lines; also while it is blocked."""

    __tablename__ = "posting_subject"

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    subject: Any = Field(sa_type=JsonText, nullable=False)


class FindingTable(SQLModel, table=True):
    """What the checks said of the posting's present revision."""

    __tablename__ = "finding"

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    position: int = Field(primary_key=True)
    code: str
    severity: str
    params: Any = Field(sa_type=JsonText, nullable=False)


class ApprovalTable(SQLModel, table=True):
    """A person's approval of exactly one digest; void once its content is no longer what would be sent."""

    __tablename__ = "approval"
    __table_args__ = (
        Index("approval_given", "approved_at"),
        Index(
            "approval_valid",
            "posting_id",
            unique=True,
            sqlite_where=text("void_at IS NULL"),
            postgresql_where=text("void_at IS NULL"),
        ),
    )

    approval_id: str = Field(primary_key=True)
    posting_id: str = Field(foreign_key="posting.posting_id")
    revision: int
    digest: str
    person: str
    machine: str
    approved_at: datetime = Field(sa_type=Moment)
    void_at: datetime | None = Field(default=None, sa_type=Moment)
    void_reason: str | None = None


class FirstApprovalTable(SQLModel, table=True):
    """The first of two approvals that a posting needs; gone with the second, and void with its content."""

    __tablename__ = "first_approval"

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    digest: str
    person: str
    machine: str
    approved_at: datetime = Field(sa_type=Moment)


class AttemptTable(SQLModel, table=True):
    """One try to send; written before the first byte leaves, ended in a second transaction."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("posting_id", "number", name="attempt_number"),)

    attempt_id: str = Field(primary_key=True)
    posting_id: str = Field(foreign_key="posting.posting_id")
    number: int
    reference: str
    digest: str
    started_at: datetime = Field(sa_type=Moment)
    not_after: datetime = Field(sa_type=Moment)
    verdict: str | None = None
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    refused: bool = False
    technical: str | None = None
    key_space: str = Field(default="", sa_column_kwargs={"server_default": ""})


class LookUpTable(SQLModel, table=True):
    """One search for an attempt's reference in JDE."""

    __tablename__ = "look_up"
    __table_args__ = (Index("look_up_attempt", "attempt_id", "looked_at"),)

    look_up_id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempt.attempt_id")
    looked_at: datetime = Field(sa_type=Moment)
    is_definite: bool
    found: int
    why_not_definite: str
    may_resend: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})


class AbsenceStatementTable(SQLModel, table=True):
    """One person's word that JDE does not hold a posting; two persons' words, of one attempt, count."""

    __tablename__ = "absence_statement"
    __table_args__ = (
        UniqueConstraint("posting_id", "attempt_number", "person", name="absence_statement_person"),
    )

    statement_id: str = Field(primary_key=True)
    posting_id: str = Field(foreign_key="posting.posting_id")
    attempt_number: int
    person: str
    machine: str
    reason: str
    stated_at: datetime = Field(sa_type=Moment)


class PostingNoteTable(SQLModel, table=True):
    """What a person wrote about a posting, or attached to it; never changed and never taken away."""

    __tablename__ = "posting_note"
    __table_args__ = (UniqueConstraint("posting_id", "number", name="posting_note_number"),)

    note_id: str = Field(primary_key=True)
    posting_id: str = Field(foreign_key="posting.posting_id")
    number: int
    """From 1, in the order in which they were written."""
    person: str
    machine: str
    written_at: datetime = Field(sa_type=Moment)
    text: str
    file_name: str
    """'' where only something was written."""
    payload_hash: str | None = Field(default=None, foreign_key="archive.payload_hash")
