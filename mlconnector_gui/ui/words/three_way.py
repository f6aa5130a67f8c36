"""Words for the three-way match: what a line stands for, and what is behind it."""

from datetime import date

from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.accounting.three_way import AgedTotal, MatchedDocument, MatchStanding, ThreeWayLine
from mlconnector_gui.ui.words.amounts import amount_text, money_text

STANDING_WORDS: dict[MatchStanding, tuple[str, str, str, str]] = {
    MatchStanding.VOUCHERED_OVER: (
        "vouchered above receipt", "cross", "bad",
        "More was vouchered than was received. Look whether a receipt is missing, or the invoice is wrong.",
    ),
    MatchStanding.PRICE_DIFFERS: (
        "price differs", "warning", "warning",
        "The invoice asks another amount than the receipt was booked at; the rest stands on the variance account.",
    ),
    MatchStanding.RECEIVED_OVER: (
        "received above order", "warning", "warning",
        "More was received than was ordered.",
    ),
    MatchStanding.RECEIVED_CANCELLED: (
        "received, cancelled", "warning", "warning",
        "Goods were received of a line that was cancelled.",
    ),
    MatchStanding.NOT_VOUCHERED: (
        "not vouchered", "half", "neutral",
        "Received, and its invoice is not matched yet: it stands on received not vouchered.",
    ),
    MatchStanding.NOT_PAID: ("not paid", "half", "neutral", "Vouchered, and not paid yet."),
    MatchStanding.NOT_RECEIVED: (
        "not received", "dot", "neutral",
        "Open on the order; nothing, or a part, came so far.",
    ),
    MatchStanding.AGREES: ("agrees", "ready_check", "good", "Ordered, received, vouchered and paid agree."),
}  # fmt: skip
"""(word, icon, colour role, what it means)."""
_KINDS = {
    "receipt": "Receipt",
    "reversal": "Receipt taken back",
    "voucher": "Voucher",
    "payment": "Payment",
    "unmatched": "Not matched: voucher",
}
LABELS_WAIT = "Labels without an invoice"
_BUCKETS = ("to 30 days", "31 to 60", "61 to 90", "over 90")


def standing_word(line: ThreeWayLine) -> str:
    return STANDING_WORDS[line.standing][0]


def line_facts(line: ThreeWayLine, today: date) -> list[tuple[str, str]]:
    """Say what each party holds of a line, and by how much they differ."""
    unit = line.unit
    facts = [
        ("Purchase order", f"{line.order}  line {line_number_text(line.number)}"),
        ("Supplier", f"{line.supplier} {line.supplier_name}".rstrip()),
        ("Item", f"{line.item}  {line.description}".strip()),
        ("Ordered", f"{line_number_text(line.ordered)} {unit}   {money_text(line.ordered_amount)}"),
        ("Received", f"{line_number_text(line.received)} {unit}   {money_text(line.received_amount)}"),
        ("Vouchered", f"{line_number_text(line.vouchered)} {unit}   {money_text(line.vouchered_amount)}"),
        ("Paid", money_text(line.paid_amount)),
        ("Received not vouchered", money_text(line.not_vouchered)),
        ("Price difference", money_text(line.price_difference)),
    ]
    age = line.age(today)
    if line.oldest_open and age is not None:
        facts.append(("Waits since", f"{line.oldest_open.isoformat()}  ({age} d)"))
    return facts


def document_words(document: MatchedDocument) -> str:
    """Say one document behind a line: 'Receipt OV 100001  2026-10-09  6 EA  46.86 USD  M1…'."""
    day = document.day.isoformat() if document.day else "no date"
    parts = [f"{_KINDS[document.kind]} {document.document_type} {document.number}".rstrip(), day]
    if document.quantity:
        parts.append(line_number_text(document.quantity))
    parts.append(money_text(document.amount))
    if document.reference:
        parts.append(document.reference)
    return "  ·  ".join(parts)


def ageing_words(total: AgedTotal, *, what: str = "Received not vouchered") -> str:
    """Say what waits for an invoice in a currency, by age; one line."""
    parts = [f"{words} {amount_text(amount)}" for words, amount in zip(_BUCKETS, total.buckets, strict=True)]
    return f"{what} {money_text(total.total)}:  " + "  ·  ".join(parts)
