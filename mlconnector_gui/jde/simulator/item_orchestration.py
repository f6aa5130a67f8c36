"""MLC_Add_Item: the orchestration over P4101, P41026 and P4104 as a customer's designer builds it."""

from mlconnector_gui.jde.simulator.entry import Authorship, EntryRefused
from mlconnector_gui.jde.simulator.fencing import refuse_when_late
from mlconnector_gui.jde.simulator.line_edits import LineEdits
from mlconnector_gui.jde.simulator.orchestration import ContinuedStep, Outcome, Run, Signature, StepAborted
from mlconnector_gui.jde.simulator.purchase_seed import stamp_of
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Value, padded_business_unit
from mlconnector_gui.jde.simulator.wire import Payload

_ITEM_STEP = ContinuedStep(
    step="ServiceRequest: MLC_FR_41_Add_Item_P4101", form="P4101_W4101A", title="Item Master Revisions"
)
_BRANCH_STEP = ContinuedStep(
    step="ServiceRequest: MLC_FR_41_Add_Branch_P41026", form="P41026_W41026A", title="Item Branch Revisions"
)
_REFERENCE_STEP = ContinuedStep(
    step="ServiceRequest: MLC_FR_41_Add_Cross_Reference_P4104",
    form="P4104_W4104B",
    title="Item Cross Reference Revisions",
)
# general knowledge: some values of UDC 41/I; P is in the reference sheet
_STOCKING_TYPES = ("P", "M", "O", "S", "N")
_BAR_CODE, _CUSTOMER = "U", "C"


class ItemOrchestration:
    """
    Checks the deadline, looks the second item number up, adds what is missing and changes what differs.

    Each program commits for itself: a run that ends between them leaves an item without its branch record.
    """

    signature = Signature(
        name="MLC_Add_Item",
        description="Add or change one item over P4101, P41026 and P4104 for ML Connector",
        required=(
            "Item_Number",
            "Description",
            "Stocking_Type",
            "GL_Class",
            "Unit_of_Measure",
            "Branch_Plant",
        ),
        optional=("Description_2", "UPC", "Cross_Reference", "Not_After"),
        outputs={"Short_Item_Number": "integer"},
    )

    def __init__(self, *, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        if self._site.fenced:
            refuse_when_late(inputs.get("Not_After", ""), run)
        done = run.steps_done(3)
        item = self._database["F4101"].first(LITM=inputs["Item_Number"].strip())
        if done < 1:
            raise _broken(_ITEM_STEP)
        try:
            item = self._item(item, inputs, run.author("P4101"))
            if done < 2:
                raise _broken(_BRANCH_STEP)
            self._branch(item, inputs, run.author("P41026"))
        except EntryRefused as refused:
            raise _ITEM_STEP.abort(refused) from refused
        if done < 3:
            raise _broken(_REFERENCE_STEP)
        for kind, name in ((_BAR_CODE, "UPC"), (_CUSTOMER, "Cross_Reference")):
            self._reference(item, kind, inputs.get(name, "").strip(), run.author("P4104"))
        return Outcome(outputs={"Short_Item_Number": item.integer("ITM")})

    def _item(self, item: Row | None, inputs: Payload, author: Authorship) -> Row:
        edits = LineEdits(self._database, self._site)
        for text, width, name in (
            (inputs["Item_Number"], 25, "second item number"),
            (inputs["Description"], 30, "description"),
            (inputs.get("Description_2", ""), 30, "second description"),
            (inputs["GL_Class"], 4, "G/L class"),
            (inputs["Unit_of_Measure"], 2, "unit of measure"),
        ):
            edits.text(text, width, name, "20")
        if inputs["Stocking_Type"].strip() not in _STOCKING_TYPES:
            edits.error(
                "0360", "Stocking Type Invalid", f"{inputs['Stocking_Type']!r} is not in UDC 41/I", "22"
            )
        if edits.errors:
            raise EntryRefused(edits.errors, edits.warnings)
        values: dict[str, Value] = {
            "DSC1": inputs["Description"],
            "DSC2": inputs.get("Description_2", "") or " ",
            "STKT": inputs["Stocking_Type"].strip(),
            "GLPT": inputs["GL_Class"],
            "UOM1": inputs["Unit_of_Measure"],
        }
        if item is not None:
            item.values.update(values | stamp_of(author))
            return item
        number = self._database.take_item_number()
        new: dict[str, Value] = {"ITM": number, "LITM": inputs["Item_Number"].strip()}
        return self._database["F4101"].insert(new | values | stamp_of(author), entered_at=author.entered_at)

    def _branch(self, item: Row, inputs: Payload, author: Authorship) -> None:
        branch = padded_business_unit(inputs["Branch_Plant"])
        if self._database["F0006"].first(MCU=branch) is None:
            edits = LineEdits(self._database, self._site)
            edits.error("0052", "Business Unit Invalid", f"{inputs['Branch_Plant']!r} is not in F0006", "17")
            raise EntryRefused(edits.errors, edits.warnings)
        values: dict[str, Value] = {"STKT": inputs["Stocking_Type"].strip(), "GLPT": inputs["GL_Class"]}
        row = self._database["F4102"].first(ITM=item.integer("ITM"), MCU=branch)
        if row is not None:
            row.values.update(values | stamp_of(author))
            return
        new: dict[str, Value] = {"ITM": item.integer("ITM"), "MCU": branch, "LITM": item.text("LITM")}
        self._database["F4102"].insert(new | values | stamp_of(author), entered_at=author.entered_at)

    def _reference(self, item: Row, kind: str, text: str, author: Authorship) -> None:
        number = item.integer("ITM")
        if not text or self._database["F4104"].first(ITM=number, XRT=kind, CITM=text) is not None:
            return
        values: dict[str, Value] = {"ITM": number, "XRT": kind, "CITM": text, "LITM": item.text("LITM")}
        self._database["F4104"].insert(values | stamp_of(author), entered_at=author.entered_at)


def _broken(step: ContinuedStep) -> StepAborted:
    reason = "the connection to the HTML server was lost"
    return StepAborted({step.step: {"Message": reason}}, f"{step.title} failed: {reason}")
