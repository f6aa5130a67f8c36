"""`mlconnector receipts`: shipments that wait to be received, matching them by hand, and carriers' invoices."""

import asyncio
from argparse import ArgumentParser, Namespace
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.money import is_number
from mlconnector_gui.accounting.purchase_orders import read_line_key
from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.app.commands.postings import full_posting_id
from mlconnector_gui.app.commands.shell import day, say, table, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.aged_labels import aged_labels
from mlconnector_gui.services.carrier_invoices import read_carrier_invoice, told, voucher_carrier_invoice
from mlconnector_gui.services.receipt_matches import match_by_hand
from mlconnector_gui.services.receipt_vouchers import voucher_receipts
from mlconnector_gui.services.seen import Seen
from mlconnector_gui.store.queries.review import PostingDetail, posting_detail
from mlconnector_gui.store.repositories import receipts
from mlconnector_gui.ui.words.receipts import receipt_lines
from mlconnector_gui.ui.words.sentences import code_sentence, short_phrase
from mlconnector_gui.ui.words.states import STATES
from mlconnector_gui.ui.words.three_way import LABELS_WAIT, ageing_words

_LEAVE_OUT = "none"
_LABEL_HEADER = ("tracking", "carrier", "shipment", "store", "accrued", "days", "amount")


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listed = actions.add_parser("list", help="list the receipts of shipments; those that wait come first")
    listed.add_argument("--waiting", action="store_true", help="only those that stand still")
    listed.set_defaults(run=_list)
    match = actions.add_parser("match", help="say which order line a shipment's line is")
    match.add_argument("posting", help="the receipt: its id, the beginning of it, or its reference")
    match.add_argument(
        "--line",
        action="append",
        required=True,
        metavar="POSITION=ORDERLINE[*QUANTITY]",
        dest="lines",
        help=f"such as 1=00001-4501-OP-000-2*6, the quantity in the order's unit; 1={_LEAVE_OUT} leaves it out",
    )
    match.add_argument("--reason", required=True, help="why; it is kept in the audit")
    match.set_defaults(run=_match)
    labels = actions.add_parser(
        "labels", help="list labels that were accrued and wait for the carrier's invoice"
    )
    labels.add_argument("--older-than", type=int, default=-1, metavar="DAYS", help="only older ones")
    labels.set_defaults(run=_labels)
    supplier = actions.add_parser(
        "invoice", help="voucher a supplier's invoice for receipts that were accrued"
    )
    supplier.add_argument("postings", nargs="+", metavar="POSTING", help="the accrued receipts it is for")
    supplier.add_argument("--invoice", required=True, metavar="NUMBER")
    supplier.add_argument("--date", required=True, type=day, help="of the invoice")
    supplier.set_defaults(run=_supplier_invoice)
    invoice = actions.add_parser(
        "carrier-invoice", help="voucher a carrier's invoice against the labels that were accrued"
    )
    invoice.add_argument("file", help="CSV with the columns tracking_number and amount")
    invoice.add_argument("--connection", required=True, metavar="NAME", help="the store that made the labels")
    invoice.add_argument("--supplier", required=True, type=int, help="the carrier's address number")
    invoice.add_argument("--invoice", required=True, metavar="NUMBER")
    invoice.add_argument("--date", required=True, type=day, help="of the invoice")
    invoice.add_argument("--gl-date", type=day, help="else today")
    invoice.add_argument("--currency", default="USD")
    invoice.set_defaults(run=_carrier_invoice)


