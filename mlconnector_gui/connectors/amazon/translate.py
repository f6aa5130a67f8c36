"""
What an archived payload of Amazon means: settlements become entries, everything else is only looked at.

Pure. A settlement leads to one document for each month of the books that it touches; `settlement/parts.py` says how.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mlconnector_gui.accounting.documents import DocumentFinding, Traits, Translation
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.seen_sales import STREAM as ORDERS
from mlconnector_gui.connectors.amazon.seen_sales import seen_sale
from mlconnector_gui.connectors.amazon.settlement.labels import chain_link
from mlconnector_gui.connectors.amazon.settlement.months import zone_named
from mlconnector_gui.connectors.amazon.settlement.parts import Split, settlement_parts
from mlconnector_gui.connectors.amazon.settlement.reading import Sums, reading_of, sums_of
from mlconnector_gui.connectors.amazon.settlement.splitting import STREAM, open_document
from mlconnector_gui.connectors.amazon.settlement.taxes import Remitted
from mlconnector_gui.connectors.amazon.unsettled import STREAM as TRANSACTIONS
from mlconnector_gui.connectors.amazon.unsettled import unsettled_of
from mlconnector_gui.connectors.port import TranslationContext

EVENT_GROUPS = "event_groups"
_VAT_CURRENCIES = frozenset({"EUR", "GBP", "SEK", "PLN"})
_SHOWN_ORDERS = 5


class Amount(msgspec.Struct, frozen=True):
    """An amount of the Finances interface, which writes it as a number."""

    code: str = msgspec.field(name="CurrencyCode", default="")
    amount: Decimal = msgspec.field(name="CurrencyAmount", default=Decimal(0))


class EventGroup(msgspec.Struct, frozen=True):
    """What the Finances interface knows of a settlement's transfer."""

    status: str = msgspec.field(name="FundTransferStatus", default="")
    converted: Amount | None = msgspec.field(name="ConvertedTotal", default=None)


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    if stream == ORDERS:
        return Translation(seen_sale=seen_sale(payload, context))
    if stream == TRANSACTIONS and context.values.get("accrue") == "yes":
        return Translation(unsettled=unsettled_of(payload, context))
    if stream != STREAM:
        return Translation()
    zone = zone_named(context.values.get("timezone", ""))
    opened = open_document(payload)
    found = [sums_of(reading_of(opened.text, opened.header, block, zone=zone)) for block in opened.blocks]
    group = _event_group(context)
    split = Split(zone=zone, tender=_tender_traits(group))
    return Translation(
        documents=tuple(document for sums in found for document in settlement_parts(sums, split)),
        findings=tuple(finding for sums in found for finding in _findings(sums, group)),
        links=tuple(chain_link(sums) for sums in found),
    )


def _event_group(context: TranslationContext) -> EventGroup | None:
    """Return what is known of the transfer; only a settlement read by the API names its group."""
    for stream, external_id in context.parents:
        if stream == EVENT_GROUPS and (payload := context.related(stream, external_id)):
            try:
                return msgspec.json.decode(payload, type=EventGroup)
            except msgspec.DecodeError as error:
                raise Problem(
                    "amazon.event_group_unreadable", group=external_id, technical=str(error)
                ) from error
    return None


def _tender_traits(group: EventGroup | None) -> Traits:
    paid = group.converted.code if group and group.converted else ""
    return {"paid_currency": paid} if paid else {}


def _findings(sums: Sums, group: EventGroup | None) -> Iterator[DocumentFinding]:
    settlement = sums.head.settlement_id
    if sums.unremitted:
        orders = list(sums.unremitted)
        left = Money.from_minor(sum(sums.unremitted.values()), sums.total.currency)
        yield _note(
            "amazon.tax_partly_kept",
            settlement=settlement,
            count=str(len(orders)),
            orders=", ".join(orders[:_SHOWN_ORDERS]),
            left=str(left),
        )
    if _lacks_vat(sums):
        yield _note("amazon.vat_not_in_settlement", settlement=settlement, currency=sums.total.currency)
    if group is None:
        return
    if group.converted is not None and group.converted.code not in {"", sums.total.currency}:
        paid = f"{group.converted.amount:f} {group.converted.code}"
        yield _note("amazon.paid_in_other_currency", settlement=settlement, total=str(sums.total), paid=paid)
    if "fail" in group.status.lower():
        yield _note("amazon.transfer_failed", settlement=settlement, status=group.status)


def _lacks_vat(sums: Sums) -> bool:
    """Sales in Europe without one row of tax: the country and its rate are in the VAT report alone."""
    if sums.total.currency not in _VAT_CURRENCIES:
        return False
    has_sales = any(kind.amount_type == "ItemPrice" for kind in sums.by_kind)
    return has_sales and all(kind.remitted is Remitted.NONE for kind in sums.by_kind)


def _note(code: str, **params: str) -> DocumentFinding:
    return DocumentFinding(code=code, blocks=False, params=params)
