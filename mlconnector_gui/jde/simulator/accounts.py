"""JDE's edits of one journal line's account, posting edit codes and subledger."""

from collections.abc import Iterator

from mlconnector_gui.jde.simulator.entry import FormMessage, TypedLine
from mlconnector_gui.jde.simulator.tables import Database, Row, padded_business_unit

_REFUSING_EDITS = {
    "N": ("Account is non-posting", "posting edit code N"),
    "I": ("Account is inactive", "posting edit code I"),
    "M": ("Account is for machine entries only", "posting edit code M"),
    "B": ("Account is for budget ledgers only", "posting edit code B"),
    "U": ("Units are required", "posting edit code U"),
}


def _line_message(code: str, title: str, description: str) -> FormMessage:
    return FormMessage(code=code, title=title, description=description, control="1_12")


def find_account(database: Database, typed: str, separator: str) -> Row | FormMessage:
    """Find BU.OBJ or BU.OBJ.SUB in the account master."""
    unit, *rest = typed.split(separator)
    if not rest or len(rest) > 2:
        return _line_message("0026", "Account Number Invalid", f"{typed} is not BU.OBJ or BU.OBJ.SUB")
    if database["F0006"].first(MCU=padded_business_unit(unit)) is None:
        return _line_message("0052", "Business Unit Invalid", f"{unit} is not in the Business Unit Master")
    account = database["F0901"].first(
        MCU=padded_business_unit(unit), OBJ=rest[0], SUB=rest[1] if len(rest) == 2 else ""
    )
    missing = _line_message("0026", "Account Number Invalid", f"{typed} is not in the Account Master")
    return account or missing


def account_errors(
    database: Database, account: Row, line: TypedLine, *, currency: str = ""
) -> Iterator[FormMessage]:
    """Yield what the account's and its business unit's posting edits say against the line."""
    unit = database["F0006"].find(MCU=account.values["MCU"])[0]
    if unit.text("PECC") in ("N", "P"):
        yield _line_message(
            "0053", "Business Unit refuses posting", f"{line.account}: posting edit {unit.text('PECC')}"
        )
    edit = account.text("PEC")
    if edit in _REFUSING_EDITS:
        title, reason = _REFUSING_EDITS[edit]
        yield _line_message("0188", title, f"{line.account}: {reason}")
    if edit in ("L", "S") and not line.subledger:
        yield _line_message("0189", "Subledger is required", f"{line.account}: posting edit code {edit}")
    if edit == "X" and line.subledger:
        yield _line_message("0190", "Subledger is not allowed", f"{line.account}: posting edit code X")
    kept_in = account.text("CRCD")
    if currency and kept_in and kept_in != currency:
        yield _line_message("0194", "Currency not allowed", f"{line.account} takes {kept_in} only")


def subledger_errors(database: Database, line: TypedLine) -> Iterator[FormMessage]:
    if bool(line.subledger) != bool(line.subledger_type):
        yield _line_message(
            "0191", "Subledger Type Invalid", f"{line.account}: subledger and type go together"
        )
        return
    if not line.subledger:
        return
    if len(line.subledger) > 8 or len(line.subledger_type) > 1:
        yield _line_message("0192", "Subledger too long", f"{line.subledger}/{line.subledger_type}")
    elif line.subledger_type == "A":
        is_known = line.subledger.isdigit() and database["F0101"].first(AN8=int(line.subledger))
        if not is_known:
            yield _line_message(
                "0193", "Address Number Invalid", f"{line.subledger} is not in the Address Book"
            )
    elif line.subledger_type == "C":
        if database["F0006"].first(MCU=padded_business_unit(line.subledger)) is None:
            yield _line_message("0052", "Business Unit Invalid", f"{line.subledger} as subledger")
    else:
        yield _line_message("0191", "Subledger Type Invalid", f"type {line.subledger_type} is not set up")


def stored_subledger(subledger: str, subledger_type: str) -> str:
    """Return a subledger as F0911 keeps it: addresses zero filled, business units right justified."""
    if subledger_type == "A":
        return subledger.zfill(8)
    return subledger.rjust(8) if subledger_type == "C" else subledger
