"""R09110Z: makes journals of the rows in F0911Z1, transaction by transaction."""

from mlconnector_gui.jde.simulator.accounts import find_account
from mlconnector_gui.jde.simulator.batches import JOURNALS, Batches
from mlconnector_gui.jde.simulator.edits import JournalEdits
from mlconnector_gui.jde.simulator.entry import (
    Authorship,
    EditedJournal,
    EntryRefused,
    FormMessage,
    TypedJournal,
)
from mlconnector_gui.jde.simulator.ledger import Ledger
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.reports import Selection
from mlconnector_gui.jde.simulator.retyping import plain, refusal, typed_day, typed_line
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row
from mlconnector_gui.jde.simulator.transactions import Transaction, TransactionMarks, transactions_of

_VOUCHER_ROW = "V"


class JournalBatch:
    """
    Processes what is not processed yet; a transaction that is refused stays as it was and stops no other.

    A run makes one JDE batch of each EDUS and EDBT, if any of its transactions is good.
    """

    name = "R09110Z"

    def __init__(self, *, database: Database, ledger: Ledger, batches: Batches, site: Site) -> None:
        self._database = database
        self._ledger = ledger
        self._batches = batches
        self._site = site
        self._marks = TransactionMarks(database, site)

    def process(self, selection: Selection, run: Run) -> None:
        author = run.author(self.name)
        opened: dict[tuple[str, str], int] = {}
        rows = selection.rows(self._database, "F0911Z1")
        for transaction in transactions_of(row for row in rows if row.text("EDTR") != _VOUCHER_ROW):
            if transaction.open_rows:
                self._process_one(transaction, author, opened)

    def _process_one(
        self, transaction: Transaction, author: Authorship, opened: dict[tuple[str, str], int]
    ) -> None:
        try:
            journal = self._edited(transaction)
        except EntryRefused as refused:
            self._marks.refused(transaction, refused.errors, author)
            return
        key = (transaction.user, transaction.batch)
        if key not in opened:
            opened[key] = self._batches.open(JOURNALS, author)
        document = self._ledger.enter(journal, author, batch=opened[key])
        self._marks.processed("F0911Z1", transaction.rows, document, JOURNALS, author)

    def _edited(self, transaction: Transaction) -> EditedJournal:
        if transaction.is_processed:
            raise refusal("Duplicate Transaction", "rows of this transaction were processed before")
        rows = transaction.rows
        for row in rows:
            if row.text("LT") not in ("", "AA"):
                raise refusal("Ledger Type Invalid", f"ledger type {row.text('LT')!r}")
        return JournalEdits(self._database, self._site, self._typed(rows)).edited()

    def _typed(self, rows: tuple[Row, ...]) -> TypedJournal:
        """Type the journal as its first row heads it."""
        first = rows[0]
        company = first.text("KCO") or self._account_company(first)
        constants = self._database["F0010"].first(CO=company)
        base = constants.text("CRCD") if constants else first.text("CRCD")
        currency = first.text("CRCD") or base
        is_foreign = currency != base
        if first.text("CRRM") not in ("", "F" if is_foreign else "D"):
            raise refusal("Currency Mode Invalid", f"mode {first.text('CRRM')} with {currency} in {base}")
        return TypedJournal(
            company=company,
            document_type=first.text("DCT"),
            gl_date=typed_day(first, "DGJ"),
            explanation=first.text("EXA"),
            currency=currency,
            exchange_rate=plain(first.number("CRR")) if first.number("CRR") else "",
            reference_short="",
            lines=tuple(typed_line(row, is_foreign=is_foreign) for row in rows),
        )

    def _account_company(self, row: Row) -> str:
        account = find_account(self._database, row.text("ANI"), self._site.account_separator)
        if isinstance(account, FormMessage):
            raise EntryRefused([account], [])
        return account.text("CO")