def _list(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        ids = workplace.store.read_now(receipts.receipt_ids, only_waiting=arguments.waiting)
        found = [
            detail
            for posting_id in ids
            if (detail := workplace.store.read_now(posting_detail, posting_id)) is not None
        ]
    words = "\n\n".join(_told(detail) for detail in found) or "No receipts."
    say(arguments, words, receipts=[_json(detail) for detail in found])
    return 0


def _told(detail: PostingDetail) -> str:
    row = detail.row
    head = [
        (row.posting_id[:8], STATES[row.state].word, row.explanation, str(row.gross), short_phrase(row.why))
    ]
    lines = receipt_lines(detail.receipt) if detail.receipt else ()
    blocking = [
        code_sentence(one.code, one.params).what for one in detail.findings if one.severity == "blocks"
    ]
    return "\n".join((table(head), *(f"  {line}" for line in (*blocking, *lines))))


def _json(detail: PostingDetail) -> dict[str, object]:
    row, receipt = detail.row, detail.receipt
    return {
        "posting": row.posting_id,
        "state": row.state.value,
        "why": row.why,
        "connection": row.connection,
        "shipment": row.external_id,
        "order": receipt.order if receipt else "",
        "lines": [dict(line.written()) for line in receipt.lines] if receipt else [],
        "shipped": list(receipt.shipped) if receipt else [],
        "candidates": list(receipt.candidates) if receipt else [],
        "jde": row.ledger,
        "revision": row.revision,
    }


def _match(arguments: Namespace) -> int:
    decided = [_decided(text) for text in arguments.lines]
    with workplace_of(arguments) as workplace:
        posting_id = full_posting_id(workplace, arguments.posting)
        detail = workplace.store.read_now(posting_detail, posting_id)
        if detail is None or detail.row.kind != RECEIPT:
            raise Problem("receipt.not_one", posting=arguments.posting)
        seen = Seen(posting_id=posting_id, revision=detail.row.revision)
        state = asyncio.run(match_by_hand(workplace, seen, decided, reason=arguments.reason))
    say(arguments, f"{detail.row.explanation}: {STATES[state].word}", posting=posting_id, state=state.value)
    return 0


def _labels(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        aged = asyncio.run(aged_labels(workplace)).older_than(arguments.older_than)
    rows = [
        (one.tracking_number, one.carrier, one.shipment, one.connection, str(one.accrued_on),
         str(one.age(aged.today)), str(one.amount))
        for one in aged.labels
    ]  # fmt: skip
    told = [ageing_words(total, what=LABELS_WAIT) for total in aged.ageing]
    words = table([_LABEL_HEADER, *rows]) if rows else "No label waits for its invoice."
    say(
        arguments,
        "\n".join((words, "", *told)).rstrip(),
        labels=[dict(zip(_LABEL_HEADER, row, strict=True)) for row in rows],
    )
    return 0


def _supplier_invoice(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        ids = [full_posting_id(workplace, one) for one in arguments.postings]
        posting_id = asyncio.run(
            voucher_receipts(workplace, ids, invoice_number=arguments.invoice, invoice_date=arguments.date)
        )
    say(arguments, f"Drafted the voucher of invoice {arguments.invoice}.", posting=posting_id)
    return 0


def _carrier_invoice(arguments: Namespace) -> int:
    invoice = read_carrier_invoice(
        Path(arguments.file),
        number=arguments.invoice,
        invoice_date=arguments.date,
        supplier=arguments.supplier,
        currency=arguments.currency,
    )
    with workplace_of(arguments) as workplace:
        gl_date = arguments.gl_date or workplace.now.date()
        made = asyncio.run(voucher_carrier_invoice(workplace, arguments.connection, invoice, gl_date=gl_date))
    sums = told(made.settled)
    unknown = [one.tracking_number for one in made.unsettled]
    words = [f"{name:12} {amount}" for name, amount in sums.items()]
    words += [f"no label: {tracking}" for tracking in unknown]
    say(arguments, "\n".join(words), posting=made.posting_id, sums=sums, no_label=unknown)
    return 0


def _decided(text: str) -> ManualMatch:
    """Read '2=00001-4501-OP-000-1*6', or '2=none'."""
    position, _, rest = text.partition("=")
    line, _, quantity = rest.partition("*")
    line, quantity = line.strip(), quantity.strip()
    is_read = position.strip().isdecimal() and (line == _LEAVE_OUT or read_line_key(line) is not None)
    if not is_read or (quantity and not is_number(quantity)):
        raise Problem("receipt.match_unreadable", text=text)
    return ManualMatch(
        position=int(position),
        order_line="" if line == _LEAVE_OUT else line,
        quantity=Decimal(quantity) if quantity else None,
    )
