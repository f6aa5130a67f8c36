"""Render approved bytes of a voucher into the inputs of the site's voucher orchestration."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.content import ContentLine, ContentPayItem, VoucherContent
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.orchestrations import encoded, named
from mlconnector_gui.jde.voucher_contract import VoucherContract

_Inputs = Mapping[str, str]


def render_voucher(content: VoucherContent, contract: VoucherContract, *, not_after: datetime) -> bytes:
    """
    Write the body of the call: the same approved bytes and deadline give the same body.

    Raises where the orchestration has no input for something that was approved: it would be left out unseen.
    """
    if content.automation_rule:
        raise _lacking("match with purchase orders")
    header, items = (
        _header(content, contract, not_after),
        [_item(item, contract) for item in content.pay_items],
    )
    if not contract.item_array:
        if len(items) > 1:
            raise _lacking("pay items")
        header = {**header, **items[0]}
    lines = [_line(line, contract) for line in content.lines]
    _check_expressed(header, contract.inputs)
    for line in lines:
        _check_expressed(line, contract.line_inputs, spared=frozenset({"remark"}))
    arrays = {contract.array: [named(line, contract.line_inputs) for line in lines]}
    if contract.item_array:
        for item in items:
            _check_expressed(item, contract.item_inputs)
        arrays[contract.item_array] = [named(item, contract.item_inputs) for item in items]
    return encoded(contract.input_format, named(header, contract.inputs), arrays)


_SPARED = frozenset({"exchange_rate", "reference_short", "not_after"})
"""What may go unsent: it is not part of what was approved."""


def _check_expressed(values: _Inputs, names: Mapping[str, str], *, spared: frozenset[str] = _SPARED) -> None:
    for key, value in values.items():
        if value and not names[key] and key not in spared:
            raise _lacking(key.replace("_", " "))


def _lacking(what: str) -> Problem:
    return Problem("jde.voucher_inputs_lack", cause=Cause.VALIDATION, what=what)


def _header(content: VoucherContent, contract: VoucherContract, not_after: datetime) -> _Inputs:
    dates = LiteralFormat(date_pattern=contract.date_format)
    return {
        "company": content.company,
        "document_type": content.document_type,
        "supplier": str(content.supplier),
        "invoice_number": content.invoice_number,
        "invoice_date": dates.day(content.invoice_date),
        "gl_date": dates.day(content.gl_date),
        "currency": content.currency,
        "exchange_rate": "",  # the site's own rate of the G/L date applies
        "payment_terms": content.payment_terms,
        "reference": content.reference,
        "tax_area": content.tax_area,
        "tax_explanation": content.tax_explanation,
        "reference_short": short_reference(content.reference),
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _item(item: ContentPayItem, contract: VoucherContract) -> _Inputs:
    numbers = LiteralFormat(decimal_sign=contract.decimal_sign)

    def written(amount: Decimal | None) -> str:
        return "" if amount is None else numbers.number(amount)

    taxable, non_taxable, tax = item.parts or (None, None, None)
    dates = LiteralFormat(date_pattern=contract.date_format)
    return {
        "gross": written(item.gross),
        "taxable": written(taxable),
        "non_taxable": written(non_taxable),
        "tax": written(tax),
        "due_date": dates.day(item.due_date) if item.due_date else "",
    }


def _line(line: ContentLine, contract: VoucherContract) -> _Inputs:
    account = Account.parse(line.account).format(separator=contract.account_separator)
    return {
        "account": contract.account_prefix + account,
        "amount": LiteralFormat(decimal_sign=contract.decimal_sign).number(line.amount),
        "remark": line.description,
        "subledger": line.subledger,
        "subledger_type": line.subledger_type,
    }
