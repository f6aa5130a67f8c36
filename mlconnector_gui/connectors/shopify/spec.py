"""What Shopify is to the program: its fields, its streams, and where its client and translation are."""

from datetime import timedelta

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.connectors.port import OpenSource, OpenSubscriptions, Translate
from mlconnector_gui.connectors.shopify.webhook import TOPICS, verify
from mlconnector_gui.connectors.spec import ConnectorSpec, Field, FieldKind, StreamSpec, WebhookSpec


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors.shopify.source import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _translate() -> Translate:
    from mlconnector_gui.connectors.shopify.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _open_subscriptions() -> OpenSubscriptions:
    from mlconnector_gui.connectors.shopify.subscriptions import (  # noqa: PLC0415  imported when needed
        open_subscriptions,
    )

    return open_subscriptions


_LOGIN = (
    Field(
        name="address",
        label="Shop address",
        kind=FieldKind.ADDRESS,
        help="The shop's own address at Shopify, such as example.myshopify.com. It is shown in the Shopify admin "
        "under Settings > Domains; a domain of the merchant's own does not serve.",
    ),
    Field(
        name="access",
        label="Access",
        kind=FieldKind.CHOICE,
        default="client_credentials",
        choices=(
            ("client_credentials", "App of the Dev Dashboard: client ID and secret"),
            ("token", "Custom app made in the admin: access token (shpat_)"),
            ("offline", "Expiring offline token with a refresh token"),
        ),
        help="New apps come from Shopify's Dev Dashboard and give a client ID and a secret; app and shop must "
        "belong to the same organization. An access token of a custom app made before 2026 keeps working.",
    ),
    Field(
        name="client_id",
        label="Client ID",
        kind=FieldKind.TEXT,
        required=False,
        help="From the app's settings in the Dev Dashboard. Not needed with an access token.",
    ),
    Field(
        name="client_secret",
        label="Client secret",
        kind=FieldKind.SECRET,
        required=False,
        help="From the app's settings in the Dev Dashboard; a custom app calls it the API secret key. Shopify signs "
        "webhooks with it, so these need it whatever the access.",
    ),
    Field(
        name="previous_client_secret",
        label="Previous client secret",
        kind=FieldKind.SECRET,
        required=False,
        help="Only while a client secret is being changed: Shopify signs with the old one for up to an hour.",
        is_proved=False,
    ),
    Field(
        name="access_token",
        label="Access token",
        kind=FieldKind.SECRET,
        required=False,
        help="Begins with shpat_. Shown once, when the custom app was installed.",
    ),
    Field(
        name="refresh_token",
        label="Refresh token",
        kind=FieldKind.SECRET,
        required=False,
        help="Begins with shprt_. Came with the expiring offline token; each one that follows is kept by itself.",
    ),
)
_READING = (
    Field(
        name="personal_data",
        label="Read names and addresses of customers",
        kind=FieldKind.FLAG,
        required=False,
        default="no",
        help="No entry needs them. Where customers go into JDE's address book they are read anyway; the app must "
        "then be approved for protected customer data.",
    ),
)
_BOOKING = (
    Field(
        name="fulfilment_since",
        label="Recognized at fulfilment since",
        kind=FieldKind.TEXT,
        required=False,
        help="A day such as 2026-12-01: orders from then on become revenue when they are shipped. Empty: at payment.",
    ),
    Field(
        name="presentment_since",
        label="In the customer's currency since",
        kind=FieldKind.TEXT,
        required=False,
        help="A day such as 2026-12-01: orders from then on are booked in the currency that the customer paid in. "
        "Empty: in the shop's currency.",
    ),
)
# Shopify's search finds a change some minutes late at times
_OVERLAP = timedelta(minutes=30)
_LAG = timedelta(seconds=30)

SPEC = ConnectorSpec(
    key="shopify",
    title="Shopify",
    summary="Orders, refunds, gift cards and Shopify Payments payouts of a Shopify shop.",
    fields=(*_LOGIN, *_READING, *_BOOKING),
    streams=(
        StreamSpec(
            name="customers",
            title="Customers",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(hours=1),
            reread=timedelta(days=2),
        ),
        StreamSpec(name="orders", title="Orders", overlap=_OVERLAP, lag=_LAG, page_size=10),
        StreamSpec(
            name="gift_cards",
            title="Gift cards",
            overlap=_OVERLAP,
            lag=_LAG,
            fetched_every=timedelta(hours=6),
            states=LineRole.GIFT_CARD_LIABILITY,
        ),
        StreamSpec(
            name="store_credits",
            title="Store credit",
            overlap=_OVERLAP,
            lag=_LAG,
            # Shopify lists it only by going through all customers
            fetched_every=timedelta(days=1),
            states=LineRole.STORE_CREDIT_LIABILITY,
        ),
        StreamSpec(
            name="payouts",
            title="Payouts",
            # a payout keeps its date while it is scheduled, paid, or sent back by the bank
            overlap=timedelta(days=10),
            lag=_LAG,
            fetched_every=timedelta(hours=6),
        ),
    ),
    tells_customers=True,
    open_source=_open_source,
    translate=_translate,
    webhooks=WebhookSpec(
        topics=TOPICS,
        verify=lambda: verify,
        address_rule="Shopify delivers to a public https address with a certificate that it trusts, and wants an "
        "answer within five seconds.",
        open_subscriptions=_open_subscriptions,
    ),
    requests_a_minute=30,
    paid_out_gateways=("shopify_payments",),
)
