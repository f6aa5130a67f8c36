"""What Amazon Seller Central is to the program: its fields, its streams, and where its client and translation are."""

from datetime import timedelta

from mlconnector_gui.connectors.port import (
    CutFile,
    OpenSource,
    ReadFile,
    ReadLapses,
    ReadListing,
    RowsBehind,
    Translate,
)
from mlconnector_gui.connectors.spec import (
    ConnectorSpec,
    Field,
    FieldKind,
    ImportSpec,
    ListingSpec,
    StreamSpec,
)


def _open_source() -> OpenSource:
    from mlconnector_gui.connectors.amazon.source import open_source  # noqa: PLC0415  imported when needed

    return open_source


def _translate() -> Translate:
    from mlconnector_gui.connectors.amazon.translate import translate  # noqa: PLC0415  imported when needed

    return translate


def _read_file() -> ReadFile:
    from mlconnector_gui.connectors.amazon.settlement.importing import (  # noqa: PLC0415  imported when needed
        read_settlement_file,
    )

    return read_settlement_file


def _cut_file() -> CutFile:
    from mlconnector_gui.connectors.amazon.settlement.cutting import pieces_of  # noqa: PLC0415  imported when needed

    return pieces_of


def _rows_behind() -> RowsBehind:
    from mlconnector_gui.connectors.amazon.settlement.drilling import (  # noqa: PLC0415  imported when needed
        rows_behind,
    )

    return rows_behind


def _read_lapses() -> ReadLapses:
    from mlconnector_gui.connectors.amazon.reminders import lapses  # noqa: PLC0415  imported when needed

    return lapses


def _read_listing() -> ReadListing:
    from mlconnector_gui.connectors.amazon.listings import read_listing  # noqa: PLC0415  imported when needed

    return read_listing


_DAILY = timedelta(days=1)
_WHOLE = timedelta(days=10 * 365)
"""Items that were listed long ago are matched, too."""
_TWO_MINUTES = timedelta(minutes=3)
"""Amazon answers for what is at least two minutes old."""

