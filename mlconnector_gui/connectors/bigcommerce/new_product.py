"""What a new product is created with: the item's name, price and weight, and not to be seen yet; pure."""

from collections.abc import Mapping
from decimal import Decimal

from mlconnector_gui.accounting.items import Item
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.store_records import number_text
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.bigcommerce.settings import categories_of, usual_weight_of


def new_product(
    item: Item, price: Money, values: Mapping[str, str], /, *, unit: str, branch: str
) -> Mapping[str, str]:
    """The vendor demands name, type, weight and price; with its newer product pages a category too."""
    if not item.name:
        raise Problem("product.name_missing", cause=Cause.SOURCE_CHANGED, item=item.number)
    categories = categories_of(values)
    fields = {
        "name": item.name,
        "price": number_text(price.amount),
        "currency": price.currency,
        "weight": number_text(_weight(item, values, unit=unit, branch=branch)),
        "visible": "no",
    }
    return {**fields, "categories": " ".join(map(str, categories))} if categories else fields


def _weight(item: Item, values: Mapping[str, str], *, unit: str, branch: str) -> Decimal:
    """As the unit conversions of the item say it, or else the one weight that the connection has for all."""
    weighed_in = values.get("weight_unit", "").strip().upper()
    weight = item.quantity_in(weighed_in, unit=unit, branch=branch) or usual_weight_of(values)
    if weight is None:
        raise Problem(
            "product.weight_missing",
            cause=Cause.SOURCE_CHANGED,
            item=item.number,
            unit=unit,
            other=weighed_in,
        )
    return weight
