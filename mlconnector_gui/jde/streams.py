"""What is read from JDE as documents: items with their other numbers, base prices, purchase orders, open vouchers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.jde.data_service import Comparison, Condition, TableRead

CHANGED_ON, CHANGED_AT, CHANGED_AT_ELSEWHERE = "UPMJ", "TDAY", "UPMT"
"""F41 and F43 tables carry TDAY for the time of the last change, all others UPMT."""
SALES_CODES = "SRP1 SRP2 SRP3 SRP4 SRP5"
"""The sales category codes (UDC 41/S1 to 41/S5) of an item and of its branches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Rows of another table that some columns of the first one point at; their changes are not followed."""

    read: TableRead
    key: str
    pointed_at_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStream:
    """
    Documents made of the rows of some tables that belong to one thing.

    A document is there where the first table has a row of it, and is read again whole when a row of any of them
    changed.
    """

    spec: StreamSpec
    identity: tuple[str, ...]
    """The columns, present in every table, that name the thing; its documents are asked for by the first of them."""
    tables: tuple[TableRead, ...]
    parent: str = ""
    """The stream whose document of the same identity this one is prepared with, and again when that one changes."""
    beside: tuple[Beside, ...] = ()
    only_if_wanted: bool = False
    """True for what a site may well keep closed to this login, so that it is read only where a store takes it."""
    at_first: tuple[Condition, ...] = ()
    """Which rows are asked for where everything is read, not what changed: all others count once they change."""
    may_be_hidden: frozenset[str] = frozenset()
    """Tables that a site need not show; a document has no rows of them then."""


def _dated(table: str, columns: str, key: str, *, changed_at: str = CHANGED_AT) -> TableRead:
    names = (*columns.split(), CHANGED_ON, changed_at)
    return TableRead(table=table, columns=names, key=tuple(key.split()))


def _spec(name: str, title: str, *, minutes: int) -> StreamSpec:
    # UPMJ is a day by the server's clock, so the whole last day is read again
    return StreamSpec(
        name=name,
        title=title,
        overlap=timedelta(days=1),
        fetched_every=timedelta(minutes=minutes),
        page_size=100,
    )


ITEMS = TableStream(
    spec=_spec("items", "Items", minutes=60),
    identity=("ITM",),
    tables=(
        _dated("F4101", f"ITM LITM AITM DSC1 DSC2 SRTX UOM1 UOM4 STKT UPCN {SALES_CODES}", "ITM"),
        _dated("F4102", f"ITM MCU LITM STKT {SALES_CODES}", "ITM MCU"),
        _dated("F41002", "MCU ITM UM RUM CONV", "MCU ITM UM RUM"),
        _dated("F4104", "ITM XRT AN8 CITM EXDJ EFTJ MCU", "ITM XRT AN8 CITM EXDJ"),
    ),
    may_be_hidden=frozenset({"F4104", "F41002"}),
)
PRICES = TableStream(
    spec=_spec("prices", "Base prices", minutes=60),
    identity=("ITM",),
    parent="items",
    tables=(
        _dated(
            "F4106",
            "ITM LITM MCU LOCN LOTN AN8 IGID CGID LOTG FRMP CRCD UOM EXDJ EFTJ UPRC BSCD",
            "ITM MCU LOCN LOTN AN8 IGID CGID LOTG FRMP CRCD UOM EXDJ UPMJ TDAY",
        ),
    ),
)
_ORDER_KEY = "DOCO DCTO KCOO SFXO"
PURCHASE_ORDERS = TableStream(
    spec=_spec("purchase_orders", "Purchase orders", minutes=240),
    identity=tuple(_ORDER_KEY.split()),
    tables=(
        _dated("F4301", f"{_ORDER_KEY} MCU AN8 SHAN TRDJ PDDJ VR01 HOLD CRCD", _ORDER_KEY),
        _dated(
            "F4311",
            f"{_ORDER_KEY} LNID MCU ITM LITM AITM DSC1 LNTY NXTR LTTR UOM UOM1 UORG UOPN UREC PRRC FRRC CRCD BCRC",
            f"{_ORDER_KEY} LNID",
        ),
    ),
    beside=(
        Beside(
            read=TableRead(table="F0101", columns=("AN8", "ALPH"), key=("AN8",)),
            key="AN8",
            pointed_at_by=("AN8", "SHAN"),
        ),
        Beside(
            read=TableRead(
                table="F0116",
                columns=("AN8", "EFTB", "ADD1", "ADD2", "ADD3", "ADD4", "ADDZ", "CTY1", "ADDS", "CTR"),
                key=("AN8", "EFTB"),
            ),
            key="AN8",
            pointed_at_by=("SHAN",),
        ),
    ),
    only_if_wanted=True,
    may_be_hidden=frozenset({"F0116"}),
)
PAYABLES = TableStream(
    spec=_spec("payables", "Open vouchers", minutes=240),
    identity=("DOC", "DCT", "KCO"),
    tables=(
        _dated(
            "F0411",
            "DOC DCT KCO SFX SFXE AN8 VINV DIVJ DDJ PST AG AAP CRCD PO PDCT PKCO SFXO LNID VOD",
            "DOC DCT KCO SFX SFXE",
            changed_at=CHANGED_AT_ELSEWHERE,
        ),
    ),
    at_first=(Condition(column="AAP", comparison=Comparison.GREATER, values=(0,)),),
    only_if_wanted=True,
    may_be_hidden=frozenset({"F0411"}),
)
TABLE_STREAMS: Mapping[str, TableStream] = {
    one.spec.name: one for one in (ITEMS, PRICES, PURCHASE_ORDERS, PAYABLES)
}
STREAMS: tuple[StreamSpec, ...] = tuple(one.spec for one in TABLE_STREAMS.values())
