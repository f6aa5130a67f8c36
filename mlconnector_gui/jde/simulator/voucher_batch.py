"""R04110ZA: makes vouchers of the rows in F0411Z1 and their distribution in F0911Z1."""

from collections.abc import Sequence
from dataclasses import replace

from mlconnector_gui.jde.simulator.batches import VOUCHERS, Batches
from mlconnector_gui.jde.simulator.entry import Authorship, EntryRefused
from mlconnector_gui.jde.simulator.match_automation import MatchAutomation, MatchedLine
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.payables import Payables
from mlconnector_gui.jde.simulator.reports import Selection
from mlconnector_gui.jde.simulator.retyping import plain, refusal, typed_day, typed_line
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row
from mlconnector_gui.jde.simulator.transactions import Transaction, TransactionMarks, transactions_of
from mlconnector_gui.jde.simulator.voucher import EditedVoucher, TypedPayItem, TypedVoucher
from mlconnector_gui.jde.simulator.voucher_edits import VoucherEdits


class VoucherBatch:
    """
    Processes what is not processed yet; a voucher that is refused stays as it was and stops no other.

    An EDTN that became a voucher once is refused for ever, purged or not, under whatever batch it comes again.
    """

    name = "R04110ZA"

    def __init__(
        self,
        *,
        database: Database,
        payables: Payables,
        batches: Batches,
        matching: MatchAutomation,
        site: Site,
    ) -> None:
        self._database = database
        self._payables = payables
        self._matching = matching
        self._batches = batches
        self._site = site
        self._marks = TransactionMarks(database, site)
        self._known: set[str] = set()

    def process(self, selection: Selection, run: Run) -> None:
        author = run.author(self.name)
        opened: dict[tuple[str, str], int] = {}
        for transaction in transactions_of(selection.rows(self._database, "F0411Z1")):
            if transaction.open_rows:
                self._process_one(transaction, author, opened)

    def _process_one(
        self, transaction: Transaction, author: Authorship, opened: dict[tuple[str, str], int]
    ) -> None:
        distribution = self._distribution(transaction)
        try:
            matched = self._matching.matched(transaction.rows, seen_at=author)
            voucher = self._edited(transaction, distribution, matched)
        except EntryRefused as refused:
            self._marks.refused(transaction, refused.errors, author)
            return
        key = (transaction.user, transaction.batch)
        if key not in opened:
            opened[key] = self._batches.open(VOUCHERS, author)
        document = self._payables.enter(voucher, author, batch=opened[key])
        self._matching.enter(matched, document, author)
        self._known.add(transaction.number)
        self._marks.processed("F0411Z1", transaction.rows, document, VOUCHERS, author)
        self._marks.processed("F0911Z1", distribution, document, VOUCHERS, author)

    def _distribution(self, transaction: Transaction) -> list[Row]:
        rows = self._database["F0911Z1"].find(
            EDTN=transaction.number, EDUS=transaction.user, EDBT=transaction.batch
        )
        return sorted((row for row in rows if row.text("EDSP") != "1"), key=lambda row: row.number("EDLN"))

    def _edited(
        self, transaction: Transaction, distribution: Sequence[Row], matched: Sequence[MatchedLine]
    ) -> EditedVoucher:
        if transaction.number in self._known:
            raise refusal("Duplicate Transaction", f"{transaction.number} is in F0411 already")
        if matched and distribution:
            raise refusal("Distribution Not Allowed", "match automation makes the distribution")
        typed = self._typed(transaction.rows, distribution)
        if matched:
            typed = replace(typed, distribution=tuple(one.charge for one in matched))
        return VoucherEdits(self._database, self._site, typed).edited()

    def _typed(self, rows: Sequence[Row], distribution: Sequence[Row]) -> TypedVoucher:
        """Type the voucher as its first row heads it; each row is a pay item."""
        first = rows[0]
        company = first.text("CO") or first.text("KCO")
        constants = self._database["F0010"].first(CO=company)
        base = constants.text("CRCD") if constants else first.text("CRCD")
        currency = first.text("CRCD") or base
        is_foreign = currency != base
        if first.text("CRRM") not in ("", "F" if is_foreign else "D"):
            raise refusal("Currency Mode Invalid", f"mode {first.text('CRRM')} with {currency} in {base}")
        return TypedVoucher(
            company=company,
            document_type=first.text("DCT"),
            supplier=str(first.integer("AN8")),
            invoice_number=first.text("VINV"),
            invoice_date=typed_day(first, "DIVJ"),
            gl_date=typed_day(first, "DGJ"),
            currency=currency,
            exchange_rate=plain(first.number("CRR")) if first.number("CRR") else "",
            payment_terms=first.text("PTC"),
            tax_area=first.text("TXA1"),
            tax_explanation=first.text("EXR1"),
            pay_items=tuple(_pay_item(row, is_foreign=is_foreign) for row in rows),
            distribution=tuple(typed_line(row, is_foreign=is_foreign) for row in distribution),
        )


def _pay_item(row: Row, *, is_foreign: bool) -> TypedPayItem:
    common = {"due_date": typed_day(row, "DDJ"), "remark": row.text("RMK")}
    if not is_foreign:
        return TypedPayItem(
            gross=plain(row.number("AG")),
            taxable=plain(row.number("ATXA")),
            non_taxable=plain(row.number("ATXN")),
            tax=plain(row.number("STAM")),
            **common,
        )
    if any(row.number(alias) for alias in ("ATXA", "ATXN", "STAM")):
        raise refusal("Tax Amounts Invalid", "a foreign voucher gives its gross amount in ACR alone")
    return TypedPayItem(gross=plain(row.number("ACR")), **common)
