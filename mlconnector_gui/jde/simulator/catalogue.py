"""Every table of the simulated database, by name."""

from mlconnector_gui.jde.simulator.address_schema import ADDRESS_TABLES
from mlconnector_gui.jde.simulator.batch_schema import BATCH_TABLES
from mlconnector_gui.jde.simulator.masters_schema import MASTERS_TABLES
from mlconnector_gui.jde.simulator.payables_schema import PAYABLES_TABLES
from mlconnector_gui.jde.simulator.purchasing_schema import PURCHASING_TABLES
from mlconnector_gui.jde.simulator.schema import GENERAL_TABLES

TABLES = {
    table.name: table
    for table in (
        *GENERAL_TABLES,
        *ADDRESS_TABLES,
        *BATCH_TABLES,
        *PAYABLES_TABLES,
        *MASTERS_TABLES,
        *PURCHASING_TABLES,
    )
}
