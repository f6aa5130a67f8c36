"""MLC_Add_Customer: the orchestration over P01012 and P03013 as a customer's designer builds it for the connector."""

from mlconnector_gui.jde.simulator.address_book import AddressBook
from mlconnector_gui.jde.simulator.customer import TypedCustomer
from mlconnector_gui.jde.simulator.entry import EntryRefused
from mlconnector_gui.jde.simulator.fencing import refuse_when_late
from mlconnector_gui.jde.simulator.orchestration import ContinuedStep, Outcome, Run, Signature, StepAborted
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.wire import Payload

_BOOK_STEP = ContinuedStep(
    step="ServiceRequest: MLC_Add_Address_P01012",
    form="P01012_W01012A",
    title="Address Book Revision",
)
_MASTER_STEP = ContinuedStep(
    step="ServiceRequest: MLC_Add_Customer_P03013",
    form="P03013_W03013A",
    title="Customer Master Revision",
)


class CustomerOrchestration:
    """
    Checks the deadline, looks the long address number up, adds the record and then its customer master.

    Both programs commit for themselves: a run that ends between them leaves a record without its customer master.
    """

    signature = Signature(
        name="MLC_Add_Customer",
        description="Add one customer over P01012 and P03013 for ML Connector",
        required=("Long_Address_Number", "Name", "Search_Type", "Business_Unit"),
        optional=(
            "Mailing_Name", "Tax_Id", "Address_Line_1", "Address_Line_2", "Address_Line_3", "Address_Line_4",
            "City", "State", "Postal_Code", "Country", "Email", "Customer_Company", "GL_Offset", "Currency",
            "Payment_Terms", "Not_After",
        ),
        outputs={"Address_Number": "integer"},
    )  # fmt: skip

    def __init__(self, *, book: AddressBook, site: Site) -> None:
        self._book = book
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        customer = _typed(inputs)
        number = 0
        if self._site.fenced:
            refuse_when_late(inputs.get("Not_After", ""), run)
            standing = self._book.numbered(customer.long_address)
            number = standing[0].integer("AN8") if standing else 0
        try:
            return Outcome(outputs={"Address_Number": self._added(customer, number, run)})
        except EntryRefused as refused:
            raise _BOOK_STEP.abort(refused) from refused

    def _added(self, customer: TypedCustomer, number: int, run: Run) -> int:
        done = run.steps_done(2)
        if not number and done < 1:
            raise _broken(_BOOK_STEP)
        number = number or self._book.add(customer, run.author("P01012"))
        if not customer.company or self._book.has_master(number, customer.company):
            return number
        if done < 2:
            raise _broken(_MASTER_STEP)
        try:
            self._book.add_master(customer, number, run.author("P03013"))
        except EntryRefused as refused:
            raise _MASTER_STEP.abort(refused) from refused
        return number


def _broken(step: ContinuedStep) -> StepAborted:
    reason = "the connection to the HTML server was lost"
    return StepAborted({step.step: {"Message": reason}}, f"{step.title} failed: {reason}")


def _typed(inputs: Payload) -> TypedCustomer:
    def given(name: str) -> str:
        return str(inputs.get(name, "")).strip()

    return TypedCustomer(
        long_address=given("Long_Address_Number"),
        name=given("Name"),
        mailing_name=given("Mailing_Name"),
        search_type=given("Search_Type"),
        business_unit=given("Business_Unit"),
        tax_id=given("Tax_Id"),
        lines=(
            given("Address_Line_1"),
            given("Address_Line_2"),
            given("Address_Line_3"),
            given("Address_Line_4"),
        ),
        city=given("City"),
        state=given("State"),
        postal_code=given("Postal_Code"),
        country=given("Country"),
        email=given("Email"),
        company=given("Customer_Company"),
        gl_offset=given("GL_Offset"),
        currency=given("Currency"),
        payment_terms=given("Payment_Terms"),
    )
