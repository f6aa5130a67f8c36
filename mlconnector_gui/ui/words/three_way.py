"""Words for the three-way match: what a line stands for, and what is behind it."""

from datetime import date

from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.accounting.three_way import AgedTotal, MatchedDocument, MatchStanding, ThreeWayLine
from mlconnector_gui.ui.words.amounts import amount_text, money_text
from mlconnector_gui.ui.words.language import Texts, later, said

STANDING_WORDS: dict[MatchStanding, tuple[str, str, str, str]] = {
    MatchStanding.VOUCHERED_OVER: (
        later("vouchered above receipt"), "cross", "bad",
        later("More was vouchered than was received. Look whether a receipt is missing, or the invoice is wrong."),
    ),
    MatchStanding.PRICE_DIFFERS: (
        later("price differs"), "warning", "warning",
        later("The invoice asks another amount than the receipt was booked at; "
              "the rest stands on the variance account."),
    ),
    MatchStanding.RECEIVED_OVER: (
        later("received above order"), "warning", "warning",
        later("More was received than was ordered."),
    ),
    MatchStanding.RECEIVED_CANCELLED: (
        later("received, cancelled"), "warning", "warning",
        later("Goods were received of a line that was cancelled."),
    ),
    MatchStanding.NOT_VOUCHERED: (
        later("not vouchered"), "half", "neutral",
        later("Received, and its invoice is not matched yet: it stands on received not vouchered."),
    ),
    MatchStanding.NOT_PAID: (later("not paid"), "half", "neutral", later("Vouchered, and not paid yet.")),
    MatchStanding.NOT_RECEIVED: (
        later("not received"), "dot", "neutral",
        later("Open on the order; nothing, or a part, came so far."),
    ),
    MatchStanding.AGREES: ("agrees", "ready_check", "good", later("Ordered, received, vouchered and paid agree.")),
}  # fmt: skip
"""(word, icon, colour role, what it means)."""
_KINDS: Texts[str] = {
    "receipt": "Receipt",
    "reversal": "Receipt taken back",
    "voucher": "Voucher",
    "payment": "Payment",
    "unmatched": "Not matched: voucher",
}
LABELS_WAIT = later("Labels without an invoice")
_BUCKETS = later(("to 30 days", "31 to 60", "61 to 90", "over 90"))


def standing_word(line: ThreeWayLine) -> str:
    return said(STANDING_WORDS[line.standing][0])


def line_facts(line: ThreeWayLine, today: date) -> list[tuple[str, str]]:
    """Say what each party holds of a line, and by how much they differ."""
    unit = line.unit
    facts = [
        (
            said("Purchase order"),
            said("{order}  line {line}", order=line.order, line=line_number_text(line.number)),
        ),
        (said("Supplier"), f"{line.supplier} {line.supplier_name}".rstrip()),
        (said("Item"), f"{line.item}  {line.description}".strip()),
        (said("Ordered"), f"{line_number_text(line.ordered)} {unit}   {money_text(line.ordered_amount)}"),
        (said("Received"), f"{line_number_text(line.received)} {unit}   {money_text(line.received_amount)}"),
        (
            said("Vouchered"),
            f"{line_number_text(line.vouchered)} {unit}   {money_text(line.vouchered_amount)}",
        ),
        (said("Paid"), money_text(line.paid_amount)),
        (said("Received not vouchered"), money_text(line.not_vouchered)),
        (said("Price difference"), money_text(line.price_difference)),
    ]
    age = line.age(today)
    if line.oldest_open and age is not None:
        facts.append((said("Waits since"), f"{line.oldest_open.isoformat()}  ({said('{days} d', days=age)})"))
    return facts


def document_words(document: MatchedDocument) -> str:
    """Say one document behind a line: 'Receipt OV 100001  2026-10-09  6 EA  46.86 USD  M1…'."""
    day = document.day.isoformat() if document.day else said("no date")
    parts = [f"{said(_KINDS[document.kind])} {document.document_type} {document.number}".rstrip(), day]
    if document.quantity:
        parts.append(line_number_text(document.quantity))
    parts.append(money_text(document.amount))
    if document.reference:
        parts.append(document.reference)
    return "  ·  ".join(parts)


def ageing_words(total: AgedTotal, *, what: str = later("Received not vouchered")) -> str:
    """Say what waits for an invoice in a currency, by age; one line."""
    parts = [
        f"{said(words)} {amount_text(amount)}" for words, amount in zip(_BUCKETS, total.buckets, strict=True)
    ]
    return f"{said(what)} {money_text(total.total)}:  " + "  ·  ".join(parts)
