"""How an order was paid and a refund went back: gateways, gift certificates, store credit."""

from collections.abc import Iterator

from mlconnector_gui.accounting.documents import Tender, TenderKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.bigcommerce.amounts import Amounts
from mlconnector_gui.connectors.bigcommerce.payloads import Order, Refund, RefundPayment, Transaction

_OWED = {
    "storecredit": TenderKind.STORE_CREDIT,
    "store_credit": TenderKind.STORE_CREDIT,
    "giftcertificate": TenderKind.GIFT_CARD,
    "gift_certificate": TenderKind.GIFT_CARD,
}
_STORE_CREDIT, _GIFT_CERTIFICATE = "storecredit", "giftcertificate"


def money_in(order: Order) -> list[Transaction]:
    """
    Return the payments that brought money: an authorisation brings none, nor does what failed or was a test.

    What 'settled' means is not documented: it counts only where no purchase or capture does.
    """
    good = [one for one in order.transactions if one.status == "ok" and one.test != "true"]
    taken = [one for one in good if one.event in {"purchase", "capture"}]
    return taken or [one for one in good if one.event == "settled"]


def tenders_of(order: Order, amounts: Amounts, total: Money) -> tuple[Tender, ...]:
    """Store credit and gift certificates are what the order says; the gateways' share is the rest."""
    head = order.order
    credit = amounts.paid(head.store_credit_amount, "store_credit_amount")
    certificates = amounts.paid(head.gift_certificate_amount, "gift_certificate_amount")
    tenders = [
        *_by_gateway(order, amounts, total - credit - certificates),
        Tender(gateway=_STORE_CREDIT, amount=credit, kind=TenderKind.STORE_CREDIT),
        Tender(gateway=_GIFT_CERTIFICATE, amount=certificates, kind=TenderKind.GIFT_CARD),
    ]
    return tuple(tender for tender in tenders if not tender.amount.is_zero)


def _by_gateway(order: Order, amounts: Amounts, due: Money) -> Iterator[Tender]:
    """
    Take what each gateway says it took, so that what it did not take stands out.

    Where no payment is on record the order's own word is all there is.
    """
    payments = [one for one in money_in(order) if one.method not in _OWED and one.gateway not in _OWED]
    if not payments:
        yield Tender(gateway=gateway_of(order), amount=due, traits=_method(order))
        return
    for payment in payments:
        yield Tender(
            gateway=payment.gateway or gateway_of(order),
            amount=amounts.paid(payment.amount, "transactions.amount"),
            reference=payment.gateway_transaction_id,
            traits=_method(order),
        )


def gateway_of(order: Order) -> str:
    """Name the gateway of an order without payments on record; a method's name can be changed by the merchant."""
    named = order.order.payment_provider_id
    if named and not named.isdigit():
        return named
    return "".join(one if one.isalnum() else "_" for one in order.order.payment_method.lower()) or "unknown"


def refund_tenders(refund: Refund, amounts: Amounts) -> tuple[Tender, ...]:
    """A declined payment went nowhere; an offline one is somebody's to make by hand."""
    return tuple(
        Tender(
            gateway=payment.provider_id or "unknown",
            amount=amounts.paid(payment.amount, "payments.amount"),
            reference=payment.transaction_id,
            kind=_OWED.get(payment.provider_id, TenderKind.GATEWAY),
            traits=_paid_back_by(payment),
        )
        for payment in refund.payments
        if payment.is_declined != "true"
    )


def _method(order: Order) -> dict[str, str]:
    name = str(order.order.payment_method)
    return {"payment_method": name} if name else {}


def _paid_back_by(payment: RefundPayment) -> dict[str, str]:
    if payment.provider_id in _OWED:
        return {}
    return {"paid_back_by": "hand" if payment.offline == "true" else "gateway"}
