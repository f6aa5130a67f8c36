"""Records of the address book with their customer masters (F0101, F0111, F0116, F03012), found and read back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.customer_drafting import CustomerFacts
from mlconnector_gui.accounting.customer_matching import (
    CustomerPolicy,
    KnownAddress,
    MatchBy,
    Separation,
    plain_tax_id,
    ruled_number,
)
from mlconnector_gui.accounting.customers import AddressRecord
from mlconnector_gui.jde.data_service import Condition, DataService, TableRead, contains, equal, one_of
from mlconnector_gui.jde.port import AddressSeen, DocumentKey, LedgerDocument, MasterSeen
from mlconnector_gui.jde.rows import Row

ADDRESS_BOOK = TableRead(table="F0101", columns=("AN8", "ALKY", "TAX", "ALPH", "MCU", "AT1"), key=("AN8",))
MAILING_NAMES = TableRead(table="F0111", columns=("AN8", "IDLN", "MLNM"), key=("AN8", "IDLN"))
POSTAL_ADDRESSES = TableRead(
    table="F0116",
    columns=("AN8", "EFTB", "ADD1", "ADD2", "ADD3", "ADD4", "ADDZ", "CTY1", "ADDS", "CTR"),
    key=("AN8", "EFTB"),
)
CUSTOMER_MASTERS = TableRead(table="F03012", columns=("AN8", "CO", "ARC", "CRCD", "TRAR"), key=("AN8", "CO"))
EMAILS = TableRead(table="F01151", columns=("AN8", "EMAL"), key=("AN8", "IDLN", "RCK7"))
"""
Electronic addresses, read only for those who are matched by e-mail.

The reference sheet does not list the table; its name, key and column are general knowledge, so that a site which
shows it otherwise refuses the question and leaves the customer unchecked.
"""
_TAX_ID_TAIL = 3
"""Groups of three are the shortest in which tax ids are written."""
_OWN_LINE = 0
"""The line of F0111 that is the record's own; the others are its contacts."""


