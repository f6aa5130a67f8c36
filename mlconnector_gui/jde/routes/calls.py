"""What each kind of content is called with, and where its key stands in the answer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from mlconnector_gui.jde.content import (
    CustomerContent,
    ItemContent,
    JournalContent,
    ReceiptContent,
    VoucherContent,
)
from mlconnector_gui.jde.contract import OrchestrationContract
from mlconnector_gui.jde.customer_contract import CustomerContract
from mlconnector_gui.jde.customer_inputs import render_customer
from mlconnector_gui.jde.item_inputs import render_item
from mlconnector_gui.jde.orchestrations import orchestration_path, path_of, render
from mlconnector_gui.jde.other_contracts import OrchestrationCall
from mlconnector_gui.jde.receipt_inputs import render_receipt
from mlconnector_gui.jde.routes.orchestration import Call, Outputs
from mlconnector_gui.jde.voucher_contract import VoucherContract
from mlconnector_gui.jde.vouchers import render_voucher


def journal_calls(contract: OrchestrationContract) -> Callable[[JournalContent, datetime], Call]:
    return lambda sent, not_after: Call(
        path=orchestration_path(contract),
        body=render(sent, contract, not_after=not_after),
        answering=contract,
    )


def voucher_calls(contract: VoucherContract) -> Callable[[VoucherContent, datetime], Call]:
    """The duplicate edit of JDE is no fence: it may be a warning only."""
    return lambda sent, not_after: Call(
        path=path_of(contract.version, contract.name),
        body=render_voucher(sent, contract, not_after=not_after),
        answering=contract,
    )


def customer_calls(contract: CustomerContract) -> Callable[[CustomerContent, datetime], Call]:
    """The address number stands where a document's number stands; a record has no type, company or batch."""
    return lambda sent, not_after: Call(
        path=path_of(contract.version, contract.name),
        body=render_customer(sent, contract, not_after=not_after),
        answering=_by_number(contract.outputs, "address_number"),
    )


def item_calls(call: OrchestrationCall) -> Callable[[ItemContent, datetime], Call]:
    """The short item number stands where a document's number stands; an item has no type, company or batch."""
    return lambda sent, not_after: Call(
        path=path_of(call.version, call.name),
        body=render_item(sent, call, not_after=not_after),
        answering=_by_number(call.outputs, "short_item"),
    )


def receipt_calls(
    receive: OrchestrationCall, take_back: OrchestrationCall
) -> Callable[[ReceiptContent, datetime], Call]:
    """The receipt's number is the document's; its type is always the receipts', its company the order's."""

    def calls(sent: ReceiptContent, not_after: datetime) -> Call:
        call = take_back if sent.takes_back else receive
        return Call(
            path=path_of(call.version, call.name),
            body=render_receipt(sent, call, not_after=not_after),
            answering=_by_number(
                call.outputs, "document_number", batch_number=call.outputs.get("batch_number", "")
            ),
        )

    return calls


def _by_number(outputs: Mapping[str, str], number: str, *, batch_number: str = "") -> Outputs:
    return Outputs(
        {
            "document_number": outputs[number],
            "document_type": "",
            "document_company": "",
            "batch_number": batch_number,
        }
    )
