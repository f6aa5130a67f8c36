"""Fill the simulated database with the world's companies, chart, fiscal dates, currencies and addresses."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from mlconnector_gui.jde.simulator.purchase_seed import purchasing_masters
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Value, padded_business_unit
from mlconnector_gui.sandbox.purchases import PURCHASING_CHART
from mlconnector_gui.sandbox.world import BUSINESS_UNITS, CATALOGUE, CHART, COMPANIES, ChartAccount, World


def _extra(unit: str, object_account: str, text: str, edit: str) -> ChartAccount:
    return ChartAccount(
        company="00001",
        business_unit=unit,
        object_account=object_account,
        subsidiary="",
        description=text,
        posting_edit=edit,
    )


EXTRA_CHART = (
    _extra("1", "1210", "Trade receivables (machine)", "M"),
    _extra("1", "1240", "Receivables by customer", "L"),
    _extra("1", "1241", "Receivables by customer, summary", "S"),
    _extra("1", "1299", "Suspense without subledger", "X"),
    _extra("30", "9110", "Units sold", "U"),
    _extra("30", "9120", "Budget only", "B"),
    _extra("99", "5010", "Product sales of the closed warehouse", ""),
)
"""Accounts beyond the world's chart, one for each posting edit that the chart does not show."""

CURRENCIES = {
    "USD": ("US Dollar", 2),
    "EUR": ("Euro", 2),
    "JPY": ("Yen", 0),
    "KWD": ("Kuwaiti Dinar", 3),
    "CAD": ("Canadian Dollar", 2),
    "MXN": ("Mexican Peso", 2),
    "GBP": ("Pound Sterling", 2),
    "AUD": ("Australian Dollar", 2),
    "SGD": ("Singapore Dollar", 2),
}
_RATES = {
    ("EUR", "USD"): Decimal("1.1"),
    ("JPY", "USD"): Decimal("0.0068"),
    ("KWD", "USD"): Decimal("3.25"),
    ("CAD", "USD"): Decimal("0.72"),
    ("MXN", "USD"): Decimal("0.055"),
    ("GBP", "USD"): Decimal("1.31"),
    ("AUD", "USD"): Decimal("0.65"),
    ("SGD", "USD"): Decimal("0.76"),
    ("USD", "EUR"): Decimal("0.9090909"),
    ("GBP", "EUR"): Decimal("1.19"),
    ("JPY", "EUR"): Decimal("0.0062"),
    ("KWD", "EUR"): Decimal("2.95"),
}
_BALANCE_UNITS = {"00001": "1", "00002": "2"}
_CUSTOMERS = {
    4242: ("Web customers US", "00001", "US"),
    4243: ("Web customers EU", "00002", "DE"),
    4244: ("Marketplace customers", "00001", "US"),
}


_SUPPLIERS = {
    5001: ("Acme Carriers", "N30", ""),
    5002: ("Fulfilment Partner GmbH", "N14", "EUR"),
    5003: ("Supplier on hold", "", ""),
}
_HELD_SUPPLIER = 5003
FIRST_ITEM = 60001
"""The short number of the catalogue's first product; the others follow."""
NEVER = date(2040, 12, 31)
"""What sites enter as the last day of what has none."""
TERMS = {"N14": ("Net 14 days", 14), "N30": ("Net 30 days", 30), "N60": ("Net 60 days", 60)}
_DUPLICATE_EDITS = {"accept": " ", "warning": "I", "error": "H"}
"""The letters are those of a processing option; F0009's own are not published."""


def seed_database(database: Database, *, world: World, site: Site) -> None:
    first_day = world.first_day
    stamp: dict[str, Value] = {
        "USER": "CONVERT",
        "PID": "SEED",
        "JOBN": "SANDBOX",
        "UPMJ": date(first_day.year, 1, 1),
        "UPMT": 91625,
        "TDAY": 91625,
    }
    for table, values in _all_rows(first_day, site):
        stamped = {alias: stamp[alias] for alias in stamp if alias in database[table].schema.columns}
        database[table].insert(values | stamped, entered_at=_long_ago(world))


def _long_ago(world: World) -> datetime:
    return world.clock.now().replace(year=world.first_day.year - 1, month=1, day=1)


def _all_rows(first_day: date, site: Site) -> Iterator[tuple[str, dict[str, Value]]]:
    for row in _constants(site):
        yield "F0009", row
    for row in _companies(first_day):
        yield "F0010", row
    for year in range(first_day.year - 1, first_day.year + 2):
        yield "F0008", _fiscal_year(year)
    for row in _business_units():
        yield "F0006", row
    for row in _accounts():
        yield "F0901", row
    for code, (name, decimals) in CURRENCIES.items():
        yield "F0013", {"CRCD": code, "DL01": name, "CDEC": str(decimals)}
    for row in _rates(first_day):
        yield "F0015", row
    yield from _customers(first_day)
    yield from _suppliers(first_day)
    for company, unit in _BALANCE_UNITS.items():
        yield (
            "F0012",
            {"ITEM": "GLG4", "CO": company, "MCU": padded_business_unit(unit), "OBJ": "1100", "SUB": ""},
        )
    yield from _items(first_day)
    yield from purchasing_masters()
    for code, (description, days) in TERMS.items():
        yield "F0014", {"PTC": code, "PTD": description, "NDTP": days}


