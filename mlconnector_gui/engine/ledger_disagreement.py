"""What can be found otherwise in JDE than we hold it: the codes, and the words' parameters of each."""

from collections.abc import Mapping, Sequence

from mlconnector_gui.jde.port import DocumentKey, LedgerDocument
from mlconnector_gui.store.repositories.ledger_findings import SeenInLedger
from mlconnector_gui.store.repositories.postings import StoredPosting

MISSING = "ledger.missing"
CHANGED = "ledger.changed"
VOIDED = "ledger.voided"
BY_HAND = "ledger.by_hand"
BATCH_IN_ERROR = "ledger.batch_in_error"
BY_VALIDATION = frozenset({MISSING, CHANGED, VOIDED, BY_HAND})
BY_WATCH = frozenset({BATCH_IN_ERROR})


def key_in_ledger(posting: StoredPosting) -> DocumentKey:
    """Return how JDE knows the document of a posting that it holds."""
    return DocumentKey(
        company=posting.ledger_company or "",
        document_type=posting.ledger_type or "",
        number=posting.ledger_number or 0,
        gl_date=posting.ledger_gl_date or posting.gl_date,
    )


def of_posting(code: str, posting: StoredPosting, **params: object) -> SeenInLedger:
    key = key_in_ledger(posting)
    return SeenInLedger(
        code=code,
        subject=told_key(key),
        posting_id=posting.posting_id,
        company=key.company,
        document_type=key.document_type,
        gl_date=key.gl_date,
        params={**_told(key), "posting": posting.explanation, **params},
    )


def changed_in(posting: StoredPosting, differences: Sequence[str]) -> SeenInLedger:
    return of_posting(CHANGED, posting, differences="; ".join(differences))


def entered_by_others(document: LedgerDocument, *, why: str) -> SeenInLedger:
    key = document.key
    return SeenInLedger(
        code=BY_HAND,
        subject=told_key(key),
        posting_id=None,
        company=key.company,
        document_type=key.document_type,
        gl_date=key.gl_date,
        params={**_told(key), "explanation": document.explanation, "why": why},
    )


def told_key(key: DocumentKey) -> str:
    return f"{key.document_type} {key.number} {key.company}"


def _told(key: DocumentKey) -> Mapping[str, str]:
    return {"document": told_key(key), "gl_date": key.gl_date.isoformat()}
