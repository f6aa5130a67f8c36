"""How what stops a posting is mended from where it is shown."""

from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.accounting.accruals import ACCRUAL, ACCRUAL_REVERSAL
from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.accounting.states import MOVES, Move, PostingState
from mlconnector_gui.accounting.summaries import SUMMARY
from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.words.language import later, said

MISSING_ACCOUNT, REFUND_UNKNOWN = "mapping.missing", "refund.without_lines"
_DATE_REFUSED = frozenset({"period.not_open", "voucher.period_not_open"})
_DATED_BY_HAND = frozenset({SUMMARY, ACCRUAL_REVERSAL, *(kind.value for kind in DocumentKind)}) - {ACCRUAL}
_OPEN = frozenset({PostingState.BLOCKED, PostingState.READY})
_MATCHED_BY_HAND = (
    "receipt.line_",
    "receipt.sku_",
    "receipt.unit_",
    "receipt.order_unknown",
    "receipt.over_open",
)


class Mend(StrEnum):
    """The ways; the key M takes the one that fits."""

    MAP = "map"
    MATCH = "match"
    TREAT = "treat"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class MendWords:
    """What the button of a way says."""

    button: str
    name: str


WORDS = {
    Mend.MAP: MendWords(later("Map this (M)"), "mapThis"),
    Mend.MATCH: MendWords(later("Match with an order… (M)"), "matchThis"),
    Mend.TREAT: MendWords(later("Say what it was for… (M)"), "treatThis"),
    Mend.DATE: MendWords(later("Choose another G/L date… (M)"), "dateThis"),
}


def mend_of(detail: PostingDetail) -> Mend | None:
    """Return the way that fits the first finding that can be mended."""
    if detail.row.state not in _OPEN:
        return None
    return next((mend for one in detail.findings if (mend := mend_of_code(one.code, detail.row.kind))), None)


def mend_of_code(code: str, kind: str) -> Mend | None:
    if code == MISSING_ACCOUNT:
        return Mend.MAP
    if code == REFUND_UNKNOWN:
        return Mend.TREAT
    if code in _DATE_REFUSED and kind in _DATED_BY_HAND:
        return Mend.DATE
    return Mend.MATCH if kind == RECEIPT and code.startswith(_MATCHED_BY_HAND) else None


def may_have_a_date(detail: PostingDetail) -> bool:
    """Say whether its kind of posting is dated by a document of a store, so that a person may date it otherwise."""
    return detail.row.kind in _DATED_BY_HAND


def why_keeps_date(detail: PostingDetail) -> str:
    """Say why its date cannot be chosen now; '' when it can."""
    if (detail.row.state, Move.PREPARE_AGAIN) in MOVES:
        return ""
    return said("The date can be chosen until somebody approves it, and again when JD Edwards refused it.")
