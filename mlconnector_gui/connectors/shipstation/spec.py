"""What ShipStation is to the program: its fields, its streams, its webhooks, and where the rest is."""

from datetime import timedelta

from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.connectors.port import (
    OpenReceiver,
    OpenSource,
    OpenSubscriptions,
    ReceivedType,
    Translate,
    WriteOrder,
)
from mlconnector_gui.connectors.shipstation.webhook import TOPICS, verify
from mlconnector_gui.connectors.spec import (
    ConnectorSpec,
    Field,
    FieldKind,
    ReceivesSpec,
    StreamSpec,
    WebhookSpec,
)

# the repeated hour of November, and windows of less than a day, which the account is said to cut oddly
_OVERLAP = timedelta(days=1)
_LAG = timedelta(seconds=30)
_PAGE = 500
_NOTES = (
    ("nothing", "Nothing"),
    ("order", "The purchase order's number and type"),
    ("supplier", "The supplier's name"),
    ("branch", "The branch"),
    ("reference", "The order's reference"),
)


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors.shipstation.source import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _translate() -> Translate:
    from mlconnector_gui.connectors.shipstation.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _open_subscriptions() -> OpenSubscriptions:
    from mlconnector_gui.connectors.shipstation.subscriptions import (  # noqa: PLC0415  imported when needed
        open_subscriptions,
    )

    return open_subscriptions


def _open_receiver() -> OpenReceiver:
    from mlconnector_gui.connectors.shipstation.receiver import open_receiver  # noqa: PLC0415  imported when needed

    return open_receiver


def _write_order() -> WriteOrder:
    from mlconnector_gui.connectors.shipstation.purchase_order import (  # noqa: PLC0415  imported when needed
        order_fields,
    )

    return order_fields


def _custom_field(number: int, default: str) -> Field:
    return Field(
        name=f"custom_field{number}",
        label=f"Custom field {number} shows",
        kind=FieldKind.CHOICE,
        required=False,
        default=default,
        choices=_NOTES,
        help="ShipStation can print its custom fields on labels and packing slips.",
    )


_LOGIN = (
    Field(
        name="address",
        label="API address",
        kind=FieldKind.ADDRESS,
        required=False,
        default="https://ssapi.shipstation.com",
        help="ShipStation's own address; another one only for a test server.",
    ),
    Field(
        name="api_key",
        label="API key",
        kind=FieldKind.SECRET,
        help="Of the API V1, from ShipStation under Settings > Account > API Settings. Keys made since 2025 expire "
        "after 3 to 12 months.",
    ),
    Field(
        name="api_secret",
        label="API secret",
        kind=FieldKind.SECRET,
        help="Shown together with the API key.",
    ),
    Field(
        name="currency",
        label="Currency of label costs",
        kind=FieldKind.TEXT,
        default="USD",
        help="Three letters. ShipStation writes amounts without a currency; it is the one that the account pays in.",
    ),
)
_RECEIPTS = (
    Field(
        name="receipts",
        label="Shipments become goods receipts",
        kind=FieldKind.FLAG,
        required=False,
        default="no",
        help="A shipment of a purchase order is proposed as its goods receipt in JD Edwards.",
    ),
    Field(
        name="receipt_mode",
        label="A receipt is entered",
        kind=FieldKind.CHOICE,
        required=False,
        default="receipt",
        choices=(
            ("receipt", "In purchasing, by the receiving program (P4312)"),
            ("batch", "As an accrual and a voucher in batch files"),
        ),
        help="The first writes the receiver file F43121. The second accrues the goods (F0911Z1) and has JD Edwards "
        "match the voucher with the order (F0411Z1, voucher match automation); it needs the batch route.",
    ),
    Field(
        name="receipt_invoice",
        label="The voucher of an accrual",
        kind=FieldKind.CHOICE,
        required=False,
        default="shipment",
        choices=(
            ("shipment", "At once, with the number of the shipment"),
            ("given", "When somebody enters the supplier's invoice"),
        ),
        help="Only where receipts are accrued. The accrual is turned round once JD Edwards holds the voucher.",
    ),
    Field(
        name="receipt_rule",
        label="Voucher match automation rule",
        kind=FieldKind.TEXT,
        required=False,
        default="07",
        help="The rule (F0411Z1.ATRL) by which JD Edwards matches vouchers with orders: 07, 08 or 09.",
    ),
    Field(
        name="receipt_over_percent",
        label="Accept more than ordered, percent",
        kind=FieldKind.TEXT,
        required=False,
        default="0",
        help="A shipment of more than what is open, beyond this share of it, stops for a person.",
    ),
    Field(
        name="receipt_under_percent",
        label="Accept less than ordered, percent",
        kind=FieldKind.TEXT,
        required=False,
        help="Empty: whatever was shipped is received, and the rest stays open. With a figure, a shipment that is "
        "short by more than it stops for a person.",
    ),
    Field(
        name="receipt_date",
        label="Date of a receipt",
        kind=FieldKind.CHOICE,
        required=False,
        default="shipped",
        choices=(("shipped", "The day it was shipped"), ("today", "The day it is prepared")),
        help="The G/L date of the receipt in JD Edwards.",
    ),
    Field(
        name="freight",
        label="Label costs are accrued",
        kind=FieldKind.CHOICE,
        required=False,
        default="no",
        choices=(
            ("no", "Not from here"),
            ("account", "Against what the carrier will invoice"),
            ("wallet", "Against the prepaid postage"),
        ),
        help="One entry for each label, taken back when the label is voided.",
    ),
)
_ORDERS = (
    Field(
        name="store_id",
        label="Store for purchase orders",
        kind=FieldKind.TEXT,
        required=False,
        help="The number of a manual store of the account, which the connection test lists. ShipStation cannot move "
        "an order to another store later. Needed only to send purchase orders there.",
    ),
    Field(
        name="warehouses",
        label="Ship-from location of each branch",
        kind=FieldKind.TEXT,
        required=False,
        help="Branch = number of the location, such as 30=17977, 40=14265; one number alone counts for all. Left "
        "out, ShipStation takes its default location.",
    ),
    Field(
        name="new_orders",
        label="A new order waits",
        kind=FieldKind.CHOICE,
        required=False,
        default="awaiting_shipment",
        choices=(("awaiting_shipment", "For shipment"), ("on_hold", "On hold, until somebody releases it")),
        help="How a purchase order appears in ShipStation.",
    ),
    _custom_field(1, "order"),
    _custom_field(2, "nothing"),
    _custom_field(3, "nothing"),
)
_ITEMS = (
    Field(
        name="proposes_items",
        label="Changes of products are proposed to JD Edwards",
        kind=FieldKind.FLAG,
        required=False,
        default="no",
        help="A product that is renamed, or gets another UPC, is proposed as a change of its item; one that the item "
        "master lacks is proposed as a new item. Units of measure are never changed from here.",
    ),
    Field(
        name="item_branch",
        label="Branch of new items",
        kind=FieldKind.TEXT,
        required=False,
        help="Without branch, stocking type, G/L class and unit nothing new is proposed; SKUs that are missing are "
        "listed instead.",
    ),
    Field(
        name="item_stocking_type",
        label="Stocking type of new items",
        kind=FieldKind.TEXT,
        required=False,
        help="One letter, such as P for purchased.",
    ),
    Field(
        name="item_gl_class",
        label="G/L class of new items",
        kind=FieldKind.TEXT,
        required=False,
        help="Four characters, such as IN30.",
    ),
    Field(
        name="item_unit",
        label="Unit of measure of new items",
        kind=FieldKind.TEXT,
        required=False,
        help="The unit in which ShipStation counts them, such as EA.",
    ),
)

