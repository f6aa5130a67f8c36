"""What a sale of the Example Store means in neutral words; pure."""

from collections.abc import Iterator

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Translation,
    decimal_of,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors._template.payloads import Sale, moment_of, read_sale
from mlconnector_gui.connectors.port import TranslationContext

_BOOKED = frozenset({"paid", "shipped", "refunded"})


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    """Take every amount as it stands: whether it adds up is for the checks to say, not for us to mend."""
    sale = read_sale(payload)
    total = _money(sale, sale.total, "total")
    placed_at = moment_of(sale.placed_at)
    document = BusinessDocument(
        kind=DocumentKind.REFUND if sale.refund_of else DocumentKind.SALE,
        external_id=sale.id,
        order_id=sale.refund_of or sale.id,
        number=sale.number,
        occurred_at=placed_at,
        business_date=placed_at.date(),
        total=total,
        parts=tuple(part for part in _parts(sale) if not part.amount.is_zero),
        tenders=() if total.is_zero else (Tender(gateway=sale.gateway, amount=total),),
        is_bookable=sale.state in _BOOKED and not total.is_zero,
        standing=sale.state,
        traits={"gateway": sale.gateway},
    )
    return Translation(documents=(document,))


def _parts(sale: Sale) -> Iterator[Part]:
    for line in sale.lines:
        amount = _money(sale, line.amount, "lines.amount")
        yield Part(kind=PartKind.PRODUCT, amount=amount, description=line.name, traits={"sku": line.sku})
    yield Part(kind=PartKind.SHIPPING, amount=_money(sale, sale.shipping, "shipping"))
    for tax in sale.taxes:
        amount = _money(sale, tax.amount, "taxes.amount")
        yield Part(kind=PartKind.TAX, amount=amount, description=tax.code, traits={"tax_code": tax.code})


def _money(sale: Sale, text: str, field_name: str) -> Money:
    return Money(decimal_of(text, field_name=field_name, document=sale.id), sale.currency)
