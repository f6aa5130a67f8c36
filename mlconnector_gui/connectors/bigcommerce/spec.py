"""What BigCommerce is to the program: its fields, its streams, and where its client and translation are."""

from datetime import timedelta

from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.connectors.bigcommerce.webhook import TOPICS, verify
from mlconnector_gui.connectors.port import (
    OpenReceiver,
    OpenSource,
    OpenSubscriptions,
    ReadToldRecords,
    ReceivedType,
    Translate,
    WriteProduct,
)
from mlconnector_gui.connectors.spec import (
    ConnectorSpec,
    Field,
    FieldKind,
    ReceivesSpec,
    StreamSpec,
    ToldSpec,
    WebhookSpec,
)


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors.bigcommerce.source import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _translate() -> Translate:
    from mlconnector_gui.connectors.bigcommerce.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _open_subscriptions() -> OpenSubscriptions:
    from mlconnector_gui.connectors.bigcommerce.subscriptions import (  # noqa: PLC0415  imported when needed
        open_subscriptions,
    )

    return open_subscriptions


def _open_receiver() -> OpenReceiver:
    from mlconnector_gui.connectors.bigcommerce.receiver import (  # noqa: PLC0415  imported when needed
        open_receiver,
    )

    return open_receiver


def _write_product() -> WriteProduct:
    from mlconnector_gui.connectors.bigcommerce.new_product import (  # noqa: PLC0415  imported when needed
        new_product,
    )

    return new_product


def _read_told() -> ReadToldRecords:
    from mlconnector_gui.connectors.bigcommerce.told import (  # noqa: PLC0415  imported when needed
        told_records,
    )

    return told_records


SPEC = ConnectorSpec(
    key="bigcommerce",
    title="BigCommerce",
    summary="Orders, payments and refunds of a BigCommerce store.",
    fields=(
        Field(
            name="address",
            label="API address",
            kind=FieldKind.ADDRESS,
            help="Where BigCommerce answers; it is the same for every store.",
            default="https://api.bigcommerce.com",
        ),
        Field(
            name="store_hash",
            label="Store hash",
            kind=FieldKind.TEXT,
            help="The letters and digits after stores/ in the API path that the store shows with the token, such as "
            "abc123. The whole path may be pasted.",
        ),
        Field(
            name="access_token",
            label="Access token",
            kind=FieldKind.SECRET,
            help="The store owner creates it under Settings > Store-level API accounts, with the scopes Orders "
            "(read), Order transactions (read), Information and settings (read) and, where customers are read, "
            "Customers (read). Sending items and prices needs Products (modify).",
        ),
        Field(
            name="client_secret",
            label="Client secret",
            kind=FieldKind.SECRET,
            required=False,
            help="Shown once together with the access token. BigCommerce signs what it delivers with it, so it is "
            "needed for webhooks only. Left empty, their secret header alone proves them: only for a store that does "
            "not sign.",
            is_proved=False,
        ),
        Field(
            name="book_when",
            label="A sale is booked",
            kind=FieldKind.CHOICE,
            required=False,
            default="paid",
            choices=(
                ("paid", "When its status says sold and its payment is not merely authorised"),
                ("status", "When its status says sold, whatever became of the payment"),
            ),
            help="Sold are orders that wait for fulfillment, shipment or pickup, are shipped, completed, disputed or "
            "refunded. Incomplete, pending, awaiting payment, cancelled, declined and orders under manual "
            "verification are booked by neither.",
        ),
        Field(
            name="order_level_refunds",
            label="A refund of an amount without lines",
            kind=FieldKind.CHOICE,
            required=False,
            default="stop",
            choices=(
                ("stop", "Waits for a person"),
                ("returns", "Is a return without tax"),
                ("prorate", "Is a return with the order's share of tax"),
                ("goodwill", "Is goodwill, and no return"),
            ),
            help="BigCommerce reports such a refund without tax, even where the order was taxed, so what it was for "
            "is a decision of yours.",
        ),
        Field(
            name="sources_booked_elsewhere",
            label="Orders booked elsewhere",
            kind=FieldKind.TEXT,
            required=False,
            help="Order sources that are left out because another connection books them, such as amazon, ebay, "
            "separated by commas.",
        ),
        Field(
            name="read_customers",
            label="Read customers",
            kind=FieldKind.FLAG,
            required=False,
            default="no",
            help="Keeps customers with address and store credit in the archive, so that store credit can be proved. "
            "Where they go into JDE's address book they are read anyway.",
        ),
        Field(
            name="price_list",
            label="Price list",
            kind=FieldKind.TEXT,
            required=False,
            help="The number of the price list that prices from JD Edwards go to. Empty: the catalog's own prices, "
            "in the store's default currency.",
        ),
        Field(
            name="weight_unit",
            label="Unit of measure of weights",
            kind=FieldKind.TEXT,
            required=False,
            help="The unit of JD Edwards in which the store weighs, such as LB or KG. A new product weighs what the "
            "unit conversion of its item (F41002) from the unit of the prices to it says.",
        ),
        Field(
            name="usual_weight",
            label="Weight of other new products",
            kind=FieldKind.TEXT,
            required=False,
            help="What a new product weighs whose item has no such conversion, as the store writes it. Empty: it "
            "stops for a person, since the store takes no product without a weight.",
        ),
        Field(
            name="product_categories",
            label="Categories of new products",
            kind=FieldKind.TEXT,
            required=False,
            help="The store's numbers of the categories, separated by blanks. With its newer product pages the store "
            "takes no product without one.",
        ),
    ),
    streams=(
        StreamSpec(
            name="orders",
            title="Orders",
            overlap=timedelta(hours=1),
            lag=timedelta(seconds=10),
            page_size=25,
            requests_each=3.5,
        ),
        StreamSpec(
            name="refunds",
            title="Refunds",
            overlap=timedelta(hours=2),
            lag=timedelta(seconds=10),
            page_size=250,
        ),
        StreamSpec(
            name="customers",
            title="Customers",
            overlap=timedelta(hours=1),
            lag=timedelta(seconds=10),
            fetched_every=timedelta(hours=6),
            page_size=250,
        ),
        StreamSpec(
            name="products",
            title="Products changed in the store",
            overlap=timedelta(hours=1),
            lag=timedelta(seconds=10),
            fetched_every=timedelta(hours=6),
            page_size=250,
        ),
    ),
    tells_customers=True,
    open_source=_open_source,
    translate=_translate,
    webhooks=WebhookSpec(
        topics=TOPICS,
        verify=lambda: verify,
        address_rule="BigCommerce delivers to public https addresses on port 443 only and checks their certificate; "
        "one that nobody uses for 90 days is switched off.",
        open_subscriptions=_open_subscriptions,
    ),
    requests_a_minute=300,
    receives=ReceivesSpec(
        types=(
            ReceivedType(
                record_type=RecordType.PRICE, fields=("price", "currency"), batch=50, look_up_batch=50
            ),
            ReceivedType(
                record_type=RecordType.PRODUCT,
                fields=("name", "upc", "price", "currency", "weight", "visible", "categories"),
                creates=True,
                batch=10,
                look_up_batch=50,
            ),
        ),
        open_receiver=_open_receiver,
        write_product=_write_product,
        told=ToldSpec(stream="products", read=_read_told),
    ),
)
