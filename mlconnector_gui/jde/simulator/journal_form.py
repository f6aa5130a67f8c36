"""P0911 as a person fills it in: fields and rows set one after the other, then OK. No duplicate is noticed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mlconnector_gui.jde.simulator.batches import JOURNALS, Batches
from mlconnector_gui.jde.simulator.edits import JournalEdits
from mlconnector_gui.jde.simulator.entry import EntryRefused, FormMessage, TypedJournal, TypedLine
from mlconnector_gui.jde.simulator.form_layout import (
    ADD,
    BROWSE_FORM,
    COLUMNS,
    ENTRY_FORM,
    FIELDS,
    FIND,
    GRID,
    OK,
)
from mlconnector_gui.jde.simulator.ledger import Ledger
from mlconnector_gui.jde.simulator.literals import BadLiteral, read_date, read_number
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload


class UnknownControl(Exception):  # noqa: N818  the HTML server's word
    """The form has no such control, or the action does not go with it."""


@dataclass(slots=True)
class FormState:
    """What is on the screen: the form, what was typed, its messages, and the batch the session enters into."""

    form: str
    fields: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)
    errors: list[FormMessage] = field(default_factory=list)
    warnings: list[FormMessage] = field(default_factory=list)
    batch: int | None = None

    def show(self, form: str) -> None:
        """Move to a form with nothing typed on it."""
        self.form = form
        self.fields.clear()
        self.rows.clear()


class JournalForm:
    """Carries out form actions on a state. Callers hold the database's lock."""

    def __init__(self, *, database: Database, ledger: Ledger, batches: Batches, site: Site) -> None:
        self._database = database
        self._ledger = ledger
        self._batches = batches
        self._site = site

    def act(self, state: FormState, actions: list[Payload], run: Run, *, stops_on_warning: bool) -> None:
        """Carry the actions out in order; an action that leaves the form ends them."""
        state.errors.clear()
        state.warnings.clear()
        for action in actions:
            form = state.form
            if "gridAction" in action:
                self._insert_rows(state, action["gridAction"])
            elif action.get("command") == "SetControlValue":
                self._set_field(state, action)
            elif action.get("command") == "DoAction":
                self._press(state, str(action.get("controlID")), run, stops_on_warning=stops_on_warning)
            else:
                raise UnknownControl(f"the simulator has no command {action.get('command')!r}")
            if state.errors or state.form != form:
                return

    def _set_field(self, state: FormState, action: Payload) -> None:
        number = str(action.get("controlID"))
        if number not in FIELDS[state.form]:
            raise UnknownControl(f"{state.form} has no field {number}")
        state.fields[number] = str(action.get("value", ""))

    def _insert_rows(self, state: FormState, action: Payload) -> None:
        if state.form != ENTRY_FORM or str(action.get("gridID")) != GRID:
            raise UnknownControl(f"{state.form} has no grid {action.get('gridID')}")
        for event in action.get("gridRowInsertEvents", []):
            cells: dict[str, str] = {}
            for cell in event.get("gridColumnEvents", []):
                number = str(cell.get("columnID"))
                if number not in COLUMNS:
                    raise UnknownControl(f"the grid has no column {number}")
                cells[number] = str(cell.get("value", ""))
            state.rows.append(cells)

    def _press(self, state: FormState, number: str, run: Run, *, stops_on_warning: bool) -> None:
        pressed = (state.form, number)
        if pressed == (BROWSE_FORM, ADD):
            state.show(ENTRY_FORM)
        elif pressed == (ENTRY_FORM, OK):
            self._enter(state, run, stops_on_warning=stops_on_warning)
        elif pressed != (BROWSE_FORM, FIND):
            raise UnknownControl(f"{state.form} has no button {number}")

    def _enter(self, state: FormState, run: Run, *, stops_on_warning: bool) -> None:
        if state.fields.get("48", "").strip():
            state.errors.append(_message("0028", "Document Number Invalid", "leave it to next numbers", "48"))
            return
        if state.fields.get("292", "").strip() not in ("", "AA"):
            state.errors.append(_message("0029", "Ledger Type Invalid", "the simulator has AA alone", "292"))
            return
        try:
            journal = JournalEdits(self._database, self._site, self._typed(state)).edited()
        except EntryRefused as refused:
            state.errors.extend(refused.errors)
            state.warnings.extend(refused.warnings)
            return
        state.warnings.extend(journal.warnings)
        if state.warnings and stops_on_warning:
            return
        author = run.author("P0911")
        if state.batch is None:
            state.batch = self._batches.open(JOURNALS, author)
        self._ledger.enter(journal, author, batch=state.batch)
        state.show(self._site.form_after_entry)

    def _typed(self, state: FormState) -> TypedJournal:
        """Read the screen by the user's preferences."""
        fields = {number: state.fields.get(number, "").strip() for number in FIELDS[ENTRY_FORM]}
        company = self._database["F0010"].first(CO=fields["50"])
        return TypedJournal(
            company=fields["50"],
            document_type=fields["320"],
            gl_date=self._read(fields["54"], self._date),
            explanation=fields["57"],
            currency=fields["273"] or (company.text("CRCD") if company else ""),
            exchange_rate=self._read(fields["275"], self._number),
            reference_short="",
            lines=tuple(self._typed_line(cells) for cells in state.rows),
        )

    def _typed_line(self, cells: dict[str, str]) -> TypedLine:
        return TypedLine(
            account=cells.get("12", "").strip(),
            amount=self._read(cells.get("13", ""), self._number),
            remark=cells.get("15", ""),
            subledger=cells.get("17", "").strip(),
            subledger_type=cells.get("18", "").strip(),
            reference_1=cells.get("16", ""),
            reference_2=cells.get("19", ""),
        )

    def _read(self, text: str, read: Callable[[str], str]) -> str:
        """Return the text as edits know it; what the user's format does not allow stays unreadable."""
        try:
            return read(text) if text.strip() else ""
        except BadLiteral:
            return f"? {text}"

    def _date(self, text: str) -> str:
        day = read_date(text, self._site)
        return f"{day:%m/%d/%Y}" if day else ""

    def _number(self, text: str) -> str:
        return f"{read_number(text, self._site):f}"


def first_form(name: object) -> str | None:
    """Return the form of a form service's name, if the simulator has it."""
    forms = {f"P0911_{form}": form for form in (BROWSE_FORM, ENTRY_FORM)}
    return forms.get(str(name))


def _message(code: str, title: str, description: str, control: str) -> FormMessage:
    return FormMessage(code=code, title=title, description=description, control=control)
