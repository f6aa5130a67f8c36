"""What the Example Store is to the program: its fields, its stream, its webhooks, and where the rest is."""

from datetime import timedelta

from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.connectors._template.webhook import TOPICS, verify
from mlconnector_gui.connectors.port import (
    OpenReceiver,
    OpenSource,
    OpenSubscriptions,
    ReceivedType,
    Translate,
)
from mlconnector_gui.connectors.spec import (
    ConnectorSpec,
    Field,
    FieldKind,
    ReceivesSpec,
    StreamSpec,
    WebhookSpec,
)


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors._template.streams import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _open_subscriptions() -> OpenSubscriptions:
    from mlconnector_gui.connectors._template.subscriptions import (  # noqa: PLC0415  imported when needed
        open_subscriptions,
    )

    return open_subscriptions


def _translate() -> Translate:
    from mlconnector_gui.connectors._template.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _open_receiver() -> OpenReceiver:
    from mlconnector_gui.connectors._template.receiver import (  # noqa: PLC0415  imported when needed
        open_receiver,
    )

    return open_receiver


SPEC = ConnectorSpec(
    key="_template",
    title="Example Store",
    summary="Sales and refunds of a store that does not exist; copy its folder to connect one that does.",
    fields=(
        Field(
            name="address",
            label="Store address",
            kind=FieldKind.ADDRESS,
            help="The address of the store's API, such as https://api.store.example.com.",
        ),
        Field(
            name="access_token",
            label="Access token",
            kind=FieldKind.SECRET,
            help="The store's administrator creates it under Settings > API. It needs to read sales, and to manage "
            "webhooks if they are to be set up from here, and to change prices if they come from JD Edwards.",
        ),
    ),
    streams=(StreamSpec(name="sales", title="Sales", overlap=timedelta(hours=1), lag=timedelta(seconds=5)),),
    open_source=_open_source,
    translate=_translate,
    webhooks=WebhookSpec(
        topics=TOPICS,
        verify=lambda: verify,
        address_rule="The store delivers to https addresses only and checks their certificate.",
        open_subscriptions=_open_subscriptions,
    ),
    receives=ReceivesSpec(
        types=(
            ReceivedType(
                record_type=RecordType.PRICE, fields=("price", "currency"), batch=20, look_up_batch=50
            ),
        ),
        open_receiver=_open_receiver,
    ),
)
