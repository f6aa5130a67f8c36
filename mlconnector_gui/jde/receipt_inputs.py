"""Render approved bytes of a receipt, or of the taking back of one, into the inputs of the site's orchestrations."""

from collections.abc import Mapping
from datetime import UTC, datetime

from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.accounting.receipts import ReceiptLine
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.content import ReceiptContent
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.orchestrations import encoded, named
from mlconnector_gui.jde.other_contracts import OrchestrationCall

_LINES = "lines"
_FIRST_SUFFIX = "000"
_SPARED = frozenset({"not_after"})
"""What may go unsent: it is not part of what was approved."""


def render_receipt(content: ReceiptContent, call: OrchestrationCall, *, not_after: datetime) -> bytes:
    """
    Write the body of the call: the same approved bytes and deadline give the same body.

    Raises where the orchestration has no input for something that was approved: it would be left out unseen.
    """
    header = _header(content, call, not_after)
    suffix_matters = content.order.suffix != _FIRST_SUFFIX
    spared = _SPARED if suffix_matters else _SPARED | {"order_suffix"}
    _check_expressed(header, call.inputs, spared)
    sent = named({key: value for key, value in header.items() if key in call.inputs}, call.inputs)
    if content.takes_back:
        return encoded(call.input_format, sent)
    array = call.arrays[_LINES]
    lines = [_line(line, call) for line in content.receipt_lines]
    for line in lines:
        _check_expressed(line, array.inputs, frozenset())
    return encoded(call.input_format, sent, {array.name: [named(line, array.inputs) for line in lines]})


def _check_expressed(values: Mapping[str, str], names: Mapping[str, str], spared: frozenset[str]) -> None:
    for key, value in values.items():
        if value and not names.get(key) and key not in spared:
            what = key.replace("_", " ")
            raise Problem("jde.receipt_inputs_lack", cause=Cause.VALIDATION, what=what)


def _header(content: ReceiptContent, call: OrchestrationCall, not_after: datetime) -> Mapping[str, str]:
    dates = LiteralFormat(date_pattern=call.date_format)
    header = {
        "order_number": str(content.order.number),
        "order_type": content.order.order_type,
        "order_company": content.order.company,
        "order_suffix": content.order.suffix,
        "gl_date": dates.day(content.gl_date),
        "reference": content.container,
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if content.takes_back:
        return {**header, "receipt_document": str(content.takes_back)}
    return {**header, "receipt_date": dates.day(content.receipt_date)}


def _line(line: ReceiptLine, call: OrchestrationCall) -> Mapping[str, str]:
    numbers = LiteralFormat(decimal_sign=call.decimal_sign)
    return {
        # a line number is text to the form: the decimal sign of 1.5 is a point at every site
        "line_number": line_number_text(line.number),
        "quantity": numbers.number(line.quantity),
        "location": line.location,
        "lot": line.lot,
    }
