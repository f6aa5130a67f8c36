"""JDE_ORCH_04_Add_Supplier_Invoice as a site may have it: one voucher over P0411, without any fence."""

from mlconnector_gui.jde.simulator.entry import EntryRefused, TypedLine
from mlconnector_gui.jde.simulator.orchestration import ContinuedStep, InputArray, Outcome, Run, Signature
from mlconnector_gui.jde.simulator.payables import Payables
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.voucher import TypedPayItem, TypedVoucher
from mlconnector_gui.jde.simulator.voucher_edits import VoucherEdits
from mlconnector_gui.jde.simulator.wire import Payload

_ENTRY_STEP = ContinuedStep(
    step="ServiceRequest: JDE_FR_04_Add_Supplier_Invoice",
    form="P0411_W0411A",
    title="Standard Voucher Entry - Enter Voucher - Payment Information",
)


class VoucherOrchestration:
    """
    Enters one voucher with one pay item.

    No source publishes the inputs of Oracle's own orchestration; these are a plausible site's.
    """

    signature = Signature(
        name="JDE_ORCH_04_Add_Supplier_Invoice",
        description="Add a supplier invoice over P0411",
        required=(
            "Supplier",
            "Invoice_Number",
            "Invoice_Date",
            "GL_Date",
            "Company",
            "Gross_Amount",
            "Currency",
        ),
        optional=("Document_Type", "Exchange_Rate", "Payment_Terms", "Remark"),
        arrays=(InputArray(name="GLDistribution", required=("Account", "Amount"), optional=("Remark",)),),
        outputs={
            "Document_Number": "integer",
            "Document_Type": "string",
            "Document_Company": "string",
            "Batch_Number": "integer",
        },
    )

    def __init__(self, *, database: Database, payables: Payables, site: Site) -> None:
        self._database = database
        self._payables = payables
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        try:
            voucher = VoucherEdits(self._database, self._site, _typed(inputs)).edited()
        except EntryRefused as refused:
            if not self._site.continue_on_error:
                raise _ENTRY_STEP.abort(refused) from refused
            return Outcome(
                errors=tuple(refused.errors), warnings=tuple(refused.warnings), continued=_ENTRY_STEP
            )
        document = self._payables.enter(voucher, run.author("P0411"))
        outputs = {
            "Document_Number": document.document_number,
            "Document_Type": document.document_type,
            "Document_Company": document.company,
            "Batch_Number": document.batch_number,
        }
        return Outcome(outputs=outputs, warnings=document.warnings)


def _typed(inputs: Payload) -> TypedVoucher:
    return TypedVoucher(
        company=inputs["Company"],
        document_type=inputs.get("Document_Type", ""),
        supplier=inputs["Supplier"],
        invoice_number=inputs["Invoice_Number"],
        invoice_date=inputs["Invoice_Date"],
        gl_date=inputs["GL_Date"],
        currency=inputs["Currency"],
        exchange_rate=inputs.get("Exchange_Rate", ""),
        payment_terms=inputs.get("Payment_Terms", ""),
        pay_items=(TypedPayItem(gross=inputs["Gross_Amount"], remark=inputs.get("Remark", "")),),
        distribution=tuple(
            TypedLine(account=line["Account"], amount=line["Amount"], remark=line.get("Remark", ""))
            for line in inputs["GLDistribution"]
        ),
    )
