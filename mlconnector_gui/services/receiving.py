"""What a store takes from JDE: what a person chose of what its storefront can take, and how the choice is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.item_offers import OfferChoice
from mlconnector_gui.accounting.items import MatchedBy, PriceChoice
from mlconnector_gui.accounting.money import is_number
from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import Field, FieldKind, ReceivesSpec
from mlconnector_gui.jde.streams import ITEMS, PAYABLES, PRICES, PURCHASE_ORDERS

_YES_NO = (("yes", "Yes"), ("no", "No"))
_YES = "yes"
_BAND_PERCENT = "20"
_ORDER_TYPES = "OP"
_OF_ORDERS = (PURCHASE_ORDERS.spec.name, PAYABLES.spec.name)
"""What is read where a store takes orders: the orders, and what is still owed for them."""
_PRODUCT_TYPES = (RecordType.PRODUCT, RecordType.VARIANT)

MATCH_FIELD = Field(
    name="match_items",
    label="How SKUs and items are matched",
    kind=FieldKind.CHOICE,
    help="A SKU that equals this number of an item is linked to it. Links that people made always go first.",
    required=False,
    default=MatchedBy.ITEM_NUMBER.value,
    choices=(
        (MatchedBy.ITEM_NUMBER.value, "Item number (second)"),
        (MatchedBy.THIRD_NUMBER.value, "Third item number"),
        (MatchedBy.CROSS_REFERENCE.value, "Item cross reference (F4104)"),
        (MatchedBy.UPC.value, "UPC"),
        (MatchedBy.HAND.value, "Only by people"),
    ),
)
PRICE_FIELDS = (
    Field(
        name="receives_prices",
        label="Take prices from JD Edwards",
        kind=FieldKind.FLAG,
        help="Base prices (F4106) that differ from the store's are drafted, and sent once they are approved.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="price_currency",
        label="Currency of the prices",
        kind=FieldKind.TEXT,
        help="The currency the store sells in, such as USD. Only base prices of this currency are taken.",
        required=False,
    ),
    Field(
        name="price_branch",
        label="Branch of the prices",
        kind=FieldKind.TEXT,
        help="The branch/plant whose base prices count, such as 30. Where it has none, those of all branches do.",
        required=False,
    ),
    Field(
        name="price_unit",
        label="Unit of measure of the prices",
        kind=FieldKind.TEXT,
        help="The unit the store sells in, such as EA. Base prices of other units are not converted.",
        required=False,
        default="EA",
    ),
    Field(
        name="price_group",
        label="Customer price group",
        kind=FieldKind.TEXT,
        help="The key number of the customer group (F4106.CGID) whose prices go first. Empty: everybody's prices.",
        required=False,
    ),
    Field(
        name="price_band_percent",
        label="Change that needs a look (percent)",
        kind=FieldKind.TEXT,
        help="A price that changes by more than this, up or down, is never approved together with others.",
        required=False,
        default=_BAND_PERCENT,
    ),
)
PRODUCT_FIELDS = (
    Field(
        name="receives_products",
        label="Take item data from JD Edwards",
        kind=FieldKind.FLAG,
        help="Fields of items (F4101) that differ from the store's are drafted, and sent once they are approved.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="product_fields",
        label="Item fields that are taken",
        kind=FieldKind.TEXT,
        help="Names separated by blanks, out of name and upc. A blank field of an item never empties the store's.",
        required=False,
        default="upc",
    ),
)
OFFER_FIELDS = (
    Field(
        name="offers_items",
        label="Offer new products to the store",
        kind=FieldKind.FLAG,
        help="Items that the store lacks and that carry the value below are drafted as new products, and created "
        "once they are approved. They are not visible until somebody of the shop shows them.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="offer_code",
        label="Sales category code of items for the store",
        kind=FieldKind.CHOICE,
        help="Of the item branch (F4102) where a branch of the prices is entered, otherwise of the item (F4101).",
        required=False,
        default="1",
        choices=tuple((str(place), f"{place} (SRP{place})") for place in range(1, 6)),
    ),
    Field(
        name="offer_values",
        label="Values of that code",
        kind=FieldKind.TEXT,
        help="Separated by blanks, such as WEB OUT. Obsolete items and items without a base price in force in the "
        "store's currency are not offered.",
        required=False,
    ),
    Field(
        name="offer_since",
        label="Offer items from",
        kind=FieldKind.TEXT,
        help="Items that had the value before this day (YYYY-MM-DD), as far as they were read from JD Edwards then, "
        "are not offered. Empty: all.",
        required=False,
    ),
)
LISTING_FIELDS = (
    Field(
        name="match_listings",
        label="Match listings with items",
        kind=FieldKind.FLAG,
        help="Each SKU is looked for among the items of JD Edwards: by item number, cross reference (F4104) and UPC. "
        "What is certain is linked; the rest is listed under Links.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="propose_items",
        label="Propose listings to the item master",
        kind=FieldKind.FLAG,
        help="A SKU that JD Edwards has no item for is drafted as one (F4101, F4102), and sent once it is approved.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="item_branch",
        label="Branch of new items",
        kind=FieldKind.TEXT,
        help="The branch/plant whose item branch record (F4102) is added, such as 30.",
        required=False,
    ),
    Field(
        name="item_stocking_type",
        label="Stocking type of new items",
        kind=FieldKind.TEXT,
        help="Such as P for what is purchased (UDC 41/I).",
        required=False,
        default="P",
    ),
    Field(
        name="item_gl_class",
        label="G/L class of new items",
        kind=FieldKind.TEXT,
        help="Such as IN30 (UDC 41/9).",
        required=False,
    ),
    Field(
        name="item_unit",
        label="Unit of measure of new items",
        kind=FieldKind.TEXT,
        help="The primary unit, such as EA.",
        required=False,
        default="EA",
    ),
)
ORDER_FIELDS = (
    Field(
        name="receives_orders",
        label="Take purchase orders from JD Edwards",
        kind=FieldKind.FLAG,
        help="Open purchase orders (F4301, F4311) are drafted as orders of the store and sent once they are "
        "approved; their changes follow them.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="order_types",
        label="Order types that are taken",
        kind=FieldKind.TEXT,
        help="Document types of purchase orders separated by blanks, such as OP OD. Quotes and requisitions are "
        "no orders yet.",
        required=False,
        default=_ORDER_TYPES,
    ),
    Field(
        name="order_branches",
        label="Branches whose orders are taken",
        kind=FieldKind.TEXT,
        help="Branches separated by blanks, such as 30 40. Empty: those of every branch of the company.",
        required=False,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiving:
    """One store's choice, as it is entered with its connection."""

    takes_prices: bool
    takes_products: bool
    takes_orders: bool
    match_by: MatchedBy
    prices: PriceChoice
    band_percent: Decimal
    product_fields: tuple[str, ...]
    order_types: tuple[str, ...]
    order_branches: tuple[str, ...]
    offers: OfferChoice | None = None
    """Which items are offered as new products; None: none."""

    @property
    def streams(self) -> tuple[str, ...]:
        """Return which of JDE's streams it is made from."""
        is_priced = self.takes_prices or self.offers is not None
        wanted = [ITEMS.spec.name] if is_priced or self.takes_products else []
        prices = [PRICES.spec.name] if is_priced else []
        return (*wanted, *prices, *(_OF_ORDERS if self.takes_orders else ()))


