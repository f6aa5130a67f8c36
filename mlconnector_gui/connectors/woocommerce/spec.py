"""What WooCommerce is to the program: its fields, its streams, and where its client and translation are."""

from datetime import timedelta

from mlconnector_gui.connectors.port import OpenSource, OpenSubscriptions, Translate
from mlconnector_gui.connectors.spec import ConnectorSpec, Field, FieldKind, StreamSpec, WebhookSpec
from mlconnector_gui.connectors.woocommerce.webhook import TOPICS, verify


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors.woocommerce.source import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _translate() -> Translate:
    from mlconnector_gui.connectors.woocommerce.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _open_subscriptions() -> OpenSubscriptions:
    from mlconnector_gui.connectors.woocommerce.subscriptions import (  # noqa: PLC0415  imported when needed
        open_subscriptions,
    )

    return open_subscriptions


SPEC = ConnectorSpec(
    key="woocommerce",
    title="WooCommerce",
    summary="Orders, refunds and customers of a WordPress shop with WooCommerce 5.8 or newer.",
    fields=(
        Field(
            name="address",
            label="Shop address",
            kind=FieldKind.ADDRESS,
            help="The address of the shop's front page, such as https://shop.example.com or "
            "https://example.com/shop. It must be written exactly as the shop itself writes it, www or not.",
        ),
        Field(
            name="consumer_key",
            label="Consumer key",
            kind=FieldKind.SECRET,
            help="Begins with ck_. The shop's administrator creates it under WooCommerce > Settings > Advanced > "
            "REST API. The permission Read is enough, but for setting up webhooks from here, which needs "
            "Read/Write; the key's user must be a shop manager or an administrator.",
        ),
        Field(
            name="consumer_secret",
            label="Consumer secret",
            kind=FieldKind.SECRET,
            help="Begins with cs_. The shop shows it once, together with the consumer key.",
        ),
        Field(
            name="book_when",
            label="A sale is booked",
            kind=FieldKind.CHOICE,
            required=False,
            default="status",
            choices=(
                ("status", "When the order is Processing, Completed or Refunded"),
                ("paid", "When the order has a payment date"),
            ),
            help="Cash on delivery has no payment date until the order is completed, so the second choice books it "
            "later. Pending, on-hold, failed, cancelled and trashed orders are booked by neither.",
        ),
        Field(
            name="extra_paid_statuses",
            label="Other statuses that mean paid",
            kind=FieldKind.TEXT,
            required=False,
            help="Statuses that a plugin of the shop adds, such as shipped or ready-for-pickup, separated by commas.",
        ),
        Field(
            name="query_keys",
            label="Send the key in the address",
            kind=FieldKind.FLAG,
            required=False,
            default="no",
            help="Only for web hosts that drop the login from the request's header; the connection test says so. The "
            "key then appears in the web host's own logs. Never used without https.",
        ),
        Field(
            name="plain_http",
            label="Allow a shop without https",
            kind=FieldKind.FLAG,
            required=False,
            default="no",
            help="Requests are then signed and the secret never leaves this machine, but orders travel readable "
            "for everyone on the way. Ask for a certificate instead wherever possible.",
        ),
    ),
    streams=(
        StreamSpec(name="orders", title="Orders", overlap=timedelta(hours=1), lag=timedelta(seconds=10)),
        StreamSpec(
            name="refunds",
            title="Refunds",
            overlap=timedelta(0),
            lag=timedelta(seconds=10),
            look_back=timedelta(days=60),
        ),
        StreamSpec(
            name="customers",
            title="Customers",
            overlap=timedelta(0),
            lag=timedelta(seconds=10),
            # the shop cannot be asked for those who changed, so all of them are read
            look_back=timedelta(days=365 * 40),
            fetched_every=timedelta(days=1),
            is_apart=True,
        ),
    ),
    tells_customers=True,
    open_source=_open_source,
    translate=_translate,
    webhooks=WebhookSpec(
        topics=TOPICS,
        verify=lambda: verify,
        address_rule="The shop delivers to a public address only, on port 80, 443 or 8080, and checks its "
        "certificate. A filter of the shop's site can allow an address inside its own network.",
        open_subscriptions=_open_subscriptions,
    ),
)
