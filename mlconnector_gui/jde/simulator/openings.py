"""What a site in use has in its ledgers from the start: a posted journal and voucher of every company."""

from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.batches import JOURNALS, VOUCHERS
from mlconnector_gui.jde.simulator.calendar import period_of
from mlconnector_gui.jde.simulator.entry import Authorship, hhmmss
from mlconnector_gui.jde.simulator.ledger import period_columns
from mlconnector_gui.jde.simulator.tables import Database, Value, padded_business_unit
from mlconnector_gui.sandbox.world import COMPANIES

_EXPLANATION = "Opening balances taken over"
_AMOUNT = Decimal("1.00")
_ACCOUNTS = {
    "00001": (("1", "1110", "BANK"), ("30", "5820", ""), ("30", "8300", "")),
    "00002": (("2", "1110", "BANK"), ("40", "5820", ""), ("40", "8300", "")),
}
"""Of each company the two of its journal, and the one of its voucher."""
_SUPPLIERS = {"00001": 5001, "00002": 5002}


def enter_openings(database: Database, *, day: date, author: Authorship) -> None:
    """Numbers come from below the next numbers, so that documents are numbered as in an empty ledger."""
    number = 0
    for company in COMPANIES:
        number += 2
        _enter_journal(database, company, number - 1, day=day, author=author)
        _enter_voucher(database, company, number, day=day, author=author)


def _enter_journal(database: Database, company: str, number: int, *, day: date, author: Authorship) -> None:
    header = _header(database, company, number, day=day, author=author)
    header |= {"DCT": "JE", "ICUT": JOURNALS, "POST": "P", "EXA": _EXPLANATION}
    debit, credit, _ = _ACCOUNTS[company]
    _open_batch(database, JOURNALS, number, author)
    for line, (parts, amount) in enumerate([(debit, _AMOUNT), (credit, -_AMOUNT)], start=1):
        values = header | _account(database, parts) | {"JELN": line, "AA": amount}
        database["F0911"].insert(values, entered_at=author.entered_at)


def _enter_voucher(database: Database, company: str, number: int, *, day: date, author: Authorship) -> None:
    header = _header(database, company, number, day=day, author=author)
    header |= {"DCT": "PV", "ICUT": VOUCHERS, "AN8": _SUPPLIERS[company], "VINV": f"OPENING {number}"}
    *_, expense = _ACCOUNTS[company]
    _open_batch(database, VOUCHERS, number, author)
    line: dict[str, Value] = {"JELN": 1, "AA": _AMOUNT, "POST": "P", "EXA": _EXPLANATION}
    columns = database["F0411"].schema.columns
    item: dict[str, Value] = {
        **{alias: value for alias, value in header.items() if alias in columns},
        "SFX": "001",
        "PYE": _SUPPLIERS[company],
        "DIVJ": day,
        "DSVJ": day,
        "DDJ": day,
        "DDNJ": day,
        "AG": _AMOUNT,
        "ATXN": _AMOUNT,
        "PST": "P",
        "POST": "D",
    }
    database["F0911"].insert(header | _account(database, expense) | line, entered_at=author.entered_at)
    database["F0411"].insert(item, entered_at=author.entered_at)


def _header(
    database: Database, company: str, number: int, *, day: date, author: Authorship
) -> dict[str, Value]:
    constants = database["F0010"].find(CO=company)[0]
    period = period_of(database, constants, day)
    if period is None:
        raise ValueError(f"no fiscal date pattern covers {day}")
    own: dict[str, Value] = {
        "KCO": company,
        "CO": company,
        "DOC": number,
        "ICU": number,
        "DGJ": day,
        "LT": "AA",
        "CRCD": constants.values["CRCD"],
        "BCRC": constants.values["CRCD"],
        "CRRM": "D",
        "DICJ": author.local.date(),
        "DSYJ": day,
        "TICU": hhmmss(author.local),
        "TORG": author.username,
    }
    return own | period_columns(period) | author.columns()


def _account(database: Database, parts: tuple[str, str, str]) -> dict[str, Value]:
    unit, object_account, subsidiary = parts
    row = database["F0901"].find(MCU=padded_business_unit(unit), OBJ=object_account, SUB=subsidiary)[0]
    typed = ".".join(part for part in (str(row.values["MCU"]), object_account, subsidiary) if part)
    return {alias: row.values[alias] for alias in ("AID", "MCU", "OBJ", "SUB")} | {"ANI": typed, "AM": "2"}


def _open_batch(database: Database, batch_type: str, number: int, author: Authorship) -> None:
    """The batch of a converted document is posted, and has as many documents as one."""
    header: dict[str, Value] = {
        "ICUT": batch_type,
        "ICU": number,
        "IST": "D",
        "IAPP": "A",
        "AUSR": author.username,
        "DICJ": author.local.date(),
        "AME": _AMOUNT,
        "NDO": 1,
        "DOCN": 1,
        "BAL": "Y",
        "BALJ": "Y",
        "POB": "N",
    }
    database["F0011"].insert(header | author.columns(), entered_at=author.entered_at)
