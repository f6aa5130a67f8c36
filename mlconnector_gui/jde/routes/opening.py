"""Build the routes of a connection: the one it has chosen for journals, and that of its vouchers."""

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.jde.content import JournalContent, VoucherContent
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.port import RouteName
from mlconnector_gui.jde.routes.batch import BatchRoute
from mlconnector_gui.jde.routes.batch_tables import JournalTables, VoucherTables
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.orchestration import OrchestrationRoute
from mlconnector_gui.jde.routes.route import Route
from mlconnector_gui.jde.routes.voucher_orchestration import VoucherOrchestrationRoute
from mlconnector_gui.jde.voucher_look_up import VoucherSearch


def open_route(
    settings: JdeSettings, *, data_service: DataService, reader: LedgerReader, clock: Clock
) -> Route[JournalContent]:
    """Build it over the connection's one session; opens nothing."""
    gate = WriteGate(session=data_service.session, settings=settings, now=clock.now)
    search = ReferenceSearch(
        data_service=data_service,
        reader=reader,
        reference_column=settings.chosen_contract.reference_column,
        short_reference_column=settings.chosen_contract.short_reference_column,
        environment=settings.login.environment,
    )
    match settings.route:
        case RouteName.ORCHESTRATION:
            return OrchestrationRoute(gate=gate, search=search, contract=settings.contract)
        case RouteName.BATCH:
            tables = JournalTables(
                data_service=data_service, reader=reader, search=search, contract=settings.batch_contract
            )
            return BatchRoute(gate=gate, tables=tables, times=settings.times, clock=clock)


def open_voucher_route(
    settings: JdeSettings, *, data_service: DataService, reader: LedgerReader, clock: Clock
) -> Route[VoucherContent]:
    """Build the way of vouchers: through their batch table where journals go through one, else by orchestration."""
    gate = WriteGate(session=data_service.session, settings=settings, now=clock.now)
    is_batch = settings.route is RouteName.BATCH
    contract = settings.voucher_batch_contract if is_batch else settings.voucher_contract
    search = VoucherSearch(
        data_service=data_service,
        reader=reader,
        reference_column=contract.reference_column,
        environment=settings.login.environment,
    )
    if not is_batch:
        return VoucherOrchestrationRoute(gate=gate, search=search, contract=settings.voucher_contract)
    tables = VoucherTables(
        data_service=data_service, reader=reader, search=search, contract=settings.voucher_batch_contract
    )
    return BatchRoute(gate=gate, tables=tables, times=settings.times, clock=clock)
