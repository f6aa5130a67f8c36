"""The address book: its edits, and records in F0101, F0111, F0116 and F01151, with customer masters in F03012."""

from mlconnector_gui.jde.simulator.customer import CustomerRecord, TypedCustomer
from mlconnector_gui.jde.simulator.entry import Authorship, EntryRefused
from mlconnector_gui.jde.simulator.line_edits import LineEdits
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Value, padded_business_unit

# UDC 01/ST names C, V and E; A and O are general knowledge
SEARCH_TYPES = ("A", "C", "E", "O", "V")
_ALL_COMPANIES = "00000"


class AddressBook:
    """Owns what is added to the address book. Callers hold the database's lock."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    def numbered(self, long_address: str) -> list[Row]:
        return self._database["F0101"].find(ALKY=long_address) if long_address.strip() else []

    def has_master(self, number: int, company: str) -> bool:
        return self._database["F03012"].first(AN8=number, CO=company) is not None

    def add(self, customer: TypedCustomer, author: Authorship) -> int:
        """Write the record, as P01012 does, or raise EntryRefused with all errors."""
        edits = self._edited(customer)
        if edits.errors:
            raise EntryRefused(edits.errors, edits.warnings)
        number = self._database.take_address_number()
        day = author.local.date()
        self._insert("F0101", {**_book_columns(customer, number), "EFTB": day}, author)
        self._insert("F0111", {"AN8": number, "MLNM": customer.mailing_name or customer.name}, author)
        self._insert("F0116", {**_postal_columns(customer, number), "EFTB": day}, author)
        if customer.email:
            self._insert("F01151", {"AN8": number, "ETP": "E", "EMAL": customer.email}, author)
        return number

    def add_master(self, customer: TypedCustomer, number: int, author: Authorship) -> None:
        """Write the customer master, as P03013 does, or raise EntryRefused with all errors."""
        edits = LineEdits(self._database, self._site)
        self._check_master(customer, edits)
        if edits.errors:
            raise EntryRefused(edits.errors, edits.warnings)
        values: dict[str, Value] = {
            "AN8": number,
            "CO": customer.company,
            "ARC": customer.gl_offset,
            "CRCD": customer.currency,
            "TRAR": customer.payment_terms,
            "HDAR": "N",
        }
        self._insert("F03012", values, author)

    def records(self) -> list[CustomerRecord]:
        """Return every record that has a long address number, in order of entry."""
        rows = [row for row in self._database["F0101"].rows if row.text("ALKY")]
        return [self._record(row) for row in rows]

    def _record(self, row: Row) -> CustomerRecord:
        number = row.integer("AN8")
        addresses = self._database["F0116"].find(AN8=number)
        return CustomerRecord(
            number=number,
            long_address=row.text("ALKY"),
            name=row.text("ALPH"),
            search_type=row.text("AT1"),
            tax_id=row.text("TAX"),
            street=addresses[-1].text("ADD1") if addresses else "",
            city=addresses[-1].text("CTY1") if addresses else "",
            master_companies=tuple(one.text("CO") for one in self._database["F03012"].find(AN8=number)),
        )

    def _edited(self, customer: TypedCustomer) -> LineEdits:
        edits = LineEdits(self._database, self._site)
        if not customer.name.strip():
            edits.error("0010", "Alpha Name Required", "the name is blank", "28")
        if customer.search_type not in SEARCH_TYPES:
            edits.error("0018", "Search Type Invalid", f"{customer.search_type!r} is not in UDC 01/ST", "36")
        if self._database["F0006"].first(MCU=customer.business_unit.strip()) is None:
            edits.error("0052", "Business Unit Invalid", f"{customer.business_unit!r} is not in F0006", "62")
        self._check_key(customer, edits)
        for name, text, width in (
            ("name", customer.name, 40),
            ("mailing name", customer.mailing_name, 40),
            ("tax id", customer.tax_id, 20),
            ("long address number", customer.long_address, 20),
            ("city", customer.city, 25),
            ("state", customer.state, 3),
            ("postal code", customer.postal_code, 12),
            ("country", customer.country, 3),
            *(("address line", line, 40) for line in customer.lines),
        ):
            edits.text(text, width, name, "28")
        return edits

    def _check_key(self, customer: TypedCustomer, edits: LineEdits) -> None:
        if self._site.duplicate_long_addresses == "error" and self.numbered(customer.long_address):
            edits.error("0020", "Duplicate Long Address", f"{customer.long_address!r} exists", "30")

    def _check_master(self, customer: TypedCustomer, edits: LineEdits) -> None:
        if customer.company != _ALL_COMPANIES:
            edits.company(customer.company)
        if customer.currency and self._database["F0013"].first(CRCD=customer.currency) is None:
            edits.error("0199", "Currency Code Invalid", f"currency {customer.currency!r}", "70")
        if customer.payment_terms and self._database["F0014"].first(PTC=customer.payment_terms) is None:
            edits.error("0606", "Payment Terms Invalid", f"terms {customer.payment_terms!r}", "72")
        edits.text(customer.gl_offset, 4, "G/L offset", "74")

    def _insert(self, table: str, values: dict[str, Value], author: Authorship) -> None:
        columns = self._database[table].schema.columns
        stamp = {alias: value for alias, value in author.columns().items() if alias in columns}
        self._database[table].insert(values | stamp, entered_at=author.entered_at)


def _book_columns(customer: TypedCustomer, number: int) -> dict[str, Value]:
    return {
        "AN8": number,
        "ALKY": customer.long_address,
        "TAX": customer.tax_id,
        "ALPH": customer.name,
        "DC": "".join(customer.name.upper().split()),
        "MCU": padded_business_unit(customer.business_unit),
        "AT1": customer.search_type,
        "ATP": "N",
        "ATR": "Y" if customer.company else "N",
    }


def _postal_columns(customer: TypedCustomer, number: int) -> dict[str, Value]:
    lines = {f"ADD{position}": line for position, line in enumerate(customer.lines, start=1)}
    return {
        "AN8": number,
        **lines,
        "ADDZ": customer.postal_code,
        "CTY1": customer.city,
        "ADDS": customer.state,
        "CTR": customer.country,
    }
