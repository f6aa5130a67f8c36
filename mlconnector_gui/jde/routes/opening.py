"""Build the routes that a connection has chosen: for journals, vouchers, customers and receipts."""

from dataclasses import dataclass

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.jde.content import (
    CustomerContent,
    ItemContent,
    JournalContent,
    ReceiptContent,
    VoucherContent,
)
from mlconnector_gui.jde.customer_look_up import CustomerSearch
from mlconnector_gui.jde.customers import AddressReader
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.item_records import ItemReader, ItemSearch
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.port import RouteName
from mlconnector_gui.jde.purposes import Purpose
from mlconnector_gui.jde.receipt_look_up import ReceiptSearch
from mlconnector_gui.jde.receipts import ReceiptReader
from mlconnector_gui.jde.routes.batch import BatchRoute
from mlconnector_gui.jde.routes.batch_tables import JournalTables, VoucherTables
from mlconnector_gui.jde.routes.customer_orchestration import CustomerOrchestrationRoute
from mlconnector_gui.jde.routes.form import FormRoute
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.item_orchestration import ItemOrchestrationRoute
from mlconnector_gui.jde.routes.orchestration import OrchestrationRoute
from mlconnector_gui.jde.routes.receipt_orchestration import ReceiptOrchestrationRoute
from mlconnector_gui.jde.routes.route import Route
from mlconnector_gui.jde.routes.voucher_orchestration import VoucherOrchestrationRoute
from mlconnector_gui.jde.voucher_look_up import VoucherSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Builds routes over one connection's session; opens nothing."""

    settings: JdeSettings
    data_service: DataService
    reader: LedgerReader
    clock: Clock

    def journal_route(self, name: RouteName) -> Route[JournalContent]:
        settings, contract = self.settings, self.settings.contract_of(name)
        search = ReferenceSearch(
            data_service=self.data_service,
            reader=self.reader,
            reference_column=contract.reference_column,
            short_reference_column=contract.short_reference_column,
            environment=settings.login.environment,
        )
        match name:
            case RouteName.ORCHESTRATION:
                return OrchestrationRoute(gate=self._gate, search=search, contract=settings.contract)
            case RouteName.BATCH:
                tables = JournalTables(
                    data_service=self.data_service,
                    reader=self.reader,
                    search=search,
                    contract=settings.batch_contract,
                )
                return BatchRoute(
                    gate=self._gate, tables=tables, times=settings.times_of(name), clock=self.clock
                )
            case RouteName.FORM:
                return FormRoute(
                    gate=self._gate,
                    search=search,
                    contract=settings.form_contract,
                    times=settings.times_of(name),
                    clock=self.clock,
                )

    def voucher_route(self, name: RouteName) -> Route[VoucherContent]:
        """Vouchers go through their batch table where journals go through one, else by orchestration."""
        settings, is_batch = self.settings, name is RouteName.BATCH
        contract = settings.voucher_batch_contract if is_batch else settings.voucher_contract
        search = VoucherSearch(
            data_service=self.data_service,
            reader=self.reader,
            reference_column=contract.reference_column,
            environment=settings.login.environment,
        )
        if not is_batch:
            return VoucherOrchestrationRoute(
                gate=self._gate, search=search, contract=settings.voucher_contract
            )
        tables = VoucherTables(
            data_service=self.data_service,
            reader=self.reader,
            search=search,
            contract=settings.voucher_batch_contract,
        )
        return BatchRoute(gate=self._gate, tables=tables, times=settings.times_of(name), clock=self.clock)

    def customer_route(self) -> Route[CustomerContent]:
        contract = self.settings.customer_contract
        search = CustomerSearch(
            reader=AddressReader(self.data_service),
            environment=self.settings.login.environment,
            completes=contract.fenced,
        )
        return CustomerOrchestrationRoute(gate=self._gate, search=search, contract=contract)

    def receipt_route(self) -> Route[ReceiptContent]:
        reader = ReceiptReader(data_service=self.data_service, ledger=self.reader)
        return ReceiptOrchestrationRoute(
            gate=self._gate,
            search=ReceiptSearch(reader=reader, environment=self.settings.login.environment),
            receive=self.settings.call_of(Purpose.GOODS_RECEIPT),
            take_back=self.settings.call_of(Purpose.GOODS_RECEIPT_REVERSAL),
        )

    def item_route(self) -> Route[ItemContent]:
        call = self.settings.call_of(Purpose.ITEM)
        return ItemOrchestrationRoute(
            gate=self._gate,
            search=ItemSearch(
                reader=ItemReader(self.data_service),
                environment=self.settings.login.environment,
                completes=call.fenced,
            ),
            call=call,
        )

    @property
    def _gate(self) -> WriteGate:
        return WriteGate(session=self.data_service.session, settings=self.settings, now=self.clock.now)