SPEC = ConnectorSpec(
    key="amazon",
    title="Amazon Seller Central",
    summary="Settlements of one seller in one region, with balances, orders and items to explain them.",
    fields=(
        Field(
            name="region",
            label="Region",
            kind=FieldKind.CHOICE,
            default="na",
            choices=(
                ("na", "North America (US, Canada, Mexico, Brazil)"),
                ("eu", "Europe, Middle East, India, South Africa"),
                ("fe", "Far East (Japan, Australia, Singapore)"),
            ),
            help="An authorisation belongs to one region. A seller in several regions has a connection for each.",
        ),
        Field(
            name="marketplaces",
            label="Marketplaces",
            kind=FieldKind.TEXT,
            required=False,
            help="Countries such as DE, FR, GB or Amazon's marketplace ids, separated by commas; empty for every "
            "one where the account sells. Settlements always come for all of them.",
        ),
        Field(
            name="timezone",
            label="Time zone of the books",
            kind=FieldKind.TEXT,
            required=False,
            default="UTC",
            help="Such as America/Chicago. It decides which month a line belongs to: Amazon writes UTC, the books "
            "close at the company's midnight.",
        ),
        Field(
            name="client_id",
            label="Client identifier",
            kind=FieldKind.TEXT,
            help="Begins with amzn1.application-oa2-client. Seller Central shows it under Apps and Services > "
            "Develop Apps > View (LWA credentials).",
        ),
        Field(
            name="client_secret",
            label="Client secret",
            kind=FieldKind.SECRET,
            help="Beside the client identifier. Amazon makes it void after 180 days; enter the new one here then.",
        ),
        Field(
            name="refresh_token",
            label="Refresh token",
            kind=FieldKind.SECRET,
            help="Begins with Atzr. Shown once when the seller authorises the application, which needs the role "
            "Finance and Accounting.",
        ),
        Field(
            name="secret_changed_on",
            label="Client secret made on",
            kind=FieldKind.TEXT,
            required=False,
            help="The day as 2026-11-30. A reminder comes in the last 30 of the 180 days that Amazon lets it be.",
        ),
        Field(
            name="authorised_on",
            label="Authorised on",
            kind=FieldKind.TEXT,
            required=False,
            help="The day as 2026-11-30. A reminder comes in the last 45 of the 365 days that an authorisation "
            "lasts.",
        ),
        Field(
            name="seller_id",
            label="Seller id",
            kind=FieldKind.TEXT,
            required=False,
            help="Also called merchant token, under Account Info > Business Information. Only needed to read "
            "listings for matching items.",
        ),
        Field(
            name="orders",
            label="Read orders",
            kind=FieldKind.CHOICE,
            required=False,
            default="2026-01-01",
            choices=(
                ("2026-01-01", "Yes"),
                ("v0", "Yes, through the interface v0 (until March 2027)"),
                ("no", "No"),
            ),
            help="Once a day, to see sales before they are settled. Orders are never booked, and no buyer's name or "
            "address is asked for.",
        ),
        Field(
            name="items",
            label="Read listings and stock",
            kind=FieldKind.FLAG,
            required=False,
            default="yes",
            help="Once a day, to match SKUs with items of JD Edwards. Needs the roles Product Listing and Amazon "
            "Fulfillment.",
        ),
        Field(
            name="address",
            label="Address of the API",
            kind=FieldKind.ADDRESS,
            required=False,
            help="Empty for the region's own. Another one only for a test server.",
        ),
        Field(
            name="login_address",
            label="Address of Login with Amazon",
            kind=FieldKind.ADDRESS,
            required=False,
            help="Empty for Amazon's own, or for the test server that was entered above.",
        ),
    ),
    streams=(
        StreamSpec(
            name="event_groups",
            title="Balances and transfers",
            overlap=timedelta(0),
            lag=_TWO_MINUTES,
            look_back=timedelta(days=100),
            fetched_every=timedelta(hours=12),
        ),
        StreamSpec(
            name="settlements",
            title="Settlements",
            # a report is dated when it was begun, and can be fetched when it is done
            overlap=timedelta(days=1),
            lag=timedelta(seconds=10),
            fetched_every=timedelta(hours=6),
            is_final=True,
        ),
        StreamSpec(
            name="transactions",
            title="Transactions not settled yet",
            # Amazon says that what happened in the last two days may still be missing
            overlap=timedelta(days=3),
            lag=_TWO_MINUTES,
            fetched_every=_DAILY,
            page_size=500,
            is_final=True,
        ),
        StreamSpec(
            name="orders",
            title="Orders",
            overlap=timedelta(hours=1),
            lag=_TWO_MINUTES,
            fetched_every=_DAILY,
            is_final=True,
        ),
        StreamSpec(
            name="listings",
            title="Listings",
            overlap=timedelta(0),
            lag=timedelta(seconds=10),
            fetched_every=_DAILY,
            page_size=20,
            look_back=_WHOLE,
        ),
        StreamSpec(
            name="catalog",
            title="Catalog items",
            overlap=timedelta(0),
            lag=timedelta(seconds=10),
            fetched_every=_DAILY,
            page_size=20,
            look_back=_WHOLE,
        ),
        StreamSpec(
            name="inventory",
            title="Stock at Amazon",
            overlap=timedelta(0),
            lag=timedelta(seconds=10),
            fetched_every=_DAILY,
            page_size=50,
            look_back=_WHOLE,
        ),
    ),
    open_source=_open_source,
    translate=_translate,
    # notifications go to queues of Amazon's own cloud only
    webhooks=None,
    imports=(
        ImportSpec(
            kind="settlement",
            title="Settlement report",
            suffixes=(".txt", ".tsv", ".xml", ".gz"),
            largest_bytes=256 * 1024 * 1024,
            read=_read_file,
            cut=_cut_file,
        ),
    ),
    rows_behind=_rows_behind,
    lapses=_read_lapses,
    listings=ListingSpec(streams=("listings", "catalog", "inventory"), read=_read_listing),
    tells_sales=True,
    tells_unsettled=True,
    requests_a_minute=1,
)