def receiving_fields(spec: ReceivesSpec | None) -> tuple[Field, ...]:
    """Return what is asked beside a storefront's own fields, by what it can take."""
    if spec is None:
        return ()
    takes_products = any(map(spec.takes, _PRODUCT_TYPES))
    prices = PRICE_FIELDS if spec.takes(RecordType.PRICE) else ()
    products = PRODUCT_FIELDS if takes_products else ()
    offers = OFFER_FIELDS if spec.write_product is not None else ()
    orders = ORDER_FIELDS if spec.write_order is not None else ()
    return (*((MATCH_FIELD,) if prices or products else ()), *prices, *products, *offers, *orders)


def receiving_of(values: Mapping[str, str]) -> Receiving:
    """Read a connection's values; those that its storefront does not ask for are as if they said no."""
    return Receiving(
        takes_prices=values.get("receives_prices") == _YES,
        takes_products=values.get("receives_products") == _YES,
        takes_orders=values.get("receives_orders") == _YES,
        match_by=MatchedBy(values.get("match_items") or MatchedBy.ITEM_NUMBER),
        prices=PriceChoice(
            currency=values.get("price_currency", "").strip().upper(),
            branch=values.get("price_branch", "").strip(),
            unit=values.get("price_unit", "").strip() or "EA",
            customer_group=int(values.get("price_group", "").strip() or 0),
        ),
        band_percent=Decimal(values.get("price_band_percent") or _BAND_PERCENT),
        product_fields=tuple(values.get("product_fields", "").split()),
        order_types=tuple((values.get("order_types") or _ORDER_TYPES).upper().split()),
        order_branches=tuple(values.get("order_branches", "").split()),
        offers=_offers_of(values) if values.get("offers_items") == _YES else None,
    )


def _offers_of(values: Mapping[str, str]) -> OfferChoice:
    since = values.get("offer_since", "").strip()
    return OfferChoice(
        code=int(values.get("offer_code") or 1),
        values=frozenset(values.get("offer_values", "").split()),
        branch=values.get("price_branch", "").strip(),
        since=date.fromisoformat(since) if since else None,
    )


def check_receiving(name: str, values: Mapping[str, str]) -> None:
    """Refuse a choice that cannot be read or that lacks something."""
    group = values.get("price_group", "").strip()
    if group and not (group.isascii() and group.isdigit()):
        raise Problem("receiving.group_invalid", name=name, value=group)
    band = values.get("price_band_percent") or _BAND_PERCENT
    if not is_number(band) or Decimal(band) < 0:
        raise Problem("receiving.band_invalid", name=name, value=band)
    if since := values.get("offer_since", "").strip():
        check_date(name, "offer_since", since)
    receiving = receiving_of(values)
    if proposes_items(values):
        for field in ("item_branch", "item_stocking_type", "item_gl_class", "item_unit"):
            if not values.get(field, "").strip():
                raise Problem("receiving.item_field_missing", name=name, field=field)
    if (receiving.takes_prices or receiving.offers is not None) and not receiving.prices.currency:
        raise Problem("receiving.currency_missing", name=name)
    if receiving.offers is not None and not receiving.offers.values:
        raise Problem("receiving.offer_values_missing", name=name)
    if receiving.offers is not None and receiving.match_by is MatchedBy.HAND:
        raise Problem("receiving.offer_without_sku", name=name)


def check_date(name: str, field: str, text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Problem("connection.date_invalid", name=name, field=field, value=text) from None


def streams_wanted(connector: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of JDE's streams a store is made to take something from."""
    spec = connector_spec(connector)
    taken = receiving_of(values).streams if spec.receives is not None else ()
    matched = (ITEMS.spec.name,) if spec.listings is not None and matches_listings(values) else ()
    return tuple(dict.fromkeys((*taken, *matched)))


def matches_listings(values: Mapping[str, str]) -> bool:
    return values.get("match_listings") == _YES


def proposes_items(values: Mapping[str, str]) -> bool:
    return matches_listings(values) and values.get("propose_items") == _YES
