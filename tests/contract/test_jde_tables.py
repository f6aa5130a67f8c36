"""Tables of the catalogue are read typed, by what the site shows, whatever the user's preferences are."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.jde.catalogue import CATALOGUE, ColumnKind, table_named
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.rows import Row
from mlconnector_gui.jde.table_reading import TableReader, read_day, read_where
from tests.helpers.ais import JdeSite, jde_site, journal
from tests.helpers.masters import records_in
from tests.helpers.problems import refused

NAMED = (
    "F0101 F0116 F0111 F03012 F0401 F0411 F0411Z1 F0413 F0414 F0901 F0902 F0006 F0010 F0008 F0009 F0011 F0012 F0013"
    " F0015 F0911 F0911Z1 F03B11 F4101 F4102 F41002 F4104 F4105 F4106 F4301 F4311 F43121"
)
LEDGER = table_named("f0911")


@pytest.fixture
async def sites() -> AsyncIterator[Callable[..., JdeSite]]:
    opened: list[JdeSite] = []

    def connect(**settings: object) -> JdeSite:
        opened.append(jde_site(**settings))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        await site.ledger.close()


def reader_of(site: JdeSite, *, are_date_literals_proved: bool = True) -> TableReader:
    return TableReader(
        data_service=DataService(site.ledger.session),
        now=site.clock.now,
        are_date_literals_proved=are_date_literals_proved,
    )


async def post(site: JdeSite, *days: date) -> None:
    for order, day in enumerate(days, start=1):
        content, reference = journal(str(order), gl_date=day)
        await site.ledger.submit(content, reference=reference, not_after=site.not_after())


def test_every_table_that_is_named_is_there_with_its_key() -> None:
    assert [table.name for table in CATALOGUE] == NAMED.split()
    for table in CATALOGUE:
        aliases = [column.alias for column in table.columns]
        assert set(table.key) <= set(aliases)
        assert len(aliases) == len(set(aliases))
        assert all(column.width for column in table.columns if column.kind is ColumnKind.TEXT)
        # tables of distribution keep the time of a change in TDAY
        stamp = "TDAY" if table.name.startswith(("F41", "F43")) else "UPMT"
        assert "UPMJ" not in aliases or stamp in aliases


def test_documented_decimals_are_kept_and_the_others_are_not_guessed() -> None:
    decimals = {
        (name, alias): table_named(name).column(alias).decimals
        for name, alias in (
            ("F4105", "UNCS"),
            ("F4311", "LNID"),
            ("F4311", "UORG"),
            ("F0911", "AA"),
            ("F0911", "DOC"),
        )
    }

    assert list(decimals.values()) == [4, 3, None, None, 0]


async def test_rows_are_typed(sites: Callable[..., JdeSite]) -> None:
    site = sites()
    await post(site, date(2026, 10, 9))

    found = await reader_of(site).read(LEDGER, where=[read_where(LEDGER, "AA=-100.00")], limit=10)

    assert len(found.rows) == 1
    row = found.rows[0]
    assert (row["AA"], row["DGJ"], row["MCU"], row["OBJ"]) == (Decimal(-100), date(2026, 10, 9), "30", "5010")
    assert row["IVD"] is None
    assert str(row["UPMT"]).count(":") == 2


@pytest.mark.parametrize(("dates", "sign"), [("MDE", "."), ("DME", ","), ("EMD", ",")])
@pytest.mark.parametrize("are_proved", [True, False])
async def test_dates_are_filtered_whether_their_literal_is_proved_or_not(
    sites: Callable[..., JdeSite], dates: str, sign: str, are_proved: bool
) -> None:
    site = sites(date_format=dates, decimal_format=sign)
    await post(site, date(2026, 10, 4), date(2026, 10, 5), date(2026, 10, 10), date(2026, 11, 2))
    reader = reader_of(site, are_date_literals_proved=are_proved)

    async def days(*conditions: str) -> set[object]:
        where = [read_where(LEDGER, text) for text in conditions]
        found = await reader.read(LEDGER, where=where, columns=["DOC"], limit=100)
        return {row["DGJ"] for row in found.rows}

    assert await days("DGJ=2026-10-10") == {date(2026, 10, 10)}
    assert await days("DGJ>=2026-10-05", "DGJ<2026-10-10") == {date(2026, 10, 5)}
    assert await days("DGJ>2026-10-10") == {date(2026, 11, 2)}
    assert len(await days("DGJ!=2026-10-10")) == 3
    literals = [
        request.content for request in site.wire.seen if b'"F0911.DGJ", "operator"' in request.content
    ]
    assert all((b"TODAY_" in body) is not are_proved for body in literals if b"NOT_EQUAL" not in body)


@pytest.mark.parametrize("limit", [1, 5, 700])
async def test_a_limit_is_kept_and_said(sites: Callable[..., JdeSite], limit: int) -> None:
    site = sites(db_fetch_limit=3)
    accounts = table_named("F0901")
    whole = await records_in(site.ledger, MasterKind.ACCOUNTS)

    found = await reader_of(site).read(accounts, columns=["AID"], limit=limit)

    assert len(found.rows) <= limit
    if limit > 500:
        assert len(found.rows) == len(whole)
        assert not found.is_cut
    else:
        assert found.is_cut


async def test_hidden_columns_are_left_out_and_missed_when_asked_for(sites: Callable[..., JdeSite]) -> None:
    site, balances = sites(), table_named("F0902")
    reader = reader_of(site)

    assert await reader.hidden(balances) == ("APYC",)
    assert "APYC" not in (await reader.read(balances, limit=1)).columns
    with refused("jde.column_missing"):
        await reader.read(balances, columns=["APYC"], limit=1)
    with refused("jde.column_missing"):
        await reader.read(balances, where=[read_where(balances, "APYC=1")], limit=1)


async def test_texts_are_searched_by_their_beginning_and_their_middle(sites: Callable[..., JdeSite]) -> None:
    units = table_named("F0006")
    reader = reader_of(sites())

    every = await reader.read(units, columns=["DL01"], limit=100)
    known = str(every.rows[0]["DL01"])
    for sign, part in (("^=", known[:4]), ("~", known[1:5])):
        found = await reader.read(units, where=[read_where(units, f"DL01{sign}{part}")], limit=100)
        assert known in {row["DL01"] for row in found.rows}


@pytest.mark.parametrize("text", ["DGJ", "DGJ=tomorrow", "AA=much", "AA=NaN", "DGJ~2026", "=1"])
def test_a_condition_that_cannot_be_read_is_refused(text: str) -> None:
    with refused("jde.condition_invalid"):
        read_where(LEDGER, text)


def test_unknown_tables_and_columns_are_refused() -> None:
    with refused("jde.table_unknown"):
        table_named("F55")
    with refused("jde.column_unknown"):
        read_where(LEDGER, "GLDGJ=2026-10-01")


def test_a_date_as_the_database_keeps_it_is_read_too() -> None:
    row = Row("F0911", {"A": Decimal(126282), "B": "20261009", "C": None})

    assert [read_day(row, alias) for alias in "ABC"] == [date(2026, 10, 9), date(2026, 10, 9), None]