SPEC = ConnectorSpec(
    key="shipstation",
    title="ShipStation",
    summary="Shipments, their items and label costs of a ShipStation account; purchase orders go there.",
    fields=(*_LOGIN, *_RECEIPTS, *_ORDERS, *_ITEMS),
    streams=(
        StreamSpec(
            name="orders",
            title="Orders",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(hours=6),
            page_size=_PAGE,
        ),
        StreamSpec(
            name="shipments",
            title="Shipments and voids",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(minutes=30),
            page_size=_PAGE,
        ),
        StreamSpec(
            name="fulfillments",
            title="Marked as shipped",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(hours=1),
            page_size=_PAGE,
        ),
        StreamSpec(
            name="products",
            title="Products",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(days=1),
            page_size=_PAGE,
        ),
    ),
    open_source=_open_source,
    translate=_translate,
    webhooks=WebhookSpec(
        topics=TOPICS,
        verify=lambda: verify,
        address_rule="ShipStation signs nothing, so the address itself is the secret: it is to be https, and to be "
        "shown to nobody.",
        open_subscriptions=_open_subscriptions,
        is_signed=False,
    ),
    receives=ReceivesSpec(
        types=(
            ReceivedType(
                record_type=RecordType.ORDER,
                fields=(
                    "order_number",
                    "order_date",
                    "ship_by_date",
                    "status",
                    "customer",
                    "bill_to",
                    "ship_to",
                    "store_id",
                    "warehouse_id",
                    "custom_field1",
                    "custom_field2",
                    "custom_field3",
                    "lines",
                ),
                creates=True,
                batch=100,
                look_up_batch=100,
            ),
            ReceivedType(
                record_type=RecordType.PRODUCT,
                fields=(
                    "name",
                    "upc",
                    "warehouse_location",
                    "fulfillment_sku",
                    "price",
                    "default_cost",
                    "weight_ounces",
                ),
                look_up_batch=10,
            ),
        ),
        open_receiver=_open_receiver,
        write_order=_write_order,
    ),
    # 40, less what is left to other tools with the same key
    requests_a_minute=35,
)
