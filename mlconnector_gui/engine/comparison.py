"""Compare what was approved with what JDE holds, line by line and to the cent."""

import json
from collections import Counter
from decimal import Decimal

from mlconnector_gui.jde.port import LedgerDocument


def ledger_differences(content: bytes, document: LedgerDocument) -> list[str]:
    """
    Return what differs between approved bytes and a ledger document; an empty list is the proof.

    Compared are the company, the type, the G/L date, the currency, and each line's account and amount: the lines
    as a bag, since JDE numbers them itself.
    """
    approved = json.loads(content)
    key = document.key
    differences = [
        f"{name}: approved {wanted}, in JDE {found}"
        for name, wanted, found in (
            ("company", approved["company"], key.company),
            ("document type", approved["document_type"], key.document_type),
            ("G/L date", approved["gl_date"], key.gl_date.isoformat()),
        )
        if wanted != found
    ]
    wanted_lines = Counter(
        (line["account"], approved["currency"], Decimal(line["amount"])) for line in approved["lines"]
    )
    found_lines = Counter(
        (str(row.account), row.amount.currency, row.amount.amount)
        for row in document.rows
        if not row.is_generated
    )
    differences += [f"missing in JDE: {_told(line)}" for line in (wanted_lines - found_lines).elements()]
    differences += [f"only in JDE: {_told(line)}" for line in (found_lines - wanted_lines).elements()]
    return differences


def _told(line: tuple[str, str, Decimal]) -> str:
    account, currency, amount = line
    return f"{account} {amount:f} {currency}"
