"""Build the routes that a connection has chosen."""

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.port import RouteName
from mlconnector_gui.jde.routes.batch import BatchRoute
from mlconnector_gui.jde.routes.form import FormRoute
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.orchestration import OrchestrationRoute
from mlconnector_gui.jde.routes.route import Route


def open_route(
    name: RouteName, settings: JdeSettings, *, data_service: DataService, reader: LedgerReader, clock: Clock
) -> Route:
    """Build it over the connection's one session; opens nothing."""
    contract = settings.contract_of(name)
    gate = WriteGate(session=data_service.session, settings=settings, now=clock.now)
    search = ReferenceSearch(
        data_service=data_service,
        reader=reader,
        reference_column=contract.reference_column,
        short_reference_column=contract.short_reference_column,
        environment=settings.login.environment,
    )
    match name:
        case RouteName.ORCHESTRATION:
            return OrchestrationRoute(gate=gate, search=search, contract=settings.contract)
        case RouteName.BATCH:
            return BatchRoute(
                gate=gate,
                data_service=data_service,
                reader=reader,
                search=search,
                contract=settings.batch_contract,
                times=settings.times_of(name),
                clock=clock,
            )
        case RouteName.FORM:
            return FormRoute(
                gate=gate,
                search=search,
                contract=settings.form_contract,
                times=settings.times_of(name),
                clock=clock,
            )
