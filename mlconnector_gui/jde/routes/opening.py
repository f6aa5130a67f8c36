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
from mlconnector_gui.jde.routes.calls import (
    customer_calls,
    item_calls,
    journal_calls,
    receipt_calls,
    voucher_calls,
)
from mlconnector_gui.jde.routes.form import FormRoute
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.orchestration import OrchestrationRoute
from mlconnector_gui.jde.routes.route import Route
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
                return OrchestrationRoute(
                    gate=self._gate,
                    search=search,
                    calls=journal_calls(settings.contract),
                    key_space="orchestration" if settings.contract.fenced else "",
                )
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
            contract = settings.voucher_contract
            return OrchestrationRoute(
                gate=self._gate,
                search=search,
                calls=voucher_calls(contract),
                key_space=_key_space(contract.name, is_fenced=contract.fenced),
            )
        tables = VoucherTables(
            data_service=self.data_service,
            reader=self.reader,
            search=search,
            contract=settings.voucher_batch_contract,
        )
        return BatchRoute(gate=self._gate, tables=tables, times=settings.times_of(name), clock=self.clock)

    def customer_route(self) -> Route[CustomerContent]:
        """JDE keeps no unique key: the orchestration looks the long address number up before it adds anything."""
        contract = self.settings.customer_contract
        search = CustomerSearch(
            reader=AddressReader(self.data_service),
            environment=self.settings.login.environment,
            completes=contract.fenced,
        )
        return OrchestrationRoute(
            gate=self._gate,
            search=search,
            calls=customer_calls(contract),
            key_space=_key_space(contract.name, is_fenced=contract.fenced),
        )

    def receipt_route(self) -> Route[ReceiptContent]:
        """Fenced only where both ways are: they look the container up before they receive or take back."""
        reader = ReceiptReader(data_service=self.data_service, ledger=self.reader)
        receive = self.settings.call_of(Purpose.GOODS_RECEIPT)
        take_back = self.settings.call_of(Purpose.GOODS_RECEIPT_REVERSAL)
        return OrchestrationRoute(
            gate=self._gate,
            search=ReceiptSearch(reader=reader, environment=self.settings.login.environment),
            calls=receipt_calls(receive, take_back),
            key_space=_key_space(receive.name, is_fenced=receive.fenced and take_back.fenced),
        )

    def item_route(self) -> Route[ItemContent]:
        """JDE keeps second item numbers unique, and the orchestration looks the number up before it adds."""
        call = self.settings.call_of(Purpose.ITEM)
        return OrchestrationRoute(
            gate=self._gate,
            search=ItemSearch(
                reader=ItemReader(self.data_service),
                environment=self.settings.login.environment,
                completes=call.fenced,
            ),
            calls=item_calls(call),
            key_space=_key_space(call.name, is_fenced=call.fenced),
        )

    @property
    def _gate(self) -> WriteGate:
        return WriteGate(session=self.data_service.session, settings=self.settings, now=self.clock.now)


def _key_space(name: str, *, is_fenced: bool) -> str:
    return f"orchestration/{name}" if is_fenced else ""
