"""The simulated AIS server: its public face, its books, and what surrounds them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import FaultableApplication
from mlconnector_gui.jde.simulator.address_book import AddressBook
from mlconnector_gui.jde.simulator.batch_insertion import journal_insertion, voucher_insertion
from mlconnector_gui.jde.simulator.batches import Batches
from mlconnector_gui.jde.simulator.cursors import Cursors
from mlconnector_gui.jde.simulator.customer import CustomerRecord
from mlconnector_gui.jde.simulator.customer_orchestration import CustomerOrchestration
from mlconnector_gui.jde.simulator.data_routes import DataEndpoints
from mlconnector_gui.jde.simulator.dataservice import DataService
from mlconnector_gui.jde.simulator.entry import CONVERTED, Authorship
from mlconnector_gui.jde.simulator.form_routes import FormEndpoints
from mlconnector_gui.jde.simulator.form_stacks import FormStacks
from mlconnector_gui.jde.simulator.item_master import ItemMaster
from mlconnector_gui.jde.simulator.item_orchestration import ItemOrchestration
from mlconnector_gui.jde.simulator.journal_batch import JournalBatch
from mlconnector_gui.jde.simulator.journal_form import JournalForm
from mlconnector_gui.jde.simulator.journal_orchestration import JournalOrchestration
from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.ledger import Ledger
from mlconnector_gui.jde.simulator.match_automation import MatchAutomation
from mlconnector_gui.jde.simulator.openings import enter_openings
from mlconnector_gui.jde.simulator.orchestration import Orchestration
from mlconnector_gui.jde.simulator.orchestration_routes import OrchestrationEndpoints
from mlconnector_gui.jde.simulator.orchestrations import Orchestrator
from mlconnector_gui.jde.simulator.payables import Payables
from mlconnector_gui.jde.simulator.purchase_seed import BUYER, change_order, enter_order
from mlconnector_gui.jde.simulator.purchasing_life import PurchasingLife
from mlconnector_gui.jde.simulator.receipt import ReceiptRecord
from mlconnector_gui.jde.simulator.receipt_orchestrations import ReceiptOrchestration, ReceiptReversal
from mlconnector_gui.jde.simulator.receiving import Receiving
from mlconnector_gui.jde.simulator.renamed import RecordedJournal
from mlconnector_gui.jde.simulator.report_routes import ReportEndpoints
from mlconnector_gui.jde.simulator.reports import BatchProcessing, Report, ReportQueue
from mlconnector_gui.jde.simulator.seed import NEVER, seed_database
from mlconnector_gui.jde.simulator.server import Server
from mlconnector_gui.jde.simulator.session_routes import SessionEndpoints
from mlconnector_gui.jde.simulator.sessions import Sessions
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row
from mlconnector_gui.jde.simulator.voucher import VoucherDocument
from mlconnector_gui.jde.simulator.voucher_batch import VoucherBatch
from mlconnector_gui.jde.simulator.voucher_orchestration import VoucherOrchestration
from mlconnector_gui.jde.simulator.wire import Refusal
from mlconnector_gui.sandbox.books import LedgerDocument, OwedDocument
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.purchases import OrderChange, WorldOrder, purchase_orders
from mlconnector_gui.sandbox.world import World

_PLAIN_SITE = Site()

_Endpoints = SessionEndpoints | DataEndpoints | OrchestrationEndpoints | ReportEndpoints | FormEndpoints


class AisSimulator:
    """
    A JD Edwards AIS server with a small invented company group behind it.

    `app` is served; everything else is for operators (`post_batches`, `set_period`) and for checkers
    (`documents`, `vouchers`, `requests`), who may call from another thread.
    """

    def __init__(self, world: World, faults: FaultPlan, site: Site = _PLAIN_SITE) -> None:
        self._world = world
        self._database = Database()
        seed_database(self._database, world=world, site=site)
        if site.in_use:
            enter_openings(self._database, day=world.first_day, author=_converter(world))
        self._batches = Batches(self._database, site)
        self._ledger = Ledger(self._database, self._batches)
        self._payables = Payables(self._database, self._ledger, self._batches)
        self._address_book = AddressBook(self._database, site)
        self._items = ItemMaster(self._database)
        self._receiving = Receiving(self._database, self._ledger, self._batches, site)
        self._purchasing = PurchasingLife(self._database, self._receiving, self._ledger, self._batches)
        self._late = LateCommits()
        self._enter_orders()
        self._server = Server(
            world=world,
            site=site,
            faults=faults,
            database=self._database,
            sessions=Sessions(world, site),
            cursors=Cursors(world, site),
        )
        self.requests: list[tuple[str, str]] = []
        """Method, path and query of every request seen."""
        self.app: Starlette = self._application()

    def _application(self) -> Starlette:
        server = self._server
        queue = self._report_queue()
        data_service = DataService(
            database=self._database, world=self._world, site=server.site, cursors=server.cursors
        )
        orchestrator = Orchestrator(
            database=self._database, orchestrations=self._orchestrations(queue), site=server.site
        )
        dice = self._world.random("ais broken runs")
        endpoints: tuple[_Endpoints, ...] = (
            SessionEndpoints(server),
            DataEndpoints(server, data_service),
            OrchestrationEndpoints(server, orchestrator, self._late, dice),
            ReportEndpoints(server, queue, self._late),
            FormEndpoints(server, self._form_stacks(), self._late),
        )
        prefixes = [
            "/jderest",
            *["/jderest/v2"] * server.site.is_v2_served,
            *["/jderest/v3"] * server.site.is_v3_served,
        ]
        routes: list[Route] = [
            route for prefix in prefixes for group in endpoints for route in group.routes(prefix)
        ]
        return FaultableApplication(
            on_request=self._seen, routes=routes, exception_handlers={Refusal: _refusal_handler(server)}
        )

    def _report_queue(self) -> ReportQueue:
        site = self._server.site
        reports: tuple[Report, ...] = (
            JournalBatch(database=self._database, ledger=self._ledger, batches=self._batches, site=site),
            VoucherBatch(
                database=self._database,
                payables=self._payables,
                batches=self._batches,
                matching=MatchAutomation(self._database, self._receiving),
                site=site,
            ),
        )
        return ReportQueue(
            self._database,
            self._late,
            {report.name: report for report in reports},
            seconds=site.ube_seconds,
        )

    def _form_stacks(self) -> FormStacks:
        form = JournalForm(
            database=self._database,
            ledger=self._ledger,
            batches=self._batches,
            site=self._server.site,
        )
        return FormStacks(self._database, form, self._world.random("ais application stacks"))

    def _orchestrations(self, queue: ReportQueue) -> tuple[Orchestration, ...]:
        journal: Orchestration = JournalOrchestration(
            database=self._database, ledger=self._ledger, site=self._server.site
        )
        return (
            RecordedJournal(journal) if self._server.site.recorded_journal else journal,
            VoucherOrchestration(database=self._database, payables=self._payables, site=self._server.site),
            journal_insertion(self._database),
            BatchProcessing(name="MLC_Process_Journal_Batch", report="R09110Z", queue=queue),
            voucher_insertion(self._database),
            BatchProcessing(name="MLC_Process_Voucher_Batch", report="R04110ZA", queue=queue),
            CustomerOrchestration(book=self._address_book, site=self._server.site),
            ReceiptOrchestration(receiving=self._receiving, site=self._server.site),
            ReceiptReversal(receiving=self._receiving, site=self._server.site),
            ItemOrchestration(database=self._database, site=self._server.site),
        )

    def _enter_orders(self) -> None:
        for order in purchase_orders(self._world):
            enter_order(self._database, order)
            for change in order.changes:
                self._late.add(change.at, partial(self._change_order, order, change))

    def _change_order(self, order: WorldOrder, change: OrderChange, moment: datetime) -> None:
        change_order(self._database, order, change, self._author("P4310", BUYER, moment))

    def _author(self, program: str, username: str, moment: datetime) -> Authorship:
        return Authorship(
            username=username, program=program, local=self._server.local_at(moment), entered_at=moment
        )

    def _seen(self, method: str, path: str) -> None:
        self.requests.append((method, path))
        self._execute_due()

    def _execute_due(self) -> None:
        with self._database.lock:
            self._late.execute_due(self._world.now)

    def documents(self) -> list[LedgerDocument]:
        """
        Return every document in F0911, of whichever route, actual and foreign amounts folded, in order of entry.

        What the ledger held from the start is left out, and nothing else: a document of anybody's is in the books.
        A voucher is shown by its distribution: its lines add up to what F0411 owes the supplier, not to zero.
        """
        with self._database.lock:
            self._execute_due()
            return self._ledger.documents()

    def vouchers(self) -> list[VoucherDocument]:
        """Return every voucher in F0411, in order of entry, but those held from the start."""
        with self._database.lock:
            self._execute_due()
            return self._payables.documents()

    def owed(self) -> list[OwedDocument]:
        """Return what each of these vouchers comes to."""
        return [
            OwedDocument(
                document_number=one.document_number,
                invoice_number=one.invoice_number,
                gross=one.gross,
                foreign_gross=one.foreign_gross,
            )
            for one in self.vouchers()
        ]

    def customers(self) -> list[CustomerRecord]:
        """Return every record of F0101 that has a long address number, in order of entry."""
        with self._database.lock:
            self._execute_due()
            return self._address_book.records()

    def base_price(self, sku: str) -> Decimal | None:
        """Return the price at which the site sells an item today."""
        with self._database.lock:
            return self._items.price(sku, on=self._server.local_now().date())

    def add_item(self, sku: str, description: str) -> None:
        """Enter an item that is sold, without a price yet."""
        with self._database.lock:
            local, now = self._server.local_now(), self._world.now
            self._items.add(sku, description, local=local, entered_at=now)

    def categorize_item(self, sku: str, **codes: str) -> None:
        """Give an item sales category codes: SRP1="WEB"."""
        with self._database.lock:
            self._items.categorize(sku, codes, local=self._server.local_now())

    def convert_unit(self, sku: str, unit: str, other: str, factor: Decimal) -> None:
        """Enter how many of another unit of measure one of a unit is, such as what a piece weighs."""
        with self._database.lock:
            local, now = self._server.local_now(), self._world.now
            self._items.convert(sku, unit, other, factor, local=local, entered_at=now)

    def set_base_price(
        self, sku: str, amount: Decimal, *, effective: date | None = None, expires: date = NEVER
    ) -> None:
        """Enter a base price, for now or for later."""
        with self._database.lock:
            self._items.set_price(
                sku,
                amount,
                local=self._server.local_now(),
                entered_at=self._world.now,
                effective=effective,
                expires=expires,
            )

    def add_cross_reference(self, sku: str, number: str) -> None:
        with self._database.lock:
            local, now = self._server.local_now(), self._world.now
            self._items.add_reference(sku, number, local=local, entered_at=now)

    def change_item(self, sku: str, **changes: str) -> None:
        """Change columns of an item, as P4101 does."""
        with self._database.lock:
            self._items.change_item(sku, changes, local=self._server.local_now())

    def receipts(self) -> list[ReceiptRecord]:
        """Return every line of every receipt in F43121, in order of entry."""
        with self._database.lock:
            self._execute_due()
            return self._receiving.records()

    def receive_by_hand(self, order: str, quantities: dict[str, str], *, container: str = "") -> int:
        """Have somebody of the site receive an order in P4312; returns the receipt's document number."""
        with self._database.lock:
            self._execute_due()
            author = self._author("P4312", "RECEIVER", self._world.now)
            return self._purchasing.receive_by_hand(
                order, quantities, author, container=container
            ).document_number

    def match_voucher(self, receipt: int, *, invoice: str, over: Decimal = Decimal(0)) -> int:
        """Have somebody of the site voucher a receipt in P4314; returns the voucher's number."""
        with self._database.lock:
            author = self._author("P4314", "PAYABLES", self._world.now)
            document = self._purchasing.match_voucher(receipt, invoice=invoice, over=over, author=author)
            return document.document_number

    def pay_voucher(self, voucher: int) -> int:
        """Have the site pay a voucher in full; returns the payment's number."""
        with self._database.lock:
            return self._purchasing.pay(voucher, self._author("P04572", "PAYABLES", self._world.now))

    def post_batches(self) -> int:
        """Approve and post every batch that waits, as JDE's operators do; return how many."""
        with self._database.lock:
            self._execute_due()
            return self._ledger.post(
                Authorship(
                    username="OPERATOR",
                    program="R09801",
                    local=self._server.local_now(),
                    entered_at=self._world.now,
                )
            )

    def set_period(self, company: str, period: int, *, year: int | None = None) -> None:
        """Make a period the company's current one; the periods before it are closed by that."""
        with self._database.lock:
            constants = self._company(company)
            year_start = date(year or constants.day("DFYJ").year, 1, 1)
            constants.values.update(dict.fromkeys(("PNC", "ARPN", "APPN"), period))
            constants.values.update(dict.fromkeys(("DFYJ", "ARFJ", "APFJ"), year_start))

    def close_period(self, company: str) -> None:
        """Close the company's current period: the next one becomes current."""
        with self._database.lock:
            constants = self._company(company)
            months = constants.day("DFYJ").year * 12 + constants.integer("PNC")
            self.set_period(company, months % 12 + 1, year=months // 12)

    def _company(self, company: str) -> Row:
        constants = self._database["F0010"].first(CO=company)
        if constants is None:
            raise KeyError(company)
        return constants

    def expire_sessions(self) -> None:
        """Lose every session and open result set, as a restart of AIS does."""
        with self._database.lock:
            self._server.restart()

    @property
    def open_sessions(self) -> int:
        with self._database.lock:
            return self._server.sessions.open_count()

    @property
    def logins(self) -> int:
        """Return how many tokens were granted, temporary sessions included."""
        return self._server.sessions.logins


def _converter(world: World) -> Authorship:
    """Return who took the balances over, before the world began."""
    before = datetime.combine(world.first_day, time(6), UTC) - timedelta(days=1)
    return Authorship(username=CONVERTED, program="SEED", local=before, entered_at=before)


def _refusal_handler(server: Server) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_request: Request, problem: Exception) -> Response:
        if not isinstance(problem, Refusal):
            raise problem
        return server.refused(problem)

    return answer