def _constants(site: Site) -> Iterator[dict[str, Value]]:
    yield {
        "SY": "00",
        "PBCO": "Y" if site.before_cutoff == "warning" else "N",
        "DOT1": site.account_separator,
        "SYMS": "*",
        "SYMU": "/",
        "DUIN": _DUPLICATE_EDITS[site.duplicate_invoices],
        "ICRG": "N",
        "IARG": "Y" if site.batch_approval_required else "N",
        "ICRP": "N",
        "IARP": "Y" if site.voucher_approval_required else "N",
        "ICO": site.intercompany_method,
        "ALIA": "N",
        "FLEX": "N",
    }


def _companies(first_day: date) -> Iterator[dict[str, Value]]:
    year_start = date(first_day.year, 1, 1)
    for company, (name, currency) in COMPANIES.items():
        yield {
            "CO": company,
            "NAME": name,
            "DFYJ": year_start,
            "PNC": first_day.month,
            "DTPN": "R",
            "NNP": 12,
            "ARPN": first_day.month,
            "APPN": first_day.month,
            "ARFJ": year_start,
            "APFJ": year_start,
            "FRY": first_day.year % 100,
            "FRP": first_day.month,
            "CRCD": currency,
            "CRYC": "Y",
        }


def _fiscal_year(year: int) -> dict[str, Value]:
    ends = {f"D{month:02}J": date(year, month, monthrange(year, month)[1]) for month in range(1, 13)}
    last = date(year, 12, 31)
    return {
        "DTPN": "R",
        "DFYJ": date(year, 1, 1),
        "FY": year % 100,
        "CTRY": year // 100,
        "PNT": "R",
        **ends,
        "D13J": last,
        "D14J": last,
    }


def _business_units() -> Iterator[dict[str, Value]]:
    for unit, (company, description) in BUSINESS_UNITS.items():
        yield {
            "MCU": padded_business_unit(unit),
            "STYL": "BS" if len(unit) == 1 else "IS",
            "CO": company,
            "DL01": description,
            "DC": description.upper().replace(" ", ""),
            "PECC": "N" if unit == "99" else " ",
        }


def _accounts() -> Iterator[dict[str, Value]]:
    for number, account in enumerate(CHART + EXTRA_CHART + PURCHASING_CHART, start=12345):
        yield {
            "AID": f"{number:08}",
            "CO": account.company,
            "MCU": padded_business_unit(account.business_unit),
            "OBJ": account.object_account,
            "SUB": account.subsidiary,
            "DL01": account.description[:30],
            "LDA": "6",
            "PEC": account.posting_edit,
        }


def _rates(first_day: date) -> Iterator[dict[str, Value]]:
    for (from_currency, to_currency), rate in _RATES.items():
        yield {
            "CRCD": from_currency,
            "CRDC": to_currency,
            "EFT": date(first_day.year - 1, 1, 1),
            "CRR": rate,
            "CRRD": (1 / rate).quantize(Decimal("0.0000001")),
            "CRCM": "Y",
        }


def _customers(first_day: date) -> Iterator[tuple[str, dict[str, Value]]]:
    since = date(first_day.year - 1, 1, 1)
    for number, (name, company, country) in _CUSTOMERS.items():
        yield (
            "F0101",
            {
                "AN8": number,
                "ALPH": name,
                "DC": name.upper().replace(" ", ""),
                "MCU": padded_business_unit("1"),
                "AT1": "C",
                "ATP": "N",
                "ATR": "Y",
                "EFTB": since,
            },
        )
        yield "F0116", {"AN8": number, "EFTB": since, "ADD1": "1 Example Street", "CTR": country}
        yield (
            "F03012",
            {"AN8": number, "CO": "00000", "ARC": "", "CRCD": COMPANIES[company][1], "TRAR": "", "HDAR": "N"},
        )


def _items(first_day: date) -> Iterator[tuple[str, dict[str, Value]]]:
    for number, product in enumerate(CATALOGUE, start=FIRST_ITEM):
        item: dict[str, Value] = {"ITM": number, "LITM": product.sku}
        yield "F4101", item | {"STKT": "P", "DSC1": product.name[:30], "UOM1": "EA", "UOM4": "EA"}
        yield "F4102", item | {"STKT": "P", "MCU": padded_business_unit("30")}
        yield (
            "F4106",
            item
            | {
                "MCU": padded_business_unit("30"),
                "CRCD": "USD",
                "UOM": "EA",
                "EFTJ": date(first_day.year - 1, 1, 1),
                "EXDJ": NEVER,
                "UPRC": product.price,
            },
        )


def _suppliers(first_day: date) -> Iterator[tuple[str, dict[str, Value]]]:
    since = date(first_day.year - 1, 1, 1)
    for number, (name, terms, currency) in _SUPPLIERS.items():
        yield (
            "F0101",
            {
                "AN8": number,
                "ALPH": name,
                "DC": name.upper().replace(" ", ""),
                "MCU": padded_business_unit("1"),
                "AT1": "V",
                "ATP": "Y",
                "ATR": "N",
                "EFTB": since,
            },
        )
        held = "Y" if number == _HELD_SUPPLIER else "N"
        yield "F0401", {"AN8": number, "TRAP": terms, "CRRP": currency, "HDPY": held}
