"""MLC_Goods_Receipt and MLC_Reverse_Receipt: the orchestrations over P4312 and P43214 as a designer builds them."""

from decimal import Decimal, InvalidOperation

from mlconnector_gui.jde.simulator.entry import EnteredDocument, EntryRefused
from mlconnector_gui.jde.simulator.fencing import refuse_when_late
from mlconnector_gui.jde.simulator.orchestration import (
    ContinuedStep,
    InputArray,
    Outcome,
    OutputKind,
    Run,
    Signature,
    StepAborted,
)
from mlconnector_gui.jde.simulator.receipt import TypedReceipt, TypedReceiptLine
from mlconnector_gui.jde.simulator.receiving import Receiving, order_key
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Row
from mlconnector_gui.jde.simulator.wire import Payload

_OUTPUTS: dict[str, OutputKind] = {"Receipt_Document": "integer", "Batch_Number": "integer"}
_RECEIVE = ContinuedStep(
    step="ServiceRequest: MLC_FR_43_Receive_Order", form="P4312_W4312A", title="Purchase Order Receipts"
)
_REVERSE = ContinuedStep(
    step="ServiceRequest: MLC_FR_43_Reverse_Receipt", form="P43214_W43214A", title="Purchase Receipts Inquiry"
)
_OPEN_STEP = "DataRequest: MLC_DR_43_Open_Quantities"


class ReceiptOrchestration:
    """Checks the deadline, looks the reference up, compares what is open, and receives."""

    signature = Signature(
        name="MLC_Goods_Receipt",
        description="Receive lines of one purchase order over P4312 for ML Connector",
        required=("Order_Number", "Order_Type", "Order_Company", "Receipt_Date", "GL_Date", "Reference"),
        optional=("Order_Suffix", "Not_After"),
        arrays=(
            InputArray(name="Lines", required=("Line_Number", "Quantity"), optional=("Location", "Lot")),
        ),
        outputs=_OUTPUTS,
    )

    def __init__(self, *, receiving: Receiving, site: Site) -> None:
        self._receiving = receiving
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        receipt = typed_receipt(inputs)
        if self._site.fenced:
            refuse_when_late(inputs.get("Not_After", ""), run)
            standing = self._receiving.received_with(order_key(receipt), receipt.container)
            if standing:
                return _answered(self._receiving.document_of(standing))
            self._compare_open(receipt, run)
        try:
            return _answered(self._receiving.receive(receipt, run.author("P4312")))
        except EntryRefused as refused:
            if not self._site.continue_on_error:
                raise _RECEIVE.abort(refused) from refused
            return Outcome(errors=tuple(refused.errors), warnings=tuple(refused.warnings), continued=_RECEIVE)

    def _compare_open(self, receipt: TypedReceipt, run: Run) -> None:
        """The designer's guard: what was received by hand meanwhile is not received again."""
        rows = self._receiving.order_lines(order_key(receipt), seen_at=run.author("P4312"))
        for line in receipt.lines:
            row = next((one for one in rows if _is_line(one, line.line_number)), None)
            quantity = _quantity(line.quantity)
            if row is None or quantity is None:
                continue  # for the form to refuse
            spare = row.number("UORG") * self._site.over_receipt_percent / 100
            if self._site.over_receipt == "error" and quantity > row.number("UOPN") + spare:
                reason = f"line {line.line_number}: {row.number('UOPN')} open, {line.quantity} to be received"
                raise StepAborted({_OPEN_STEP: {"Message": reason}}, f"MLC_Open_Quantities failed: {reason}")


class ReceiptReversal:
    """Checks the deadline, looks whether the receipt is reversed already, and reverses all of its lines."""

    signature = Signature(
        name="MLC_Reverse_Receipt",
        description="Reverse one receipt over P43214 for ML Connector",
        required=("Order_Number", "Order_Type", "Order_Company", "Receipt_Document", "Reference", "GL_Date"),
        optional=("Order_Suffix", "Not_After"),
        outputs=_OUTPUTS,
    )

    def __init__(self, *, receiving: Receiving, site: Site) -> None:
        self._receiving = receiving
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        receipt = typed_receipt({**inputs, "Lines": [], "Receipt_Date": ""})
        key = order_key(receipt)
        if self._site.fenced:
            refuse_when_late(inputs.get("Not_After", ""), run)
            taken_back = self._receiving.reversed_with(key, receipt.container)
            if taken_back:
                return _answered(self._receiving.document_of(taken_back))
        number = inputs["Receipt_Document"].strip()
        standing = self._receiving.received_with(key, receipt.container)
        rows = [row for row in standing if str(row.integer("DOC")) == number]
        if not rows:
            reason = f"receipt {number} does not stand"
            raise StepAborted({_REVERSE.step: {"Message": reason}}, f"{_REVERSE.title} failed: {reason}")
        try:
            document = self._receiving.take_back(rows, gl_date=inputs["GL_Date"], author=run.author("P43214"))
        except EntryRefused as refused:
            raise _REVERSE.abort(refused) from refused
        return _answered(document)


def typed_receipt(inputs: Payload) -> TypedReceipt:
    return TypedReceipt(
        order_number=inputs["Order_Number"],
        order_type=inputs["Order_Type"],
        order_company=inputs["Order_Company"],
        order_suffix=inputs.get("Order_Suffix", ""),
        receipt_date=inputs["Receipt_Date"],
        gl_date=inputs["GL_Date"],
        container=inputs["Reference"],
        lines=tuple(
            TypedReceiptLine(
                line_number=line["Line_Number"],
                quantity=line["Quantity"],
                location=line.get("Location", ""),
                lot=line.get("Lot", ""),
            )
            for line in inputs["Lines"]
        ),
    )


def _answered(document: EnteredDocument) -> Outcome:
    outputs = {"Receipt_Document": document.document_number, "Batch_Number": document.batch_number}
    return Outcome(outputs=outputs, warnings=document.warnings)


def _is_line(row: Row, number: str) -> bool:
    typed = _quantity(number)
    return typed is not None and row.number("LNID") == typed


def _quantity(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