@dataclass(frozen=True, slots=True)
class AddressReader:
    """Reads what the address book holds."""

    data_service: DataService

    async def numbers_of(self, long_address_number: str) -> Sequence[int]:
        """Return every record with a long address number; more than one is for the reader to refuse."""
        rows = await self._records(equal("ALKY", long_address_number))
        # compared once more: filters are the server's to understand
        return sorted(row.whole("AN8") for row in rows if row.text("ALKY") == long_address_number)

    async def document(self, key: DocumentKey) -> LedgerDocument | None:
        """Read one record with all that belongs to it."""
        rows = await self._records(equal("AN8", key.number))
        row = next((row for row in rows if row.whole("AN8") == key.number), None)
        if row is None:
            return None
        seen = replace(
            await self._seen(row),
            mailing_name=await self._mailing_name(key.number),
            masters=await self._masters(key.number),
        )
        return LedgerDocument(key=key, batch=0, explanation=seen.name, rows=(), address=seen)

    async def has_any(self, number: int | None) -> bool:
        """Say whether a record is shown: the one asked for, or any."""
        conditions = () if number is None else (equal("AN8", number),)
        grid = await self.data_service.any_rows(replace(ADDRESS_BOOK, conditions=conditions), size=1)
        return any(number in {None, row.whole("AN8")} for row in grid.rows)

    async def facts(
        self, record: AddressRecord, *, policy: CustomerPolicy, external_id: str
    ) -> CustomerFacts:
        """Ask for every record that may be the customer, and for the values that JDE must have."""
        found: dict[int, KnownAddress] = {}
        number = ruled_number(policy, record, external_id=external_id)
        emails = await self._emails(policy, record)
        questions = [equal("ALKY", record.long_address_number)]
        questions += [equal("AN8", number)] if number is not None else []
        questions += [one_of("AN8", *sorted(emails))] if emails else []
        if _is_matched(policy, MatchBy.TAX_ID) and record.tax_id:
            found |= await self._with_tax_id(record, emails)
        for question in questions:
            for row in await self._records(question):
                known = await self._known(row, record, emails)
                found[known.number] = known
        return CustomerFacts(
            known=tuple(found[number] for number in sorted(found)), unknown=await self._unknown(record)
        )

    async def _records(self, *conditions: Condition) -> Sequence[Row]:
        return await self.data_service.rows(replace(ADDRESS_BOOK, conditions=conditions))

    async def _of(self, read: TableRead, number: int) -> Sequence[Row]:
        rows = await self.data_service.rows(replace(read, conditions=(equal("AN8", number),)))
        return [row for row in rows if row.whole("AN8") == number]

    async def _seen(self, row: Row) -> AddressSeen:
        addresses = await self._of(POSTAL_ADDRESSES, row.whole("AN8"))
        newest = max(addresses, key=lambda one: str(one.day("EFTB") or ""), default=None)
        lines = [newest.text(f"ADD{number}") for number in range(1, 5)] if newest else []
        while lines and not lines[-1]:
            lines.pop()
        return AddressSeen(
            number=row.whole("AN8"),
            long_address_number=row.text("ALKY"),
            name=row.text("ALPH"),
            search_type=row.text("AT1"),
            business_unit=row.text("MCU"),
            tax_id=row.text("TAX"),
            lines=tuple(lines),
            city=newest.text("CTY1") if newest else "",
            state=newest.text("ADDS") if newest else "",
            postal_code=newest.text("ADDZ") if newest else "",
            country=newest.text("CTR") if newest else "",
        )

    async def _mailing_name(self, number: int) -> str:
        rows = await self._of(MAILING_NAMES, number)
        return next((row.text("MLNM") for row in rows if row.whole("IDLN") == _OWN_LINE), "")

    async def _masters(self, number: int) -> tuple[MasterSeen, ...]:
        return tuple(
            MasterSeen(
                company=row.text("CO"),
                gl_offset=row.text("ARC"),
                currency=row.text("CRCD"),
                payment_terms=row.text("TRAR"),
            )
            for row in await self._of(CUSTOMER_MASTERS, number)
        )

    async def _known(self, row: Row, record: AddressRecord, emails: Iterable[int]) -> KnownAddress:
        number, wanted = row.whole("AN8"), record.master
        masters = await self._masters(number) if wanted is not None else ()
        return KnownAddress(
            number=number,
            name=row.text("ALPH"),
            search_type=row.text("AT1"),
            tax_id=row.text("TAX"),
            long_address_number=row.text("ALKY"),
            emails=(record.email,) if number in emails else (),
            has_master=wanted is None or any(one.company == wanted.company for one in masters),
        )

    async def _with_tax_id(self, record: AddressRecord, emails: Iterable[int]) -> dict[int, KnownAddress]:
        """
        Return the records with the same tax id, whatever blanks and dashes people put into it.

        JDE compares to the letter, so it is asked for all that contain the last characters, which are compared here.
        """
        plain = plain_tax_id(record.tax_id)
        rows = await self._records(contains("TAX", plain[-_TAX_ID_TAIL:].upper()))
        same = [row for row in rows if plain_tax_id(row.text("TAX")) == plain]
        return {row.whole("AN8"): await self._known(row, record, emails) for row in same}

    async def _emails(self, policy: CustomerPolicy, record: AddressRecord) -> set[int]:
        if not _is_matched(policy, MatchBy.EMAIL) or not record.email:
            return set()
        spellings = dict.fromkeys((record.email, record.email.casefold()))
        rows = await self.data_service.rows(
            replace(
                EMAILS, columns=(*EMAILS.columns, "IDLN", "RCK7"), conditions=(one_of("EMAL", *spellings),)
            )
        )
        return {row.whole("AN8") for row in rows if row.text("EMAL").casefold() == record.email.casefold()}

    async def _unknown(self, record: AddressRecord) -> dict[str, str]:
        """Return the values, by field, that have no row of their own in JDE."""
        master = record.master
        needed = {"business_unit": ("F0006", "MCU", record.business_unit)}
        if master is not None:
            needed["currency"] = ("F0013", "CRCD", master.currency)
            needed["payment_terms"] = ("F0014", "PTC", master.payment_terms)
        unknown = {}
        for field, (table, column, value) in needed.items():
            # a business unit stands right-justified in its twelve characters; no source tells how it is asked for
            spellings = dict.fromkeys((value, value.rjust(12) if column == "MCU" else value))
            read = TableRead(
                table=table, columns=(column,), key=(column,), conditions=(one_of(column, *spellings),)
            )
            if value and not any(row.text(column) == value for row in await self.data_service.rows(read)):
                unknown[field] = value
        return unknown


def _is_matched(policy: CustomerPolicy, by: MatchBy) -> bool:
    return policy.separation is Separation.REAL and by in policy.match_by
